from __future__ import annotations

import pytest

from game.lint.registry import rules
from game.lint.running import lint
from game.pack.diagnostics import ERROR, WARNING
from game.pack.reader import load_pack
from strategies.lint_examples import examples, write_pack

SEVERITIES = {ERROR, WARNING, "advice"}


def said(folder):
    """Return what check says of a pack, as manuals show it."""
    reading = load_pack(folder)
    assert reading.story is not None, reading.diagnostics
    assert not reading.diagnostics
    found = lint(reading.story, reading.sources)
    return [_line(one) for one in found], {one.rule for one in found}


def _line(one):
    file = "" if one.place.file == "one.yaml" else f"{one.place.file}:"
    return f"{file}{one.place.line}:{one.place.column} {one.message}"


@pytest.mark.parametrize("name", rules())
def test_the_bad_example_of_a_manual(name, tmp_path):
    """The example that should trigger a rule gives exactly what the manual says, and nothing of another rule."""
    shown = examples(rules()[name].manual)
    lines, found = said(write_pack(tmp_path, shown.bad))
    assert lines == list(shown.says)
    assert found == {name}


@pytest.mark.parametrize("name", rules())
def test_the_good_example_of_a_manual(name, tmp_path):
    """What a manual advises to write instead gives no finding at all."""
    shown = examples(rules()[name].manual)
    lines, _ = said(write_pack(tmp_path, shown.good))
    assert lines == []


@pytest.mark.parametrize("name", rules())
def test_a_manual_is_whole(name):
    """A manual begins with one sentence, says why, and shows both sides."""
    rule = rules()[name]
    first, rest = rule.manual.split("\n", 1)
    assert first.endswith(".")
    assert rest.startswith("\n")
    assert rule.severity in SEVERITIES
    for heading in ("Triggers it:", "Says:", "Write instead:"):
        assert f"\n{heading}\n" in rule.manual
