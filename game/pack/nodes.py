"""YAML as nodes with positions; plain classes with slots, since a pack has a hundred thousand of them.

A node keeps the parser's mark and is asked for line and column by the few that say something about it; and the keys
of a map are kept as the parser's events until somebody asks for them as nodes: readers go by their texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from game.language.records import NamedTuple

if TYPE_CHECKING:
    from typing import Any, Protocol

    class Mark(Protocol):
        """A position as the parsers have it."""

        @property
        def line(self) -> int:
            """From 0."""

        @property
        def column(self) -> int:
            """From 0, in characters."""


class Spot(NamedTuple):
    """A mark of our own."""

    line: int
    """From 0."""
    column: int
    """From 0, in characters."""


class _Placed:
    """What stands somewhere."""

    __slots__ = ("mark",)
    mark: Mark

    @property
    def line(self) -> int:
        """Of the first character (or the quote, the bracket, the `|`), from 1."""
        return self.mark.line + 1

    @property
    def column(self) -> int:
        """From 1, in characters."""
        return self.mark.column + 1


class Scalar(_Placed):
    """A single text, and how it was written."""

    __slots__ = ("style", "text")

    def __init__(self, text: str, style: str, mark: Mark) -> None:
        self.text = text
        """What YAML reads: without quotes and indentation, folded."""
        self.style = style
        """Empty for plain; else the quote, `|` or `>`."""
        self.mark = mark


class Sequence(_Placed):
    """A list."""

    __slots__ = ("items",)

    def __init__(self, items: list[Node], mark: Mark) -> None:
        self.items = items
        self.mark = mark


class Mapping(_Placed):
    """Keys with values, in the order of the file; no key stands twice."""

    __slots__ = ("_keys", "flow", "values")

    def __init__(self, keys: list[Any], values: dict[str, Node], flow: bool, mark: Mark) -> None:
        self._keys = keys
        """Scalars, or events of scalars."""
        self.values = values
        """By the texts of the keys."""
        self.flow = flow
        """Whether it was written in braces."""
        self.mark = mark

    @property
    def keys(self) -> list[Scalar]:
        """The keys as nodes, made when first asked for."""
        if self._keys and type(self._keys[0]) is not Scalar:
            self._keys = [Scalar(key.value, key.style or "", key.start_mark) for key in self._keys]
        return self._keys

    @property
    def pairs(self) -> list[tuple[Scalar, Node]]:
        """The keys with their values."""
        return list(zip(self.keys, self.values.values(), strict=True))


class Hole(_Placed):
    """Where something was refused already: nothing more is said about it."""

    __slots__ = ()

    def __init__(self, mark: Mark) -> None:
        self.mark = mark


Node: TypeAlias = Scalar | Sequence | Mapping | Hole


def values_of(node: Node) -> dict[str, Node]:
    """Return the values of a map by key; of anything else, none."""
    return node.values if type(node) is Mapping else {}


def describe(node: Node) -> str:
    """Return what a node is, as a sentence names it."""
    if isinstance(node, Sequence):
        return "a list"
    return "a map of keys" if isinstance(node, Mapping) else "a single value"
