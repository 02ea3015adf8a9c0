"""The quick way through YAML: what is of the usual kind, and that it never reads otherwise than the parser."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from game.pack.composing import FASTEST
from game.pack.documents import document
from game.pack.nodes import Mapping, Scalar, Sequence
from game.pack.page import Page, Report
from game.pack.usual import usual

STORY = Path(__file__).parents[2] / "story"
VALUES = [
    "x", "one two", "it's", "a: b", "x #c", "x # c", "# c", "'q'", "'it''s'", "'open", '"d"', '"\\n"', "-1", "- x", "--",
    "1:30", "http://x", "a:", "a :b", "[a, b]", "[a,b ]", "[ ]", "{}", "{a: b}", "{a: b, c: [d, 'e']}", "{a: b,}",
    "[a b: c]", "{a}", "{a:b}", "{a : b}", "{'a': b}", "[a]x", "[a] # c", "[a]#c", "|", "|-", ">", "| # c", "|  ", "x ",
    "&a x", "*a", "!t x", "%x", "? x", ":x", ": x", "<<", "~", "\u00a0x", "x\u00a0#c", "[a, #c", "[\"a, b\", 'c']", "[a?, b]",
    "{a: -1}", "[-1, - 2]", "{a: 1:30}", "{a: b#c}", "{a: 'x''y'}", "[a, [b, [c]]]", "{a: b} }", "---", "...", "x,y",
]  # fmt: skip
LINES = ["", "# c", "text", "- ", "-", "- text", "- - a", "  ", "a b: c", "'a': b", "? a", "more: |"]


def outline(node):
    """Return a node as nested tuples with positions."""
    if isinstance(node, Scalar):
        return node.text, node.style, node.line, node.column
    if isinstance(node, Sequence):
        return node.line, node.column, [outline(item) for item in node.items]
    assert isinstance(node, Mapping)
    return node.line, node.column, node.flow, [(outline(key), outline(value)) for key, value in node.pairs]


@st.composite
def documents(draw):
    """Return lines that mostly stand where they may, and are mostly of the usual kind."""
    found, columns = [], [0]
    for number in range(draw(st.integers(1, 8))):
        before = found[-1] if found else ""
        if before.endswith((":", "|")):
            columns.append(columns[-1] + draw(st.sampled_from([2, 2, 2, 2, 4, 1, 0])))
        elif draw(st.integers(0, 3)) == 0:
            columns = columns[: draw(st.integers(1, len(columns)))]
        dash = draw(st.sampled_from(["", "", "- "])) if before.endswith(":") else ""
        value = draw(st.sampled_from(["", "x", "|", "{a: b}"] * 10 + VALUES))
        keyed = f"{dash}k{number}:{' ' if value else ''}{value}"
        line = draw(st.sampled_from([keyed] * 30 + LINES))
        found.append(" " * columns[-1] + line)
        columns[-1] += len(dash)
    return "\n".join(found) + draw(st.sampled_from(["\n", "\n", "\n", "\n\n", "", "\n  \n"]))


@settings(max_examples=400, deadline=None)
@given(documents())
def test_what_is_read_quickly_is_what_the_parser_reads(text):
    """A text of the usual kind becomes the nodes that the parser gives, in the same places; and it finds nothing wrong."""
    found = usual(text)
    event("quick" if found is not None else "left to the parser")
    if found is not None:
        report = Report()
        assert outline(found) == outline(document(Page("x.yaml", text, report), FASTEST))
        assert report.found == []


@pytest.mark.parametrize("file", sorted(STORY.glob("**/*.yaml")), ids=lambda file: file.name)
def test_our_own_story_is_of_the_usual_kind(file):
    """No file of ours is left to the parser: what its authors write is what is read quickly."""
    assert usual(file.read_text(encoding="utf-8")) is not None


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1\n",
        "a: !!str 1\n",
        "a: 1\na: 2\n",
        "<<: {a: 1}\n",
        "--- \na: 1\n",
        "- a\n",
        "a:\nb: 1\n",
        "a: one\n  two\n",
        "a: >\n  b\n",
        "a: |\n    b\n  \n",
        "a: '\n",
        'a: "\\n"\n',
        "a: [b,\n  c]\n",
        "a: {b: 1, b: 2}\n",
        "a: 1",
        "a: " + "[" * 20 + "]" * 20 + "\n",
        "".join(" " * depth + "a:\n" for depth in range(30)) + " " * 30 + "a: 1\n",
        "a: [" + "b, " * 200_000 + "b]\n",
        "",
    ],
)
def test_the_rest_is_left_to_the_parser(text):
    """What is wrong, what a pack never has, and what is rare: none of it is guessed at."""
    assert usual(text) is None


def nested(depth, piece, above, end):
    """Return a piece inside itself, so deep, under some keys, around what stands after the last key."""
    tops = "".join(" " * at + key + ":\n" for at, key in enumerate(above))
    lines = [" " * (len(above) + at * len(piece)) + f"{piece}a:" for at in range(depth)]
    return tops + "\n".join(lines) + f" {end}\n"


@pytest.mark.parametrize("end", ["x", "[" * 8 + "]" * 8])
@pytest.mark.parametrize("above", ["x", "xy"])
@pytest.mark.parametrize("piece", ["- ", " "])
def test_the_quick_way_reads_no_deeper_than_the_parser(piece, above, end):
    """From any beginning and to any depth: what is read quickly is what the parser reads, or it is left."""
    quick = 0
    for depth in range(1, 60):
        text = nested(depth, piece, above, end)
        found = usual(text)
        report = Report()
        read = document(Page("x.yaml", text, report), FASTEST)
        quick += found is not None
        if found is not None:
            assert report.found == []
            assert outline(found) == outline(read)
    assert quick >= 10


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "piece", [" ", "- ", "a: ", "a:b", "#", "'", '"', "[", "{a: ", "x#", "|\n  ", "\n", "a:\n"]
)
def test_the_longest_lines_take_no_longer(piece):
    """No text makes the quick way slow: it is left, or read, in a time that grows with its length alone."""
    text = "a: x" + piece * (1_000_000 // len(piece)) + "?: \n"
    assert usual(text) is None
