"""Findings about what no run comes to, each with what bars the way, over all modes that were looked into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.proof.blocked import explained
from game.proof.findings import REFUTED, Finding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from game.proof.blocked import Bar
    from game.proof.findings import Places, Subject
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
