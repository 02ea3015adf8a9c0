"""`saves`: listing, checking, carrying out and in."""

from __future__ import annotations

import json

import pytest

from game.__main__ import main
from game.play.session import Session
from playing import SEED, files, take
from support import write


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Make a pack, and saves of it: an autosave after two choices, and `gate` after one."""
    monkeypatch.setenv("TWELVE_TO_SIX_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("TWELVE_TO_SIX_CACHE", str(tmp_path / "cache"))
    pack = str(write(files(), tmp_path / "pack"))
    session = Session.open(pack, seed=SEED)
    session.start()
    take(session, "rest")
    session.save_as("gate")
    take(session, "go")
    session.close()
    return tmp_path, pack


def saves(place, *arguments):
    """Run `saves` on the pack; return the exit code."""
    return main(["saves", *arguments, "--pack", place[1]])


def test_list_has_a_line_for_each_save(place, capsys):
    """Where it stands, how far it is, difficulty and seed."""
    assert saves(place, "list") == 0
    lines = capsys.readouterr().out.splitlines()
    assert {line.split()[0] for line in lines} == {"auto", "gate"}
    assert "(2 choices, Standard, seed AAAA-BBBB)" in next(line for line in lines if line.startswith("auto"))
    assert "(1 choice, Standard" in next(line for line in lines if line.startswith("gate"))


def test_list_as_json_is_for_tools(place, capsys):
    """The same facts."""
    assert saves(place, "list", "--format", "json") == 0
    assert {line["slot"]: line["steps"] for line in json.loads(capsys.readouterr().out)} == {
        "auto": 2,
        "gate": 1,
    }


def test_an_empty_shelf_is_no_finding(place, capsys):
    """It says where it looked, on standard error."""
    assert saves(place, "list", "--save-dir", str(place[0] / "none")) == 0
    found = capsys.readouterr()
    assert found.out == ""
    assert "Nothing is kept" in found.err


def test_show_prints_the_document(place, capsys):
    """By names, as JSON."""
    assert saves(place, "show", "gate") == 0
    assert json.loads(capsys.readouterr().out)["now"]["scene"] == "one/first"


def test_verify_finds_everything_good(place, capsys):
    """And says so for each."""
    assert saves(place, "verify") == 0
    assert all(" good" in line for line in capsys.readouterr().out.splitlines())


def test_verify_finds_damage_and_refusals(place, capsys):
    """Exit code 1, with the reason; nothing is set aside by looking."""
    folder = place[0] / "saves" / "little"
    (folder / "gate.save").write_bytes(b"{")
    (folder / "auto.save").write_bytes(b"")
    assert saves(place, "verify", "--format", "json") == 1
    found = {verdict["slot"]: verdict for verdict in json.loads(capsys.readouterr().out)}
    assert found["gate"]["state"] == found["auto"]["state"] == "damaged"
    assert found["auto"]["backups"] == 1
    assert (folder / "gate.save").read_bytes() == b"{"


def test_a_run_is_exported_to_be_read(place, capfdbinary):
    """Markdown by default, text if asked, to standard output or a file."""
    assert saves(place, "export", "gate") == 0
    assert capfdbinary.readouterr().out.startswith(b"# Little")
    target = place[0] / "run.txt"
    assert saves(place, "export", "gate", str(target), "--as", "text") == 0
    assert target.read_text(encoding="utf-8").startswith("Little\n======")


def test_a_save_goes_out_and_comes_in_again(place, capsys):
    """Under another name it is the same run."""
    target = place[0] / "carried"
    assert saves(place, "export", "gate", str(target), "--as", "save") == 0
    assert saves(place, "import", str(target), "mine") == 0
    capsys.readouterr()
    assert saves(place, "show", "mine") == 0
    mine = capsys.readouterr().out
    assert saves(place, "show", "gate") == 0
    assert capsys.readouterr().out == mine


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b"[" * 5000])
def test_what_is_no_save_is_not_taken_in(place, content, capsys):
    """Exit code 2 and a sentence."""
    target = place[0] / "strange"
    target.write_bytes(content)
    assert saves(place, "import", str(target), "mine") == 2
    assert capsys.readouterr().err.strip().endswith(".")
    assert not (place[0] / "saves" / "little" / "mine.save").exists()


def test_a_device_that_never_ends_is_not_taken_in(place, capsys):
    """Only an ordinary file is read, and no more of it than a save can have."""
    assert saves(place, "import", "/dev/zero", "mine") == 2
    assert capsys.readouterr().err == "/dev/zero is no ordinary file.\n"


def test_a_name_that_is_taken_is_asked_for_by_force(place, capsys):
    """Nothing is written over by accident."""
    target = place[0] / "carried"
    saves(place, "export", "gate", str(target), "--as", "save")
    assert saves(place, "import", str(target), "auto") == 2
    assert "add --force" in capsys.readouterr().err
    assert saves(place, "import", str(target), "auto", "--force") == 0


def test_nothing_is_taken_in_while_a_window_has_the_folder(place, capsys):
    """The game that is open would write over it."""
    target = place[0] / "carried"
    saves(place, "export", "gate", str(target), "--as", "save")
    window = Session.open(place[1])
    assert saves(place, "import", str(target), "mine") == 2
    assert "already open" in capsys.readouterr().err
    window.close()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["show", "nothing"], "There is no nothing.save"),
        (["show", "../x"], "try x"),
        (["import", "/nonexistent", "x"], "No such file"),
    ],
)
def test_what_is_not_there_is_a_sentence(place, arguments, told, capsys):
    """Exit code 2."""
    assert saves(place, *arguments) == 2
    assert told in capsys.readouterr().err


def test_an_export_writes_over_nothing(place, tmp_path, capfdbinary):
    """A file of that name stays as it is unless it is forced, and `-` is standard output."""
    target = tmp_path / "mine.md"
    target.write_text("mine", encoding="utf-8")
    assert saves(place, "export", "gate", str(target)) == 2
    assert target.read_text(encoding="utf-8") == "mine"
    assert saves(place, "export", "gate", str(target), "--force") == 0
    assert target.read_text(encoding="utf-8") != "mine"
    capfdbinary.readouterr()
    assert saves(place, "export", "gate", "-") == 0
    assert capfdbinary.readouterr().out == target.read_bytes()
