"""A verdict as text for a writer, as JSON for a program, as annotations for GitHub."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.proof.findings import PROVED, REFUTED, UNDECIDED
from game.story.rendering import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from game.engine.replay import Step
    from game.proof.findings import Finding, Shown, Subject, Verdict
    from game.story.program import Program

FORMAT = 1
KINDS = (
    ("scene", "scenes"),
    ("choice", "choices"),
    ("outcome", "outcomes"),
    ("storylet", "storylets"),
    ("ending", "endings"),
    ("rule", "rules"),
    ("codex", "codex entries"),
    ("condition", "truths of conditions"),
    ("text", "pieces of text"),
)
"""What the summary counts, each with its plural."""
CLOSING = {
    PROVED: "Proved: everything can be reached, and nobody can get stuck.",
    REFUTED: "Refuted.",
    UNDECIDED: "Undecided: the budget ran out first.",
}


def as_text(verdict: Verdict, words: dict[tuple[str, str], str], *, only: Iterable[Subject] = ()) -> str:
    """Return a report for a writer; `words` says what each choice is called on the page."""
    lines = [f"{verdict.story} {verdict.version}: {_how_much(verdict)}", ""]
    lines += _summary(verdict)
    for finding in verdict.findings:
        lines += ["", *finding_lines(finding, words)]
    for subject in only:
        lines += ["", *_reached(subject, verdict.reached.get(subject), words)]
    return "\n".join([*lines, "", CLOSING[verdict.verdict]]) + "\n"


def _how_much(verdict: Verdict) -> str:
    states = f"{verdict.explored} merged states"
    if verdict.states is not None:
        states = f"{verdict.states} states, {verdict.transitions} transitions ({states} after merging)"
    return f"{states} in {', '.join(verdict.modes)}; {verdict.seconds:.2f} s"


def _summary(verdict: Verdict) -> Iterator[str]:
    for kind, plural in KINDS:
        every = [subject for subject in verdict.wanted if subject[0] == kind]
        if every:
            found = sum(subject in verdict.reached for subject in every)
            yield f"  {found} of {len(every)} {plural} can be reached"
    stuck = sum(finding.rule in ("dead-end", "soft-lock") for finding in verdict.findings)
    yield f"  {stuck} places to get stuck" if stuck else "  no dead end, no soft-lock"


def choice_words(program: Program) -> dict[tuple[str, str], str]:
    """Return what each choice says at the start values, by its scene and id."""
    tables = program.tables
    start = [slot.start for slot in tables.slots]
    return {
        (tables.scenes[choice.scene].name, choice.id): plain(program, choice.say, start)
        for choice in tables.choices
    }


def finding_lines(finding: Finding, words: dict[tuple[str, str], str]) -> list[str]:
    """Return a finding with its place and its walkthrough, line by line."""
    where = f"{finding.file}:{finding.line}:{finding.column}: " if finding.file else ""
    lines = [f"{where}{finding.rule} {finding.message}"]
    if finding.walkthrough is not None:
        lines += [f"    In the mode {finding.mode}:"] if finding.mode else []
        lines += list(_steps(finding.walkthrough, words))
    return lines


def _reached(subject: Subject, shown: Shown | None, words: dict[tuple[str, str], str]) -> list[str]:
    kind, name = subject
    if shown is None or shown.walkthrough is None:
        return [f"The {kind} {name} can't be reached."]
    count = "one choice" if shown.depth == 1 else f"{shown.depth} choices"
    modes = ", ".join(shown.modes)
    return [
        f"The {kind} {name} can be reached ({modes}). {count.capitalize()}, in the mode {shown.mode}:",
        *_steps(shown.walkthrough, words),
    ]


def _steps(steps: tuple[Step, ...], words: dict[tuple[str, str], str]) -> Iterator[str]:
    if not steps:
        yield "    At the very start."
    for number, step in enumerate(steps, 1):
        roll = f" → {step.roll}" if step.roll else ""
        said = words.get((step.scene, step.choice), step.choice)
        yield f"    {number:>2}. {step.scene}: {said} [{step.choice}]{roll}"


def as_json(verdict: Verdict) -> dict[str, Any]:
    """Return the document that design section 6 promises, format 1."""
    scenes = [name for kind, name in verdict.wanted if kind in ("scene", "ending")]
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
        "scenes": {name: _scene(verdict, name) for name in scenes},
        "endings": {name: _ending(verdict, name) for kind, name in verdict.wanted if kind == "ending"},
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
    return [{"scene": step.scene, "choice": step.choice, "roll": step.roll} for step in steps]


def _scene(verdict: Verdict, name: str) -> dict[str, Any]:
    shown = verdict.reached.get(("scene", name)) or verdict.reached.get(("ending", name))
    return {
        "verdict": _word(verdict, shown),
        "states": verdict.scene_states.get(name, 0),
        "depth": None if shown is None else shown.depth,
        "modes": [] if shown is None else list(shown.modes),
    }


def _ending(verdict: Verdict, name: str) -> dict[str, Any]:
    shown = verdict.reached.get(("ending", name))
    return {
        "verdict": _word(verdict, shown),
        "depth": None if shown is None else shown.depth,
        "modes": [] if shown is None else list(shown.modes),
        "walkthrough": None if shown is None or shown.walkthrough is None else _walked(shown.walkthrough),
    }


def _word(verdict: Verdict, shown: Shown | None) -> str:
    if shown is not None:
        return PROVED
    return UNDECIDED if verdict.verdict == UNDECIDED else REFUTED


def as_github(verdict: Verdict) -> str:
    """Return workflow commands that put each finding at its line."""
    return "".join(
        f"::error file={_escaped(one.file, ':,')},line={one.line},col={one.column},title={one.rule}"
        f"::{_escaped(one.message)}\n"
        if one.verdict == REFUTED
        else f"::warning title={one.rule}::{_escaped(one.message)}\n"
        for one in verdict.findings
    )


def _escaped(text: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
