"""Text to trees: what is read, how strongly operators bind, and where things stand."""

from __future__ import annotations

import pytest

from game.language.errors import LanguageError
from game.language.limits import MAX_DEPTH, MAX_INT, MAX_LENGTH, MAX_NODES
from game.language.parser import parse_effect, parse_expression
from game.language.syntax import Binary, Effect, Name, Number, Truth, Unary, Visited, walk

A, B, C = Name("a"), Name("b"), Name("c")


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        ("7", Number(7)),
        ("0", Number(0)),
        (str(MAX_INT), Number(MAX_INT)),
        ("true", Truth(value=True)),
        ("false", Truth(value=False)),
        ("heat_2", Name("heat_2")),
        ("juran.bond", Name("juran.bond")),
        ("visited(exam)", Visited("exam")),
        ("visited ( week / exam )", Visited("week/exam")),
        ("not a", Unary("not", A)),
        ("--a", Unary("-", Unary("-", A))),
        ("((a))", A),
        (" a\n and\tb\r\n", Binary("and", A, B)),
        ("nota", Name("nota")),
    ],
)
def test_each_form_is_read(source, tree):
    """Every form of the language becomes its own value."""
    assert parse_expression(source) == tree


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        ("a or b and c", Binary("or", A, Binary("and", B, C))),
        ("(a or b) and c", Binary("and", Binary("or", A, B), C)),
        ("not a and b", Binary("and", Unary("not", A), B)),
        ("not a == b", Unary("not", Binary("==", A, B))),
        ("a - b - c", Binary("-", Binary("-", A, B), C)),
        ("a + b * c", Binary("+", A, Binary("*", B, C))),
        ("-a * b", Binary("*", Unary("-", A), B)),
        ("a < b + c", Binary("<", A, Binary("+", B, C))),
        ("a == (not b)", Binary("==", A, Unary("not", B))),
        ("a and not b", Binary("and", A, Unary("not", B))),
        ("a>=-1", Binary(">=", A, Unary("-", Number(1)))),
        ("a-1", Binary("-", A, Number(1))),
        ("a-visited(b)", Binary("-", A, Visited("b"))),
    ],
)
def test_stronger_operators_bind_first(source, tree):
    """From weak to strong: or, and, not, comparisons, plus and minus, times, a minus before one value."""
    assert parse_expression(source) == tree


@pytest.mark.parametrize("op", ["<", "<=", ">", ">=", "==", "!="])
def test_every_comparison_is_read(op):
    """All six comparisons stand between two values."""
    assert parse_expression(f"a{op}b") == Binary(op, A, B)


@pytest.mark.parametrize(
    ("source", "effect"),
    [
        ("heat -= 1", Effect(Name("heat"), "-=", Number(1))),
        ("door = true", Effect(Name("door"), "=", Truth(value=True))),
        ("stance = night_class", Effect(Name("stance"), "=", Name("night_class"))),
        ("juran.bond+=1", Effect(Name("juran.bond"), "+=", Number(1))),
        ("a =-1", Effect(A, "=", Unary("-", Number(1)))),
        ("a += 1 if b >= 2", Effect(A, "+=", Number(1), Binary(">=", B, Number(2)))),
        ("a = b and c if not b", Effect(A, "=", Binary("and", B, C), Unary("not", B))),
    ],
)
def test_each_effect_is_read(source, effect):
    """An effect is a target, what happens to it, and perhaps a condition."""
    assert parse_effect(source) == effect


def test_every_part_knows_where_it_stood():
    """Start and end are offsets into the source, brackets counted to the operator around them."""
    source = " (heat + 1) * 2 >= visited(week/exam)"
    spans = [source[part.start : part.end] for part in walk(parse_expression(source))]
    assert spans == [
        "(heat + 1) * 2 >= visited(week/exam)",
        "(heat + 1) * 2",
        "heat + 1",
        "heat",
        "1",
        "2",
        "visited(week/exam)",
    ]


def test_an_effect_knows_where_it_stood():
    """The span of an effect reaches from its target to the end of its condition."""
    effect = parse_effect("  heat -= 1 if (door)  ")
    assert (effect.start, effect.end) == (2, 21)


def test_trees_are_equal_wherever_they_stood():
    """Two sources that say the same give equal trees."""
    assert parse_expression("a+b") == parse_expression("( a ) + b")


def test_the_longest_source_is_read_and_one_character_more_is_not():
    """The bound on length counts characters, and leaves spaces and line ends out."""
    longest = "a" * MAX_LENGTH
    assert parse_expression(f"  {longest}\n") == Name(longest)
    with pytest.raises(LanguageError, match=r"This is 501 characters long, and 500 are allowed"):
        parse_expression(longest + "a")


@pytest.mark.parametrize(("opening", "closing"), [("(", ")"), ("-", ""), ("not ", "")])
def test_the_deepest_source_is_read_and_one_level_more_is_not(opening, closing):
    """Brackets, nots and minus signs count as depth."""
    parse_expression(opening * MAX_DEPTH + "a" + closing * MAX_DEPTH)
    with pytest.raises(LanguageError, match=r"This is nested more than 32 deep"):
        parse_expression(opening * (MAX_DEPTH + 1) + "a" + closing * (MAX_DEPTH + 1))


def test_the_largest_tree_is_read_and_one_part_more_is_not():
    """Values and operators count as parts, over an effect and its condition together."""
    many = "+".join("a" * (MAX_NODES // 2))
    parse_effect(f"x = {many}")
    with pytest.raises(LanguageError, match=r"This has more than 200 parts"):
        parse_effect(f"x = {many} if b")
    with pytest.raises(LanguageError, match=r"This has more than 200 parts"):
        parse_expression(f"{many}+a")


def test_the_deepest_recursion_stays_far_from_pythons():
    """The worst mix of brackets and operators within the bounds is read or refused in a sentence."""
    ladder = "a or a and a < a + a * (" * 20 + "a" + ")" * 20
    with pytest.raises(LanguageError, match="parts"):
        parse_expression(ladder)


def test_an_error_is_its_sentence():
    """Printed, an error is the sentence alone."""
    with pytest.raises(LanguageError) as caught:
        parse_expression("a &&")
    assert str(caught.value) == caught.value.message == "Write `and` in place of `&&`."
