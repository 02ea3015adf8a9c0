"""The authoring guide: every example on the page is right, or wrong in the way it says."""

from __future__ import annotations

import shlex
from itertools import groupby

import pytest

from game.__main__ import main
from game.language.parser import parse_expression
from game.pack.tables import ALL, OUTCOME, SHARED
from guide import tables
from guide.fences import KINDS, PAGE, Fence, examples, fences
from guide.packs import pack_of
from guide.saying import failed, found, said, trials, without_places
from support import write

TINY = PAGE.parents[1] / "tests" / "packs" / "tiny"
RIGHT = {
    heading: [one for one in group if not one.rule]
    for heading, group in groupby(examples(), key=lambda one: one.heading)
}
WRONG = [one for one in examples() if one.rule]


@pytest.mark.parametrize("heading", [heading for heading, section in RIGHT.items() if section])
def test_the_examples_of_a_section(heading, tmp_path):
    """Together they read without an error and without a finding, and their story tests hold."""
    diagnostics, reading = found(write(pack_of(RIGHT[heading]), tmp_path))
    assert said(diagnostics, reading) == ""
    assert failed(trials(reading), reading) == ""


@pytest.mark.parametrize("wrong", WRONG, ids=lambda one: f"{one.rule} (line {one.line})")
def test_a_wrong_example(wrong: Fence, tmp_path):
    """It gives the rule that its label names and nothing else, in the words that are printed below it."""
    diagnostics, reading = found(write(pack_of(RIGHT[wrong.heading], wrong), tmp_path))
    if wrong.rule == "failed-test":
        told = failed(trials(reading), reading)
    else:
        within = [one for one in diagnostics if one.rule == wrong.rule]
        assert [one for one in diagnostics if one.severity == "error"] in ([], within)
        told = said(within, reading)
    assert told
    assert wrong.says in (told, without_places(told))


def test_the_commands_of_the_page(tmp_path, monkeypatch, capsys):
    """Typed one after the other, with the files written as shown, they print what is printed below them."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", None)
    monkeypatch.setenv("TWELVE_TO_SIX_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("TWELVE_TO_SIX_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("COLUMNS", raising=False)
    for fence in fences():
        if fence.language == "yaml" and fence.kind not in KINDS:
            assert (tmp_path / fence.kind).is_file(), fence.kind
            (tmp_path / fence.kind).write_text(f"# {fence.kind}\n{fence.text}", encoding="utf-8")
        elif fence.language == "sh":
            printed = "".join(_typed(line, capsys) for line in fence.text.split("\n"))
            assert not fence.says or _trimmed(printed) == fence.says


def _typed(line: str, capsys) -> str:
    name, *arguments = shlex.split(line)
    assert name == "twelve-to-six"
    assert main(arguments) in (0, 1, 2)
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    return told.out + told.err


def _trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().split("\n"))


def test_the_conditions_of_the_table():
    """Everything that the table of conditions offers is a condition."""
    section = PAGE.read_text(encoding="utf-8").split("### Conditions\n")[1].split("\n### ")[0]
    rows = [line.split("|")[1] for line in section.split("\n") if line.startswith("| `")]
    written = [span for row in rows for span in row.split("`")[1::2] if any(map(str.isalpha, span))]
    assert len(written) > 10
    for condition in written:
        parse_expression(condition)


@pytest.mark.parametrize("name", tables.WRITTEN)
def test_a_table_is_as_the_reader_has_it(name):
    """Keys, messages and bounds are those of the program; `python tests/guide/tables.py` writes them anew."""
    assert tables.on_page(name) == tables.WRITTEN[name]()


def test_the_tiny_pack_is_right_and_has_one_of_everything(monkeypatch):
    """It reads without a finding, its tests hold, and there is no key of the format that it does not use."""
    used: set[tuple[str, str]] = set()
    for table in ALL:
        monkeypatch.setattr(table, "by_name", Noted(table, used))
    diagnostics, reading = found(TINY)
    assert said(diagnostics, reading) == ""
    assert failed(trials(reading), reading) == ""
    assert {key for table in ALL for key in table.by_name} - {key for _, key in used} == set()
    unused = {(table.name, key) for table in ALL for key in table.by_name} - used
    anywhere = {key.name for key in (*SHARED, *OUTCOME.keys)}
    assert {one for one in unused if one[1] not in anywhere} == set()


class Noted(dict):
    """The keys of a table, which note that they were asked for."""

    def __init__(self, table, used):
        super().__init__(table.by_name)
        self.table, self.used = table.name, used

    def __contains__(self, key):
        self.used.add((self.table, key))
        return super().__contains__(key)


def test_every_link_of_the_page_leads_somewhere():
    """Within the page, to a heading that there is."""
    text = PAGE.read_text(encoding="utf-8")
    headings = {_anchor(line) for line in text.split("\n") if line.startswith("#")}
    links = {part.split(")")[0] for part in text.split("](#")[1:]}
    assert links <= headings


def _anchor(line: str) -> str:
    kept = (one for one in line.lstrip("# ").lower().replace(" ", "-") if one.isalnum() or one in "-_")
    return "".join(kept)
