"""A verdict as JSON, format 1.

What design section 6 promises, and `subjects`: everything else of which it is decided whether it can be come to, in the
order of the story, each with `kind`, `name`, `verdict`, `depth` (fewest choices) and `modes` (in which it can be). A
`condition` is one truth of one condition, a `text` one side of one piece. `depth` is null and `modes` is empty where it
is enough that somebody reads a piece. With `--walkthroughs` every subject has its `walkthrough` too. A step of a
walkthrough in which the difficulty is lowered has its new `mode`, and no choice.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from game.engine.replay import Step
    from game.proof.findings import Finding, Subject, Verdict

FORMAT = 1


def as_json(verdict: Verdict, walked: Callable[[Subject], bool] = lambda _subject: False) -> dict[str, Any]:
    """Return the document of a verdict; `walked` says of which subjects it holds the walkthrough."""
    scenes = [(kind, name) for kind, name in verdict.wanted if kind in ("scene", "ending")]
    return {
        "format": FORMAT,
        "story": verdict.story,
        "version": verdict.version,
        "states": verdict.states,
        "transitions": verdict.transitions,
        "explored": verdict.explored,
        "form": verdict.form,
        "seconds": round(verdict.seconds, 6),
        "verdict": verdict.verdict,
        "modes": list(verdict.modes),
        "findings": [_found(finding) for finding in verdict.findings],
        "scenes": {subject[1]: _scene(verdict, subject) for subject in scenes},
        "endings": {
            subject[1]: {**_decided(verdict, subject), "walkthrough": _way(verdict, subject)}
            for subject in scenes
            if subject[0] == "ending"
        },
        "subjects": [
            _subject(verdict, subject, walked=walked(subject))
            for subject in verdict.wanted
            if subject[0] not in ("scene", "ending") or walked(subject)
        ],
    }


def _found(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "verdict": finding.verdict,
        "subject": " ".join(finding.subject),
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "message": finding.message,
        "mode": finding.mode or None,
        "walkthrough": None if finding.walkthrough is None else _walked(finding.walkthrough),
    }


def _walked(steps: tuple[Step, ...]) -> list[dict[str, Any]]:
    return [_step(step) for step in steps]


def _step(step: Step) -> dict[str, Any]:
    if step.mode:
        return {"scene": step.scene, "choice": None, "roll": None, "mode": step.mode}
    return {"scene": step.scene, "choice": step.choice, "roll": step.roll}


def _scene(verdict: Verdict, subject: Subject) -> dict[str, Any]:
    decided = _decided(verdict, subject)
    states = verdict.scene_states.get(subject[1], 0)
    return {"verdict": decided.pop("verdict"), "states": states, **decided}


def _decided(verdict: Verdict, subject: Subject) -> dict[str, Any]:
    shown = verdict.reached.get(subject)
    return {
        "verdict": verdict.word(subject),
        "depth": None if shown is None else shown.depth,
        "modes": [] if shown is None else list(shown.modes),
    }


def _subject(verdict: Verdict, subject: Subject, *, walked: bool) -> dict[str, Any]:
    found = {"kind": subject[0], "name": subject[1], **_decided(verdict, subject)}
    return {**found, "walkthrough": _way(verdict, subject)} if walked else found


def _way(verdict: Verdict, subject: Subject) -> list[dict[str, Any]] | None:
    shown = verdict.reached.get(subject)
    return None if shown is None or shown.walkthrough is None else _walked(shown.walkthrough)
