"""YAML as nodes with positions; plain classes with slots, since a pack has a hundred thousand of them."""

from __future__ import annotations

from typing import TypeAlias


class Scalar:
    """A single text, and how it was written."""

    __slots__ = ("column", "line", "style", "text")

    def __init__(self, text: str, style: str, line: int, column: int) -> None:
        self.text = text
        """What YAML reads: without quotes and indentation, folded."""
        self.style = style
        """Empty for plain; else the quote, `|` or `>`."""
        self.line = line
        """Of the first character (or the quote, or the `|`), from 1."""
        self.column = column
        """From 1, in characters."""


class Sequence:
    """A list."""

    __slots__ = ("column", "items", "line")

    def __init__(self, items: list[Node], line: int, column: int) -> None:
        self.items = items
        self.line = line
        self.column = column


class Mapping:
    """Keys with values, in the order of the file; no key stands twice."""

    __slots__ = ("column", "flow", "line", "pairs")

    def __init__(self, pairs: list[tuple[Scalar, Node]], flow: bool, line: int, column: int) -> None:
        self.pairs = pairs
        self.flow = flow
        """Whether it was written in braces."""
        self.line = line
        self.column = column


class Hole:
    """Where something was refused already: nothing more is said about it."""

    __slots__ = ("column", "line")

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column


Node: TypeAlias = Scalar | Sequence | Mapping | Hole


def describe(node: Node) -> str:
    """Return what a node is, as a sentence names it."""
    if isinstance(node, Sequence):
        return "a list"
    return "a map of keys" if isinstance(node, Mapping) else "a single value"
