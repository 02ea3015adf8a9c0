"""The guide's page on odds: the document it shows, and the odds of the act, are what the commands above them print.

`UPDATE_GOLDEN=1 python -m pytest -n 0 tests/test_odds_act.py` writes the table anew; read the difference.
"""

from __future__ import annotations

import json
import os
import re
import shlex
from fractions import Fraction
from pathlib import Path

import pytest

from game.__main__ import main
from guide.fences import PAGE, fences

TOP = Path(__file__).resolve().parents[1]
UPDATE = "UPDATE_GOLDEN"
LAST = "the_helicopter"
"""The episode with which the act ends."""
ROW = re.compile(r"^\| (?P<words>[^|`]+) \| `(?P<condition>[^`]+)` \|.*$", re.MULTILINE)
HEADING = "### The odds of the act\n"


def answered(command, capsys):
    """Return the document of a command that the page shows."""
    name, *arguments = shlex.split(command)
    assert name == "twelve-to-six"
    assert main([*arguments, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def shown(heading, language):
    """Return the one fence of a language under a heading."""
    (found,) = [one.text for one in fences() if one.heading == heading and one.language == language]
    return found


def percent(chance):
    """Return a chance as the table has it: to a hundredth of a percent, what is certain or impossible without."""
    exact = Fraction(chance["exact"]) if chance["exact"] else Fraction((chance["low"] + chance["high"]) / 2)
    if exact in (0, 1):
        return f"{100 * exact} %"
    return f"{float(100 * exact):.2f} %"


def test_the_table_is_what_the_command_prints(capsys, monkeypatch):
    """Each row has what its condition comes to for each player where the last episode of the act is left."""
    monkeypatch.chdir(TOP)
    found = answered(shown("The odds of the act", "sh"), capsys)
    page = PAGE.read_text(encoding="utf-8")
    before, table = page.split(HEADING)
    table, after = table.split("\n## ", 1)

    def row(match):
        chances = [found["conditions"][one][LAST][match["condition"]] for one in found["conditions"]]
        cells = (match["words"], f"`{match['condition']}`", *map(percent, chances))
        return f"| {' | '.join(cells)} |"

    again = ROW.sub(row, table)
    assert len(ROW.findall(table)) == len(next(iter(found["conditions"].values()))[LAST])
    if UPDATE in os.environ:
        PAGE.write_text(f"{before}{HEADING}{again}\n## {after}", encoding="utf-8")
    else:
        assert again == table


def test_the_document_is_as_shown(capsys, tmp_path, monkeypatch):
    """Every key and value of the document on the page is in what the command above it prints."""
    for fence in fences():
        if fence.kind.startswith("lighthouse/"):
            path = tmp_path / fence.kind
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(fence.text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    found = answered(shown("The odds", "sh"), capsys)
    assert missing(json.loads(shown("The odds", "json")), found) == []


def missing(shown, found, at=""):
    """Return the paths of what is shown, but is not so in what was found."""
    if isinstance(shown, dict) and isinstance(found, dict):
        return [path for key, one in shown.items() for path in missing(one, found.get(key), f"{at}/{key}")]
    return [] if shown == found or shown == pytest.approx(found) else [(at, shown, found)]
