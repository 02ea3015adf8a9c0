"""What an author is told about a source that can't be read: each sentence and its place, word for word."""

from __future__ import annotations

import pytest

from game.language.errors import LanguageError
from game.language.parser import parse_effect, parse_expression

LOWER = "Names and words are lower-case: write `{}` in place of `{}`."
LETTERS = "A name has only the letters a to z, digits and underscores, so `{}` can't be in it."
DOT = "A name has one dot at most, between two words, as in `ally.bond`: `{}` has it otherwise."
QUOTES = "Quotes have no place in an expression: write a name or a value without them."
MISSING = "A value is missing at the end: write a number, a name, or `visited(scene)`."
SCENE = "`visited` takes the name of a scene, as in `visited(exam)` or `visited(week/exam)`."
CLOSE = "Close the bracket after the scene: `visited` takes one scene and nothing else."
KEYWORD = "`{}` is a word of the language and can't be part of a name: choose another name."
WHOLE = "Numbers are whole: write a whole number in place of `{}`."
JOIN = "Something is missing before `{}`: join two parts with an operator such as `and`."
NOT_ALONE = "Put brackets around a `not` that stands after an operator, as in `a == (not b)`."
INVISIBLE = "The invisible character {} has no place in an expression: take it out."

EXPRESSIONS = [
    # signs of other languages
    ("a && b", 2, 4, "Write `and` in place of `&&`."),
    ("a || b", 2, 4, "Write `or` in place of `||`."),
    ("a & b", 2, 3, "Write `and` in place of `&`."),
    ("a | b", 2, 3, "Write `or` in place of `|`."),
    ("!a", 0, 1, "Write `not` in place of `!`."),
    ("a === b", 2, 5, "Write `==` in place of `===`."),
    ("a !== b", 2, 5, "Write `!=` in place of `!==`."),
    ("a <> b", 2, 4, "Write `!=` in place of `<>`."),
    ("a =< b", 2, 4, "Write `<=` in place of `=<`."),
    ("a => b", 2, 4, "Write `>=` in place of `=>`."),
    ("a \u2265 1", 2, 3, "Write `>=` in place of `\u2265`."),
    ("a \u2212 1", 2, 3, "Write `-` in place of `\u2212`."),
    ("a ** 2", 2, 4, "There are no powers: multiply with `*`."),
    ("a // 2", 2, 4, "There is no division: compare a product instead, as in `2 * heat >= 3`."),
    ("a / 2", 2, 3, "There is no division: compare a product instead, as in `2 * heat >= 3`."),
    ("a % 2", 2, 3, "There is no remainder: keep a variable for what is to be told apart."),
    ("a ^ b", 2, 3, "There is no `^`: for either but not both write `a and not b or b and not a`."),
    (
        "a ? b : c",
        2,
        3,
        "There is no `?`: in an effect put the condition at the end, as in `heat += 1 if door`.",
    ),
    ("a, b", 1, 2, "A comma has no place in an expression: join conditions with `and` or `or`."),
    ("a; b", 1, 2, "One expression stands alone: put a second one into an entry of its own."),
    ("[a]", 0, 1, "There are no lists in an expression: compare with each value, joined by `or`."),
    ("{a}", 0, 1, "Braces belong to text, not to an expression: leave them out, or use round brackets."),
    ("$a", 0, 1, "A name stands alone: leave the `$` out."),
    ("a is b", 2, 4, "Write `==` in place of `is`."),
    ("a in b", 2, 4, "There is no `in`: compare with each value, joined by `or`."),
    ("a xor b", 2, 5, "There is no `xor`: for either but not both write `a and not b or b and not a`."),
    # comparing and assigning
    ("a = 1", 2, 3, "A single `=` only assigns: write `==` to compare."),
    ("a += 1", 2, 4, "`+=` has a place only in an effect, once: write a condition without it."),
    ("a < b < c", 6, 7, "Comparisons do not chain: write `a < b and b < c`."),
    ("0 <= heat + 1 <= 3", 14, 16, "Comparisons do not chain: write `0 <= heat + 1 and heat + 1 <= 3`."),
    ("a == b == (c)", 7, 9, "Comparisons do not chain: write `a == b and b == ...`."),
    (f"{'a' * 40} < {'b' * 40} < c", 84, 85, "Comparisons do not chain: write `a < b and b < c`."),
    ("a == not b", 5, 8, NOT_ALONE),
    ("- not a", 2, 5, NOT_ALONE),
    ("a if b", 2, 4, "`if` has a place only in an effect, once: join conditions with `and`."),
    (
        "if a",
        0,
        2,
        "`if` has no place here: a condition stands alone, and in an effect `if` comes at the end.",
    ),
    # names
    ("Heat > 1", 0, 4, LOWER.format("heat", "Heat")),
    ("a AND b", 2, 5, LOWER.format("and", "AND")),
    ("True", 0, 4, LOWER.format("true", "True")),
    ("caf\u00e9", 0, 4, LETTERS.format("\u00e9")),
    ("\ub098", 0, 1, LETTERS.format("\ub098")),
    ("2nd", 0, 3, "A name begins with a letter: `2nd` doesn't."),
    ("_a", 0, 2, "A name begins with a letter: `_a` doesn't."),
    ("a.b.c", 0, 5, DOT.format("a.b.c")),
    ("a.", 0, 2, DOT.format("a.")),
    ("a.2", 0, 3, DOT.format("a.2")),
    ("a.not", 0, 5, KEYWORD.format("not")),
    ("if.a", 0, 4, KEYWORD.format("if")),
    (
        "stance == night-class",
        10,
        21,
        "A hyphen is a minus: write `night_class` for a name, or write `night - class` to subtract.",
    ),
    ("a-b.c-d", 0, 7, "A hyphen is a minus: write `a - b.c - d` to subtract."),
    ("'a'", 0, 1, QUOTES),
    ('a == "b"', 5, 6, QUOTES),
    ("\u201ca\u201d", 0, 1, QUOTES),
    # numbers
    ("a > 1.5", 4, 7, WHOLE.format("1.5")),
    (".5", 0, 2, WHOLE.format(".5")),
    ("1.", 0, 2, WHOLE.format("1.")),
    ("1_000", 0, 5, "Write 1000 without underscores."),
    ("007", 0, 3, "Write 7 without the zeros before it."),
    ("00", 0, 2, "Write 0 without the zeros before it."),
    ("1000000001", 0, 10, "A number may be at most 1000000000: write a smaller one."),
    ("9" * 400, 0, 400, "A number may be at most 1000000000: write a smaller one."),
    # calls
    ("rand(6)", 0, 5, "`rand` can't be called: `visited(scene)` is the only thing with brackets after it."),
    ("visited exam", 8, 12, "Write the scene in brackets after `visited`, as in `visited(exam)`."),
    ("visited(a.b)", 8, 11, SCENE),
    ("visited()", 8, 9, SCENE),
    ("visited(2)", 8, 9, SCENE),
    ("visited(a/)", 10, 11, SCENE),
    ("visited(a/b/c)", 11, 12, CLOSE),
    ("visited(a", 9, 9, CLOSE),
    # shape
    ("", 0, 0, MISSING),
    ("  ", 2, 2, MISSING),
    ("a and", 5, 5, MISSING),
    ("a and or b", 6, 8, "A value is missing before `or`."),
    ("+ 1", 0, 1, "A value is missing before `+`."),
    ("/ 1", 0, 1, "A slash has a place only in `visited(episode/scene)`, and there is no division."),
    ("(a", 0, 1, "This bracket is never closed: add a `)`."),
    ("a)", 1, 2, "This bracket was never opened: take it out, or add a `(`."),
    ("a ()", 0, 3, "`a` can't be called: `visited(scene)` is the only thing with brackets after it."),
    ("1 + ()", 4, 6, "There is nothing in these brackets: fill them or take them out."),
    ("a b", 2, 3, JOIN.format("b")),
    ("(a b)", 3, 4, JOIN.format("b")),
    ("1 (2)", 2, 3, JOIN.format("(")),
    ("a not b", 2, 5, JOIN.format("not")),
    # what nobody sees
    ("a\u200b", 1, 2, INVISIBLE.format("U+200B")),
    ("a \u202e", 2, 3, INVISIBLE.format("U+202E")),
    ("\x1b[2J", 0, 1, INVISIBLE.format("U+001B")),
    ("a\u00a0and b", 1, 2, INVISIBLE.format("U+00A0")),
    ("\ud800", 0, 1, INVISIBLE.format("U+D800")),
    ("\u2603", 0, 1, "The character `\u2603` (U+2603) has no meaning in an expression: take it out."),
]

