"""Named conditions: whether they go round in a circle, and how large they are once they are written out.

A name stands for a whole tree, so that thirty of them, each naming the one before twice, would make a billion
parts. Nothing here writes them out: sizes are added up name by name.
"""

from __future__ import annotations

from game.language.limits import MAX_WRITTEN_DEPTH, MAX_WRITTEN_NODES
from game.language.records import NamedTuple
from game.language.syntax import Binary, Name, Unary, walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from game.language.syntax import Expr

__all__ = ["Size", "circle", "is_too_large", "sizes", "written_out"]


class Size(NamedTuple):
    """How much an expression is once every named condition in it is written out."""

    nodes: int
    """Its numbers, names, visits and operators."""
    depth: int
    """The longest way from its outermost operator to a value, both counted."""


_VALUE = Size(1, 1)


def circle(defines: Mapping[str, Expr]) -> tuple[str, ...]:
    """Return names each of which needs the next, and the last the first; empty where there is no circle."""
    return _order(defines)[1]


def sizes(defines: Mapping[str, Expr]) -> dict[str, Size]:
    """Return the size of every named condition; ValueError where they go round in a circle."""
    order, around = _order(defines)
    if around:
        raise ValueError(f"named conditions go round in a circle: {', '.join(around)}")
    known: dict[str, Size] = {}
    for name in order:
        known[name] = written_out(defines[name], known)
    return known


def written_out(expr: Expr, known: Mapping[str, Size]) -> Size:
    """Return the size of an expression, given those of the named conditions in it."""
    if isinstance(expr, Name):
        return known.get(expr.text, _VALUE)
    if isinstance(expr, Unary):
        inner = written_out(expr.operand, known)
        return Size(inner.nodes + 1, inner.depth + 1)
    if isinstance(expr, Binary):
        left, right = written_out(expr.left, known), written_out(expr.right, known)
        return Size(left.nodes + right.nodes + 1, max(left.depth, right.depth) + 1)
    return _VALUE


def is_too_large(size: Size) -> bool:
    """Return whether what has that size is too large to be written out."""
    return size.nodes > MAX_WRITTEN_NODES or size.depth > MAX_WRITTEN_DEPTH


def _order(defines: Mapping[str, Expr]) -> tuple[list[str], tuple[str, ...]]:
    """Return the names, each after those it needs, or what was found of them and a circle."""
    done: dict[str, None] = {}
    for first in defines:
        path: dict[str, list[str]] = {} if first in done else {first: _needs(first, defines)}
        while path:
            last, needed = next(reversed(path.items()))
            name = needed.pop() if needed else None
            if name is None:
                done[last] = None
                del path[last]
            elif name in path:
                names = list(path)
                return list(done), tuple(names[names.index(name) :])
            elif name not in done:
                path[name] = _needs(name, defines)
    return list(done), ()


def _needs(name: str, defines: Mapping[str, Expr]) -> list[str]:
    """Return the named conditions that one reads itself, the first in its source last."""
    names = [part.text for part in walk(defines[name]) if isinstance(part, Name) and part.text in defines]
    return list(dict.fromkeys(reversed(names)))
