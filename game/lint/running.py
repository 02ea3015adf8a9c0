"""All rules over one story: what they find, less what the author lets stand, by place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.lint.registry import rules
from game.lint.rules import unused_allow
from game.lint.view import View
from game.pack.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from game.lint.allows import Allow
    from game.lint.finding import Finding
    from game.lint.registry import Rule
    from game.story.model import Story


def lint(story: Story, sources: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Return what the rules find in a checked story, by place.

    `sources` are the texts of the pack's files by their paths inside it.
    """
    found = set(_found(View(story, sources)))
    return tuple(sorted(found, key=lambda one: (one.place, one.rule, one.message)))


def _found(view: View) -> Iterator[Diagnostic]:
    used: set[Allow] = set()
    for rule in rules().values():
        for finding in rule.find(view):
            allowed = tuple(_allowed(rule, finding, view.allows))
            used.update(allowed)
            if not allowed:
                yield _diagnostic(rule, finding)
    idle = (allow for allow in view.allows if allow not in used and allow.rule in rules())
    unused = rules()[unused_allow.NAME]
    yield from (_diagnostic(unused, finding) for finding in unused_allow.of(idle))


def _allowed(rule: Rule, finding: Finding, granted: Iterable[Allow]) -> Iterator[Allow]:
    """Yield the allows that let a finding stand."""
    spots = {(place.file, place.line) for place in (finding.place, finding.anchor) if place is not None}
    for allow in granted:
        if allow.rule == rule.name and any((allow.place.file, line) in spots for line in allow.lines):
            yield allow


def _diagnostic(rule: Rule, finding: Finding) -> Diagnostic:
    return Diagnostic(
        rule.name, rule.severity, finding.message, finding.place, finding.end_column, finding.hint
    )
