"""Whatever is done to a pack's text, reading it ends in diagnostics that stand inside their files."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import wrong_packs
from game.pack.codes import CODES
from game.pack.composing import FASTEST
from game.pack.documents import document
from game.pack.nodes import Mapping, Scalar, Sequence
from game.pack.page import Page, Report
from game.pack.pure_yaml import PureParser
from game.pack.reader import load_pack
from game.pack.rendering import as_values, to_github, to_text

EXPLICIT_KEY = re.compile(r"(?:^|[\[{,-])\s*\?(?:[\s,\[\]{}]|$)", re.MULTILINE)
"""A `?` that begins a key: libyaml misreads some, and no pack has a use for one."""

QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]
PIECES = [
    *"{}[]|*\\'\"&!%@`,:#-?<>~=._ \n\t\0\r",
    ": ", " #", "- ", "\n\n", "  ", "---\n", "...\n", "&a ", "*a", "<<: ", "!!int ", "{door: ", "\u202e", "\u200b",
    "\u00a0", "\U0001f56f", "\ud55c", "yes", "~", "0x10", "1:30", "\\x1b", "goto: ", "visited(", "text: |\n", "if: ",
]  # fmt: skip


@st.composite
def damaged(draw):
    """Return the base pack after a few cuts, doublings and insertions, by line and by character."""
    files = dict(wrong_packs.BASE)
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from(sorted(files)))
        files[name] = draw(damage(files[name]))
    return files


def damage(text):
    """Return a strategy of one damage to a text."""
    lines = text.split("\n")
    return st.one_of(
        st.builds(lambda at: _join(lines[:at] + lines[at + 1 :]), st.integers(0, len(lines) - 1)),
        st.builds(lambda at: _join([*lines[:at], lines[at], *lines[at:]]), st.integers(0, len(lines) - 1)),
        st.builds(lambda a, b: _join(_swapped(lines, a, b)), *[st.integers(0, len(lines) - 1)] * 2),
        st.builds(
            lambda at, piece: text[:at] + piece + text[at:],
            st.integers(0, len(text)),
            st.sampled_from(PIECES),
        ),
        st.builds(
            lambda at, many: text[:at] + text[at + many :], st.integers(0, len(text)), st.integers(1, 30)
        ),
        st.builds(
            lambda at, far: text[:at] + " " * far + text[at:], st.integers(0, len(text)), st.integers(1, 6)
        ),
    )


def _join(lines):
    return "\n".join(lines)


def _swapped(lines, first, second):
    lines = list(lines)
    lines[first], lines[second] = lines[second], lines[first]
    return lines


def in_json(diagnostics):
    """Return diagnostics as JSON."""
    return json.dumps([as_values(one) for one in diagnostics], ensure_ascii=False)


def reading(files):
    """Read a pack, show what is wrong with it in every form, and return the reading."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            Path(folder, name).write_text(text, encoding="utf-8", newline="")
        found = load_pack(folder, with_tests=True)
    for show in (lambda diagnostics: to_text(diagnostics, found.sources), in_json, to_github):
        show(found.diagnostics)
    return found


def misplaced(files, found):
    """Return the diagnostics of a reading that are of no known rule, or do not lie inside their files."""
    lines = {
        name: text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n") for name, text in files.items()
    }
    return [
        one
        for one in found.diagnostics
        if one.rule not in CODES or not lies_inside(one, lines[one.place.file])
    ]


def lies_inside(one, lines):
    """Tell whether a diagnostic begins and ends on a line of its file."""
    if not 1 <= one.place.line <= len(lines):
        return False
    end = len(lines[one.place.line - 1]) + 1
    return 1 <= one.place.column <= end and (
        one.end_column is None or one.place.column < one.end_column <= end
    )


@settings(max_examples=60, deadline=None, suppress_health_check=QUIET)
@given(damaged())
def test_a_damaged_pack_is_never_an_exception(files):
    """Deleting, doubling, swapping and inserting lines and characters brings diagnostics in their places, no more."""
    found = reading(files)
    assert misplaced(files, found) == []
    assert (found.story is None) == any(one.severity == "error" for one in found.diagnostics)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_many_damaged_packs():
    """The same for five thousand damaged packs."""
    tried = []

    @settings(max_examples=5_000, deadline=None, suppress_health_check=QUIET)
    @given(damaged())
    def campaign(files):
        tried.append(misplaced(files, reading(files)))

    campaign()
    assert not any(tried)


@settings(max_examples=60, deadline=None, suppress_health_check=QUIET)
@given(damaged())
def test_all_ways_of_reading_give_the_same(files):
    """Quickly, with libyaml or without, a file becomes the same nodes in the same places, or is refused on the same line."""
    for name, text in files.items():
        assume(not EXPLICIT_KEY.search(text))
        reports = [Report(), Report(), Report()]
        quick, first, second = (
            document(Page(name, text, report), parser)
            for report, parser in zip(reports, (None, FASTEST, PureParser), strict=True)
        )
        assert outline(quick) == outline(first) == outline(second)
        found = [[(one.rule, one.place.line) for one in report.found] for report in reports]
        assert found[0] == found[1] == found[2]


def outline(node):
    """Return a node as nested tuples with positions."""
    if isinstance(node, Scalar):
        return node.text, node.style, node.line, node.column
    if isinstance(node, Sequence):
        return node.line, node.column, [outline(item) for item in node.items]
    if isinstance(node, Mapping):
        pairs = [(outline(key), outline(value)) for key, value in node.pairs]
        return node.line, node.column, node.flow, pairs
    return None if node is None else ("hole", node.line, node.column)
