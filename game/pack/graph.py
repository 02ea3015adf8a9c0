"""The scenes of a story as a graph: which lead where within a call, and which call which."""

from __future__ import annotations

from game.language.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping
    from typing import TypeVar

    from game.story.model import Story
    from game.story.scenes import Call, Route, Scene, Target

    Name = TypeVar("Name", bound=Hashable)

Edges = dict[str, list[str]]
"""For each scene the scenes it leads to."""


class Graph(NamedTuple):
    """What can follow what, as far as can be seen without playing."""

    gotos: Edges
    """Within the same call: routes, what a call goes on with, what a hub goes on with."""
    calls: dict[str, list[tuple[str, Target | None]]]
    """Scenes played and come back from, with the place that says so (None for a storylet at a hub)."""
    called: set[str]
    """Scenes that something calls, rules and pools included."""
    returning: set[str]
    ending: set[str]


def graph_of(story: Story) -> Graph:
    """Return the graph of a story's scenes."""
    pools: dict[str, list[str]] = {}
    for scene in story.scenes:
        if scene.storylet is not None:
            pools.setdefault(scene.storylet.pool, []).append(scene.name)
    graph = Graph({}, {}, set(), set(), set())
    for scene in story.scenes:
        _add(graph, scene, pools)
    graph.called.update(name for names in pools.values() for name in names)
    graph.called.update(rule.call.target.scene for rule in story.rules if rule.call is not None)
    return graph


def reached(starts: Iterable[str], edges: Mapping[str, list[str]]) -> set[str]:
    """Return everything that can be come to along edges, the starts included."""
    found = set(starts)
    waiting = list(found)
    while waiting:
        for name in edges.get(waiting.pop(), ()):
            if name not in found:
                found.add(name)
                waiting.append(name)
    return found


def backwards(edges: Mapping[str, list[str]]) -> Edges:
    """Return the edges turned round."""
    turned: Edges = {}
    for start, ends in edges.items():
        for end in ends:
            turned.setdefault(end, []).append(start)
    return turned


def components(names: Iterable[Name], edges: Mapping[Name, list[Name]]) -> list[list[Name]]:
    """Return the strongly connected parts, each after every part it leads to.

    R. Tarjan, "Depth-first search and linear graph algorithms", 1972, with a stack of our own.
    """
    number: dict[Name, int] = {}
    low: dict[Name, int] = {}
    done: set[Name] = set()
    open_names: list[Name] = []
    parts: list[list[Name]] = []
    for root in names:
        if root in number:
            continue
        number[root] = low[root] = len(number)
        open_names.append(root)
        path = [(root, iter(edges.get(root, ())))]
        while path:
            name, ends = path[-1]
            end = next(ends, None)
            if end is None:
                path.pop()
                if path:
                    above = path[-1][0]
                    low[above] = min(low[above], low[name])
                if low[name] == number[name]:
                    parts.append(_close(name, open_names, done))
            elif end not in number:
                number[end] = low[end] = len(number)
                open_names.append(end)
                path.append((end, iter(edges.get(end, ()))))
            elif end not in done:
                low[name] = min(low[name], number[end])
    return parts


def way(start: str, end: str, edges: Mapping[str, list[str]], within: set[str]) -> list[str]:
    """Return a shortest way from one scene to another inside a part; only the start when they are the same."""
    before: dict[str, str] = {start: ""}
    waiting = [start]
    for name in waiting:
        if name == end:
            break
        for follower in edges.get(name, ()):
            if follower in within and follower not in before:
                before[follower] = name
                waiting.append(follower)
    found = [end]
    while before[found[-1]]:
        found.append(before[found[-1]])
    return found[::-1]


def _close(name: Name, open_names: list[Name], done: set[Name]) -> list[Name]:
    """Take a finished part off the open names."""
    part = [open_names.pop()]
    while part[-1] != name:
        part.append(open_names.pop())
    done.update(part)
    return part[::-1]


def _add(graph: Graph, scene: Scene, pools: dict[str, list[str]]) -> None:
    gotos: dict[str, None] = {}
    calls: list[tuple[str, Target | None]] = []
    returns = scene.returns
    _follow(scene.route, scene.call, gotos, calls)
    for choice in scene.choices:
        for outcome in choice.outcomes:
            _follow(outcome.route, outcome.call, gotos, calls)
            returns = returns or outcome.returns
    if scene.hub is not None:
        gotos.update((arm.target.scene, None) for arm in scene.hub.then)
        calls += [(name, None) for name in pools.get(scene.hub.pool, ())]
    graph.gotos[scene.name] = list(gotos)
    graph.calls[scene.name] = calls
    graph.called.update(name for name, _ in calls)
    if returns:
        graph.returning.add(scene.name)
    if scene.ending is not None:
        graph.ending.add(scene.name)


def _follow(
    route: Route, call: Call | None, gotos: dict[str, None], calls: list[tuple[str, Target | None]]
) -> None:
    for arm in route:
        gotos[arm.target.scene] = None
    if call is not None:
        calls.append((call.target.scene, call.target))
        for arm in call.resume:
            gotos[arm.target.scene] = None