EFFECTS = [
    ("", 0, 0, "An effect begins with the variable it changes, as in `heat += 1`."),
    ("1 = 2", 0, 1, "An effect begins with the variable it changes, as in `heat += 1`."),
    ("visited(a) = 1", 0, 7, "An effect begins with the variable it changes, as in `heat += 1`."),
    ("heat", 4, 4, "After `heat` an effect goes on with `=`, `+=` or `-=`."),
    ("heat > 1", 5, 6, "After `heat` an effect goes on with `=`, `+=` or `-=`."),
    ("heat == 1", 5, 7, "`==` only compares: write `heat = ...` to change it."),
    ("heat *= 2", 5, 7, "An effect uses `=`, `+=` or `-=`: write the product out, as in `heat = heat * 2`."),
    ("heat /= 2", 5, 7, "An effect uses `=`, `+=` or `-=`, and there is no division."),
    ("heat++", 4, 6, "There is no `++`: write one `+` between two numbers, or `+= 1` in an effect."),
    ("heat =", 6, 6, MISSING),
    ("heat = 1 if", 11, 11, MISSING),
    ("a = b = 1", 6, 7, "A single `=` only assigns: write `==` to compare."),
    ("a = 1 if b = 2", 11, 12, "A single `=` only assigns: write `==` to compare."),
    ("a = 1 if b else 2", 11, 15, "There is no `else`: write a second effect with the opposite condition."),
    ("a = 1 if b if c", 11, 13, "`if` has a place only in an effect, once: join conditions with `and`."),
    ("a = 1 unless b", 6, 12, "Write `if not` in place of `unless`."),
    ("a = 1 when b", 6, 10, "Write `if` in place of `when`."),
]


