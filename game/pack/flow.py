"""Whether the scenes of a story hold together, as far as can be seen without playing."""

from __future__ import annotations

from game.language.syntax import Name, walk
from game.pack.graph import Graph, backwards, components, graph_of, reached, way

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from game.pack.graph import Edges
    from game.pack.page import Report
    from game.story.model import Story
    from game.story.place import Place
    from game.story.scenes import Route, Scene

DEEPEST = 4
"""Most calls inside one another."""
FURTHEST = 100
"""Most scenes that lead on to one another after one choice."""

_LONGEST_WAY = 6


def check(story: Story, report: Report) -> None:
    """Report what can't be right about named conditions and about the graph of scenes."""
    _check_defines(story, report)
    if report.incomplete or report.links_lost or not story.scenes:
        return
    scenes = {scene.name: scene for scene in story.scenes}
    graph = graph_of(story)
    if not graph.ending:
        report.add("no-ending", "No scene of this pack is an ending: a run could never end.", story.place)
    if not _check_calls(scenes, graph, report):
        _check_returns(scenes, graph, report)
    _check_leading(scenes, report)


def _check_defines(story: Story, report: Report) -> None:
    """Report named conditions that are read in a circle."""
    places = {define.name: define.place for define in story.defines}
    edges: Edges = {
        define.name: [
            part.text
            for part in walk(define.condition.expr)
            if isinstance(part, Name) and part.text in places
        ]
        for define in story.defines
    }
    for circle in _circles(places, edges):
        said = _said(circle)
        message = f"These conditions are read in a circle: {said}. Write one of them out."
        report.add("define-circle", message, places[circle[0]])


def _circles(names: Iterable[str], edges: Edges) -> list[list[str]]:
    """Return one circle of each part that has any, from its first name on; the first name stands at its end again."""
    order = {name: index for index, name in enumerate(names)}
    found = []
    for part in components(order, edges):
        first = min(part, key=lambda name: order.get(name, len(order)))
        if len(part) > 1 or first in edges.get(first, ()):
            within = set(part)
            after = next(name for name in edges[first] if name in within)
            found.append([first, *way(after, first, edges, within)])
    return found


def _said(names: list[str]) -> str:
    """Return a way as a sentence shows it, the middle of a long one left out."""
    if len(names) > _LONGEST_WAY:
        names = [*names[:3], "\u2026", *names[-2:]]
    return " \u2192 ".join(f"`{name}`" if name != "\u2026" else name for name in names)


def _check_returns(scenes: dict[str, Scene], graph: Graph, report: Report) -> None:
    """Report returns that have nowhere to go, and calls that never come back."""
    if not graph.called and not graph.returning:
        return
    for name in graph.returning - reached(graph.called, graph.gotos):
        place = _place_of_return(scenes[name])
        report.add(
            "return-uncalled", f"Nothing calls `{name}`, so `return` has nowhere to go: use `goto`.", place
        )
    come_back = reached(graph.returning, backwards(graph.gotos))
    for name, scene in scenes.items():
        if scene.storylet is not None and name not in come_back:
            message = f"The storylet `{name}` never returns: end its ways in a scene with `return: true`."
            report.add("no-return", message, scene.storylet.place)
    come_back |= reached(graph.ending, backwards(graph.gotos))
    for name in graph.called - come_back:
        if name in scenes and scenes[name].storylet is None:
            message = f"`{name}` is called and never returns: end its ways in `return: true`, or use `goto`."
            report.add("no-return", message, scenes[name].place)


def _place_of_return(scene: Scene) -> Place:
    for choice in scene.choices:
        for outcome in choice.outcomes:
            if outcome.returns:
                return outcome.place
    return scene.place


