"""How much memory a proof may hold, counted on its sets, in whatever form they are, and on the masks of its layouts."""

from __future__ import annotations

from game.proof.form import DENSE, PROJECTED, SPARSE
from game.proof.wording import joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from game.proof.layout import Layout
    from game.proof.reach import Reached
    from game.proof.space import Node, Space
    from game.story.program import Tables

UNITS = {"": 1, "b": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9, "kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30}
USUAL = 2 << 30
"""Two gibibytes."""
MASKS = 24
"""How many masks of full length a layout is reckoned with before any is made."""
MOST_NAMED = 8
"""Most variables that a message names."""


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
    """A limit on the bytes that one exploration's sets take, and the forms in which it may hold them."""

    def __init__(self, most: int = USUAL, forms: Iterable[str] = (DENSE, PROJECTED, SPARSE)) -> None:
        self.most = most
        self.forms = frozenset(forms)

    def fits(self, layout: Layout) -> bool:
        """Return whether the masks of a layout are not too large already."""
        return layout.span * MASKS // 8 <= self.most

    def layouts_fit(self, space: Space) -> None:
        """Raise Exhausted where the masks of a layout alone would be too large."""
        for layout in space.layouts():
            if not self.fits(layout):
                raise Exhausted(
                    f"{space.title_of(layout)} tells {layout.span} combinations of values apart, of "
                    f"{_variables(space.tables, layout)}: more than {_sized(self.most)} can hold"
                )

    def check(self, reached: Reached) -> int:
        """Return how many bytes are held; Exhausted once they are more than the budget."""
        held, most = 0, -1
        widest = reached.space.start
        for node in reached.space.nodes.values():
            if not node.bits:
                continue
            size = node.bits.bit_length()
            for _, bits in node.layers:
                size += bits.bit_length()
            held += size
            if size > most and node.point[0] == "cell":
                widest, most = node, size
        held = held // 8 + sum(layout.held() for layout in reached.space.layouts())
        if held > self.most:
            raise self.over(reached.space, f"after {reached.depth} choices", widest, widest.bits)
        return held

    def watch(self) -> Callable[[Reached], None]:
        """Return what is asked after each layer of integers; it only looks where they could be too much by then.

        A layer at most fills every node, and is held once more as a layer of its own.
        """
        left, widths, number = 0, 0, 0

        def look(reached: Reached) -> None:
            nonlocal left, widths, number
            nodes = reached.space.nodes
            if len(nodes) != number:
                widths, number = sum(node.layout.span for node in nodes.values()), len(nodes)
            masks = sum(layout.held() for layout in reached.space.layouts())
            left -= 2 * widths
            if left < 8 * masks:
                left = 8 * (self.most - self.check(reached) + masks)

        return look

    def over(self, space: Space, when: str, node: Node, bits: int) -> Exhausted:
        """Return that the budget is used up, most of it by a set at a node."""
        found = (
            f"{when} {_sized(self.most)} are used up, most of it in "
            f"{space.tables.scenes[space.terrain.scene_of(node.point)].name}, "
            f"where {bits.bit_count()} combinations of values are come to"
        )
        return Exhausted(
            f"{found}, of {_variables(space.tables, node.layout)}" if node.layout.order else found
        )


def _variables(tables: Tables, layout: Layout) -> str:
    """Return how many variables a layout has, those with the most values by name, with how many those are."""
    widest = sorted(layout.order, key=lambda slot: -len(layout.domains[slot]))[:MOST_NAMED]
    names = [f"{tables.slots[slot].name} ({len(layout.domains[slot])})" for slot in widest]
    if len(layout.order) == len(names):
        return joined(names)
    return f"{len(layout.order)} variables, {', '.join(names)} among them"


def _sized(amount: int) -> str:
    for unit, size in (("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)):
        if amount >= size:
            return f"{amount / size:.3g} {unit}"
    return f"{amount} bytes"
