"""From YAML text to nodes: what is kept, where it stands, and how far a file may go."""

from __future__ import annotations

import pytest

from game.pack import composing
from game.pack.composing import FASTEST
from game.pack.documents import document
from game.pack.nodes import Mapping, Scalar, Sequence
from game.pack.page import Page, Report
from game.pack.pure_yaml import PureParser

PARSERS = pytest.mark.parametrize("parser", [None, FASTEST, PureParser], ids=["quick", "fastest", "pure"])
"""The quick way with what it leaves to the parser, and the parsers for all of a file."""


def composed(text, parser=None):
    """Return the node of a text, and its page."""
    page = Page("x.yaml", text, Report())
    return document(page, parser), page


def rules(page):
    """Return the rules and places of what was reported."""
    return [(found.rule, found.place.line, found.place.column) for found in page.report.found]


@PARSERS
def test_nodes_know_their_places_and_styles(parser):
    """Every node has the line and column of its first character, and a scalar how it was written."""
    node, page = composed("a: b\nc:\n  - 'd'\n  - |\n    e\nf: {g: \"h\"}\n", parser)
    assert rules(page) == []
    assert isinstance(node, Mapping)
    (a, b), (_, items), (f, inner) = node.pairs
    assert (a.text, a.line, a.column) == ("a", 1, 1)
    assert (b.text, b.style, b.line, b.column) == ("b", "", 1, 4)
    assert isinstance(items, Sequence)
    assert [(one.text, one.style, one.line, one.column) for one in items.items] == [
        ("d", "'", 3, 5),
        ("e\n", "|", 4, 5),
    ]
    assert (f.line, inner.flow, node.flow) == (6, True, False)


@PARSERS
def test_a_question_in_braces_is_a_text(parser):
    """A `?` at the end of a text in braces belongs to it, with either parser."""
    node, page = composed("{then: Who is it?, goto: x}", parser)
    assert rules(page) == []
    assert [value.text for _, value in node.pairs] == ["Who is it?", "x"]


@PARSERS
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: &x 1\nb: *x\n", [("anchor", 1, 4), ("anchor", 2, 4)]),
        ("a: !!str 1\nb: !x {c: 1}\n", [("tag", 1, 4), ("tag", 2, 4)]),
        ("a: 1\nb: 2\na: 3\na: 4\n", [("duplicate-key", 3, 1), ("duplicate-key", 4, 1)]),
        ("<<: {a: 1}\n", [("merge-key", 1, 1)]),
        ("a: 1\n--- \nb: 2\n", [("several-documents", 2, 1)]),
        ("%TAG ! tag:x\n---\na: 1\n", [("directive", 1, 1)]),
        ("[a, b]: 1\n", [("complex-key", 1, 1)]),
        ("a: '\u202e'\nb: \x07\n", [("bad-character", 1, 5), ("bad-character", 2, 4)]),
        ('a: "\\0"\nb: "\\x9b"\n', [("bad-character", 1, 5), ("bad-character", 2, 5)]),
        ("a:\n\tb: 1\n", [("bad-character", 2, 1)]),
        ("a: '\n", [("bad-yaml", 1, 4)]),
    ],
)
def test_what_a_pack_never_has(text, found, parser):
    """Anchors, tags, merge keys, directives, second documents and characters that are no text are refused in place."""
    assert rules(composed(text, parser)[1]) == found


@PARSERS
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_depth_has_an_end(opening, parser):
    """A file as deep as two hundred thousand brackets is refused at the thirty-third."""
    assert [rule for rule, _, _ in rules(composed(opening * 200_000, parser)[1])] == ["too-deep"]


def test_just_deep_enough():
    """Thirty-two lists in one another are read."""
    assert rules(composed("[" * 32 + "]" * 32)[1]) == []


def test_values_have_an_end(monkeypatch):
    """A file with more values than may be is refused where they become too many."""
    monkeypatch.setattr(composing, "MAX_NODES", 10)
    assert rules(composed("- a\n" * 10)[1]) == []
    assert rules(composed("- a\n" * 20)[1]) == [("too-large", 11, 3)]


def test_a_mark_of_byte_order_at_the_head_is_no_text():
    """A page holds no mark of byte order: one inside a file is an invisible character."""
    assert rules(composed("a: \ufeffb\n")[1]) == [("bad-character", 1, 4)]


LITERAL = "a:\n  text: |\n\n    One {x}\n\n      two {y}\nb: 1\n"
FOLDED = "a:\n  text: >\n    One {x}\n    two {y}\n\n    three {z}\n"
PLAIN = "a:\n  text: One {x}\n    two {y}\n\n    three {z}\n"
DOUBLE = 'a:\n  text: "One \\u00e9 \\"q\\" {x}\n    two\\\n    {y}\\n{z}"\n'
SINGLE = "a:\n  text: 'It''s {x}\n\n    two {y}'\n"


@PARSERS
@pytest.mark.parametrize(
    "source", [LITERAL, FOLDED, PLAIN, DOUBLE, SINGLE], ids=["|", ">", "plain", '"', "'"]
)
def test_a_character_is_found_in_its_file(source, parser):
    """For a character of a text, however it is written, the page knows line and column in the file."""
    node, page = composed(source, parser)
    scalar = node.pairs[0][1].pairs[0][1]
    assert isinstance(scalar, Scalar)
    lines = source.split("\n")
    for letter in "xyz":
        offset = scalar.text.find("{" + letter)
        if offset >= 0:
            place = page.place_in(scalar, offset)
            assert lines[place.line - 1][place.column - 1 :].startswith("{" + letter)
