"""The engine: what happens, as pure functions over a Program. The standard library only.

Vocabulary
- *state*: the scene, the stack of calls and the value of every slot (`state.State`).
- *step*: one choice taken, with its roll (`step.step`), in the one order that design fixes; everything that changes a
  state is in `step` and the operations of `operations`.
- *event*: a plain tuple that says what happened, its name first; the front ends print them.
- *machine*: a Program's closures for one difficulty mode, linked scene by scene as they are needed (`machine`).
- *offer*: a choice as the player sees it, open or locked (`offers`).
- *roll*: `success`, `failure`, `pushed`, the id of a chance's outcome, or None; decided from the seed (`chance`).

Rule of the room: no clock, no file, no random source; the same program, state, choice and roll give the same outcome
on every platform.
"""
