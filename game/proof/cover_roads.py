"""Where runs can go from a state, each step made once by `step`, and which states have the same future."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.engine.step import begin
from game.language.records import NamedTuple
from game.proof.ahead import takeable, tried

if TYPE_CHECKING:
    from game.engine.state import Stack, State
    from game.proof.ahead import Taken
    from game.proof.cover_pieces import Mask, Pieces
    from game.proof.reach import Reached
    from game.proof.space import Node

    Future = tuple[int, tuple[int, ...]]
    """The number of a cell and the values that can matter from it on: all that decides what can come of a state."""

MOST_KEPT = 1 << 16
"""Futures whose roads are kept."""


class Road(NamedTuple):
    """One step from a state."""

    taken: Taken
    piece: Mask
    after: State
    future: Future


class Cell(NamedTuple):
    """A cell with the slots that can matter from it on."""

    number: int
    node: Node
    live: tuple[int, ...]


class Roads:
    """The roads of one mode; tags, which decide nothing, stand at their start."""

    def __init__(self, reached: Reached, pieces: Pieces) -> None:
        self.program = reached.space.program
        self.mode = reached.space.mode
        self.pieces = pieces
        tables = self.program.tables
        self._nodes = reached.space.nodes
        self._untagged = tables.tags_from
        self._tags = tuple(slot.start for slot in tables.slots[self._untagged :])
        self._cells: dict[tuple[int, Stack], Cell] = {}
        self.nodes: list[Node] = []
        """By number, the cells that were come to."""
        self._ahead: dict[Future, tuple[Road, ...]] = {}
        self.start = self._plain(begin(self.program, self.mode).state)

    def future(self, state: State) -> Future:
        """Return what decides all that can come of a state."""
        where = state.scene, state.stack
        cell = self._cells.get(where)
        if cell is None:
            node = self._nodes["cell", *where]
            live = tuple(slot for slot in range(self._untagged) if node.live >> slot & 1)
            cell = self._cells[where] = Cell(len(self._cells), node, live)
            self.nodes.append(node)
        values = state.values
        return cell.number, tuple([values[slot] for slot in cell.live])

    def ahead(self, state: State, future: Future) -> tuple[Road, ...]:
        """Return every step that the engine does not refuse from a state with this future; none from an ending.

        They lead where the same choices lead from the first such state that was asked for, which is the same future.
        """
        found = self._ahead.get(future)
        if found is None:
            if len(self._ahead) >= MOST_KEPT:
                self._ahead.clear()
            found = self._ahead[future] = tuple(self._roads(state))
        return found

    def _roads(self, state: State) -> list[Road]:
        found = []
        for taken in takeable(self.program, state):
            outcome = tried(self.program, state, taken)
            if outcome is not None:
                after = self._plain(outcome.state)
                found.append(Road(taken, self.pieces.bit(taken), after, self.future(after)))
        return found

    def _plain(self, state: State) -> State:
        return state._replace(values=state.values[: self._untagged] + self._tags)
