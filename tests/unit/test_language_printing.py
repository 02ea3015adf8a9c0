"""Trees to text: one spacing, and no bracket that isn't needed."""

from __future__ import annotations

import pytest

from game.language.parser import parse_effect, parse_expression
from game.language.printing import to_text
from game.language.syntax import Binary, Number, Unary


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("((a))and((b))", "a and b"),
        ("(a and b)or c", "a and b or c"),
        ("(a or b)and c", "(a or b) and c"),
        ("not(a==b)", "not a == b"),
        ("(not a)==b", "(not a) == b"),
        ("a==(b==c)", "a == (b == c)"),
        ("(a<b)==(b<c)", "(a < b) == (b < c)"),
        ("a-(b - c)", "a - (b - c)"),
        ("(a - b)-c", "a - b - c"),
        ("a*(b+1)", "a * (b + 1)"),
        ("-(a*b)", "-(a * b)"),
        ("(-a)*b", "-a * b"),
        ("a- -b", "a - -b"),
        ("not not a", "not not a"),
        ("visited( week / exam )", "visited(week/exam)"),
        ("true!=false", "true != false"),
    ],
)
def test_brackets_are_the_fewest(source, text):
    """An expression is printed with the brackets its operators need, and no others."""
    assert to_text(parse_expression(source)) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("heat-=1", "heat -= 1"),
        ("a=(b)if(c)", "a = b if c"),
        ("juran.bond += 1 if heat>=2", "juran.bond += 1 if heat >= 2"),
    ],
)
def test_an_effect_is_printed_in_one_way(source, text):
    """An effect is its target, its sign, its value and its condition."""
    assert to_text(parse_effect(source)) == text


def test_a_negative_number_is_printed_as_a_minus():
    """A tree made by hand with a negative number prints as what means the same."""
    tree = Binary("*", Number(-2), Unary("-", Number(-3)))
    assert to_text(tree) == "-2 * --3"
