from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.language.parser import parse_expression
from game.language.syntax import Binary, Name, Number, Truth, Unary, Visited
from game.lint.grid import Axis, Grid, Names, TooManyError, visits

AXES = {
    "heat": Axis("heat", 0, 3, levels=("quiet", "noticed", "hunted", "found")),
    "cold": Axis("cold", -2, 1),
    "door": Axis("door", 0, 1, truth=True),
    "stance": Axis("stance", 0, 2, ("none", "left", "right")),
}
DEFINES = {
    "ready": parse_expression("door and heat > 1"),
    "either": parse_expression("ready or stance == left"),
}
NAMES = Names(AXES, DEFINES, {})


def numbers():
    simple = st.one_of(
        st.integers(0, 4).map(Number),
        st.sampled_from(["heat", "cold"]).map(Name),
        st.just(Visited("day/gate")),
    )
    return st.recursive(simple, _calculated, max_leaves=4)


def _calculated(inner):
    return st.one_of(
        st.builds(Binary, st.sampled_from(["+", "-", "*"]), inner, inner),
        st.builds(Unary, st.just("-"), inner),
    )


def truths():
    simple = st.one_of(
        st.booleans().map(Truth),
        st.sampled_from(["door", "ready", "either"]).map(Name),
        st.just(Visited("day/gate")),
        st.builds(Binary, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), numbers(), numbers()),
        st.builds(
            Binary,
            st.sampled_from(["==", "!="]),
            st.just(Name("stance")),
            st.sampled_from(["none", "left"]).map(Name),
        ),
    )
    return st.recursive(simple, _joined, max_leaves=6)


def _joined(inner):
    return st.one_of(
        st.builds(Binary, st.sampled_from(["and", "or"]), inner, inner),
        st.builds(Unary, st.just("not"), inner),
    )


def meaning(expr, values):
    """Return the value of an expression, by the words of the format."""
    match expr:
        case Number(value) | Truth(value):
            return value
        case Visited(scene):
            return values[visits(scene)]
        case Name(text) if text in DEFINES:
            return meaning(DEFINES[text], values)
        case Name(text):
            return values[text] if text in values else AXES["stance"].words.index(text)
        case Unary("not", operand):
            return not meaning(operand, values)
        case Unary(_, operand):
            return -meaning(operand, values)
    left, right = meaning(expr.left, values), meaning(expr.right, values)
    return {
        "and": lambda: bool(left) and bool(right),
        "or": lambda: bool(left) or bool(right),
        "+": lambda: left + right,
        "-": lambda: left - right,
        "*": lambda: left * right,
        "<": lambda: left < right,
        "<=": lambda: left <= right,
        ">": lambda: left > right,
        ">=": lambda: left >= right,
        "==": lambda: left == right,
        "!=": lambda: left != right,
    }[expr.op]()


@settings(max_examples=200, deadline=None)
@given(truths())
def test_a_set_is_where_its_condition_holds(expr):
    """The set of a condition holds exactly the combinations in which the condition is true."""
    grid = Grid(NAMES.used([expr]), NAMES)
    holds = grid.truth(expr)
    for values in combinations(grid):
        room = grid.full
        for name, value in values.items():
            room &= grid.where(name, value)
        assert room.bit_count() == 1
        assert bool(room & holds) == bool(meaning(expr, values))


def combinations(grid):
    names = list(grid.axes)
    ranges = [range(grid.axes[name].low, grid.axes[name].high + 1) for name in names]
    return [dict(zip(names, values, strict=True)) for values in product(*ranges)]


@pytest.mark.parametrize(
    ("condition", "example"),
    [
        ("heat > 2", "heat found"),
        ("cold < 0", "cold -2"),
        ("stance != none", "stance left"),
        ("not door", "not door"),
        ("door and heat == 1", "door, heat noticed"),
        ("visited(day/gate) > 3", "visited(day/gate) 4"),
    ],
)
def test_an_example_of_a_set_in_words(condition, example):
    """One combination is named by the words an author gave."""
    expr = parse_expression(condition)
    grid = Grid(NAMES.used([expr]), NAMES)
    assert grid.example(grid.truth(expr)) == example


def test_too_many_combinations_are_not_tried():
    """Past a bound nothing is claimed."""
    axes = {f"v{number}": Axis(f"v{number}", 0, 999) for number in range(3)}
    with pytest.raises(TooManyError):
        Grid(axes, Names(axes, {}, {}))
