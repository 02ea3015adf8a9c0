"""A turn of phrase that the pack bans, or uses more often than it allows.

`style.patterns` lists them: `match` is words and marks, `*` alone stands for one to six words of the sentence;
`most` says how often `per` passage, episode or pack; `in` says whether in narration, speech or both.

Triggers it:

    style:
      patterns:
        - {match: "not * but", why: It says what the gate is not., in: narration}
    scenes:
      gate:
        text: |
          'It is not late but dark,' he says. The gate is not
          shut but locked.
        choices: [{say: Leave., goto: out}]

Says:

    7:55 The pack bans "not * but" in narration: It says what the gate is not.

Write instead:

    style:
      patterns:
        - {match: "not * but", why: It says what the gate is not., in: narration}
    scenes:
      gate:
        text: |
          'It is not late but dark,' he says. The gate is
          locked.
        choices: [{say: Leave., goto: out}]
"""

from __future__ import annotations

from game.lint.searching import ALL, at, hits, ready
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.finding import Finding
    from game.lint.searching import Hits
    from game.lint.view import View
    from game.story.model import Pattern

SEVERITY = WARNING
EPISODE, PACK = "episode", "pack"


def find(view: View) -> Iterator[Finding]:
    """Yield each match past the number allowed; where some are allowed, only the first that is too many."""
    for group in _groups(view):
        rule = group[0]
        wanted = ready(view, [pattern.match for pattern in group])
        units: dict[str, list[Hits]] = {}
        for found in hits(view, wanted, rule.where):
            unit = {PACK: "", EPISODE: found.text.chapter}.get(rule.per, found.text.prose.id)
            units.setdefault(unit, []).append(found)
        for each in units.values():
            yield from _banned(view, rule, each) if not rule.most else _too_many(view, rule, each)


def _banned(view: View, rule: Pattern, unit: list[Hits]) -> Iterator[Finding]:
    for found in unit:
        for span in found.spans:
            yield at(view, found.text, span, f'The pack bans "{span[2]}"{_where(rule)}{_why(rule)}')


def _too_many(view: View, rule: Pattern, unit: list[Hits]) -> Iterator[Finding]:
    count = sum(found.at_once for found in unit)
    if count <= rule.most:
        return
    every = [(found, span) for found in unit for span in found.spans]
    found, span = every[rule.most]
    allowed = f"the pack allows {rule.most} per {rule.per}{_where(rule)}"
    yield at(view, found.text, span, f'"{span[2]}" is one of {count}, and {allowed}{_why(rule)}')


def _where(rule: Pattern) -> str:
    return "" if rule.where == ALL else f" in {rule.where}"


def _why(rule: Pattern) -> str:
    why = rule.why or "say it otherwise"
    return f": {why}" if why.endswith((".", "!", "?")) else f": {why}."


def _groups(view: View) -> Iterator[list[Pattern]]:
    """Yield the patterns that share one allowance: those of one list under `match`."""
    group: list[Pattern] = []
    for pattern in view.story.style.patterns:
        if group and not _same_list(view, group[-1], pattern):
            yield group
            group = []
        group.append(pattern)
    if group:
        yield group


def _same_list(view: View, one: Pattern, other: Pattern) -> bool:
    """Tell whether no new `match:` begins between two patterns."""
    first, last = one.place, other.place
    if first.file != last.file or first >= last:
        return False
    lines = view.lines[first.file][first.line - 1 : last.line]
    lines[-1] = lines[-1][: last.column - 1]
    lines[0] = lines[0][first.column - 1 :]
    return not any("match:" in line for line in lines)
