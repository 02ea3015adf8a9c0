"""Why something is never reached: a point that is, the condition that bars the way from it, and the values there.

Each mode has its own answer; what bars the way alike in several modes is said once, with the values of all of them.
"""

from __future__ import annotations

from game.language.records import NamedTuple
from game.proof.coverage import choice_name
from game.proof.effects import movements
from game.proof.wording import joined, said, values_said, values_there
from game.story.program import CHANCE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from game.proof.findings import Subject
    from game.proof.points import Link
    from game.proof.reach import Reached
    from game.proof.space import Node
    from game.proof.wording import Values
    from game.story.program import Tables

MOST_NAMED = 3


class Bar(NamedTuple):
    """What bars the way in one mode, or in several."""

    why: str
    """A clause."""
    own: bool = False
    """Whether it speaks of the thing itself, and not of what would lead to it."""
    values: Values = {}  # noqa: RUF012 - never changed
    """Those that the variables of the clause's condition can have there."""

    def sentence(self, tables: Tables) -> str:
        """Return the whole of it."""
        there = values_said(tables, self.values)
        return f"{self.why}, where {there}" if there else self.why


def explained(tables: Tables, bars: Mapping[str, Bar]) -> str:
    """Return what bars the way, by mode where the modes differ."""
    alike: dict[str, list[str]] = {}
    whole: dict[str, Bar] = {}
    for mode, bar in bars.items():
        alike.setdefault(bar.why, []).append(mode)
        known = whole.get(bar.why)
        whole[bar.why] = bar if known is None else bar._replace(values=_together(known.values, bar.values))
    if len(whole) == 1:
        return next(iter(whole.values())).sentence(tables)
    return "; ".join(f"in {joined(alike[why])} {bar.sentence(tables)}" for why, bar in whole.items())


def _together(one: Values, other: Values) -> Values:
    return {
        slot: tuple(sorted({*one.get(slot, ()), *other.get(slot, ())})) for slot in sorted({*one, *other})
    }


class Blocked:
    """What bars the way in one exploration."""

    def __init__(self, reached: Reached) -> None:
        self.reached = reached
        self.space = reached.space
        self.tables = reached.space.tables

    def bar(self, subject: Subject) -> Bar:
        """Return what bars the way to a subject."""
        kind, name = subject
        if kind == "codex":
            return Bar("no run opens it, and nothing unlocks it", own=True)
        asked = {
            "scene": self.scene,
            "ending": self.scene,
            "choice": self.choice,
            "outcome": self.outcome,
            "storylet": self.storylet,
            "rule": self.rule,
        }
        return asked[kind](name)

    def scene(self, name: str) -> Bar:
        """Return why a scene is never entered."""
        for node, link in self._links():
            target = link.target
            if target[0] == "walk" and target[3] and self.tables.scenes[target[1]].name == name:
                if self.space.node(target).bits:
                    return Bar("whenever it is entered a rule leads away from it at once", own=True)
                return self._barred(node, link)
        return self._led_to_from(name)

    def choice(self, name: str) -> Bar:
        """Return why a choice is never open."""
        for node, link in self._links():
            if node.point[0] == "cell" and choice_name(self.tables, link.label[1]) == name:
                return self._barred(node, link)
        return Bar(f"the scene {name.rpartition('/')[0]} is never reached")

    def outcome(self, name: str) -> Bar:
        """Return why an outcome never comes."""
        choice, _, roll = name.rpartition("/")
        for node, link in self._links():
            if (
                node.point[0] == "roll"
                and link.label[2] == roll
                and choice_name(self.tables, node.point[1]) == choice
            ):
                kind = self.tables.choices[node.point[1]].kind
                return self._barred(node, link, "its weight is never above 0" if kind == CHANCE else "")
        return Bar(f"the choice {choice} is never open")

    def storylet(self, name: str) -> Bar:
        """Return why a storylet is never open at any hub."""
        for node, link in self._links():
            if node.point[0] != "cell":
                continue
            ways = self.tables.choices[link.label[1]].ways
            if any(way.scene >= 0 and self.tables.scenes[way.scene].name == name for way in ways):
                return self._barred(node, link)
        return Bar("no hub that offers it is ever reached")

    def rule(self, name: str) -> Bar:
        """Return why a rule never fires."""
        for node, link in self._links():
            if link.label[:1] == ("rule",) and self.tables.rules[link.label[1]].id == name:
                return self._barred(node, link)
        return Bar("nothing that it watches ever comes")

    def _links(self) -> Iterator[tuple[Node, Link]]:
        for node in list(self.space.nodes.values()):
            if node.bits:
                for link in self.space.points.links(node.point):
                    yield node, link

    def _barred(self, node: Node, link: Link, instead: str = "") -> Bar:
        """Return the condition of a link through which nothing passes, and the values that meet it."""
        bits = node.bits
        needed = self.space.needed(link.items, self.space.node(link.target))
        for item in needed:
            moves = movements(self.tables, self.space.mode, node.layout, [item])
            after = bits
            for move in moves or ():
                after = move.forward(after)
            if moves is None or not after:
                if instead:
                    return Bar(instead, own=True)
                says = said(self.tables, item[1])
                word = "never" if item[0] == "if" else "always"
                there = values_there(node.layout, bits, item[1])
                return Bar(f"`{says}` {word} holds {self._where(node)}", own=True, values=there)
            bits = after
        return Bar(f"nothing comes that way {self._where(node)}", own=True)

    def _where(self, node: Node) -> str:
        point = node.point
        if point[0] == "roll":
            return f"when {choice_name(self.tables, point[1])} is rolled"
        if point[0] == "route":
            return f"on the way from {self.tables.scenes[point[2]].name}"
        return f"in {self.tables.scenes[point[1]].name}"

    def _led_to_from(self, name: str) -> Bar:
        """Return which scenes would lead here, all of them never reached themselves."""
        sources = sorted(_sources(self.space.tables, name))
        if not sources:
            return Bar("nothing leads to it")
        named = (
            joined(sources[:MOST_NAMED], "and") if len(sources) <= MOST_NAMED else f"{len(sources)} scenes"
        )
        if len(sources) == 1:
            return Bar(f"only {named} leads to it, and that is never reached")
        return Bar(f"only {named} lead to it, and none of them is ever reached")


def _sources(tables: Tables, name: str) -> set[str]:
    found = set()
    for scene in tables.scenes:
        calls, routes = [scene.call], [scene.route]
        for index in scene.choices:
            calls += [way.scene for way in tables.choices[index].ways]
            routes += [way.route for way in tables.choices[index].ways]
        targets = [call for call in calls if call >= 0]
        targets += [arm for route in routes if route >= 0 for _, arm in tables.routes[route]]
        if scene.name != name and any(tables.scenes[target].name == name for target in targets):
            found.add(scene.name)
    return found
