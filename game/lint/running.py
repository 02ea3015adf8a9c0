"""All rules over one story: what they find, less what the author lets stand, by place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.lint.apart import both
from game.lint.registry import names, rule
from game.lint.rules import unused_allow
from game.lint.view import View
from game.pack.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from game.lint.allows import Allow
    from game.lint.finding import Finding
    from game.story.model import Story

READ_PROSE = frozenset(
    {
        "banned-words",
        "doubled-word",
        "joined-words",
        "mixed-marks",
        "mixed-quotes",
        "options-begin-alike",
        "options-equally-long",
        "repeated-option",
        "stray-spaces",
        "style-pattern",
        "unpaired-quote",
    }
)
"""The rules that compare words: half of the work, and the half that shares next to nothing with the other."""

Told = tuple[str, "Finding"]
"""A rule's name and what it found."""


def lint(story: Story, sources: Mapping[str, str], *, in_two: bool = False) -> tuple[Diagnostic, ...]:
    """Return what the rules find in a checked story, by place.

    `sources` are the texts of the pack's files by their paths inside it. `in_two` lets a second process read the
    prose at the same time, where there can be one.
    """
    view = View(story, sources)
    prose = [name for name in names() if name in READ_PROSE]
    others = [name for name in names() if name not in READ_PROSE]
    told = both(lambda: _told(view, others), lambda: _told(view, prose), in_two=in_two)
    found = set(_diagnostics(told, view.allows))
    return tuple(sorted(found, key=lambda one: (one.place, one.rule, one.message)))


def _told(view: View, which: Iterable[str]) -> list[Told]:
    """Return what some rules find."""
    return [(name, finding) for name in which for finding in rule(name).find(view)]


def _diagnostics(told: Iterable[Told], granted: tuple[Allow, ...]) -> Iterator[Diagnostic]:
    """Yield what no allow lets stand, and the allows that let nothing stand."""
    used: set[Allow] = set()
    for name, finding in told:
        allowed = tuple(_allowed(name, finding, granted))
        used.update(allowed)
        if not allowed:
            yield _diagnostic(name, finding)
    idle = (allow for allow in granted if allow not in used and allow.rule in names())
    yield from (_diagnostic(unused_allow.NAME, finding) for finding in unused_allow.of(idle))


def _allowed(name: str, finding: Finding, granted: Iterable[Allow]) -> Iterator[Allow]:
    """Yield the allows that let a finding stand."""
    spots = {(place.file, place.line) for place in (finding.place, finding.anchor) if place is not None}
    for allow in granted:
        if allow.rule == name and any((allow.place.file, line) in spots for line in allow.lines):
            yield allow


def _diagnostic(name: str, finding: Finding) -> Diagnostic:
    return Diagnostic(
        name, rule(name).severity, finding.message, finding.place, finding.end_column, finding.hint
    )
