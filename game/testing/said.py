"""What a verdict says of one item of a pack: nothing where it holds, else why not, with the walkthrough.

What the budget left undecided holds for no item, but for what was reached before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.proof.findings import UNDECIDED
from game.proof.report import choice_words, finding_lines
from game.proof.trials import run_test

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.pack.reader import Reading
    from game.pack.tests_files import StoryTest
    from game.proof.findings import Finding, Subject, Verdict
    from game.story.program import Program

SAFETY = {"dead end": ("dead-end", "step-fails", "circle"), "soft-lock": ("soft-lock",)}
"""What a player must never come to, and the findings that say so."""
_OWN_ITEM = {"property-broken", "property-impossible", "scene-unreachable", "ending-unreachable"} | {
    rule for rules in SAFETY.values() for rule in rules
}
"""Findings that an item of their own tells."""


def unreached(program: Program, verdict: Verdict, subject: Subject) -> list[str]:
    """Return what blocks a scene or an ending."""
    if subject in verdict.reached:
        return []
    told = _told(program, verdict, lambda one: one.subject == subject and one.walkthrough is None)
    return told or [f"No run ever comes to the {subject[0]} {subject[1]}."]


def broken(program: Program, verdict: Verdict, name: str) -> list[str]:
    """Return how a property of the author's is broken."""
    subject = ("property", name)
    return [] if subject in verdict.reached else _told(program, verdict, lambda one: one.subject == subject)


def stuck(program: Program, verdict: Verdict, kind: str, mode: str) -> list[str]:
    """Return where players get stuck in a mode."""
    return _told(program, verdict, lambda one: one.rule in SAFETY[kind] and one.mode == mode)


def uncovered(program: Program, verdict: Verdict) -> list[str]:
    """Return everything else that is not as it should be: choices, outcomes, rules, conditions, texts and the codex."""
    return _told(program, verdict, lambda one: one.rule not in _OWN_ITEM)


def missed(program: Program, reading: Reading, test: StoryTest) -> list[str]:
    """Return what comes out otherwise than a story test says."""
    assert reading.story is not None  # noqa: S101 - a pack that can't be read has no items
    trial = run_test(program, reading.story, test)
    lines = [
        f"{miss.place}: {miss.sentence}{f' (did you mean `{miss.hint}`?)' if miss.hint else ''}"
        for miss in trial.misses
    ]
    at = trial.standing
    if lines and at is not None:
        lines.append(f"    stood in {at.scene}; open: {', '.join(at.open) or 'nothing'}")
    return lines


def _told(program: Program, verdict: Verdict, about: Callable[[Finding], bool]) -> list[str]:
    words = choice_words(program)
    whole = [one for one in verdict.findings if one.verdict == UNDECIDED and one.subject[0] == "story"]
    found = [one for one in verdict.findings if about(one) or one in whole]
    return [line for finding in found for line in finding_lines(finding, words)]
