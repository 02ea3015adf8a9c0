"""What to say about text that is no token: one sentence for each habit brought from elsewhere."""

from __future__ import annotations

import re

from game.language.errors import LanguageError

_WORD = re.compile(r"[\w.]+")
_FLOAT = re.compile(r"[0-9]*\.[0-9]+|[0-9]+\.")
_GROUPED = re.compile(r"[0-9]+(?:_[0-9]+)+")
_NOT_A_LETTER = re.compile(r"[^A-Za-z0-9_.]")
_LONGEST_SHOWN = 40

_INSTEAD = {
    "&&": "and", "&": "and", "||": "or", "|": "or", "!": "not", "~": "not", "\u00ac": "not",
    "\u2227": "and", "\u2228": "or",
    "===": "==", "!==": "!=", "<>": "!=", "=<": "<=", "=>": ">=",
    "\u2264": "<=", "\u2265": ">=", "\u2260": "!=", "\u00d7": "*", "\u00b7": "*",
    "\u2212": "-", "\u2013": "-", "\u2014": "-",
}  # fmt: skip
"""Signs of other languages and of typography, with what to write in their place."""

_NO_SUCH = {
    "**": "There are no powers: multiply with `*`.",
    "//": "There is no division: compare a product instead, as in `2 * heat >= 3`.",
    "%": "There is no remainder: keep a variable for what is to be told apart.",
    "++": "There is no `++`: write one `+` between two numbers, or `+= 1` in an effect.",
    "*=": "An effect uses `=`, `+=` or `-=`: write the product out, as in `heat = heat * 2`.",
    "/=": "An effect uses `=`, `+=` or `-=`, and there is no division.",
    "<<": "There is no `<<`: multiply with `*`.",
    ">>": "There is no `>>`: compare with `>`.",
    "^": "There is no `^`: for either but not both write `a and not b or b and not a`.",
    "?": "There is no `?`: in an effect put the condition at the end, as in `heat += 1 if door`.",
    ":": "A colon has no place in an expression: what it should begin belongs on a line of its own.",
    ";": "One expression stands alone: put a second one into an entry of its own.",
    ",": "A comma has no place in an expression: join conditions with `and` or `or`.",
    "[": "There are no lists in an expression: compare with each value, joined by `or`.",
    "]": "There are no lists in an expression: compare with each value, joined by `or`.",
    "{": "Braces belong to text, not to an expression: leave them out, or use round brackets.",
    "}": "Braces belong to text, not to an expression: leave them out, or use round brackets.",
    "#": "A comment can't stand in an expression: move it to the end of a YAML line, after a space.",
    "$": "A name stands alone: leave the `$` out.",
    "@": "A name stands alone: leave the `@` out.",
    "\\": "A backslash has no meaning here: leave it out.",
}
"""Signs that mean something elsewhere and nothing here, with what to do about it."""

_QUOTES = frozenset("\"'`\u2018\u2019\u201c\u201d\u00ab\u00bb")


def complain(source: str, position: int) -> LanguageError:
    """Return the error for the text at position, which begins no token."""
    word = _WORD.match(source, position)
    if word is not None:
        return LanguageError(_about_word(word[0]), position, word.end())
    for length in (3, 2, 1):
        sign = source[position : position + length]
        if len(sign) == length and (sign in _INSTEAD or sign in _NO_SUCH):
            return LanguageError(_about_sign(sign), position, position + length)
    return LanguageError(_about_character(source[position]), position, position + 1)


def shown(text: str) -> str:
    """Return text as a sentence may quote it: short, and without anything unprintable."""
    text = "".join(character if character.isprintable() else "\ufffd" for character in text)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "\u2026"


def _about_sign(sign: str) -> str:
    if sign in _INSTEAD:
        return f"Write `{_INSTEAD[sign]}` in place of `{sign}`."
    return _NO_SUCH[sign]


def _about_character(character: str) -> str:
    if character in _QUOTES:
        return "Quotes have no place in an expression: write a name or a value without them."
    code = f"U+{ord(character):04X}"
    if not character.isprintable() or character.isspace():
        return f"The invisible character {code} has no place in an expression: take it out."
    return f"The character `{character}` ({code}) has no meaning in an expression: take it out."


def _about_word(word: str) -> str:
    quoted = shown(word)
    if _FLOAT.fullmatch(word):
        return f"Numbers are whole: write a whole number in place of `{quoted}`."
    if _GROUPED.fullmatch(word):
        return f"Write {shown(word.replace('_', ''))} without underscores."
    strange = _NOT_A_LETTER.search(word)
    if strange is not None:
        return (
            f"A name has only the letters a to z, digits and underscores, so `{strange[0]}` can't be in it."
        )
    if word != word.lower():
        return f"Names and words are lower-case: write `{shown(word.lower())}` in place of `{quoted}`."
    if "." in word:
        return (
            f"A name has one dot at most, between two words, as in `ally.bond`: `{quoted}` has it otherwise."
        )
    return f"A name begins with a letter: `{quoted}` doesn't."
