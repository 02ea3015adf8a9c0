"""How much memory a proof may hold, counted on the integers it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.proof.reach import Reached
    from game.proof.space import Space

UNITS = {"": 1, "b": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9, "kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30}
USUAL = 2 << 30
"""Two gibibytes."""
MASKS = 24
"""How many masks of full length a layout is reckoned with before any is made."""


class Exhausted(Exception):
    """The budget ran out; the message says where."""


def read_budget(text: str) -> int:
    """Return a budget such as `2GiB` in bytes; ValueError if it is none."""
    digits = text.strip().lower().rstrip("kmgib ")
    unit = text.strip().lower()[len(digits) :].strip()
    if unit not in UNITS or not digits.isdecimal() or not 0 < len(digits) <= 15:
        raise ValueError(f"{text[:40]!r} is no amount of memory: write it like 512MiB or 2GiB")
    return int(digits) * UNITS[unit]


class Budget:
    """A limit on the bytes that one exploration's integers take."""

    def __init__(self, most: int = USUAL) -> None:
        self.most = most

    def layouts_fit(self, space: Space) -> None:
        """Raise Exhausted where the masks of a layout alone would be too large."""
        for layout in space.layouts():
            if layout.size * MASKS // 8 > self.most:
                slots = space.tables.slots
                widest = sorted(layout.order, key=lambda slot: -len(layout.domains[slot]))[:8]
                names = ", ".join(slots[slot].name for slot in widest)
                chapter = space.title_of(layout)
                raise Exhausted(
                    f"{chapter} tells {layout.size} combinations of values apart, of {len(layout.order)} "
                    f"variables, {names} among them: more than {_sized(self.most)} can hold"
                )

    def check(self, reached: Reached) -> None:
        """Raise Exhausted once what is held takes more than the budget."""
        held = 0
        widest, most = "", 0
        for node in reached.space.nodes.values():
            size = node.bits.bit_length() + sum(bits.bit_length() for _, bits in node.layers)
            held += size
            if size > most and node.point[0] == "cell":
                widest, most = reached.space.tables.scenes[node.point[1]].name, size
        held = held // 8 + sum(layout.held() for layout in reached.space.layouts())
        if held > self.most:
            raise Exhausted(
                f"after {reached.depth} choices {_sized(self.most)} are used up, most of it in {widest}"
            )


def _sized(amount: int) -> str:
    for unit, size in (("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)):
        if amount >= size:
            return f"{amount / size:.3g} {unit}"
    return f"{amount} bytes"
