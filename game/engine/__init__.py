"""The engine: what happens, as pure functions over a Program. The standard library only.

Vocabulary
- *state*: the scene, the stack of calls and the value of every slot (`state.State`).
- *step*: one choice taken, with its roll (`step.step`), in the one order that design fixes: what comes before it moves
  is in `step`, what comes after in `walking`. Everything that changes a value is an operation of `operations`.
- *event*: a plain tuple that says what happened, its name first; the front ends print them.
- *terms*: what a step asks and weighs as code, put together from what stands in the tables (`terms`).
- *machine*: a Program's closures for one difficulty mode, linked scene by scene as they are needed, and what is
  remembered of its steps, open choices and weights (`machine`).
- *remembered*: kept by those of the values that were read, and found again where these are the same (`remembered`); a
  step that is found is done `again`, which makes the changes that it made.
- *chapter*: an episode, or a library, whose scenes belong to the episode of their caller (`chapters`).
- *offer*: a choice as the player sees it, open or locked (`offers`).
- *roll*: `success`, `failure`, `pushed`, the id of a chance's outcome, or None; decided from the seed (`chance`).

Rule of the room: no clock, no file, no random source; the same program, state, choice and roll give the same outcome
on every platform.
"""
