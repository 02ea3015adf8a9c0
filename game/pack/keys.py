"""Reading a mapping by a table of its keys: which there are, of which kind, which must be there."""

from __future__ import annotations

from game.language.records import NamedTuple
from game.pack.nodes import Hole, Mapping, Node, Scalar, describe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from game.pack.page import Page


class Key(NamedTuple):
    """One key of a mapping."""

    name: str
    kind: str
    """What its value is: text, prose, whole, flag, name, condition, effects, route, … or the name of a table."""
    about: str
    """One line for the guide and for editors."""
    required: bool = False


class Table:
    """The keys that a mapping may have."""

    __slots__ = ("by_name", "example", "keys", "name", "required", "top", "what")

    def __init__(
        self, name: str, what: str, keys: tuple[Key, ...], *, top: bool = False, example: str = ""
    ) -> None:
        self.name = name
        self.what = what
        """What the mapping is, with its article, as a sentence names it."""
        self.keys = keys
        self.by_name = {key.name: key for key in keys}
        self.top = top
        """Whether it is a whole file, so that an unknown key may hide declarations."""
        self.required = tuple(key.name for key in keys if key.required)
        self.example = example or ", ".join(f"{name}: ..." for name in self.required)
        """The least of it, as it stands in braces; for a sentence."""


class Fields:
    """The values of one mapping by key; those refused already are not among them."""

    __slots__ = ("get", "node", "page", "values")

    def __init__(self, page: Page, node: Node, values: dict[str, Node]) -> None:
        self.page = page
        self.node = node
        self.values = values
        self.get: Callable[[str], Node | None] = values.get
        """The node of a key, or None."""

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def key(self, name: str) -> Node:
        """Return the key itself, for its place; the mapping when it is not there."""
        if isinstance(self.node, Mapping):
            for key in self.node.keys:
                if key.text == name:
                    return key
        return self.node

    def wrong(self, key: str, rule: str, message: str, hint: str | None = None) -> None:
        """Report a key."""
        self.page.wrong(self.key(key), rule, message, hint)


def read_fields(page: Page, node: Node, table: Table) -> Fields:
    """Return the fields of a mapping; unknown and missing keys are reported."""
    if not isinstance(node, Mapping):
        if not isinstance(node, Hole):
            said = describe(node)
            shape = f"a map of keys, as in `{{{table.example}}}`"
            page.wrong(node, "wrong-type", f"{_capital(table.what)} is {shape}, and this is {said}.")
        return Fields(page, Hole(node.line, node.column), {})
    values = node.values
    if page.report.found or not all(map(table.by_name.__contains__, values)):
        values = _known(page, node, table)
    for name in table.required:
        if name not in node.values:
            page.wrong(node, "missing-key", f"{_capital(table.what)} needs the key `{name}`.")
    return Fields(page, node, values)


def _known(page: Page, node: Mapping, table: Table) -> dict[str, Node]:
    """Return the values of a mapping that are no holes by those of its keys that a table has; others are reported."""
    values = {}
    for key, value in node.pairs:
        if key.text not in table.by_name:
            _unknown(page, node, key, value, table)
        elif type(value) is not Hole:
            values[key.text] = value
    return values


def entries(page: Page, node: Node | None, what: str, example: str = "") -> Iterator[tuple[Scalar, Node]]:
    """Yield the pairs of a mapping whose keys are the author's own names; anything else is reported."""
    if isinstance(node, Mapping):
        for pair in node.pairs:
            if not isinstance(pair[1], Hole) and not _broken_by_comma(page, node, *pair):
                yield pair
    elif node is not None and not isinstance(node, Hole) and not is_empty(node):
        shape = f"a map of keys, as in `{example}`," if example else "a map of keys,"
        page.wrong(node, "wrong-type", f"{_capital(what)} is {shape} and this is {describe(node)}.")


def is_empty(node: Node) -> bool:
    """Tell whether nothing was written where a value could be."""
    return isinstance(node, Scalar) and not node.style and not node.text


def _unknown(page: Page, node: Mapping, key: Scalar, value: Node, table: Table) -> None:
    """Report a key that is none, as helpfully as can be."""
    if table.top:
        page.report.incomplete = True
    if "\ufffd" in key.text:
        return
    if _broken_by_comma(page, node, key, value):
        return
    from game.pack.tables import owners  # noqa: PLC0415 - needed only after a mistake

    said = f"`{_short(key.text)}` is no key of {table.what}"
    near = page.report.nearest(key.text, table.by_name)
    belongs = owners(key.text) if near is None else ""
    page.wrong(key, "unknown-key", f"{said}: it belongs to {belongs}." if belongs else f"{said}.", near)


def _broken_by_comma(page: Page, node: Mapping, key: Scalar, value: Node) -> bool:
    """Tell whether a key is the rest of a text after a comma, and say so."""
    broken = node.flow and is_empty(value) and " " in key.text
    if broken:
        page.wrong(key, "comma-in-braces", "A text with a comma in it needs quotes inside `{ }`.")
    return broken


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39] + "\u2026"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
