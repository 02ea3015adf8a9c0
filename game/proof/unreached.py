"""Findings about what no run comes to: what bars the way, conditions with one truth alone, pieces that nobody reads."""

from __future__ import annotations

from game.proof.blocked import explained
from game.proof.findings import REFUTED, UNDECIDED, Finding
from game.proof.wording import said

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from game.proof.blocked import Bar
    from game.proof.conditions import Condition
    from game.proof.findings import Places, Subject
    from game.proof.ledger import Ledger
    from game.proof.reading import Missed
    from game.story.program import Tables

RULES = {
    "scene": ("scene-unreachable", "No run ever comes to the scene {}"),
    "ending": ("ending-unreachable", "No run ever comes to the ending {}"),
    "choice": ("choice-never-open", "The choice {} is never open"),
    "outcome": ("outcome-never-comes", "The outcome {} never comes"),
    "storylet": ("storylet-never-offered", "The storylet {} is never offered open"),
    "rule": ("rule-never-fires", "The rule {} never fires"),
    "codex": ("codex-never-opens", "The codex entry {} never opens"),
}
"""The finding about each kind of subject that is never reached, and how its sentence begins."""


def unreached(tables: Tables, places: Places, subject: Subject, bars: Mapping[str, Bar]) -> Finding | None:
    """Return the finding about a subject; None where another says it already, of its scene or its choice."""
    kind, name = subject
    if kind in ("choice", "outcome") and not any(bar.own for bar in bars.values()):
        return None
    rule, sentence = RULES[kind]
    at = places.of(f"{kind} {name}", name, name.rpartition("/")[0])
    return Finding(rule, REFUTED, subject, *at, f"{sentence.format(name)}: {explained(tables, bars)}.")


def one_sided(
    tables: Tables, places: Places, ledger: Ledger, conditions: Iterable[Condition]
) -> Iterator[Finding]:
    """Yield a finding for each condition that has but one truth, wherever and in whichever mode it is read."""
    for condition in conditions:
        ever, fails = (condition.subject(tables, truth=truth) in ledger for truth in (True, False))
        if ever and fails:
            continue
        text, owner = said(tables, condition.code), condition.owner
        rule, word = ("condition-always", "always") if ever else ("condition-never", "never")
        message = f"The condition `{text}` {word} holds where {owner} reads it."
        at = places.of(owner, owner.rpartition("/")[0])
        yield Finding(rule, REFUTED, ("condition", f"{owner}: {text}"), *at, message)


def unread(places: Places, missed: Iterable[Missed]) -> Iterator[Finding]:
    """Yield a finding for each piece of text that nobody reads, or of which that is not known."""
    for rule, name, message in missed:
        verdict = UNDECIDED if rule == "text-undecided" else REFUTED
        yield Finding(rule, verdict, ("text", name), *places.of(f"text {name}"), message)
