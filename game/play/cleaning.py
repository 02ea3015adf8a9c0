"""The one filter between a pack, a save or a typed name and a terminal: what comes out is text and nothing else."""

from __future__ import annotations

SPACES = frozenset("\t\n\r\x0b\x0c\x85\u2028\u2029")
KEPT = frozenset("\u00a0\u2007\u202f\u3000\u200c\u200d")
"""Not printable to Python, but text: unbreakable and wide spaces, and the joiners that some scripts need."""


def clean(text: str) -> str:
    """Return the text on one line, without controls, overrides of direction or anything else that is no text."""
    if text.isprintable():
        return text
    return "".join(map(_letter, text))


def _letter(letter: str) -> str:
    if letter.isprintable() or letter in KEPT:
        return letter
    return " " if letter in SPACES else ""
