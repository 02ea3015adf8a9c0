"""Hypothesis strategies for the expression language: names, trees in every shape, and well-typed ones in a scope."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from game.language.limits import MAX_INT
from game.language.symbols import Symbol, span
from game.language.syntax import (
    ARITHMETIC,
    ASSIGNMENTS,
    COMPARISONS,
    LOGIC,
    Binary,
    Effect,
    Name,
    Number,
    Truth,
    Unary,
    Visited,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.language.syntax import Expr

KEYWORDS = {"and", "or", "not", "true", "false", "if", "visited"}

words = st.from_regex(r"[a-z][a-z0-9_]{0,5}", fullmatch=True).filter(lambda word: word not in KEYWORDS)
"""One part of a name."""

names = st.one_of(words, st.tuples(words, words).map(".".join)).map(Name)
"""Any name, with a dot or without."""

visits = st.one_of(words, st.tuples(words, words).map("/".join)).map(Visited)
"""A count of any scene."""

leaves = st.one_of(
    st.integers(0, 9).map(Number),
    st.integers(0, MAX_INT).map(Number),
    st.booleans().map(Truth),
    names,
    visits,
)
"""The smallest expressions."""


def _grown(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    operators = st.sampled_from(LOGIC + COMPARISONS + ARITHMETIC)
    return st.one_of(
        st.builds(Unary, st.sampled_from(["not", "-"]), inner), st.builds(Binary, operators, inner, inner)
    )


expressions = st.recursive(leaves, _grown, max_leaves=25)
"""Any tree, whether its types fit or not; small enough for every bound of the parser."""

effects = st.builds(Effect, names, st.sampled_from(ASSIGNMENTS), expressions, st.none() | expressions)
"""Any effect, whether its types fit or not."""


@dataclass(frozen=True)
class Table:
    """A scope that is a table of symbols and of scenes, by their names as written."""

    symbols: dict[str, Symbol]
    """Every name and what it stands for."""
    full_names: dict[str, str] = field(default_factory=dict)
    """Every scene as it may be written, and its full name."""

    def lookup(self, name: str) -> Symbol | None:
        """Return what a name stands for, or None."""
        return self.symbols.get(name)

    def names(self) -> Iterable[str]:
        """Return every name."""
        return self.symbols

    def scene(self, name: str) -> str | None:
        """Return the full name of a scene as written, or None."""
        return self.full_names.get(name)

    def scenes(self) -> Iterable[str]:
        """Return every scene as it may be written."""
        return self.full_names


def table(*symbols: Symbol, scenes: Iterable[str] = ()) -> Table:
    """Return the scope of some symbols and of scenes by their full names."""
    written = {scene: scene for scene in scenes}
    short = {scene.rpartition("/")[2]: scene for scene in scenes}
    return Table({symbol.name: symbol for symbol in symbols}, short | written)


SCOPE = table(
    Symbol("heat", "int", 0, 3),
    Symbol("debt", "int", -2, 2),
    Symbol("gold", "int", 0, 5000),
    Symbol("juran.bond", "int", 0, 2),
    Symbol("door", "flag"),
    Symbol("ladder", "flag"),
    Symbol("stance", "list", 0, 2, ("none", "du_seok", "night_class")),
    Symbol("oath", "list", 0, 2, ("none", "du_seok", "night_class")),
    Symbol("mood", "int", 0, 5, (), tag=True),
    scenes=("week/exam", "week/roof"),
)
"""A small scope with every kind of name."""


def _named(scope: Table, kind: str) -> st.SearchStrategy[Expr]:
    found = [name for name, symbol in scope.symbols.items() if symbol.kind == kind and not symbol.tag]
    return st.sampled_from(found).map(Name)


def numbers(scope: Table = SCOPE) -> st.SearchStrategy[Expr]:
    """Return expressions that are numbers in a scope and stay far from the largest."""
    first = st.one_of(
        st.integers(0, 5).map(Number),
        _named(scope, "int"),
        st.sampled_from(sorted(scope.full_names)).map(Visited),
    )

    def grown(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
        return st.one_of(
            st.builds(Unary, st.just("-"), inner),
            st.builds(Binary, st.sampled_from(["+", "-"]), inner, inner),
            st.builds(Binary, st.just("*"), inner, st.integers(0, 3).map(Number)),
        )

    return st.recursive(first, grown, max_leaves=4)


def conditions(scope: Table = SCOPE) -> st.SearchStrategy[Expr]:
    """Return expressions that are truths in a scope."""
    listed = [symbol for symbol in scope.symbols.values() if symbol.kind == "list"]
    values = st.sampled_from([(symbol.name, value) for symbol in listed for value in symbol.values])
    pairs = st.sampled_from([(a.name, b.name) for a in listed for b in listed if a.values == b.values])
    equality = st.sampled_from(["==", "!="])
    first = st.one_of(
        st.booleans().map(Truth),
        _named(scope, "flag"),
        st.sampled_from(sorted(scope.full_names)).map(Visited),
        st.builds(Binary, st.sampled_from(COMPARISONS), numbers(scope), numbers(scope)),
        st.builds(lambda op, pair: Binary(op, Name(pair[0]), Name(pair[1])), equality, values | pairs),
        st.builds(lambda op, pair: Binary(op, Name(pair[1]), Name(pair[0])), equality, values),
    )
    return st.recursive(first, lambda inner: _joined(inner, scope), max_leaves=8)


def _joined(inner: st.SearchStrategy[Expr], scope: Table) -> st.SearchStrategy[Expr]:
    truths = st.booleans().map(Truth)
    equality = st.sampled_from(["==", "!="])
    return st.one_of(
        st.builds(Unary, st.just("not"), inner),
        st.builds(Binary, st.sampled_from(LOGIC), inner, inner),
        st.builds(Binary, equality, _named(scope, "flag"), truths),
        st.builds(Binary, equality, truths, _named(scope, "flag")),
    )


def environments(scope: Table = SCOPE) -> st.SearchStrategy[dict[str, int]]:
    """Return a value for every name, and for every scene's full name, of a scope."""
    ranges = {name: span(symbol) for name, symbol in scope.symbols.items()}
    ranges |= dict.fromkeys(scope.full_names.values(), (0, 9))
    return st.fixed_dictionaries({name: st.integers(*bounds) for name, bounds in ranges.items()})
