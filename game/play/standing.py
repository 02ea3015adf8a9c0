"""Where a save stands in the present story: its own scene, or the nearest that is left back along the run."""

from __future__ import annotations

from game.engine.errors import StepError
from game.engine.offers import open_choices
from game.engine.state import Outcome, State
from game.engine.step import start_at
from game.language.records import NamedTuple
from game.play import untrusted
from game.play.adopting import renamed
from game.story.program import END, FORK, HERE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from game.story.program import Program

OWN, BACK, EPISODE, START = "own", "back", "episode", "start"
"""How near to where the save stood: in its own scene, in one it came by, at its episode's beginning, at the start."""


class Place(NamedTuple):
    """Where a save goes on."""

    outcome: Outcome
    """With events where a scene was entered and not merely stood in."""
    found: str
    """OWN, BACK, EPISODE or START."""


def place(
    program: Program,
    snapshot: Mapping[str, Any],
    steps: Sequence[Mapping[str, Any]],
    numbers: tuple[int, ...],
) -> Place | None:
    """Return the nearest place that a run can go on from with these values, or None where the story has none."""
    own = position(program, snapshot, numbers)
    if own is not None and stands(program, own):
        return Place(Outcome(own, ()), OWN)
    for step in reversed(steps):
        state = position(program, step, numbers)
        if state is not None and program.tables.scenes[state.scene].kind == FORK and stands(program, state):
            return Place(Outcome(state, ()), BACK)
    return _entered(program, _beginnings(program, untrusted.text(snapshot, "chapter", "")), numbers)


def _beginnings(program: Program, chapter: str) -> Iterable[tuple[int, str]]:
    for found in program.tables.chapters:
        if found.id == chapter and found.first >= 0:
            yield found.first, EPISODE
    yield program.tables.start, START


def _entered(program: Program, scenes: Iterable[tuple[int, str]], numbers: tuple[int, ...]) -> Place | None:
    for scene, found in scenes:
        try:
            outcome = start_at(program, State(scene, (), numbers))
        except StepError:
            continue
        if stands(program, outcome.state):
            return Place(outcome, found)
    return None


def stands(program: Program, state: State) -> bool:
    """Return whether a run can stand there: at an ending, or where something is open and its call can be returned from."""
    scene = program.tables.scenes[state.scene]
    if scene.kind == END:
        return True
    orphaned = not state.stack and program.tables.chapters[scene.chapter].number == 0
    return scene.kind == FORK and not orphaned and bool(open_choices(program, state))


def position(program: Program, found: Mapping[str, Any], numbers: tuple[int, ...]) -> State | None:
    """Return the state of a saved position, or None where a scene of it is gone; SaveError if it is broken."""
    scene = _scene(program, found)
    frames = [_frame(program, frame) for frame in untrusted.mappings(found, "stack")]
    whole = tuple(frame for frame in frames if frame is not None)
    if scene is None or len(whole) != len(frames):
        return None
    return State(scene, whole, numbers)


def _scene(program: Program, found: Mapping[str, Any]) -> int | None:
    """Return the scene of that name, with the same constants if it is there with them."""
    name = renamed(program, untrusted.text(found, "scene"))
    args = untrusted.mapping(found, "args")
    wanted = sorted(args.items())
    candidates = [index for index, scene in enumerate(program.tables.scenes) if scene.name == name]
    for index in candidates:
        if sorted((key, value) for key, value in program.tables.scenes[index].args) == wanted:
            return index
    return candidates[0] if candidates else None


def _frame(program: Program, found: Mapping[str, Any]) -> tuple[int, int, int] | None:
    caller = _scene(program, untrusted.mapping(found, "from"))
    called = _scene(program, untrusted.mapping(found, "called"))
    if caller is None or called is None:
        return None
    resume = found.get("resume")
    if resume is None:
        return caller, HERE, called
    if not isinstance(resume, str):
        raise untrusted.broken("resume")
    route = _resume(program, caller, resume)
    return None if route is None else (caller, route, called)


def _resume(program: Program, caller: int, name: str) -> int | None:
    """Return the route that a call goes on with, by its name, or None where the story has none such any more."""
    scene = program.tables.scenes[caller]
    if not name:
        return scene.route if scene.call >= 0 else None
    choice_id, _, way_id = name.partition("/")
    choice = program.choice_index(caller, choice_id)
    if choice < 0:
        return None
    ways = program.tables.choices[choice].ways
    return next((way.route for way in ways if way.id == way_id and way.scene >= 0), None)
