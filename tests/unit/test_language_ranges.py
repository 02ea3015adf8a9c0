"""What values an expression can have by the ranges of its variables alone."""

from __future__ import annotations

import pytest

from game.language.parser import parse_expression
from game.language.ranges import MOST_COMBINATIONS, number_range, truth_range
from game.language.symbols import Symbol
from strategies.language import SCOPE, table

ALWAYS, NEVER, EITHER = frozenset({True}), frozenset({False}), frozenset({True, False})


@pytest.mark.parametrize(
    ("source", "bounds"),
    [
        ("7", (7, 7)),
        ("heat", (0, 3)),
        ("-debt", (-2, 2)),
        ("heat - heat", (0, 0)),
        ("debt * debt", (0, 4)),
        ("visited(exam) + 1", (1, 10)),
        ("gold * 2 - heat", (-3, 10_000)),
        ("gold * debt - gold * debt", (0, 0)),
        ("gold * debt - debt * gold", (-20_000, 20_000)),
    ],
)
def test_a_number_stays_in_its_range(source, bounds):
    """Few combinations give the exact range, many a range that may be too wide."""
    assert number_range(parse_expression(source), SCOPE) == bounds


@pytest.mark.parametrize(
    ("source", "truths"),
    [
        ("heat >= 1", EITHER),
        ("heat >= 0", ALWAYS),
        ("heat > 3", NEVER),
        ("heat >= 1 and heat <= 0", NEVER),
        ("heat >= 1 or heat <= 0", ALWAYS),
        ("door and not door", NEVER),
        ("door == true", EITHER),
        ("stance == none and stance == du_seok", NEVER),
        ("stance != none or stance != du_seok", ALWAYS),
        ("stance == oath and stance == none and oath == du_seok", NEVER),
        ("visited(exam) and visited(week/exam) == 0", NEVER),
        ("visited(exam) < 0", NEVER),
        ("visited(exam) <= 9", ALWAYS),
        ("gold > 5000 and heat > 1", NEVER),
        ("gold + heat >= 0", ALWAYS),
        ("gold + heat > 5003 or gold * heat < 0", NEVER),
        ("gold * heat == -1", NEVER),
        ("gold + heat == 5004", NEVER),
        ("gold + heat == 5003", EITHER),
        ("0 == gold * heat", EITHER),
        ("gold * 0 + 0 * heat == 0", ALWAYS),
        ("gold + 1 > heat - 3", ALWAYS),
        ("gold + 1 > heat - 2", EITHER),
        ("heat - 3 < gold + 1", ALWAYS),
        ("gold + 3 <= heat - 1", NEVER),
        ("gold + 3 <= heat", EITHER),
        ("heat >= gold + 4", NEVER),
        ("gold * heat != -1", ALWAYS),
        ("not (gold * heat <= 15000)", NEVER),
        ("visited(exam) or gold * heat > 0", EITHER),
        ("gold * heat > 0 and stance == none", EITHER),
    ],
)
def test_a_condition_is_decided_by_ranges(source, truths):
    """A condition that ranges alone decide is found always true or never true."""
    assert truth_range(parse_expression(source), SCOPE) == truths


def test_a_variable_without_values_is_no_obstacle():
    """A range that the pack got wrong, and a list without values, give an answer all the same."""
    scope = table(Symbol("a", "int", 3, 1), Symbol("b", "list"))
    assert truth_range(parse_expression("a >= 1 or visited(x)"), scope) == ALWAYS
    assert number_range(parse_expression("-a"), scope) == (-3, -3)
    assert truth_range(parse_expression("b == b"), scope) == ALWAYS


def test_the_bound_on_combinations_is_where_exactness_ends():
    """A product of exactly the bound is tried value by value; one more is not."""
    exact = table(Symbol("a", "int", 1, MOST_COMBINATIONS))
    wide = table(Symbol("a", "int", 0, MOST_COMBINATIONS))
    source = parse_expression("a - 2 * a + a == 0")
    assert truth_range(source, exact) == ALWAYS
    assert truth_range(source, wide) == EITHER
