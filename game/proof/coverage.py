"""What should be reachable, and where one exploration reaches it."""

from __future__ import annotations

from game.language.records import NamedTuple
from game.proof.glimpse import Glimpse, glimpsed
from game.proof.points import opened_by
from game.story.program import CALL, CHANCE, END, PLAIN, RISK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from game.proof.completing import Completing
    from game.proof.findings import Places, Subject
    from game.proof.points import Items
    from game.proof.reach import Reached
    from game.proof.space import Node, Way
    from game.story.program import Choice, Tables


class Spot(NamedTuple):
    """Where something is reached."""

    depth: int
    """Fewest choices, the one that leads to it counted."""
    at: Node | Way | Glimpse
    label: tuple[Any, ...] = ()
    """Of the link that shows it."""


def choice_name(tables: Tables, index: int) -> str:
    """Return a choice's full name: its scene's and its id."""
    choice = tables.choices[index]
    return f"{tables.scenes[choice.scene].name}/{choice.id}"


def is_storylet(tables: Tables, places: Places, index: int) -> bool:
    """Return whether a choice is a hub's offer of a storylet: nobody wrote it where it stands."""
    return not places.has(choice_name(tables, index)) and tables.choices[index].ways[0].move == CALL


def choice_subject(tables: Tables, places: Places, index: int) -> Subject:
    """Return what a choice counts as; a storylet is one, whichever hub offers it."""
    choice = tables.choices[index]
    if choice.kind == PLAIN and is_storylet(tables, places, index):
        return "storylet", tables.scenes[choice.ways[0].scene].name
    return "choice", choice_name(tables, index)


def outcome_subject(tables: Tables, places: Places, index: int, roll: str) -> Subject:
    """Return what an outcome counts as."""
    choice = tables.choices[index]
    if choice.kind == CHANCE and is_storylet(tables, places, index):
        way = next(way for way in choice.ways if way.id == roll)
        return "storylet", tables.scenes[way.scene].name
    return "outcome", f"{choice_name(tables, index)}/{roll}"


def wanted(tables: Tables, places: Places) -> Iterator[Subject]:
    """Yield everything that should be reachable, in the order of the story."""
    for scene in tables.scenes:
        yield ("ending" if scene.kind == END else "scene"), scene.name
        for index in scene.choices:
            yield choice_subject(tables, places, index)
            yield from _outcomes(tables, places, index, tables.choices[index])
    yield from (("rule", rule.id) for rule in tables.rules)


def _outcomes(tables: Tables, places: Places, index: int, choice: Choice) -> Iterator[Subject]:
    if choice.kind == RISK:
        never = all(mode.never_fail for mode in tables.modes)
        for roll in ("success",) if never else ("success", "failure"):
            yield outcome_subject(tables, places, index, roll)
    elif choice.kind == CHANCE:
        for way in choice.ways:
            yield outcome_subject(tables, places, index, way.id)


def seen(reached: Reached, places: Places, steps: Completing) -> dict[Subject, Spot]:
    """Return where an exploration reaches each thing first, in steps that the engine completes."""
    tables = reached.space.tables
    found: dict[Subject, Spot] = {}
    for node in reached.space.nodes.values():
        if node.depth < 0:
            continue
        for subject in _at_node(tables, node):
            _note(found, subject, _node_spot(node, steps))
        for way in node.gone:
            for subject in _on_way(tables, places, way):
                _note(found, subject, _way_spot(way, steps, subject))
    return found


def _node_spot(node: Node, steps: Completing) -> Spot | None:
    if not steps.refuses:
        return Spot(node.depth, node)
    bits = steps.at(node)
    seen_at = glimpsed(node, bits) if bits else None
    return None if seen_at is None else Spot(seen_at.depth, seen_at)


def _way_spot(way: Way, steps: Completing, subject: Subject) -> Spot | None:
    if not steps.refuses:
        return Spot(way.depth, way, way.label)
    bits = steps.along(way)
    offered = subject[0] in ("choice", "storylet") and bool(way.source.layers)
    if offered and (not bits or way.label[:1] == ("open",)):
        # it is open, whatever comes of taking it
        standing = glimpsed(way.source, way.into(way.target.layout.full, way.source.bits))
        return Spot(standing.depth + 1, standing, ("open", way.label[1]))
    if not bits:
        return None
    seen_at = glimpsed(way.source, bits, way.label)
    return Spot(seen_at.depth, seen_at, way.label)


def _note(found: dict[Subject, Spot], subject: Subject, spot: Spot | None) -> None:
    known = found.get(subject)
    if spot is not None and (known is None or spot.depth < known.depth):
        found[subject] = spot


def _at_node(tables: Tables, node: Node) -> Iterator[Subject]:
    point = node.point
    if point[0] == "walk" and point[3]:
        scene = tables.scenes[point[1]]
        if scene.kind != END:
            yield "scene", scene.name
    elif point[0] == "cell" and tables.scenes[point[1]].kind == END:
        yield "ending", tables.scenes[point[1]].name


def _on_way(tables: Tables, places: Places, way: Way) -> Iterator[Subject]:
    label = way.label
    if label[:1] == ("rule",):
        yield "rule", tables.rules[label[1]].id
    elif opened_by(label):
        yield choice_subject(tables, places, label[1])
        if label[0] == "take" and label[2] is not None:
            yield (
                outcome_subject(tables, places, label[1], label[2])
                if label[2] != "pushed"
                else (
                    "outcome",
                    f"{choice_name(tables, label[1])}/pushed",
                )
            )
    # what is done before a roll is shown by the roll
    done = () if label[:1] == ("open",) else (*_opening(way), *way.items)
    for item in done:
        if item[0] == "codex":
            yield "codex", tables.codex[item[1]].name


def _opening(way: Way) -> Items:
    """Return what the one link to a roll does: a walkthrough shows it by taking the roll."""
    return way.source.links_in[0].items if way.source.point[0] == "roll" else ()
