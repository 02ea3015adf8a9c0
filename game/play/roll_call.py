"""The roll call: who is with you and how, what was promised, and which branches were taken, as shapes."""

from __future__ import annotations

from game.language.records import NamedTuple
from game.play.moment import words
from game.play.status import AllyLine, MeterLine, allies, meters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.play.moment import Made
    from game.play.run import Run

TAKEN, LEFT = "●", "○"
PROMISED = {
    "kept": "Promised, and answered",
    "open": "Promised, not answered yet",
    "reserved": "Promised, for an episode to come",
}
"""What is said of a promise by its state."""


class PromiseLine(NamedTuple):
    """A promise made in this run."""

    about: str
    words: str
    """The image that was printed when it was made."""
    state: str
    """`kept`, `open`, or `reserved`: an episode that is not written yet will pay it."""


class BranchLine(NamedTuple):
    """A scene of this episode where something was decided."""

    name: str
    shapes: str
    """One sign a choice: taken or left."""


class RollCall(NamedTuple):
    """What the roll-call page holds."""

    title: str
    """The episode's."""
    close: str
    """The episode's last words; may be empty."""
    allies: tuple[AllyLine, ...]
    meters: tuple[MeterLine, ...]
    promises: tuple[PromiseLine, ...]
    branches: tuple[BranchLine, ...]
    seed: str
    mode: str


def roll_call(run: Run) -> RollCall:
    """Return the roll call of the episode that the run is in."""
    tables, trail = run.program.tables, run.now.trail
    chapter = tables.chapters[trail.chapter] if trail.chapter >= 0 else None
    return RollCall(
        title=chapter.title if chapter else "",
        close=words(run.program, chapter.close, run.state.values) if chapter else "",
        allies=allies(run),
        meters=meters(run),
        promises=tuple(_promise(run, made) for made in trail.made),
        branches=branches(run, trail.chapter),
        seed=run.seed,
        mode=tables.modes[run.mode].title,
    )


def _promise(run: Run, made: Made) -> PromiseLine:
    promise = run.program.tables.promises[made.promise]
    return PromiseLine(
        words(run.program, promise.about, run.state.values) or promise.name.replace("_", " "),
        made.words,
        _state(run, made.promise),
    )


def _state(run: Run, promise: int) -> str:
    if promise in run.now.trail.kept:
        return "kept"
    paid_in = run.program.tables.promises[promise].paid_in
    written = any(chapter.number == paid_in for chapter in run.program.tables.chapters)
    return "open" if written or paid_in <= 0 else "reserved"


def branches(run: Run, chapter: int) -> tuple[BranchLine, ...]:
    """Return the scenes of an episode where this run has decided something, in the order of coming to them."""
    taken: dict[int, set[int]] = {}
    for before, moment in zip(run.moments, run.moments[1:], strict=False):
        if moment.choice >= 0 and before.trail.chapter == chapter:
            taken.setdefault(before.state.scene, set()).add(moment.choice)
    scenes = run.program.tables.scenes
    return tuple(
        BranchLine(
            scenes[scene].name.rpartition("/")[2].replace("_", " "),
            "".join(TAKEN if choice in chosen else LEFT for choice in scenes[scene].choices),
        )
        for scene, chosen in taken.items()
    )


def roll_call_lines(run: Run) -> tuple[str, ...]:
    """Return the whole of it as sentences."""
    call = roll_call(run)
    found = [f"Roll call: {call.title}." if call.title else "Roll call."]
    found += [f"{ally.title}: {ally.word}." for ally in call.allies]
    found += [f"{PROMISED[promise.state]}: {promise.about}" for promise in call.promises]
    found += [_counted("".join(branch.shapes for branch in call.branches))] if call.branches else []
    found += [call.close] if call.close else []
    found.append(f"Difficulty: {call.mode}. Seed: {call.seed}.")
    return tuple(found)


def _counted(shapes: str) -> str:
    """Return all shapes in one sentence, since a reading voice says nothing useful about them one by one."""
    return f"Choices taken: {shapes.count(TAKEN)} of the {len(shapes)} there were."
