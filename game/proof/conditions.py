"""Every condition of the author's, with where it is first true and where it is first false.

Each reached node's links are gone once more, item by item, with all that reaches the node at once.
"""

from __future__ import annotations

from game.language.code import slots
from game.language.records import NamedTuple
from game.proof.coverage import choice_name
from game.proof.effects import guard
from game.proof.glimpse import glimpsed, least_depth, passing
from game.proof.liveness import Asked, mask_of_slots
from game.proof.points import CONDITIONAL, opened_by
from game.proof.sets import without
from game.proof.wording import said
from game.story.program import FORK, RISK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from game.proof.completing import Completing
    from game.proof.findings import Subject
    from game.proof.glimpse import Glimpse
    from game.proof.points import Item, Link, Point
    from game.proof.reach import Reached
    from game.proof.space import Node, Way
    from game.story.program import Choice, Code, Tables


class Condition(NamedTuple):
    """A condition where it is read."""

    owner: str
    """Name of what holds it."""
    code: Code
    """As it is compiled."""

    def subject(self, tables: Tables, *, truth: bool) -> Subject:
        """Return what one truth of it counts as."""
        return "condition", f"{self.owner}: {said(tables, self.code)} {'holds' if truth else 'fails'}"


class Read(NamedTuple):
    """One place where a condition is read."""

    condition: Condition
    node: Node
    bits: int
    """On which states of the node, as they are there."""
    label: tuple[Any, ...] = ()
    before: Way | None = None
    """The link up to it; None at the node."""
    going: int = 0
    """The states of the node that go the link in a completed step."""

    def states(self, bits: int) -> int:
        """Return the states of the node that come to some of those on which it is read."""
        return bits if self.before is None else self.before.into(bits, self.going)


Truths = dict[tuple[Condition, bool], "Glimpse"]
"""Where each condition was first true, and first false, in one exploration."""


def reads(tables: Tables, mode: int) -> Asked:
    """Return what `asked` to a Space keeps every condition decidable, those too that others make needless."""
    scenes = [
        _slots(code for index in scene.choices for code in _before(tables.choices[index]))
        for scene in tables.scenes
    ]
    modifiers = [_slots(modifier.condition for modifier in choice.modifiers) for choice in tables.choices]
    never_fail = tables.modes[mode].never_fail

    def at(point: Point) -> int:
        if point[0] == "cell":
            return scenes[point[1]]
        return modifiers[point[1]] if point[0] == "roll" and not never_fail else 0

    return Asked(at)


def _before(choice: Choice) -> Iterator[Code]:
    yield choice.condition
    yield from (code for code, _ in choice.needs)


def _slots(codes: Iterable[Code]) -> int:
    return mask_of_slots(frozenset().union(*(slots(code) for code in codes if code is not None)))


def truths(reached: Reached, steps: Completing) -> Truths:
    """Return which truths each condition has in the completed steps of an exploration, and where it has them first."""
    owners = route_owners(reached.space.tables)
    found: Truths = {}
    for node in list(reached.space.nodes.values()):
        if node.bits:
            for reading in _read(reached, steps, node, owners):
                if reading.bits:
                    _note(found, reading)
    return found


def _note(found: Truths, reading: Read) -> None:
    mask = 0
    for truth in (True, False):
        known = found.get((reading.condition, truth))
        if known is not None and known.depth <= least_depth(reading.node, reading.label):
            continue
        mask = mask or guard(reading.node.layout, reading.condition.code, holds=True)
        part = reading.bits & mask if truth else without(reading.bits, mask)
        if part:
            seen = glimpsed(reading.node, reading.states(part), reading.label)
            if known is None or seen.depth < known.depth:
                found[reading.condition, truth] = seen


def _read(reached: Reached, steps: Completing, node: Node, owners: dict[int, str]) -> Iterator[Read]:
    """Yield everything that is read at a node and on its links."""
    tables = reached.space.tables
    point = node.point
    if point[0] == "cell" and tables.scenes[point[1]].kind == FORK:
        for index in tables.scenes[point[1]].choices:
            yield from _at_choice(tables, node, index)
    elif point[0] == "roll" and tables.choices[point[1]].kind == RISK and not _never_fails(reached):
        for modifier in tables.choices[point[1]].modifiers:
            if modifier.condition is not None and modifier.why >= 0:
                owner = choice_name(tables, point[1])
                yield Read(Condition(owner, modifier.condition), node, steps.at(node))
    for link in reached.space.points.links(point):
        if any(_is_read(item, guards=_guards(tables, node, link)) for item in link.items):
            owner = _owner(tables, node, link, owners)
            yield from _on_link(reached, node, link, owner, steps.on(node, link))


def _never_fails(reached: Reached) -> bool:
    """Return whether a mode asks for no pips, so that modifiers are not read in it."""
    return reached.space.tables.modes[reached.space.mode].never_fail


def _at_choice(tables: Tables, node: Node, index: int) -> Iterator[Read]:
    choice = tables.choices[index]
    name, bits = choice_name(tables, index), node.bits
    if choice.condition is not None:
        yield Read(Condition(name, choice.condition), node, bits)
        bits &= guard(node.layout, choice.condition, holds=True)
    for code, _ in choice.needs:
        yield Read(Condition(name, code), node, bits)


def _on_link(reached: Reached, node: Node, link: Link, owner: str, going: int) -> Iterator[Read]:
    guards = _guards(reached.space.tables, node, link)
    for item, bits, before in passing(reached.space, node, link, going):
        if _is_read(item, guards=guards):
            code = item[1] if item[0] == "if" else item[3]
            yield Read(Condition(owner, code), node, bits, link.label, before, going)


def _guards(tables: Tables, node: Node, link: Link) -> bool:
    """Return whether what must hold for a link is a condition that somebody wrote for it."""
    return node.point[0] in ("route", "rules") and not _of_a_timer(tables, link)


def _is_read(item: Item, *, guards: bool) -> bool:
    return guards if item[0] == "if" else item[0] in CONDITIONAL and item[3] is not None


def _of_a_timer(tables: Tables, link: Link) -> bool:
    """Return whether a link is a rule that a timer fires: its condition is nobody's words."""
    return link.label[:1] == ("rule",) and tables.rules[link.label[1]].timer >= 0


def _owner(tables: Tables, node: Node, link: Link, owners: dict[int, str]) -> str:
    if opened_by(link.label):
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
