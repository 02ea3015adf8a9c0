"""Movements on positions given word by word: what `movements` says of bits, done to each position of a sparse set.

Every movement takes a position to one other or to none, so that it is a map on columns. Columns behind the words, such
as where a position came from, go along. The other way, a position may come from many: a slot that was set to a
constant had any value before.
"""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from game.proof.movements import Assign, Forget, Guard, Repack, Shift
from game.proof.sparse import WORD, Sparse, columns_of
from game.proof.sparse_where import aligned, numbers, tabled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from game.proof.movements import Carry, Movement
    from game.proof.sparse_layout import SparseLayout
    from game.proof.sparse_where import Where

    Columns = list[NDArray[np.int64]]
    Map = Callable[[Columns], Columns]


class Mapped:
    """A movement for sparse sets; it is typed as one for integers, which it stands in for."""

    __slots__ = ("back", "growth", "on")

    def __init__(self, move: Movement, source: SparseLayout, target: SparseLayout) -> None:
        self.on: Map
        """Where positions lead, those that lead nowhere left out."""
        self.back: Map
        """What leads to positions."""
        self.growth = 1
        """How many positions may lead to one."""
        if isinstance(move, Guard):
            self.on = self.back = _kept(move.mask)
        elif isinstance(move, Shift):
            self.on, self.back = _shifted(source, move.moves), _unshifted(source, move)
        elif isinstance(move, Assign):
            self.growth = move.count
            self.on = _put(source, [move.stride], move.distance)
            self.back = _spread(source, [(move.stride, move.count)], move.distance)
        elif isinstance(move, Forget):
            self.growth = prod(count for _, count, _ in move.parts)
            self.on = _put(source, [stride for stride, _, _ in move.parts], 0)
            self.back = _spread(source, [(stride, count) for stride, count, _ in move.parts], 0)
        elif isinstance(move, Repack):
            self._repack(move, source, target)
        else:
            raise TypeError(f"{type(move).__name__} is no movement that arrays know")

    def _repack(self, move: Repack, source: SparseLayout, target: SparseLayout) -> None:
        forget = Mapped(move.forget, source, source)
        self.growth = forget.growth
        on, back = _carried(source, target, move.carry), _carried(target, source, move.back)
        raised, lowered = _raised(move.distance, 1), _raised(move.distance, -1)
        kept = _kept(move.kept)
        self.on = lambda columns: raised(on(columns))
        self.back = lambda columns: forget.back(back(lowered(kept(columns))))

    def forward(self, bits: Any) -> Any:
        """Return where a set leads."""
        return Sparse.of(self.on(columns_of(bits.whole))) if bits else 0

    def backward(self, bits: Any) -> Any:
        """Return everything that leads into a set."""
        return Sparse.of(self.back(columns_of(bits.whole))) if bits else 0


def _kept(mask: Any) -> Map:
    if isinstance(mask, int):
        return lambda columns: [column[:0] for column in columns] if not mask else columns
    return lambda columns: _chosen(columns, mask.of(columns))


def _chosen(columns: Columns, keep: NDArray[Any]) -> Columns:
    return columns if keep.all() else [column[keep] for column in columns]


def _shifted(layout: SparseLayout, moves: Iterable[tuple[Any, int]]) -> Map:
    """Return the map that moves disjoint parts by a distance each, all of them within one word."""
    parts = [(mask, *_local(distance)) for mask, distance in moves]
    word = parts[0][1]
    slots = tuple(sorted({slot for mask, _, _ in parts for slot in mask.slots}))
    if not tabled(layout, slots, [mask for mask, _, _ in parts]):

        def one_by_one(columns: Columns) -> Columns:
            found = columns[word].copy()
            for mask, _, distance in parts:
                found[mask.of(columns)] += distance
            return _with(columns, word, found)

        return one_by_one
    distances = np.zeros(layout.counts(slots), np.int64)
    for mask, _, distance in parts:
        distances[np.broadcast_to(aligned(mask, slots), distances.shape)] = distance
    table = distances.ravel()
    return lambda columns: _with(columns, word, columns[word] + table.take(numbers(layout, slots, columns)))


