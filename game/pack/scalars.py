"""Reading single values by their kind, without YAML 1.1's guesses."""

from __future__ import annotations

import re

from game.pack.nodes import Hole, Node, Scalar, Sequence, describe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from game.pack.keys import Fields
    from game.pack.page import Page

MAX_DIGITS = 9
"""Most digits of a whole number."""

MAX_NAME = 48
"""Most characters of a name."""

MAX_TEXT = 20_000
"""Most characters of a text."""

_TRUTHS = ("yes", "no", "true", "false", "on", "off")
_WORDS = {
    form: what
    for word, what in [*((truth, "a truth") for truth in _TRUTHS), ("~", "nothing"), ("null", "nothing")]
    for form in (word, word.capitalize(), word.upper())
}
"""What YAML 1.1 takes a word for that stands alone."""

_GUESSES = (
    ("a number of minutes", r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"),
    ("a date", r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?"),
    ("a number", r"[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|0o[0-7]+|[0-9][0-9_]*)"),
    (
        "a fraction",
        r"[-+]?(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9_]+)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)",
    ),
    ("no number", r"\.(?:nan|NaN|NAN)"),
    ("a mark of YAML", "=|<<"),
)
"""What it takes any other plain text for, and the expression for it, compiled where one is told from another."""
_ANY_GUESS = re.compile("|".join(f"(?:{pattern})" for _, pattern in _GUESSES))
_GUESSED_START = frozenset("=<.+-0123456789")
_LONGEST_GUESS = 40

_WHOLE = re.compile("-?(?:0|[1-9][0-9]*)")
_NAME = re.compile("[a-z][a-z0-9_]*")
_RANGE = re.compile(r"(-?(?:0|[1-9][0-9]{0,8}))\.\.(-?(?:0|[1-9][0-9]{0,8}))")
_NO_NAME = re.compile("[^a-z0-9]+")


def text_of(page: Page, node: Node) -> str | None:
    """Return a single text as it was written, or None after a report."""
    if type(node) is not Scalar:
        if not isinstance(node, Hole):
            advice = (
                ": put a text that begins with `{` or `[` in quotes" if getattr(node, "flow", True) else ""
            )
            page.wrong(node, "wrong-type", f"A text belongs here, and this is {describe(node)}{advice}.")
        return None
    text = node.text
    if not node.style and (text in _WORDS or text[:1] in _GUESSED_START):
        guess = guessed(text)
        if guess:
            page.wrong(node, "ambiguous-scalar", f"YAML may read `{text}` as {guess}: put it in quotes.")
            return None
    if len(text) > MAX_TEXT:
        page.wrong(node, "too-large", f"A text has at most {MAX_TEXT} characters: divide it.")
        return None
    if not text or text.isspace():
        page.wrong(node, "empty-text", "Nothing is written here: write the text, or leave the key out.")
        return None
    return text


def guessed(text: str) -> str:
    """Return what YAML 1.1 would take a plain text for, or nothing when that is the text itself."""
    if text in _WORDS:
        return _WORDS[text]
    if text[:1] not in _GUESSED_START or len(text) > _LONGEST_GUESS or _ANY_GUESS.fullmatch(text) is None:
        return ""
    return next((what for what, pattern in _GUESSES if re.fullmatch(pattern, text)), "")


def line_of(page: Page, node: Node) -> str | None:
    """Return a single text with its blanks and line ends made into single spaces."""
    text = text_of(page, node)
    return None if text is None else " ".join(text.split())


def text(fields: Fields, key: str, default: str = "") -> str:
    """Return the text of a key in one line, or the default."""
    node = fields.get(key)
    found = None if node is None else line_of(fields.page, node)
    return default if found is None else found


def texts(fields: Fields, key: str) -> tuple[str, ...]:
    """Return the texts of a key that takes a list or one."""
    found = (line_of(fields.page, node) for node in items(fields.get(key)))
    return tuple(one for one in found if one is not None)


def items(node: Node | None) -> list[Node]:
    """Return the items of a list, or a single one as a list of one."""
    if node is None or isinstance(node, Hole):
        return []
    return node.items if isinstance(node, Sequence) else [node]


def some(page: Page, node: Node | None, most: int) -> list[Node]:
    """Return the items of a list, or a single one as a list of one; what is past the most is reported and left out."""
    found = items(node)
    if len(found) > most:
        page.wrong(
            found[most], "wrong-count", f"There may be {most} of these at most, and there are {len(found)}."
        )
    return found[:most]


def whole_of(page: Page, node: Node, low: int, high: int) -> int | None:
    """Return a whole number within bounds, or None after a report."""
    if isinstance(node, Hole):
        return None
    if not isinstance(node, Scalar):
        page.wrong(node, "wrong-type", f"A whole number belongs here, and this is {describe(node)}.")
        return None
    if node.style or _WHOLE.fullmatch(node.text) is None:
        page.wrong(node, "wrong-type", _about_number(node))
        return None
    if len(node.text.lstrip("-")) > MAX_DIGITS:
        page.wrong(node, "out-of-range", f"A number has at most {MAX_DIGITS} digits.")
        return None
    value = int(node.text)
    if low <= value <= high:
        return value
    page.wrong(node, "out-of-range", f"{value} is outside of {low} to {high}.")
    return None


def whole(fields: Fields, key: str, default: int, low: int = 0, high: int = 999_999_999) -> int:
    """Return the whole number of a key, or the default."""
    node = fields.get(key)
    value = None if node is None else whole_of(fields.page, node, low, high)
    return default if value is None else value


def flag_of(page: Page, node: Node) -> bool | None:
    """Return a truth, or None after a report."""
    if isinstance(node, Scalar) and not node.style and node.text in {"true", "false"}:
        return node.text == "true"
    if isinstance(node, Hole):
        return None
    hint = ""
    if isinstance(node, Scalar):
        word = node.text.lower()
        hint = (
            "true"
            if word in {"yes", "on", "true", "y"}
            else "false"
            if word in {"no", "off", "false", "n"}
            else ""
        )
    page.wrong(node, "wrong-type", "Write `true` or `false` here, without quotes.", hint)
    return None


def flag(fields: Fields, key: str, default: bool = False) -> bool:
    """Return the truth of a key, or the default."""
    node = fields.get(key)
    value = None if node is None else flag_of(fields.page, node)
    return default if value is None else value


def name_of(page: Page, node: Node, what: str = "a name") -> str | None:
    """Return a name, or None after a report."""
    found = text_of(page, node)
    if found is None or is_name(found):
        return found
    better = _NO_NAME.sub("_", found.lower()).strip("_")[:MAX_NAME]
    message = f"`{found[:MAX_NAME]}` can't be {what}: use a to z, digits and `_`, a letter first, {MAX_NAME} at most."
    page.wrong(node, "bad-name", message, better if is_name(better) else None)
    return None


def is_name(text: str) -> bool:
    """Tell whether a text has the form of a name."""
    return len(text) <= MAX_NAME and _NAME.fullmatch(text) is not None


def word_of(page: Page, node: Node, words: Collection[str]) -> str | None:
    """Return one of some words, or None after a report."""
    if isinstance(node, Scalar) and node.text in words:
        return node.text
    if isinstance(node, Hole):
        return None
    offered = ", ".join(f"`{word}`" for word in words)
    near = page.report.nearest(node.text, words) if isinstance(node, Scalar) else None
    page.wrong(node, "wrong-word", f"Write one of {offered} here.", near)
    return None


def word(fields: Fields, key: str, words: tuple[str, ...], default: str) -> str:
    """Return the word of a key that takes one of some words, or the default."""
    node = fields.get(key)
    found = None if node is None else word_of(fields.page, node, words)
    return default if found is None else found


def range_of(page: Page, node: Node) -> tuple[int, int] | None:
    """Return lowest and highest of a range `0..4`, or None after a report."""
    if isinstance(node, Hole):
        return None
    match = _RANGE.fullmatch(node.text) if isinstance(node, Scalar) else None
    if match is None:
        page.wrong(
            node, "bad-range", "A range is two whole numbers with two dots between them, as in `0..4`."
        )
        return None
    low, high = int(match[1]), int(match[2])
    if low >= high:
        page.wrong(node, "bad-range", f"A range goes from low to high: {low} is not below {high}.")
        return None
    return low, high


def _about_number(node: Scalar) -> str:
    if node.style and _WHOLE.fullmatch(node.text):
        return f"Write {node.text} without quotes."
    if node.text.isdigit():
        return f"Write {node.text.lstrip('0') or '0'} without the zeros before it."
    return "Write a whole number here, in digits."