def _check_calls(scenes: dict[str, Scene], graph: Graph, report: Report) -> bool:
    """Report calls in a circle, and calls more than four deep; tell whether there is a circle."""
    if not any(graph.calls.values()):
        return False
    circles = False
    edges = {name: [*graph.gotos[name], *(callee for callee, _ in graph.calls[name])] for name in scenes}
    heights: dict[str, tuple[int, str, str]] = {}
    for part in components(scenes, edges):
        within = set(part)
        circle = next(
            ((name, callee) for name in part for callee, _ in graph.calls[name] if callee in within), None
        )
        if circle is not None:
            circles = True
            caller, callee = circle
            said = _said([caller, *way(callee, caller, edges, within)])
            message = f"These scenes call one another without end: {said}. Let one `return` in place of its `goto` or `call`."
            report.add("call-circle", message, _place_of_call(scenes[caller], graph, callee))
        _measure(part, within, graph, heights)
    _report_deep(scenes, graph, heights, report)
    return circles


def _measure(
    part: list[str], within: set[str], graph: Graph, heights: dict[str, tuple[int, str, str]]
) -> None:
    """Note how deep calls can go from the scenes of a part, with the call that goes deepest."""
    deepest = (0, "", "")
    for name in part:
        for callee, _ in graph.calls[name]:
            if callee not in within:
                deepest = max(deepest, (heights[callee][0] + 1, name, callee), key=lambda one: one[0])
        for follower in graph.gotos[name]:
            if follower not in within:
                deepest = max(deepest, heights[follower], key=lambda one: one[0])
    for name in part:
        heights[name] = deepest


def _report_deep(
    scenes: dict[str, Scene], graph: Graph, heights: dict[str, tuple[int, str, str]], report: Report
) -> None:
    """Report each outermost call that goes too deep, once."""
    inner = {heights[callee][1:] for height, _, callee in heights.values() if height > DEEPEST + 1}
    outermost = {found for found in heights.values() if found[0] > DEEPEST and found[1:] not in inner}
    for height, caller, callee in outermost:
        chain = [caller]
        at = callee
        while at:
            chain.append(at)
            at = heights[at][2]
        message = f"Calls go {height} deep here, and {DEEPEST} are allowed: {_said(chain)}."
        report.add("calls-too-deep", message, _place_of_call(scenes[caller], graph, callee))


def _place_of_call(scene: Scene, graph: Graph, callee: str) -> Place:
    """Return where a scene calls another: the name as written, else the hub."""
    for name, target in graph.calls[scene.name]:
        if name == callee and target is not None:
            return target.place
    return scene.hub.place if scene.hub is not None else scene.place


def _check_leading(scenes: dict[str, Scene], report: Report) -> None:
    """Report scenes that lead on to one another for ever."""
    edges: Edges = {}
    for name, scene in scenes.items():
        route = _leads_on(scene)
        if len(route) == 1 and route[0].condition is None:
            edges[name] = [route[0].target.scene]
    for circle in _circles(edges, edges):
        message = (
            f"These scenes lead on in a circle: {_said(circle)}. Give one of them a choice or a condition."
        )
        report.add("goto-circle", message, _leads_on(scenes[circle[0]])[0].target.place)
    for chain in _chains(edges):
        message = f"More than {FURTHEST} scenes lead on without a choice: {_said(chain)}. Give one of them a choice."
        report.add("goto-circle", message, _leads_on(scenes[chain[0]])[0].target.place)


def _chains(edges: Edges) -> Iterator[list[str]]:
    """Yield the way from each scene that no other leads on to, where it is longer than a step may be."""
    led_to = {names[0] for names in edges.values()}
    for first in edges:
        chain = [first]
        while first not in led_to and len(chain) < FURTHEST + 2 and chain[-1] in edges:
            chain.append(edges[chain[-1]][0])
        if len(chain) == FURTHEST + 2 and len(set(chain)) == len(chain):
            yield chain


def _leads_on(scene: Scene) -> Route:
    """Return the route of a scene that only leads on, after its call when it has one."""
    return scene.call.resume if scene.call is not None else scene.route
