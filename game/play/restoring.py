"""From a JSON document to a run again.

The steps are replayed; where they lead to what the snapshot says, the run has all its history back. Else the snapshot
is the truth: it is taken over by names, and the player is told what that changed.
"""

from __future__ import annotations

from game.engine.errors import StepError
from game.engine.replay import Step, follow
from game.engine.step import begin
from game.language.records import NamedTuple
from game.play import adopting, seeds, untrusted
from game.play.cleaning import clean
from game.play.errors import SaveError
from game.play.moment import START, Moment, after, words
from game.play.run import Run
from game.play.snapshot import snapshot, values_by_name
from game.play.standing import BACK, EPISODE, OWN, place, position

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from game.play.moment import Trail
    from game.play.standing import Place
    from game.story.program import Program

FORGOTTEN = "What came before can be neither undone nor read again."
WHOLE = "Nothing of yours is affected."
MISLED = "The choices in this save do not lead to where it stands, so the run goes on from there."


class Restored(NamedTuple):
    """A run that goes on, and what to tell the player about it."""

    run: Run
    notice: str | None
    is_whole: bool = True
    """Whether it has all its history, and stands where it stood."""


def restore(program: Program, document: Mapping[str, Any]) -> Restored:
    """Return the run of a document; SaveError where it is another story's or no run at all."""
    _check_story(program, document)
    same = untrusted.text(document, "hash") == program.hash
    now = untrusted.mapping(document, "now")
    run = _replayed(program, document)
    if run is not None and _agrees(program, run.now, now, entirely=same):
        return Restored(run, None if same else _unaffected(program, document, now))
    run, notes = _adopted(program, document)
    notes = [MISLED if same else _changed(program, document), *notes, FORGOTTEN]
    return Restored(run, " ".join(notes), is_whole=False)


def _check_story(program: Program, document: Mapping[str, Any]) -> None:
    story = untrusted.text(document, "story")
    if story != program.tables.story:
        reason = f"it is of another story, {clean(story)}"
        raise SaveError(
            f"This save is left as it is, because {reason}, and this is {program.tables.story}: open that story to go on.",
            reason,
        )


def _changed(program: Program, document: Mapping[str, Any]) -> str:
    version = clean(untrusted.text(document, "version"))
    versions = f" (version {version}, now {program.tables.version})"
    return f"The story has changed since this save was made{versions if version != program.tables.version else ''}."


def _unaffected(program: Program, document: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    notes = adopting.comings_and_goings(program, now)
    return " ".join((_changed(program, document), *(notes or (WHOLE,))))


def _seed(document: Mapping[str, Any]) -> str:
    seed = untrusted.text(document, "seed")
    if seeds.normal(seed) != seed:
        raise untrusted.broken("seed")
    return seed


def _replayed(program: Program, document: Mapping[str, Any]) -> Run | None:
    """Return the run that the steps lead to, or None where they lead nowhere in this story."""
    try:
        run = _first(program, document)
        for step in untrusted.mappings(document, "steps"):
            if run is None:
                return None
            _follow(run, _step(program, step))
    except StepError:
        return None
    return run


def _first(program: Program, document: Mapping[str, Any]) -> Run | None:
    """Return the run as it stood before its first step."""
    base = document.get("base")
    if base is None:
        names = [mode.name for mode in program.tables.modes]
        mode = untrusted.text(document, "mode")
        if mode not in names:
            return None
        outcome = begin(program, names.index(mode))
        first = Moment(None, -1, outcome.state, outcome.events, after(program, START, outcome))
        return Run(program, _seed(document), [first])
    if not isinstance(base, dict):
        raise untrusted.broken("base")
    values = adopting.values(program, base)
    state = position(program, base, values.numbers)
    if state is None or values.notes:
        return None
    first = Moment(None, -1, state, (), adopting.trail(program, base, values.numbers))
    return Run(program, _seed(document), [first], base, adopting.tries(base))


def _step(program: Program, found: Mapping[str, Any]) -> Step:
    roll = found.get("roll")
    return Step(
        adopting.renamed(program, untrusted.text(found, "scene")),
        untrusted.text(found, "choice", ""),
        None if roll is None else untrusted.text(found, "roll"),
        untrusted.text(found, "mode", ""),
    )


def _follow(run: Run, step: Step) -> None:
    choice = -1 if step.mode else run.program.choice_index(run.state.scene, step.choice)
    run.append(step, choice, follow(run.program, run.state, step))


def _agrees(program: Program, moment: Moment, now: Mapping[str, Any], *, entirely: bool) -> bool:
    """Return whether a replayed moment is what the snapshot says, in everything that the story still has."""
    if position(program, now, moment.state.values) != moment.state:
        return False
    saved = adopting.saved_values(program, now)
    played = values_by_name(program, moment.state)
    return all(saved[name] == value if name in saved else not entirely for name, value in played.items())


def _adopted(program: Program, document: Mapping[str, Any]) -> tuple[Run, list[str]]:
    """Return a run that stands on the snapshot alone, and what is to be said about it."""
    now = untrusted.mapping(document, "now")
    values = adopting.values(program, now)
    steps: Sequence[Mapping[str, Any]] = untrusted.mappings(document, "steps")
    found = place(program, now, steps, values.numbers)
    if found is None:
        raise SaveError(
            "This save cannot be used, because nothing is left in the story that it could go on from: begin anew.",
            "nothing is left in the story that it could go on from",
        )
    trail = _trail_at(program, now, found)
    first = Moment(None, -1, found.outcome.state, found.outcome.events, trail)
    tries = adopting.tries(now)
    run = Run(program, _seed(document), [first], snapshot(program, first, tries), tries)
    return run, [*values.notes, *_moved(found.found, trail.where)]


def _trail_at(program: Program, now: Mapping[str, Any], found: Place) -> Trail:
    """Return the trail of a snapshot, with the chapter and place of where it goes on."""
    state = found.outcome.state
    trail = adopting.trail(program, now, state.values)
    scene = program.tables.scenes[state.scene]
    if program.tables.chapters[scene.chapter].number and not state.stack:
        trail = trail._replace(chapter=scene.chapter)
    if found.found != OWN:
        trail = trail._replace(
            where=words(program, scene.where, state.values) or trail.where,
            slot=words(program, scene.slot, state.values) or trail.slot,
        )
    return after(program, trail, found.outcome) if found.outcome.events else trail


def _moved(found: str, where: str) -> list[str]:
    if found == OWN:
        return []
    at = {BACK: "the last scene of your way that is left", EPISODE: "the beginning of the episode"}
    there = at.get(found, "the beginning of the story")
    return [f"The scene where you stood is gone, so you go on from {there}{f', {where}' if where else ''}."]
