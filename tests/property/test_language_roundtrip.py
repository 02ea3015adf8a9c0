"""Printing and parsing undo each other, and no text but a source gets through."""

from __future__ import annotations

import random
import string
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from game.language.errors import LanguageError
from game.language.limits import MAX_NODES
from game.language.parser import parse_effect, parse_expression
from game.language.printing import to_text
from game.language.syntax import walk
from strategies.language import effects, expressions

SOURCES = (
    "juran.bond >= 1 and not (heat < 2 or visited(week/exam))",
    "stance == night_class and heat * 2 - 1 != -3",
    "infection += 1 if heat >= 2 and door == false",
    "true or false and a <= b + (c - 4)",
)
PIECES = (
    *"()+-*/<>=!.,:; \n\t\"'&|%^~@#$_",
    *("and", "or", "not", "true", "false", "if", "visited", "visited(", "==", "!=", "<=", ">=", "+=", "-="),
    *(
        "heat",
        "juran.bond",
        "week/exam",
        "0",
        "1",
        "999",
        "1000000001",
        "1.5",
        "Heat",
        "\u2265",
        "\ud800",
        "\u200b",
    ),
)


def outcome(parse, source):
    """Return the tree of a source, or the error that refuses it; anything else that is raised goes through."""
    try:
        return parse(source)
    except LanguageError as error:
        return error


def holds_together(parse, source):
    """Return whether a source is refused at a place inside it in a sentence, or read and printed as it means."""
    found = outcome(parse, source)
    if isinstance(found, LanguageError):
        sentence = found.message.isprintable() and found.message[-1] == "."
        return sentence and 0 <= found.start <= found.end <= len(source)
    return outcome(parse, to_text(found)) == found


@given(expressions)
def test_a_printed_expression_parses_to_itself(tree):
    """For every tree, the parser reads back what was printed."""
    assert parse_expression(to_text(tree)) == tree


@given(effects)
def test_a_printed_effect_parses_to_itself(tree):
    """For every effect, the parser reads back what was printed."""
    assert parse_effect(to_text(tree)) == tree


@given(expressions)
def test_no_bracket_is_needless(tree):
    """Without any one pair of its brackets, a printed expression is another one, or none."""
    text = to_text(tree)
    for opening, closing in bracket_pairs(text):
        bare = text[:opening] + " " + text[opening + 1 : closing] + " " + text[closing + 1 :]
        with suppress(LanguageError):
            assert parse_expression(bare) != tree


def bracket_pairs(text):
    """Return the offsets of each opening bracket that groups, and of its closing one."""
    open_at, pairs = [], []
    for offset, character in enumerate(text):
        if character == "(":
            open_at.append(offset)
        elif character == ")":
            pairs.append((open_at.pop(), offset))
    return [pair for pair in pairs if not text[: pair[0]].endswith("visited")]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60))
@example("a" * 501)
@example("(" * 499 + "a")
@example("not " * 400)
@example("-" * 10_000)
@example(" " * 100_000)
def test_any_text_is_read_or_refused_in_a_sentence(source):
    """No text raises anything but LanguageError, whose place is inside the source."""
    assert holds_together(parse_expression, source)
    assert holds_together(parse_effect, source)


@given(st.sampled_from(SOURCES), st.data())
def test_a_mutated_source_is_read_or_refused_in_a_sentence(source, data):
    """Cutting, doubling or inserting anywhere leaves a source or a sentence."""
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(source)))
        end = data.draw(st.integers(start, len(source)))
        source = source[:start] + data.draw(st.sampled_from(PIECES)) + source[end:]
    assert holds_together(parse_expression, source)
    assert holds_together(parse_effect, source)


@given(expressions)
def test_spans_nest(tree):
    """Every part stands inside the part it belongs to, and says what its own text says."""
    source = to_text(tree)
    parsed = parse_expression(source)
    for part in walk(parsed):
        assert 0 <= part.start < part.end <= len(source)
        assert parse_expression(source[part.start : part.end]) == part


@settings(max_examples=25)
@given(st.randoms(use_true_random=False))
def test_what_fits_in_its_source_fits_when_printed(rng):
    """A source close to every bound prints to text that is within the bounds as well."""
    names = [
        "".join(rng.choices(string.ascii_lowercase, k=rng.randint(1, 4))) + "0" for _ in range(MAX_NODES // 2)
    ]
    source = names[0]
    for name in names[1:]:
        longer = (
            f"({source}){rng.choice(['+', '-', '*'])}{name}" if rng.random() < 0.1 else f"{source}+{name}"
        )
        if isinstance(outcome(parse_expression, longer), LanguageError):
            break
        source = longer
    tree = parse_expression(source)
    assert parse_expression(to_text(tree)) == tree


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_million_texts_are_read_or_refused_in_a_sentence():
    """A million texts made of pieces, of mutations and of noise raise nothing but LanguageError."""
    rng = random.Random(20260712)
    for number in range(1_000_000):
        source = generated(rng, number % 3)
        parse = parse_effect if rng.random() < 0.5 else parse_expression
        assert holds_together(parse, source), source


def generated(rng, way):
    """Return a text: pieces side by side, a source with pieces put in, or any characters."""
    if way == 0:
        return rng.choice(("", " ")).join(rng.choices(PIECES, k=rng.randint(1, 14)))
    if way == 1:
        source = rng.choice(SOURCES)
        for _ in range(rng.randint(1, 3)):
            start = rng.randint(0, len(source))
            source = source[:start] + rng.choice(PIECES) + source[start + rng.randint(0, 3) :]
        return source
    return "".join(
        chr(rng.choice((rng.randint(0, 0x7F), rng.randint(0, 0x10FFFF)))) for _ in range(rng.randint(0, 20))
    )
