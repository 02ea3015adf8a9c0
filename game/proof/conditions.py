"""Every condition of the author's, with the truths it has where it is read.

Each reached node's links are gone once more, item by item, with all that reaches the node at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.language.code import slots
from game.proof.coverage import choice_name
from game.proof.effects import guard, movements
from game.proof.liveness import mask_of_slots
from game.story.program import FORK, RISK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from game.proof.points import Item, Link, Point
    from game.proof.reach import Reached
    from game.proof.space import Node
    from game.story.program import Choice, Code, Tables

    Key = tuple[str, Code]
    """(name of what holds the condition, the condition as it is compiled)."""
    Truths = dict[Key, list[bool]]
    """[was it ever true, was it ever false]."""


def reads(tables: Tables, mode: int) -> Callable[[Point, Item | None], int]:
    """Return what `asked` to a Space keeps every condition decidable, those too that others make needless."""
    scenes = [
        _slots(code for index in scene.choices for code in _before(tables.choices[index]))
        for scene in tables.scenes
    ]
    modifiers = [_slots(modifier.condition for modifier in choice.modifiers) for choice in tables.choices]
    never_fail = tables.modes[mode].never_fail

    def asked(point: Point, item: Item | None) -> int:
        if item is not None:
            return 0
        if point[0] == "cell":
            return scenes[point[1]]
        return modifiers[point[1]] if point[0] == "roll" and not never_fail else 0

    return asked


def _before(choice: Choice) -> Iterator[Code]:
    yield choice.condition
    yield from (code for code, _ in choice.needs)


def _slots(codes: Iterable[Code]) -> int:
    return mask_of_slots(frozenset().union(*(slots(code) for code in codes if code is not None)))


def truths(reached: Reached, found: Truths) -> None:
    """Add to what is found which truths each condition has in an exploration."""
    owners = route_owners(reached.space.tables)
    for node in list(reached.space.nodes.values()):
        if node.bits:
            for key, code, bits in _read(reached, node, owners):
                _note(reached, node, found, key, code, bits)


def _note(reached: Reached, node: Node, found: Truths, owner: str, code: Code, bits: int) -> None:
    if not bits or reached.space.fixed(code):
        return
    known = found.setdefault((owner, code), [False, False])
    if all(known):
        return
    mask = guard(node.layout, code, holds=True)
    known[0] = known[0] or bool(bits & mask)
    known[1] = known[1] or bool(bits & ~mask)


def _read(reached: Reached, node: Node, owners: dict[int, str]) -> Iterator[tuple[str, Code, int]]:
    """Yield (owner, condition, where it is read) for everything that is read at a node and on its links."""
    tables = reached.space.tables
    point, bits = node.point, node.bits
    if point[0] == "cell" and tables.scenes[point[1]].kind == FORK:
        for index in tables.scenes[point[1]].choices:
            yield from _at_choice(tables, node, index)
    elif point[0] == "roll" and tables.choices[point[1]].kind == RISK and not _never_fails(reached):
        for modifier in tables.choices[point[1]].modifiers:
            if modifier.condition is not None and modifier.why >= 0:
                yield choice_name(tables, point[1]), modifier.condition, bits
    for link in reached.space.points.links(point):
        owner = _owner(tables, node, link, owners)
        yield from _on_link(reached, node, link, owner, guards=point[0] in ("route", "rules"))


def _never_fails(reached: Reached) -> bool:
    """Return whether a mode asks for no pips, so that modifiers are not read in it."""
    return reached.space.tables.modes[reached.space.mode].never_fail


def _at_choice(tables: Tables, node: Node, index: int) -> Iterator[tuple[str, Code, int]]:
    choice = tables.choices[index]
    name, bits = choice_name(tables, index), node.bits
    if choice.condition is not None:
        yield name, choice.condition, bits
        bits &= guard(node.layout, choice.condition, holds=True)
    for code, _ in choice.needs:
        yield name, code, bits


def _on_link(
    reached: Reached, node: Node, link: Link, owner: str, *, guards: bool
) -> Iterator[tuple[str, Code, int]]:
    space, bits = reached.space, node.bits
    needed = space.needed(node, link.items, space.node(link.target))
    for item in needed:
        if item[0] == "if" and guards:
            yield owner, item[1], bits
        elif item[0] in ("add", "set") and item[3] is not None:
            yield owner, item[3], bits
        for move in movements(space.tables, space.mode, node.layout, [item]) or ():
            bits = move.forward(bits)
        if not bits:
            return


def _owner(tables: Tables, node: Node, link: Link, owners: dict[int, str]) -> str:
    if link.label[:1] in (("open",), ("take",)):
        return choice_name(tables, link.label[1])
    if link.label[:1] == ("rule",):
        return f"rule {tables.rules[link.label[1]].id}"
    if link.label[:1] == ("arm",):
        return owners.get(link.label[1], "")
    return tables.scenes[node.point[1]].name if node.point[0] != "start" else ""


def route_owners(tables: Tables) -> dict[int, str]:
    """Return by whom each route is followed: the name of a choice, a scene or a rule."""
    found: dict[int, str] = {}
    for index, choice in enumerate(tables.choices):
        for way in choice.ways:
            found.setdefault(way.route, choice_name(tables, index))
    for scene in tables.scenes:
        found.setdefault(scene.route, scene.name)
    for rule in tables.rules:
        found.setdefault(rule.route, f"rule {rule.id}")
    return found
