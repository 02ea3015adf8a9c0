"""Steps in which scenes lead on to each other past what the engine follows: found exactly, and shown by a walkthrough.

An exploration follows links and not scenes, so it does not see where the engine stops. Only where scenes that lead on
go in a circle, or stand in a very long row, can a step be as long as that; there the sets are carried along once more,
by the number of scenes followed.
"""

from __future__ import annotations

from game.engine.errors import Circle
from game.engine.step import begin, step
from game.engine.walking import FOLLOWED
from game.language.records import NamedTuple
from game.proof.ahead import takeable
from game.proof.locks import first_layer
from game.proof.sets import fresh, join
from game.proof.walkthrough import Disproved

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.proof.ahead import Taken
    from game.proof.reach import Reached
    from game.proof.space import Node, Way
    from game.proof.walkthrough import Walkthroughs

    Level = dict[Node, int]
    """What is under way after so many scenes followed."""


class Circling(NamedTuple):
    """A step without end."""

    scene: int
    """One of those that are followed."""
    taken: tuple[Taken, ...]
    """The choices that lead there, the last of which is refused."""


def circling(ways: Walkthroughs) -> Circling | None:
    """Return the step without end that the fewest choices lead to, if there is any."""
    reached = ways.reached
    if not may_circle(reached):
        return None
    levels = [_entered(reached)]
    while levels[-1] and len(levels) <= FOLLOWED + 1:
        levels.append(_followed(levels[-1]))
    if not levels[-1]:
        return None
    node = next(iter(levels[-1]))
    scene = node.point[2] if node.point[0] in ("route", "error") else node.point[1]
    return Circling(scene, _refused(ways, levels))


def _follows(way: Way) -> bool:
    """Return whether the engine counts a link as a scene followed."""
    kind, target = way.source.point[0], way.target.point[0]
    return kind in ("walk", "rules") and way.label[:1] != ("rule",) and target not in ("rules", "cell")


def may_circle(reached: Reached) -> bool:
    """Return whether the links within steps leave it open that more is followed than the engine does."""
    longest: dict[Node, int] = {}
    under_way: set[Node] = set()
    for root in [node for node in reached.space.nodes.values() if node.bits and not node.layers]:
        path = [(root, iter(root.links_out or ()))]
        while path:
            node, links = path[-1]
            under_way.add(node)
            after = next((way.target for way in links if _within(way) and way.target not in longest), None)
            if after is None:
                inner = [way for way in node.links_out or () if _within(way)]
                longest[node] = max((longest[way.target] + _follows(way) for way in inner), default=0)
                under_way.discard(node)
                path.pop()
            elif after in under_way:
                return True
            else:
                path.append((after, iter(after.links_out or ())))
    return any(number > FOLLOWED for number in longest.values())


def _within(way: Way) -> bool:
    return way.depth >= 0 and way.target.point[0] != "cell"


def _entered(reached: Reached) -> Level:
    found: Level = {reached.space.start: reached.space.start.bits}
    for cell in reached.cells():
        for way in cell.links_out or ():
            _go(found, way, cell.bits)
    return _spread(found)


def _followed(level: Level) -> Level:
    found: Level = {}
    for node, bits in level.items():
        for way in node.links_out or ():
            if _follows(way):
                _go(found, way, bits)
    return _spread(found)


def _spread(level: Level) -> Level:
    """Add to a level what is come to from it without following a scene."""
    waiting = dict(level)
    while waiting:
        found: Level = {}
        for node, bits in waiting.items():
            for way in node.links_out or ():
                if not _follows(way):
                    _go(found, way, bits)
        waiting = _noted(level, found)
    return level


def _noted(known: Level, found: Level) -> Level:
    """Return what was found that is new, and note it."""
    return {node: new for node, bits in found.items() if (new := fresh(known, node, bits))}


def _go(level: Level, way: Way, bits: int) -> None:
    """Add to a level where a set leads within the step."""
    moved = way.forward(bits) if _within(way) else 0
    if moved:
        join(level, way.target, moved)


def _refused(ways: Walkthroughs, levels: list[Level]) -> tuple[Taken, ...]:
    """Return the fewest choices the last of which is followed to the last level."""
    first = _origins(levels)
    if ways.reached.space.start in first:
        _begins_in_a_circle(ways)
        return ()
    found: list[tuple[int, int, Node, int]] = []
    for cell, bits in first.items():
        depth, one = first_layer(cell, bits)
        found.append((depth, len(found), cell, one))
    depth, _, cell, one = min(found)
    taken = ways.to_node(cell, one, depth)
    state = ways.replayed(taken, lambda _outcomes: True, "a circle")[-1].state
    for last in takeable(ways.program, state):
        try:
            step(ways.program, state, *last)
        except Circle:
            return (*taken, last)
    raise Disproved(f"no step goes in a circle in {cell.point}")


def _begins_in_a_circle(ways: Walkthroughs) -> None:
    try:
        begin(ways.program, ways.mode)
    except Circle:
        return
    raise Disproved("the start does not go in a circle")


def _origins(levels: list[Level]) -> Level:
    """Return the cells, or the start, with the states from which something comes to the last level."""
    wanted = levels[-1]
    found: Level = {}
    for level in reversed(levels[:-1]):
        wanted = _before(level, wanted)
    for node, bits in wanted.items():
        if not node.links_in:
            found[node] = bits
        for way in node.links_in:
            back = way.into(bits, way.source.bits) if way.source.layers else 0
            if back:
                join(found, way.source, back)
    return found


def _before(level: Level, wanted: Level) -> Level:
    """Return what of a level leads to what is wanted of the next one."""
    found: Level = {}
    waiting = wanted
    follows = True
    while waiting:
        after: Level = {}
        for node, bits in waiting.items():
            for way in node.links_in:
                if way.source in level and _follows(way) == follows:
                    back = way.into(bits, level[way.source])
                    if back:
                        join(after, way.source, back)
        waiting = _noted(found, after)
        follows = False
    return found
