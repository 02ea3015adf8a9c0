"""The tables of the guide that are written from the program itself: every key, every message, every bound."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from game.engine.walking import FOLLOWED
from game.language.limits import MAX_LENGTH, MAX_VISITS
from game.lint.registry import rules
from game.pack.choices import MOST_CHOICES, MOST_PIPS
from game.pack.codes import CODES
from game.pack.files import MAX_PACK
from game.pack.flow import DEEPEST
from game.pack.opening import MAX_FILE
from game.pack.scalars import MAX_DIGITS, MAX_NAME, MAX_TEXT
from game.pack.scenes import MOST_PARAMS
from game.pack.tables import ALL, LIMITS, SHARED
from game.pack.telling import MOST_RULES
from game.pack.variables import WIDEST
from game.story.grammar import MAX_PIECES
from guide.fences import PAGE

if TYPE_CHECKING:
    from game.pack.keys import Key

KINDS = {
    "amounts": "variables, each with a number",
    "better": "`high` or `low`",
    "condition": "condition",
    "conditions": "names, each with a condition",
    "conditions list": "conditions",
    "confirm": "`true`, or text with pieces",
    "constants": "names, each with a value",
    "effects": "effects",
    "ending kind": "`good`, `bitter`, `bad` or `close`",
    "event": "`choice`, `episode` or a scene",
    "flag": "`true` or `false`",
    "limits": "kinds of text, each with a number",
    "marks": "promises, each with text",
    "name": "name",
    "names": "names",
    "number": "number, or an expression",
    "parameters": "names, each with `flag` or a range",
    "per": "`passage`, `episode` or `pack`",
    "prices": "modes, each with a cost",
    "prose": "text with pieces",
    "proses": "texts with pieces",
    "range": "range, as in `0..3`",
    "rolls": "`never_fail`",
    "route": "scene, or ways to scenes",
    "scene": "scene",
    "shown": "`meter`, `counter` or `hidden`",
    "signs": "values, each with text",
    "start": "one of its values",
    "text": "text",
    "texts": "texts",
    "values": "variables, each with a value",
    "whole": "whole number",
    "within": "`all`, `narration` or `speech`",
    "words": "names, each with a text",
}
"""The kinds of values of the reader's tables, in words."""

BOUNDS = (
    ("Characters of a name", MAX_NAME),
    ("Values of a variable", WIDEST),
    ("Digits of a number", MAX_DIGITS),
    ("Characters of a condition or an effect, spaces left out", MAX_LENGTH),
    ("Characters of a text", MAX_TEXT),
    ("Choices of a scene", MOST_CHOICES),
    ("Constants of a scene", MOST_PARAMS),
    ("Rules of a pack", MOST_RULES),
    ("Visits that are counted of a scene", MAX_VISITS),
    ("Pieces inside one another in a text", MAX_PIECES),
    ("Pips of a risk", MOST_PIPS),
    ("Calls inside one another", DEEPEST),
    ("Scenes that lead on to one another after one choice", FOLLOWED),
    ("Megabytes of a file", MAX_FILE // 1024 // 1024),
    ("Megabytes of a pack", MAX_PACK // 1024 // 1024),
)


def keys() -> str:
    """Return a table for each thing that has keys."""
    parts = [_table("Shared sections, in any file", SHARED)]
    for table in ALL:
        own = table.keys[: -len(SHARED)] if table.keys[-len(SHARED) :] == SHARED else table.keys
        more = "" if own == table.keys else "\nAnd every shared section.\n"
        parts.append(_table(_capital(table.what), own) + more)
    return "\n".join(parts)


def messages() -> str:
    """Return every rule of reading and of lint in a line."""
    reading = _rows(("Error of reading", "What it finds"), sorted(CODES.items()))
    linted = [
        (f"{rule.name}", f"{rule.severity}", rule.manual.partition("\n")[0]) for rule in rules().values()
    ]
    return f"{reading}\n{_rows(('Rule', 'Severity', 'What it finds'), linted)}"


def bounds() -> str:
    """Return how much there may be of what."""
    allowed = [(what, f"{most:,}") for what, most in BOUNDS]
    words = [
        (f"Words of {_article(kind)}, unless `limits` says otherwise", f"{most:,}")
        for kind, most in LIMITS.items()
    ]
    return _rows(("What", "At most"), [*allowed, *words])


WRITTEN = {"keys": keys, "messages": messages, "bounds": bounds}
"""What stands between `<!-- name -->` and `<!-- end of name -->` on the page."""


def on_page(name: str) -> str:
    """Return what the page has of a written part."""
    return (
        PAGE.read_text(encoding="utf-8")
        .split(f"<!-- {name} -->\n\n")[1]
        .split(f"\n<!-- end of {name} -->")[0]
    )


def write_anew() -> None:
    """Write every part of the page that is made from the program."""
    text = PAGE.read_text(encoding="utf-8")
    for name, made in WRITTEN.items():
        before, rest = text.split(f"<!-- {name} -->\n", 1)
        after = rest.split(f"<!-- end of {name} -->", 1)[1]
        text = f"{before}<!-- {name} -->\n\n{made()}\n<!-- end of {name} -->{after}"
    PAGE.write_text(text, encoding="utf-8")


def _table(title: str, listed: tuple[Key, ...]) -> str:
    rows = [(f"`{key.name}`", _kind(key.kind) + ", required" * key.required, key.about) for key in listed]
    return f"### {title}\n\n{_rows(('Key', 'Value', 'What it is'), rows)}"


def _kind(kind: str) -> str:
    first, _, name = kind.partition(" ")
    if first == "map":
        return f"names, each with {_what(name)}"
    if first == "list" and name:
        return f"{_what(name)}, or a list"
    return KINDS.get(kind) or _what(kind)


def _what(name: str) -> str:
    """Return a table's thing with a link to it."""
    if name == "cast":
        return "forms of a name"
    what = next(table.what for table in ALL if table.name == name)
    return f"[{what}](#{what.replace(' ', '-').replace(chr(39), '')})"


def _rows(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def _article(kind: str) -> str:
    if kind == "between":
        return "all that is read between two choices"
    if kind == "codex":
        return "a codex entry"
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


if __name__ == "__main__":
    write_anew()
    sys.stdout.write(f"{PAGE.name} is as the program has it.\n")
