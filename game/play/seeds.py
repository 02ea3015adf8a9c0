"""Seeds: short codes that two people can read to each other over a bad line."""

from __future__ import annotations

import os

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Thirty-two that are not taken for each other."""
LENGTH = 8
LONGEST = 32


def fresh() -> str:
    """Return a code that nobody has had, from the system's randomness: "K7Q2-9FXD"."""
    number = int.from_bytes(os.urandom(5), "big")
    return shaped("".join(LETTERS[number >> 5 * place & 31] for place in range(LENGTH)))


def normal(text: str) -> str:
    """Return a typed seed in its one form, or nothing where it has no letter or digit or too many.

    Case, blanks and hyphens don't count, so that a code may be typed as it was heard.
    """
    kept = "".join(letter for letter in text.upper() if letter.isascii() and letter.isalnum())
    return shaped(kept) if 0 < len(kept) <= LONGEST else ""


def shaped(code: str) -> str:
    """Return a code of eight with a hyphen in the middle; others stay as they are."""
    return f"{code[:4]}-{code[4:]}" if len(code) == LENGTH else code
