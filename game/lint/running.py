"""All rules over one story: what they find, less what the author lets stand, by place."""

from __future__ import annotations

from game.lint.registry import names, rule
from game.lint.rules import unused_allow
from game.lint.view import View
from game.pack.diagnostics import Diagnostic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from game.lint.allows import Allow
    from game.lint.finding import Finding
    from game.story.model import Story

Told = tuple[str, "Finding"]
"""A rule's name and what it found."""


def lint(story: Story, sources: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Return what the rules find in a checked story, by place.

    `sources` are the texts of the pack's files by their paths inside it.
    """
    return lint_view(View(story, sources))


def lint_view(view: View) -> tuple[Diagnostic, ...]:
    """Return what the rules find in a view, by place."""
    told = ((name, finding) for name in names() for finding in rule(name).find(view))
    found = dict.fromkeys(_diagnostics(told, view.allows))
    return tuple(sorted(found, key=lambda one: (one.place, one.rule, one.message)))


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
