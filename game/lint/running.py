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


def lint(story: Story, sources: Mapping[str, str], only: str = "") -> tuple[Diagnostic, ...]:
    """Return what the rules (or the one named) find in a checked story, by place.

    `sources` are the texts of the pack's files by their paths inside it.
    """
    chosen = [rule for rule in rules().values() if only in {"", rule.name}]
    found = set(_found(View(story, sources), chosen))
    return tuple(sorted(found, key=lambda one: (one.place, one.rule, one.message)))


def _found(view: View, chosen: list[Rule]) -> Iterator[Diagnostic]:
    used: set[Allow] = set()
    for rule in chosen:
        for finding in rule.find(view):
            if not _allowed(rule, finding, view.allows, used):
                yield _diagnostic(rule, finding)
    yield from _unused(chosen, view.allows, used)


def _allowed(rule: Rule, finding: Finding, granted: Iterable[Allow], used: set[Allow]) -> bool:
    """Tell whether an allow stands at a finding, and remember that it was needed."""
    spots = {(place.file, place.line) for place in (finding.place, finding.anchor) if place is not None}
    for allow in granted:
        if allow.rule == rule.name and any((allow.place.file, line) in spots for line in allow.lines):
            used.add(allow)
            return True
    return False


def _unused(chosen: list[Rule], granted: Iterable[Allow], used: set[Allow]) -> Iterator[Diagnostic]:
    names = {rule.name for rule in chosen}
    rule = rules()[unused_allow.NAME]
    if rule.name in names:
        idle = [allow for allow in granted if allow not in used and allow.rule in names]
        yield from (_diagnostic(rule, finding) for finding in unused_allow.of(idle))


def _diagnostic(rule: Rule, finding: Finding) -> Diagnostic:
    return Diagnostic(
        rule.name, rule.severity, finding.message, finding.place, finding.end_column, finding.hint
    )
