"""The command line: what is understood, and what is said where it is not."""

from __future__ import annotations

import sys

import pytest

from game.__main__ import main
from game.cli import play
from game.cli.main import COMMANDS, build
from game.cli.options import FLAGS, VALUES, PlayOptions
from game.cli.quick import quick, quick_check
from playing import files
from support import write


@pytest.fixture
def pack(tmp_path, monkeypatch):
    """Write the little story, with saves and cache beside it, and let there be nothing to read."""
    monkeypatch.setenv("TWELVE_TO_SIX_SAVES", str(tmp_path / "saves"))
    monkeypatch.setenv("TWELVE_TO_SIX_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("sys.stdin", None)
    return str(write(files(), tmp_path / "pack"))


@pytest.mark.parametrize(
    ("typed", "options"),
    [
        ([], PlayOptions()),
        (["play"], PlayOptions()),
        (["--plain"], PlayOptions(plain=True)),
        (["play", "pack", "--plain"], PlayOptions(pack="pack", plain=True)),
        (["play", "--seed", "7", "pack"], PlayOptions(pack="pack", seed="7")),
        (["--seed=7", "--mode", "curfew"], PlayOptions(seed="7", mode="curfew")),
        (
            ["play", "--save-dir", "d", "--save=s", "--hashes"],
            PlayOptions(save_dir="d", save="s", hashes=True),
        ),
    ],
)
def test_what_plainly_asks_to_play_is_understood_the_quick_way(typed, options):
    """And exactly as argparse understands it."""
    assert quick(typed) == options
    args = build().parse_args(typed if typed[:1] == ["play"] else ["play", *typed])
    assert PlayOptions(**{field: getattr(args, field) for field in PlayOptions._fields}) == options


@pytest.mark.parametrize(
    "typed",
    [
        ["--help"],
        ["check"],
        ["pack"],
        ["play", "a", "b"],
        ["--seed"],
        ["--seed", "--plain"],
        ["--plian"],
        ["-h"],
        ["play", ""],
    ],
)
def test_everything_else_goes_the_long_way(typed):
    """What may be wrong is left to argparse to say."""
    assert quick(typed) is None


@pytest.mark.parametrize(
    ("typed", "pack"),
    [
        (["check"], ""),
        (["check", "my_pack"], "my_pack"),
        (["check", "--rules"], None),
        (["check", "my_pack", "--format", "json"], None),
        (["check", "a", "b"], None),
        (["check", ""], None),
        (["play", "my_pack"], None),
        ([], None),
    ],
)
def test_what_plainly_asks_for_a_check_is_understood_the_quick_way(typed, pack):
    """A pack, or none, and nothing else; all the rest is argparse's to understand or to refuse."""
    assert quick_check(typed) == pack


def test_the_quick_way_loads_no_argparse():
    """It is there to save the time."""
    import subprocess  # noqa: PLC0415 - only here

    code = (
        "import sys; from game.cli.quick import quick; quick(['--plain']); print('argparse' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"False\n"


def test_every_option_of_play_has_a_field_and_a_help():
    """The table and the value agree."""
    fields = [field for _, field, _ in FLAGS] + [field for _, field, _, _ in VALUES]
    assert sorted([*fields, "pack"]) == sorted(PlayOptions._fields)


def test_help_has_examples_and_every_command(capsys):
    """It goes to standard output, and is no error."""
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    out = capsys.readouterr().out
    assert left.value.code == 0
    assert "examples:" in out
    assert all(f"\n    {name} " in out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_help_of_its_own(name, capsys):
    """With examples."""
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])
    assert left.value.code == 0
    assert "examples:" in capsys.readouterr().out


def test_the_version_is_said(capsys):
    """In one line."""
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == "twelve-to-six 0.1.0\n"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["sav"], "there is no command sav: did you mean saves?"),
        (["my_pack"], "To play a pack, type twelve-to-six play my_pack."),
        (["--plian"], "Did you mean --plain?"),
        (["saves", "lst"], "Did you mean list?"),
        (["play", "--seed"], "expected one argument"),
        (["\x1b[2J"], "there is no command ?[2J"),
    ],
)
def test_what_is_asked_wrongly_is_told_on_standard_error(typed, told, capsys):
    """Exit code 2, and what was likely meant."""
    try:
        code = main(typed)
    except SystemExit as left:
        code = left.code
    found = capsys.readouterr()
    assert (code, found.out) == (2, "")
    assert told in found.err


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--mode", "hell"], "choose one of story, standard, curfew."),
        (["--seed", "?!"], "A seed is 1 to 32 letters and digits"),
        (["--save", "../x"], "A save's name is"),
    ],
)
def test_what_cannot_be_played_so_is_a_sentence(pack, more, told, capsys):
    """Exit code 2."""
    assert main(["play", pack, *more]) == 2
    found = capsys.readouterr()
    assert told in found.err
    assert found.out == ""


def test_playing_goes_through(pack, capfdbinary):
    """From arguments to the end of input."""
    assert main(["play", pack, "--plain", "--mode", "Curfew", "--seed", "7"]) == 0
    assert b"Difficulty: Curfew. Seed: 7." in capfdbinary.readouterr().out


@pytest.mark.parametrize(
    ("term", "plain", "terminal", "lines"),
    [
        ("xterm", False, True, False),
        ("xterm", True, True, True),
        ("dumb", False, True, True),
        ("xterm", False, False, True),
    ],
)
def test_lines_are_chosen_where_a_full_screen_cannot_be(monkeypatch, term, plain, terminal, lines):
    """Asked for, no terminal, or one that says it is dumb."""

    class Stream:
        def isatty(self):
            return terminal

    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr("sys.__stdin__", Stream())
    monkeypatch.setattr("sys.__stdout__", Stream())
    assert play.wants_lines(PlayOptions(plain=plain)) is lines


def test_a_fault_of_ours_is_one_line_and_a_report(pack, tmp_path, monkeypatch, capfd):
    """The run is kept, and the report says how to come to the same place."""
    monkeypatch.setattr("game.plain.app.start", lambda talk: (talk.session.start(), 1 / 0))
    assert main(["play", pack, "--plain", "--seed", "7"]) == 1
    told = capfd.readouterr().err
    assert told.startswith("The game stopped on a fault of its own (ZeroDivisionError: division by zero).")
    report = next((tmp_path / "saves" / "little").glob("crash-*.txt")).read_text(encoding="utf-8")
    assert "Seed: 7" in report


def test_an_interrupt_before_the_first_page_is_130(pack, monkeypatch):
    """Wherever it comes."""

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("game.cli.play.play", interrupted)
    assert main(["play", pack]) == 130


def test_completion_is_printed(capsys):
    """For the shells that shtab knows."""
    pytest.importorskip("shtab")
    assert main(["--print-completion", "bash"]) == 0
    assert "saves" in capsys.readouterr().out


def test_completion_without_its_package_says_what_to_install(monkeypatch, capsys):
    """It is an extra."""
    monkeypatch.setitem(sys.modules, "shtab", None)
    assert main(["--print-completion", "zsh"]) == 2
    assert "twelve-to-six[author]" in capsys.readouterr().err