def _unshifted(layout: SparseLayout, move: Shift) -> Map:
    stay = _kept(move.stay)
    parts = cast("tuple[tuple[Where, int], ...]", move.moves)

    def back(columns: Columns) -> Columns:
        found = [stay(columns)]
        for mask, distance in parts:
            word, by = _local(distance)
            before = _with(columns, word, columns[word] - by)
            proper = layout.proper(mask.slots, before)
            found.append(_kept(mask)(_chosen(before, proper)))
        return [np.concatenate(parts) for parts in zip(*found, strict=True)]

    return back


def _put(layout: SparseLayout, strides: Iterable[int], distance: int) -> Map:
    """Return the map that clears slots and adds a distance."""
    cleared = _masks(layout, strides)
    raised = _raised(distance, 1)

    def put(columns: Columns) -> Columns:
        for word, mask in cleared.items():
            columns = _with(columns, word, columns[word] & ~mask)
        return raised(columns)

    return put


def _spread(layout: SparseLayout, slots: Sequence[tuple[int, int]], distance: int) -> Map:
    """Return the map from slots that stand at a distance to every value of theirs; others lead to nothing."""
    cleared = _masks(layout, [stride for stride, _ in slots])
    wanted = dict(_words(distance))

    def spread(columns: Columns) -> Columns:
        for word, mask in cleared.items():
            columns = _chosen(columns, (columns[word] & mask) == wanted.get(word, 0))
        for word, mask in cleared.items():
            columns = _with(columns, word, columns[word] & ~mask)
        for stride, count in slots:
            word, one = _local(stride)
            size = len(columns[0])
            columns = [np.tile(column, count) for column in columns]
            columns[word] += np.repeat(np.arange(count, dtype=np.int64) * one, size)
        return columns

    return spread


def _carried(source: SparseLayout, target: SparseLayout, carry: Carry) -> Map:
    """Return the map from one layout to another; slots that stand alike in both are moved together."""
    together: dict[tuple[int, int, int], int] = {}
    looked_up: list[tuple[int, int, int, int, int, NDArray[np.int64]]] = []
    for slot, (old, new, places) in zip(carry.common, carry.levels, strict=True):
        word, shift = divmod(old.bit_length() - 1, WORD)
        to, up = divmod(new.bit_length() - 1, WORD)
        ones = source.ones[old]
        if all(before == after for before, after in places) and len(places) == len(source.domains[slot]):
            key = word, to, up - shift
            together[key] = together.get(key, 0) | ones << shift
        else:
            table = np.full(ones + 1, -1, np.int64)
            for before, after in places:
                table[before] = after
            looked_up.append((word, shift, ones, to, up, table))

    def carried(columns: Columns) -> Columns:
        found = [np.zeros(len(columns[0]), np.int64) for _ in range(target.words)]
        keep = None
        for (word, to, up), mask in together.items():
            part = columns[word] & mask
            found[to] |= part << up if up >= 0 else part >> -up
        for word, shift, ones, to, up, table in looked_up:
            places = table.take(columns[word] >> shift & ones)
            known = places >= 0
            keep = known if keep is None else keep & known
            found[to] |= np.maximum(places, 0) << up
        found += columns[source.words :]
        return found if keep is None else _chosen(found, keep)

    return carried


def _raised(distance: int, sign: int) -> Map:
    words = list(_words(distance))

    def raised(columns: Columns) -> Columns:
        for word, part in words:
            columns = _with(columns, word, columns[word] + sign * part)
        return columns

    return raised


def _with(columns: Columns, word: int, column: NDArray[np.int64]) -> Columns:
    return [*columns[:word], column, *columns[word + 1 :]]


def _masks(layout: SparseLayout, strides: Iterable[int]) -> dict[int, int]:
    """Return the bits of slots by their word."""
    found: dict[int, int] = {}
    for stride in strides:
        word, one = _local(stride)
        found[word] = found.get(word, 0) | layout.ones[stride] * one
    return found


def _words(distance: int) -> Iterable[tuple[int, int]]:
    """Return each word of a distance that is not 0, with its number."""
    word = 0
    while distance:
        part = distance & ((1 << WORD) - 1)
        if part:
            yield word, part
        distance >>= WORD
        word += 1


def _local(distance: int) -> tuple[int, int]:
    """Return the one word in which a distance of one slot counts, and the distance there."""
    word = (abs(distance).bit_length() - 1) // WORD
    return word, distance >> (WORD * word)
