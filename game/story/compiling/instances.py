"""Which instances of each scene there are: one for each set of constants that some call, route or rule gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.story.model import Story
    from game.story.scenes import Call, Route, Scene, Target

Args = tuple[tuple[str, int], ...]
Instance = tuple[str, Args]


def arguments(scene: Scene, target: Target, caller: Args) -> Args:
    """Return the constants of the scene that a target names: those given, then those passed on, then the lowest."""
    known = dict(caller)
    known.update(target.given)
    return tuple((param.name, known.get(param.name, param.low)) for param in scene.params)


def route_targets(route: Route) -> Iterator[Target]:
    """Yield every target of a route."""
    for arm in route:
        yield arm.target


def call_targets(call: Call | None) -> Iterator[Target]:
    """Yield the target of a call and those of where it goes on."""
    if call is not None:
        yield call.target
        yield from route_targets(call.resume)


def scene_targets(scene: Scene) -> Iterator[Target]:
    """Yield every target that a scene names by itself; a hub's storylets take no constants."""
    yield from route_targets(scene.route)
    yield from call_targets(scene.call)
    if scene.hub is not None:
        yield from route_targets(scene.hub.then)
    for choice in scene.choices:
        for outcome in choice.outcomes:
            yield from route_targets(outcome.route)
            yield from call_targets(outcome.call)


def instances(story: Story) -> list[Instance]:
    """Return all instances, by the order of the scenes and then by their constants."""
    scenes = {scene.name: scene for scene in story.scenes}
    found: set[Instance] = set()
    waiting: list[Instance] = [(scene.name, ()) for scene in story.scenes if not scene.params]

    def add(target: Target, caller: Args) -> None:
        waiting.append((target.scene, arguments(scenes[target.scene], target, caller)))

    for rule in story.rules:
        for target in (*route_targets(rule.route), *call_targets(rule.call)):
            add(target, ())

    def drain() -> None:
        while waiting:
            instance = waiting.pop()
            if instance in found:
                continue
            found.add(instance)
            for target in scene_targets(scenes[instance[0]]):
                add(target, instance[1])

    drain()
    for scene in story.scenes:  # one that nobody leads to is there once, with all that it leads to
        if all(name != scene.name for name, _ in found):
            waiting.append((scene.name, tuple((param.name, param.low) for param in scene.params)))
            drain()
    order = {name: index for index, name in enumerate(scenes)}
    return sorted(found, key=lambda instance: (order[instance[0]], instance[1]))
