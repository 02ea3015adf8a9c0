"""What `check` remembers: used while nothing has changed, never wrong, never in the way."""

from __future__ import annotations

import os

import pytest

from game.cli import checking
from game.cli.main import run
from game.pack.reader import load_pack
from strategies.lint_examples import write_pack
from strategies.stories import passage

CLEAN = passage("The gate is shut.")
WARNING = "variables:\n  rope: {flag: false}\n" + CLEAN
SPACES = passage("The  gate is is shut \u2013 \ubb38.")


@pytest.fixture
def pack(tmp_path, monkeypatch):
    """Return a function that writes a pack and returns its folder; messages are printed as from above it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TWELVE_TO_SIX_CACHE", str(tmp_path / "cache"))
    return lambda snippet: write_pack(tmp_path / "pack", snippet)


@pytest.fixture
def reads(monkeypatch):
    """Return a list that grows by one with every reading of a pack by its YAML."""
    found = []

    def counted(*args, **kwargs):
        found.append(args)
        return load_pack(*args, **kwargs)

    monkeypatch.setattr("game.pack.reader.load_pack", counted)
    return found


def check(capsys, *arguments):
    """Return the exit code, standard output and standard error of a check."""
    code = run(["check", *map(str, arguments)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def kept_file(tmp_path):
    """Return the one file that is kept of checks."""
    (file,) = (tmp_path / "cache" / "checks").iterdir()
    return file


@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize("snippet", [CLEAN, WARNING, SPACES])
def test_what_is_remembered_is_printed_as_it_was(pack, capsys, reads, snippet, form):
    """In every form, what comes from the cache is byte for byte what a fresh run prints."""
    folder = pack(snippet)
    fresh = check(capsys, folder, "--format", form)
    assert check(capsys, folder, "--format", form) == fresh
    assert len(reads) == 1


def test_all_is_remembered_whatever_was_asked(pack, capsys, reads):
    """A run for one rule, or without warnings, leaves what a whole run finds."""
    folder = pack(WARNING)
    assert check(capsys, folder, "--rule", "idle-choice")[0] == 0
    assert check(capsys, folder, "--no-warnings")[0] == 0
    code, out, _ = check(capsys, folder)
    assert code == 1
    assert "unused-variable" in out
    assert len(reads) == 1


def test_line_ends_are_as_they_were(pack, capsys, reads):
    """The line that is shown of a file with a mark and foreign line ends is the same from the cache."""
    folder = pack(WARNING)
    file = folder / "one.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    fresh = check(capsys, folder)
    assert "rope: {flag: false}\n    ^" in fresh[1]
    assert check(capsys, folder) == fresh
    assert len(reads) == 1


def test_an_edit_is_seen(pack, capsys, reads):
    """A changed file is seen, even with the size and the time it had before."""
    folder = pack(CLEAN)
    check(capsys, folder)
    file = folder / "one.yaml"
    status = file.stat()
    file.write_text(file.read_text().replace("gate is shut", "gate gate st"))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert file.stat().st_size == status.st_size
    code, out, _ = check(capsys, folder)
    assert (code, "doubled-word" in out) == (1, True)
    assert len(reads) == 2


def test_an_added_file_is_seen(pack, capsys):
    """A file that an include with a star now names is seen, and so is one that is gone."""
    folder = pack(CLEAN)
    manifest = folder / "story.yaml"
    manifest.write_text(manifest.read_text().replace("one.yaml", "'*.yaml'"))
    before = check(capsys, folder)
    assert before[0] == 0
    extra = folder / "extra.yaml"
    extra.write_text("variables: {rope: {flag: false}}\n")
    assert "unused-variable" in check(capsys, folder)[1]
    extra.unlink()
    assert check(capsys, folder) == before


def test_a_story_test_is_seen(pack, capsys):
    """Story tests are read by check: one that is added, changed or taken away is seen."""
    folder = pack(CLEAN)
    before = check(capsys, folder)
    (folder / "tests").mkdir()
    file = folder / "tests" / "way.yaml"
    file.write_text("tests: [{nam: wrong}]\n")
    assert check(capsys, folder)[0] == 2
    file.unlink()
    assert check(capsys, folder) == before


def test_a_pack_that_went_wrong(pack, capsys):
    """An edit that breaks a pack is told, is not remembered, and putting it right again is seen too."""
    folder = pack(CLEAN)
    before = check(capsys, folder)
    file = folder / "one.yaml"
    text = file.read_text()
    file.write_text(text + "nonsense: 1\n")
    assert check(capsys, folder)[0] == check(capsys, folder)[0] == 2
    file.write_text(text)
    assert check(capsys, folder) == before


def test_a_file_that_was_missing(pack, capsys):
    """A pack with an error is never taken from the cache, for what puts it right may be a new file."""
    folder = pack(CLEAN)
    manifest = folder / "story.yaml"
    manifest.write_text(manifest.read_text().replace("one.yaml", "one.yaml, more/*.yaml"))
    assert check(capsys, folder)[0] == 2
    (folder / "more").mkdir()
    (folder / "more" / "extra.yaml").write_text("pools: {}\n")
    assert check(capsys, folder)[0] != 2


def test_another_first_file(pack, capsys):
    """A pack asked for by another name of its first file is told of by that name."""
    folder = pack(CLEAN)
    manifest = folder / "story.yaml"
    manifest.write_text(manifest.read_text() + "variables: {rope: {flag: false}}\n")
    manifest.rename(folder / "main.yaml")
    manifest.symlink_to("main.yaml")
    assert "pack/story.yaml:" in check(capsys, folder)[1]
    assert "pack/main.yaml:" in check(capsys, folder / "main.yaml")[1]


def test_changed_code_is_not_trusted(pack, capsys, reads, monkeypatch):
    """When a rule, or anything else that decides what is found, was edited, the pack is checked again."""
    folder = pack(CLEAN)
    check(capsys, folder)
    monkeypatch.setattr(checking, "_mark", lambda: "another")
    check(capsys, folder)
    assert len(reads) == 2


def test_the_mark_is_of_every_rule(tmp_path, monkeypatch):
    """An edit of any file of a room is another mark, even one that is no newer than the others."""
    room = tmp_path / "game" / "lint"
    room.mkdir(parents=True)
    (room / "old.py").write_text("a = 1\n")
    (room / "new.py").write_text("b = 1\n")
    os.utime(room / "old.py", (1, 1))
    monkeypatch.setattr("game.pack.kept.__file__", str(tmp_path / "game" / "pack" / "kept.py"))
    before = checking.code_mark(["lint"])
    os.utime(room / "old.py", (2, 2))
    assert checking.code_mark(["lint"]) != before
    assert checking.code_mark(["no_such_room"]) == ""


def test_code_that_can_not_be_told(pack, capsys, reads, monkeypatch, tmp_path):
    """Where there is no mark of the code, as in an archive, nothing is remembered."""
    monkeypatch.setattr(checking, "_mark", lambda: "")
    folder = pack(CLEAN)
    check(capsys, folder)
    check(capsys, folder)
    assert len(reads) == 2
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("damage", ["", "{", "[]\n[]", "cut", "flipped", "rows", "\x00\x01"])
def test_a_damaged_file_is_made_again(pack, capsys, reads, tmp_path, damage):
    """What is cut, changed or not ours at all is not used, and written anew."""
    folder = pack(WARNING)
    good = check(capsys, folder)
    file = kept_file(tmp_path)
    text = file.read_text()
    changed = {
        "cut": text[:-20],
        "flipped": text.replace("Nothing reads", "Nobody reads"),
        "rows": text + "[]",
    }
    file.write_text(changed.get(damage, damage))
    assert check(capsys, folder) == good
    assert check(capsys, folder) == good
    assert len(reads) == 2


def test_a_folder_that_can_not_be_made(pack, capsys, reads, monkeypatch, tmp_path):
    """Where nothing can be kept, a pack is checked each time, and nothing is said."""
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("TWELVE_TO_SIX_CACHE", str(tmp_path / "file" / "cache"))
    folder = pack(WARNING)
    assert check(capsys, folder) == check(capsys, folder)
    assert len(reads) == 2
