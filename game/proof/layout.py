"""Layouts: a place value for each slot that matters, and the masks of its values.

A valuation is the sum of index times stride over the slots, the index being the place of the value in the slot's value
set; a set of valuations is the integer with those bits. Masks are built by doubling a block until it fills the whole.
"""

from __future__ import annotations

from game.proof.masks import settled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from game.proof.domains import Domains
    from game.proof.movements import Movement
    from game.story.program import Code


class Layout:
    """Slots with their strides, and a cache of masks."""

    __slots__ = (
        "_full",
        "_held",
        "_masks",
        "_ready",
        "_settled",
        "changes",
        "conditions",
        "domains",
        "order",
        "size",
        "strides",
    )

    def __init__(self, domains: Domains, order: Iterable[int]) -> None:
        self.domains = domains
        self.order = tuple(order)
        """The slots, from the smallest stride to the largest."""
        self.strides: dict[int, int] = {}
        size = 1
        for slot in self.order:
            self.strides[slot] = size
            size *= len(domains[slot])
        self.size = size
        """How many valuations there are, and so how many bits."""
        self._full = 0
        self._held = 0, 0
        """How many masks there were when they were counted last, and the bytes that they took."""
        self._settled: dict[int, tuple[Code, Code]] = {}
        self._ready: dict[tuple[int, int], tuple[Movement, Layout, Movement]] = {}
        """Movements of integers, where they lead, and what stands for them here, by the identity of the first two."""
        self._masks: dict[tuple[int, tuple[int, ...]], int] = {}
        self.conditions: dict[object, int] = {}
        """Masks of conditions, by their code; kept by `masks`."""
        self.changes: dict[object, Movement | None] = {}
        """Movements of changes, by what they do; kept by `effects`."""

    @property
    def full(self) -> int:
        """The set of all valuations; made when it is first asked for."""
        if not self._full:
            self._full = (1 << self.size) - 1
        return self._full

    @property
    def span(self) -> int:
        """How many bits a set takes at most, in one integer or several; of a product, each of its parts."""
        return self.size

    def has(self, slot: int) -> bool:
        """Return whether a slot is told apart here."""
        return slot in self.strides

    def holding(self, slot: int, indices: Iterable[int]) -> int:
        """Return the mask of the valuations in which a slot has one of these places in its value set."""
        key = slot, tuple(sorted(set(indices)))
        found = self._masks.get(key)
        if found is None:
            found = self._masks[key] = self._holding(slot, key[1])
        return found

    def settled(self, code: Code) -> Code:
        """Return a code with every slot written out that has but one value here; looked at once."""
        found = self._settled.get(id(code))
        if found is None:
            found = self._settled[id(code)] = code, settled(code, self.domains)
        return found[1]

    def held(self) -> int:
        """Return how many bytes the masks made so far take; counted anew where more were made."""
        number = len(self._masks) + len(self.conditions)
        if number != self._held[0]:
            every = (*self._masks.values(), *self.conditions.values())
            self._held = number, sum(mask.bit_length() // 8 for mask in every)
        return self._held[1]

    def forget(self) -> None:
        """Give up all that was made so far: movements lead to layouts, so nothing of it would go by itself."""
        self._masks.clear()
        self.conditions.clear()
        self.changes.clear()
        self._settled.clear()
        self._ready.clear()
        self._full, self._held = 0, (0, 0)

    def _holding(self, slot: int, indices: tuple[int, ...]) -> int:
        stride, count = self.strides[slot], len(self.domains[slot])
        if len(indices) == count:
            return self.full
        if not indices:
            return 0
        ones = (1 << stride) - 1
        block = 0
        for index in indices:
            block |= ones << (index * stride)
        return repeat(block, stride * count, self.size)

    def position(self, values: dict[int, int]) -> int:
        """Return the bit position of a valuation; slots that are not given stand at their first value."""
        return sum(
            self.domains[slot].index(values[slot]) * stride
            for slot, stride in self.strides.items()
            if slot in values
        )

    def place(self, slot: int, value: int) -> int:
        """Return the place of a value in a slot's value set; the first where it is no value of it."""
        domain = self.domains[slot]
        return domain.index(value) if value in domain else 0

    def valuation(self, position: int) -> dict[int, int]:
        """Return the value of each slot at a bit position."""
        found = {}
        for slot in self.order:
            position, index = divmod(position, len(self.domains[slot]))
            found[slot] = self.domains[slot][index]
        return found

    def valuations(self, bits: int) -> Iterator[dict[int, int]]:
        """Yield every valuation of a set, by position."""
        return map(self.valuation, positions(bits))

    def lowest(self, bits: int) -> int:
        """Return the position that comes first in a set."""
        return lowest(bits)

    def single(self, position: int) -> int:
        """Return the set of one position."""
        return 1 << position

    def ready(self, move: Movement, target: Layout | None = None) -> Movement:
        """Return a movement for the form in which sets of this layout are held, made once; `target` is where it leads."""
        to = self if target is None else target
        key = id(move), id(to)
        known = self._ready.get(key)
        if known is not None:
            return known[2]
        made = self._readied(move, to)
        if made is not move:
            self._ready[key] = move, to, made
        return made

    def _readied(self, move: Movement, target: Layout) -> Movement:
        """Return a movement for the form of this layout; as it is, that one serves for integers."""
        del target
        return move


def repeat(block: int, width: int, size: int) -> int:
    """Return a block of so many bits repeated until it fills a size that is a multiple of its width."""
    while width * 2 <= size:
        block |= block << width
        width *= 2
    if width < size:
        block |= (block << (size - width)) & ((1 << size) - (1 << width))
    return block


def positions(bits: int) -> Iterator[int]:
    """Yield the positions of the bits that are set, lowest first."""
    base = 0
    for number in bits.to_bytes((bits.bit_length() + 7) // 8, "little"):
        if number:
            yield from (base + bit for bit in range(8) if number >> bit & 1)
        base += 8


def lowest(bits: int) -> int:
    """Return the position of the lowest bit that is set."""
    return (bits & -bits).bit_length() - 1
