"""The proof room: what can happen in a story, over every choice and every roll, as sets of states.

Vocabulary
- *value set* (`domains`): the values that a slot can ever have in a mode; `flow` narrows it to those it can have at a
  point, all slots' in one integer (`known`). A slot with one value there is no part of any set.
- *terrain* (`terrain`): what every exploration of a mode stands on: points, their `outline`, value sets at each.
- *layout* (`layout`): a place value (stride) for each slot that matters, in a mixed radix over the value sets; a
  valuation is a bit position, and a set of valuations is ONE integer, its *bits*. `layouts` says which a point has.
- *form* (`form`): what stands in for that integer, with its operators: some integers (dense, `rows`), a sorted array of
  the positions of its bits (sparse, `sparse_*`), or products (`projected`) of *near* bits and *far* ones, the far slots
  being those that an episode only carries (`carrying`). `exploring` says which is taken.
- *rows* (`rows`, `rows_layout`, `rows_moves`, `rows_across`): the usual form of a set: the upper slots of a layout say
  which integer, the lower ones which bit of it, so that what changes an upper slot moves no bit and masks are short.
  Where a layout has few bits its sets are one integer each.
- *mask* (`masks`): the bits of all valuations on which a condition holds; a constant of a layout.
- *movement* (`movements`): what a guard, an effect or a change of layout does to bits, forward and backward; `parted`
  carries bits to another layout, or to an easier mode, slot by slot.
- *point* (`points`): everything that decides what comes next but the values: where a step stands inside itself, the
  scene, the stack, the timers that are due and the rules that fired. A *cell* is the point between two steps.
- *link* (`points`): from a point to the next, with the conditions and effects on the way, its *items*, taken from the
  Program (`openings`, `ticking`). Equal items are one value (`alike`), so that each is looked at once.
- *liveness* (`liveness`): which slots can matter from a point on; the others stand at their first value in a cell.
- *space* (`space`): points and links of one mode, linked to layouts and movements as they are first reached.
- *layer* (`reach`): the bits first reached with that many choices. `Reached` keeps them for every cell.
- *walkthrough* (`walkthrough`): pulled back through the layers, then replayed through `step`; one that does not do
  what it claims is a bug and raises `Disproved`.
- *glimpse* (`glimpse`): where something that is read within a step, and decides nothing, is first come to.
- *piece* (`pieces`): a conditional part of a text, with two sides; a *site* (`sites`) is where a text is read that no
  operation prints, and a *mark* what of the way there such a text turns on.
- *cover* (`cover`, `cover_*`): a smallest set of *runs* that takes every piece, which there is a choice with its roll;
  and the proof that no fewer would do.
- *lowering* (`lowering`, `eased`, `easing`): a run made easier at a camp comes into an easier mode's states from outside.
- *ledger* (`ledger`): what was come to, in which modes and how; *evidence* (`evidence`) is all that fills it.
- *verdict* (`verdicts`): proved, refuted or undecided; `prove` gives one for everything that design section 5 lists.

Rule of the room: a state's meaning is in `points` (what `step` does, told once more as links) and nowhere else; every
operation on a set is a handful of operations on integers, or on arrays by the same movements. The standard library only,
but for `sparse_*`, `odds_*` and `batch_*`, which bring NumPy when they are asked.

For those who build on it: `space.Space(program, mode)` gives `start` and `links_of(node)`; `reach.explore(space)` gives
`Reached`, whose `cells()` are the nodes between steps with their `bits`; `node.layout.valuations(bits)` lists states.
"""