@pytest.mark.parametrize(("source", "start", "end", "sentence"), EXPRESSIONS)
def test_a_bad_expression_is_told_where_and_why(source, start, end, sentence):
    """The first mistake of an expression is named with its place and with what to write instead."""
    with pytest.raises(LanguageError) as caught:
        parse_expression(source)
    assert (caught.value.message, caught.value.start, caught.value.end) == (sentence, start, end)


@pytest.mark.parametrize(("source", "start", "end", "sentence"), EFFECTS)
def test_a_bad_effect_is_told_where_and_why(source, start, end, sentence):
    """The first mistake of an effect is named with its place and with what to write instead."""
    with pytest.raises(LanguageError) as caught:
        parse_effect(source)
    assert (caught.value.message, caught.value.start, caught.value.end) == (sentence, start, end)


def test_a_quoted_word_is_cut_short():
    """A sentence never repeats a long word whole."""
    with pytest.raises(LanguageError) as caught:
        parse_expression("A" * 400)
    assert len(caught.value.message) < 200


def test_the_first_mistake_in_reading_order_is_told():
    """A mistake of shape before a strange character is told first, and the other way round."""
    with pytest.raises(LanguageError, match="join two parts"):
        parse_expression("a b && c")
    with pytest.raises(LanguageError, match="in place of"):
        parse_expression("a && b c d")
