"""Trees to code, code made smaller, and code to functions."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import product

import pytest

from game.language.closures import link, slots
from game.language.code import lower, lower_condition, lower_value
from game.language.parser import parse_effect, parse_expression
from game.language.simplify import build, fold

V0, V1, V2 = ("var", 0), ("var", 1), ("var", 2)


def n(number):
    """Return the code of a number."""
    return ("int", number)


SLOTS = {"heat": 0, "door": 1, "stance": 2, "oath": 4}
VALUES = ("none", "du_seok", "night_class")


class Names:
    """A resolver with a few names: slots, a list, a constant and a named condition."""

    def variable(self, name):
        """Return a constant, a condition or a slot."""
        if name == "prices":
            return n(3)
        if name == "crew":
            return ("ge", V0, n(2))
        return ("var", SLOTS[name])

    def visits(self, scene):
        """Return the one slot of the one scene."""
        assert scene in {"exam", "week/exam"}
        return ("var", 3)

    def value(self, list_name, value_name):
        """Return the number of a value of the one list."""
        assert list_name == "stances"
        return VALUES.index(value_name)

    def list_of(self, name):
        """Return the one list for its two variables."""
        return "stances" if name in {"stance", "oath"} else None


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("heat", V0),
        ("true", n(1)),
        ("false", n(0)),
        ("heat + 1", ("add", V0, n(1))),
        ("heat - 1", ("add", V0, n(-1))),
        ("2 * heat", ("mul", V0, n(2))),
        ("-heat", ("sub", n(0), V0)),
        ("1 < heat", ("gt", V0, n(1))),
        ("heat + 1 >= 3", ("ge", V0, n(2))),
        ("heat - 1 + 2 == 3", ("eq", V0, n(2))),
        ("not heat >= 1", ("lt", V0, n(1))),
        ("not not door", V1),
        ("door and true", V1),
        ("door or true", n(1)),
        ("door and not door", n(0)),
        ("door or not door", n(1)),
        ("door and door", V1),
        ("(heat >= 1) == true", ("ge", V0, n(1))),
        ("(heat >= 1) == false", ("lt", V0, n(1))),
        ("heat == heat", n(1)),
        ("heat - heat", n(0)),
        ("heat * 0 + 2 * 3", n(6)),
        ("heat < prices", ("lt", V0, n(3))),
        ("prices > 2 and door", V1),
        ("not crew", ("lt", V0, n(2))),
        ("stance == night_class", ("eq", V2, n(2))),
        ("du_seok != stance", ("ne", V2, n(1))),
        ("stance == oath", ("eq", V2, ("var", 4))),
        ("visited(exam)", ("var", 3)),
        ("visited(week/exam) > 2", ("gt", ("var", 3), n(2))),
        ("visited(exam) and door", ("and", ("ge", ("var", 3), n(1)), V1)),
        ("not visited(exam)", ("lt", ("var", 3), n(1))),
    ],
)
def test_an_expression_becomes_small_code(source, code):
    """Names become slots, constants and named conditions; what is decided already is folded away."""
    assert lower(parse_expression(source), Names()) == code


def test_a_lone_visit_is_a_count_or_a_truth():
    """Where a truth is wanted a visit says whether there was any; where a number is, how many."""
    visit = parse_expression("visited(exam)")
    assert lower(visit, Names()) == ("var", 3)
    assert lower_condition(visit, Names()) == ("ge", ("var", 3), n(1))


@pytest.mark.parametrize(
    ("source", "truth", "code"),
    [
        ("heat += 2", False, n(2)),
        ("stance = night_class", False, n(2)),
        ("stance = oath", False, ("var", 4)),
        ("door = visited(exam)", True, ("ge", ("var", 3), n(1))),
        ("heat = visited(exam)", False, ("var", 3)),
    ],
)
def test_the_right_side_of_an_effect_is_lowered_by_its_target(source, truth, code):
    """A list takes the number of a value, a flag a truth, a number a number."""
    assert lower_value(parse_effect(source), Names(), truth=truth) == code


@pytest.mark.parametrize(
    ("code", "smaller"),
    [
        (["if", ["int", 1], ["var", 0], ["var", 1]], V0),
        (["if", ["var", 0], ["var", 1], ["var", 1]], V1),
        (["if", ["ge", V0, n(1)], n(1), n(0)], ("ge", V0, n(1))),
        (["if", ["ge", V0, n(1)], n(0), n(1)], ("lt", V0, n(1))),
        (["if", ["var", 0], ["var", 1], ["var", 2]], ("if", V0, V1, V2)),
        (["not", ["and", ["var", 0], ["var", 1]]], ("not", ("and", V0, V1))),
        (["mul", ["int", 1], ["var", 0]], V0),
        (["add", ["var", 0], ["int", 0]], V0),
        (["ge", ["not", ["and", V0, V1]], ["int", 0]], n(1)),
        (["gt", ["and", V0, V1], ["int", 1]], n(0)),
        (["lt", ["and", V0, V1], ["int", 1]], ("not", ("and", V0, V1))),
    ],
)
def test_code_is_folded(code, smaller):
    """Any code, lists included, folds to tuples of the same value."""
    assert fold(code) == smaller


@pytest.mark.parametrize("code", [("power", V0, V1), ("and", V0), ("not", V0, V1), ("if", V0, V1), ("exec",)])
def test_what_is_no_code_is_refused(code):
    """An unknown operator or a wrong number of operands is an error when linked and when folded."""
    with pytest.raises(ValueError, match="there is no code"):
        link(code)
    with pytest.raises(ValueError, match="there is no code"):
        build(code[0], *code[1:])


def test_slots_are_those_that_are_read():
    """The slots of code are found at every depth, each once."""
    code = ("if", ("and", V0, ("lt", ("var", 7), n(3))), V0, ("mul", V2, n(5)))
    assert slots(code) == {0, 2, 7}
    assert slots(n(4)) == frozenset()


COMPARE = {
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
    "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
}


@pytest.mark.parametrize("op", COMPARE)
def test_a_comparison_with_a_constant_holds_where_it_should(op):
    """The single closure of a comparison agrees with the comparison around its constant."""
    run = link((op, V0, n(2)))
    assert [run([value]) for value in range(5)] == [int(COMPARE[op](value, 2)) for value in range(5)]


@pytest.mark.parametrize("op", COMPARE)
def test_a_comparison_of_two_variables_holds_where_it_should(op):
    """Two variables are compared by their values, whichever is larger."""
    run = link((op, V0, V1))
    assert [run(values) for values in product(range(3), repeat=2)] == [
        int(COMPARE[op](a, b)) for a, b in product(range(3), repeat=2)
    ]


@pytest.mark.parametrize("join", ["and", "or"])
@pytest.mark.parametrize(("first", "second"), product(COMPARE, COMPARE))
def test_every_pair_of_comparisons_holds_where_it_should(join, first, second):
    """Two comparisons joined give 0 or 1 as each of the two says."""
    run = link((join, (first, V0, n(1)), (second, V1, n(2))))
    join_two = {"and": all, "or": any}[join]
    for a, b in product(range(4), range(4)):
        assert run((a, b)) == int(join_two((COMPARE[first](a, 1), COMPARE[second](b, 2))))


@pytest.mark.parametrize("join", ["and", "or"])
@pytest.mark.parametrize("op", COMPARE)
def test_a_comparison_before_others_holds_where_it_should(join, op):
    """A comparison that leads a chain of three decides with the two behind it."""
    run = link((join, (join, (op, V0, n(1)), V1), ("not", V2)))
    join_three = {"and": all, "or": any}[join]
    for a, b, c in product(range(4), range(2), range(2)):
        assert run((a, b, c)) == int(join_three((COMPARE[op](a, 1), b, not c)))


@pytest.mark.parametrize("join", ["and", "or"])
def test_long_chains_hold_where_they_should(join):
    """Flags, negated flags, comparisons and larger parts mix in one chain."""
    parts = [V0, ("not", V1), ("eq", V2, n(1)), ("ge", ("add", V0, V1), n(1)), ("ne", V0, V2)]
    chain = parts[0]
    for part in parts[1:]:
        chain = (join, chain, part)
    run, single = link(chain), [link(part) for part in parts]
    join_all = {"and": all, "or": any}[join]
    for values in product(range(2), repeat=3):
        assert run(values) == int(join_all(part(values) for part in single))


@pytest.mark.parametrize(
    "code",
    [
        ("ge", V0, n(1)),
        ("and", ("ge", V0, n(1)), ("le", V1, n(1))),
        ("and", V0, ("and", V1, V2)),
        ("or", V0, V1),
        ("or", ("and", V0, V1), ("and", V1, V2)),
        ("not", V0),
        ("not", ("and", V0, V1)),
        ("lt", V0, V1),
    ],
)
def test_a_truth_is_a_plain_0_or_1(code):
    """No Python truth value leaks into a state, where JSON would write it differently."""
    run = link(code)
    assert {type(run(values)) for values in product(range(2), repeat=3)} == {int}


def test_code_survives_json():
    """Code read back from JSON, where tuples are lists, links to the same function."""
    code = ("if", ("and", ("ge", V0, n(1)), ("not", V1)), ("add", V0, n(-1)), ("mul", V2, n(2)))
    run, again = link(code), link(json.loads(json.dumps(code)))
    for values in product(range(3), repeat=3):
        assert run(values) == again(values)


def test_playing_loads_nothing_heavy():
    """Linking code in a fresh interpreter imports no syntax and none of the slow parts of the library."""
    script = (
        f"import sys; sys.path[:0] = {sys.path!r}; before = set(sys.modules)\n"
        "from game.language.closures import link; from game.language.code import slots\n"
        "loaded = sorted(set(sys.modules) - before); import json; print(json.dumps(loaded))"
    )
    command = [sys.executable, "-S", "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout))
    assert not loaded & {"dataclasses", "re", "difflib", "typing", "inspect", "enum", "functools"}
    assert {name for name in loaded if name.startswith("game.")} == {
        "game.language",
        "game.language.closures",
        "game.language.code",
    }
