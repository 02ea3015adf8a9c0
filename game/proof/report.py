"""A verdict as text for a writer, as annotations for GitHub; as JSON it stands in `document`."""

from __future__ import annotations

from game.proof.findings import PROVED, REFUTED, UNDECIDED
from game.proof.wording import joined
from game.story.rendering import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from game.engine.replay import Step
    from game.proof.findings import Finding, Shown, Subject, Verdict
    from game.story.program import Program

    Words = dict[tuple[str, str], str]
    """What each choice says at the start values, by its scene and id."""

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
CALLED = {"codex": "codex entry", "text": "piece of text", "outcome": "outcome"}
"""What a subject is called in a sentence, where its kind is not the word."""
SIDES = {"condition": "come about", "text": "be read", "property": "hold"}
"""What can be said of a subject instead of that it can be reached."""
MOST_NAMED = 8
CLOSING = {
    PROVED: "Proved: everything can be reached, and nobody can get stuck.",
    REFUTED: "Refuted.",
    UNDECIDED: "Undecided: the budget ran out first.",
}


def as_text(verdict: Verdict, words: Words, *, only: Iterable[Subject] = ()) -> str:
    """Return a report for a writer, with the shortest ways to some subjects."""
    lines = [f"{verdict.story} {verdict.version}: {_how_much(verdict)}", ""]
    lines += _summary(verdict)
    lines += _elsewhere(verdict)
    for finding in verdict.findings:
        lines += ["", *finding_lines(finding, words)]
    for subject in only:
        lines += ["", *_reached(subject, verdict.reached.get(subject), words)]
    for note in verdict.notes:
        lines += ["", note]
    return "\n".join([*lines, "", _closing(verdict)]) + "\n"


def _how_much(verdict: Verdict) -> str:
    states = f"{verdict.explored} merged states"
    if verdict.states is not None:
        states = f"{verdict.states} states, {verdict.transitions} transitions ({states} after merging)"
    return f"{states} in {', '.join(verdict.modes)}; {verdict.seconds:.2f} s"


def _summary(verdict: Verdict) -> Iterator[str]:
    other = set(verdict.elsewhere())
    where = f" in {joined(verdict.modes)}" if other else ""
    for kind, plural in KINDS:
        every = [subject for subject in verdict.wanted if subject[0] == kind]
        if every:
            found = sum(subject in verdict.reached and subject not in other for subject in every)
            yield f"  {found} of {len(every)} {plural} can be reached{where}"
    stuck = sum(finding.rule in ("dead-end", "soft-lock") for finding in verdict.findings)
    yield f"  {stuck} places to get stuck" if stuck else "  no dead end, no soft-lock"


def _elsewhere(verdict: Verdict) -> Iterator[str]:
    """Yield what other modes come to and those asked for do not: that is as it may be."""
    other = verdict.elsewhere()
    for kind, plural in KINDS:
        named = [name for of, name in other if of == kind]
        if named:
            more = len(named) - MOST_NAMED
            rest = [f"{more} more"] if more > 0 else []
            yield f"  {plural} of other modes only: {joined([*named[:MOST_NAMED], *rest])}"


def _closing(verdict: Verdict) -> str:
    if verdict.verdict == PROVED and verdict.elsewhere():
        return f"Proved: nobody can get stuck in {joined(verdict.modes)}, and other modes come to the rest."
    if verdict.verdict == UNDECIDED and all(one.rule != "budget" for one in verdict.findings):
        return "Undecided: see what is said above."
    return CLOSING[verdict.verdict]


def choice_words(program: Program) -> Words:
    """Return what each choice says at the start values, by its scene and id."""
    tables = program.tables
    start = [slot.start for slot in tables.slots]
    return {
        (tables.scenes[choice.scene].name, choice.id): plain(program, choice.say, start)
        for choice in tables.choices
    }


def finding_lines(finding: Finding, words: Words) -> list[str]:
    """Return a finding with its place and its walkthrough, line by line."""
    where = f"{finding.file}:{finding.line}:{finding.column}: " if finding.file else ""
    lines = [f"{where}{finding.rule} {finding.message}"]
    if finding.walkthrough is not None:
        lines += [f"    In the mode {finding.mode}:"] if finding.mode else []
        lines += list(_steps(finding.walkthrough, words))
    return lines


def _reached(subject: Subject, shown: Shown | None, words: Words) -> list[str]:
    kind, name = subject
    what, can = f"The {CALLED.get(kind, kind)} {name}", SIDES.get(kind, "be reached")
    if shown is None:
        return [f"{what} can't {can}."]
    if shown.walkthrough is None:
        return [f"{what} can {can}."]
    count = "one choice" if shown.depth == 1 else f"{shown.depth} choices"
    modes = ", ".join(shown.modes)
    return [
        f"{what} can {can} ({modes}). {count.capitalize()}, in the mode {shown.mode}:",
        *_steps(shown.walkthrough, words),
    ]


def _steps(steps: tuple[Step, ...], words: Words) -> Iterator[str]:
    if not steps:
        yield "    At the very start."
    for number, step in enumerate(steps, 1):
        if step.mode:
            yield f"    {number:>2}. {step.scene}: the difficulty is lowered to {step.mode}"
            continue
        roll = f" → {step.roll}" if step.roll else ""
        said = words.get((step.scene, step.choice), step.choice)
        yield f"    {number:>2}. {step.scene}: {said} [{step.choice}]{roll}"


def as_github(verdict: Verdict) -> str:
    """Return workflow commands that put each finding at its line."""
    return "".join(_command(finding) for finding in verdict.findings)


def _command(finding: Finding) -> str:
    said = f"title={finding.rule}::{_escaped(finding.message)}\n"
    level = "error" if finding.verdict == REFUTED else "warning"
    if not finding.file:
        return f"::{level} {said}"
    return f"::{level} file={_escaped(finding.file, ':,')},line={finding.line},col={finding.column},{said}"


def _escaped(text: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
