"""YAML as nodes with positions; plain classes with slots, since a pack has a hundred thousand of them.

The keys of a map are kept as their texts and places until somebody asks for them as nodes: readers go by their texts.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

MAX_DEPTH = 32
"""Most lists and maps inside one another."""

MAX_NODES = 200_000
"""Most values in one file, keys among them."""

Spot: TypeAlias = tuple[int, int, str]
"""Line and column of a key, from 1, and how it was written, as a Scalar has it."""


class _Placed:
    """What stands somewhere."""

    __slots__ = ("column", "line")
    line: int
    """Of the first character (or the quote, the bracket, the `|`), from 1."""
    column: int
    """From 1, in characters."""


class Scalar(_Placed):
    """A single text, and how it was written."""

    __slots__ = ("style", "text")

    def __init__(self, text: str, style: str, line: int, column: int) -> None:
        self.text = text
        """What YAML reads: without quotes and indentation, folded."""
        self.style = style
        """Empty for plain; else the quote, `|` or `>`."""
        self.line = line
        self.column = column


class Sequence(_Placed):
    """A list."""

    __slots__ = ("items",)

    def __init__(self, items: list[Node], line: int, column: int) -> None:
        self.items = items
        self.line = line
        self.column = column


class Mapping(_Placed):
    """Keys with values, in the order of the file; no key stands twice."""

    __slots__ = ("_keys", "flow", "spots", "values")

    def __init__(
        self, spots: list[Spot], values: dict[str, Node], flow: bool, line: int, column: int
    ) -> None:
        self.spots = spots
        """Of the keys, in their order."""
        self._keys: list[Scalar] = []
        self.values = values
        """By the texts of the keys."""
        self.flow = flow
        """Whether it was written in braces."""
        self.line = line
        self.column = column

    @property
    def keys(self) -> list[Scalar]:
        """The keys as nodes, made when first asked for."""
        if not self._keys:
            self._keys = [
                Scalar(text, style, line, column)
                for text, (line, column, style) in zip(self.values, self.spots, strict=True)
            ]
        return self._keys

    @property
    def pairs(self) -> list[tuple[Scalar, Node]]:
        """The keys with their values."""
        return list(zip(self.keys, self.values.values(), strict=True))


class Hole(_Placed):
    """Where something was refused already: nothing more is said about it."""

    __slots__ = ()

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column


Node: TypeAlias = Scalar | Sequence | Mapping | Hole


def values_of(node: Node) -> dict[str, Node]:
    """Return the values of a map by key; of anything else, none."""
    return node.values if type(node) is Mapping else {}


def describe(node: Node) -> str:
    """Return what a node is, as a sentence names it."""
    if isinstance(node, Sequence):
        return "a list"
    return "a map of keys" if isinstance(node, Mapping) else "a single value"
