"""Movements on sets in rows: each row goes, in parts or as a whole, to a row a fixed number away and a distance within it."""

from __future__ import annotations

from game.proof.movements import Assign, Forget, Guard, Repack, Shift
from game.proof.rows import Mask, Rows, kept
from game.proof.rows_across import Across

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any, TypeAlias

    from game.proof.movements import Movement
    from game.proof.rows_layout import RowsLayout, ShortLayout

    AnyLayout: TypeAlias = RowsLayout | ShortLayout
    Piece = tuple[int | None, int, int]
    """(the part of a row, None for all of it; how many rows up; how many bits up)."""


class Inside(Guard):
    """Only what is inside a mask passes; sets in rows are typed as integers, here and below."""

    __slots__ = ()

    mask: Any

    def forward(self, bits: Any) -> Any:
        """Return what passes."""
        return kept(bits, self.mask)

    def backward(self, bits: Any) -> Any:
        """Return what passes into the set."""
        return self.mask & bits if isinstance(bits, Mask) else kept(as_rows(bits), self.mask)


class Pieces:
    """Disjoint parts of each row are moved."""

    __slots__ = ("_back", "_moves", "layout", "pieces")

    def __init__(self, layout: RowsLayout, moves: Iterable[tuple[Any, int]]) -> None:
        self.layout = layout
        self._moves = [(mask.parts, *_apart(layout, distance)) for mask, distance in moves if mask]
        self.pieces: list[tuple[Piece, ...] | None] = [None] * layout.number
        """Of each row; made when there is first anything in it."""
        self._back: list[list[Piece]] | None = None

    def _of(self, number: int) -> tuple[Piece, ...]:
        whole = self.layout.whole
        parts = ((parts[number], up, within) for parts, up, within in self._moves)
        found = tuple([(None if part is whole else part, up, within) for part, up, within in parts if part])
        self.pieces[number] = found
        return found

    def forward(self, bits: Any) -> Any:
        """Return where the parts of a set are moved."""
        pieces = self.pieces
        found: dict[int, int] = {}
        for number, row in bits.rows.items():
            here = pieces[number]
            for mask, up, within in self._of(number) if here is None else here:
                part = row if mask is None else row & mask
                if part:
                    if within:
                        part = part << within if within > 0 else part >> -within
                    at = number + up
                    found[at] = found[at] | part if at in found else part
        return Rows(found)

    def backward(self, bits: Any) -> Any:
        """Return what is moved into the set."""
        if self._back is None:
            self._back = self._turned()
        whole = self.layout.whole
        found: dict[int, int] = {}
        for number, row in as_rows(bits).rows.items():
            for mask, up, within in self._back[number]:
                part = row
                if within:
                    part = part >> within if within > 0 else part << -within
                part &= whole if mask is None else mask
                if part:
                    at = number - up
                    found[at] = found[at] | part if at in found else part
        return Rows(found)

    def _turned(self) -> list[list[Piece]]:
        """Return the pieces by the row that they come to."""
        back: list[list[Piece]] = [[] for _ in self.pieces]
        for number in range(self.layout.number):
            for piece in self.pieces[number] or self._of(number):
                back[number + piece[1]].append(piece)
        return back


class Chain:
    """One movement after the other."""

    __slots__ = ("moves",)

    def __init__(self, moves: Sequence[Movement]) -> None:
        self.moves = moves

    def forward(self, bits: Any) -> Any:
        """Return where a set leads."""
        for move in self.moves:
            bits = move.forward(bits)
        return bits

    def backward(self, bits: Any) -> Any:
        """Return everything that leads into a set."""
        for move in reversed(self.moves):
            bits = move.backward(bits)
        return bits


class Carried:
    """A set is carried into another layout; either may have its sets in rows or as integers."""

    __slots__ = ("_back", "_forget", "_kept", "_on", "_shift", "_source", "_target")

    def __init__(self, move: Repack, source: AnyLayout, target: AnyLayout) -> None:
        self._source, self._target = source, target
        self._forget: Any = source.ready(move.forget)
        self._kept: Any = move.kept
        self._on = Across(source, target, move.carry)
        self._back = Across(target, source, move.back)
        self._shift = divmod(move.distance, target.width)

    def forward(self, bits: Any) -> Any:
        """Return a set in the target's layout."""
        up, within = self._shift
        found = self._on.done(self._source.rows_of(self._forget.forward(bits)))
        if up or within:
            found = {number + up: row << within for number, row in found.items()}
        return self._target.of_rows(found)

    def backward(self, bits: Any) -> Any:
        """Return everything in the source's layout that is carried into the set."""
        up, within = self._shift
        inside = self._target.rows_of(self._kept & bits)
        lowered = {number - up: row >> within for number, row in inside.items()}
        return self._forget.backward(self._source.of_rows(self._back.done(lowered)))


def in_rows(move: Movement, source: RowsLayout, target: AnyLayout) -> Movement:
    """Return a movement of integers for sets in rows."""
    if isinstance(move, Guard):
        return Inside(move.mask)
    if isinstance(move, Shift):
        return Pieces(source, [*move.moves, (move.stay, 0)])
    if isinstance(move, Assign):
        return _put(source, move.slot, move.place)
    if isinstance(move, Forget):
        return Chain([_put(source, slot, 0) for slot in move.slots])
    if isinstance(move, Repack):
        return Carried(move, source, target)
    raise TypeError(f"{type(move).__name__} is no movement that rows know")


def _put(layout: RowsLayout, slot: int, to: int) -> Pieces:
    """Return the movement that puts a slot to one place."""
    stride, places = layout.strides[slot], range(len(layout.domains[slot]))
    return Pieces(layout, [(layout.holding(slot, (place,)), (to - place) * stride) for place in places])


def _apart(layout: RowsLayout, distance: int) -> tuple[int, int]:
    """Return a distance of one slot as rows and bits."""
    return (0, distance) if distance % layout.width else (distance // layout.width, 0)


def as_rows(bits: Any) -> Rows:
    """Return a set, or all for which a condition holds."""
    if isinstance(bits, Mask):
        return Rows({number: part for number, part in enumerate(bits.parts) if part})
    return bits if isinstance(bits, Rows) else Rows({})
