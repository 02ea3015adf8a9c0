from __future__ import annotations

import pytest

from game.cli.main import run
from game.engine.step import begin
from game.lint.running import lint
from game.pack.reader import load_pack
from game.story.compiler import compile_story
from game.story.program import Program
from strategies.lint_examples import write_pack
from strategies.stories import passage


def new(capsys, *arguments):
    """Return the exit code, standard output and standard error of `new`."""
    code = run(["new", *map(str, arguments)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def findings(folder):
    """Return everything that check would say, advice included."""
    reading = load_pack(folder, with_tests=True)
    assert reading.story is not None, reading.diagnostics
    return (*reading.diagnostics, *lint(reading.story, reading.sources))


@pytest.fixture
def pack(tmp_path, monkeypatch, capsys):
    """Return a new pack, in whose folder we are."""
    monkeypatch.chdir(tmp_path)
    assert new(capsys, "pack", "night_bus")[0] == 0
    monkeypatch.chdir(tmp_path / "night_bus")
    return tmp_path / "night_bus"


def contents(folder):
    """Return the bytes of every file of a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_pack_is_clean(pack):
    """It is read, linted and its story tests are read without a word."""
    assert findings(pack) == ()


@pytest.mark.parametrize(
    ("folder", "title"),
    [("no", "Pack No"), ("null", "Pack Null"), ("007", "Pack 007"), ("나의_이야기", "나의 이야기")],
)
def test_a_new_pack_is_clean_whatever_its_folder_is_called(tmp_path, monkeypatch, capsys, folder, title):
    """What YAML would read as something else is no name, and letters of any script make the title."""
    monkeypatch.chdir(tmp_path)
    assert new(capsys, "pack", folder)[0] == 0
    assert findings(tmp_path / folder) == ()
    assert load_pack(tmp_path / folder).story.title == title


def test_a_new_pack_can_be_played(pack):
    """It compiles and begins in its first scene, under the name of its folder."""
    story = load_pack(pack).story
    program = Program(compile_story(story), "new")
    assert (story.name, story.title) == ("night_bus", "Night Bus")
    assert program.tables.scenes[begin(program).state.scene].name == "first_night/platform"


def test_a_new_pack_says_what_was_written_and_what_is_next(tmp_path, capsys, monkeypatch):
    """Files go to standard output, advice to standard error."""
    monkeypatch.chdir(tmp_path)
    code, out, err = new(capsys, "pack", "one")
    assert code == 0
    assert out.split() == [
        "one/story.yaml",
        "one/rules.yaml",
        "one/episodes/01-first-night.yaml",
        "one/tests/first_night.yaml",
    ]
    assert "play one" in err
    assert "check one" in err


@pytest.mark.parametrize(
    ("folder", "name"),
    [("My Pack!", "my_pack"), ("12 to 6", "pack_12_to_6"), ("물", "pack_9a93ea11"), ("불", "pack_0b0ae47f")],
)
def test_the_name_of_a_pack(folder, name, tmp_path, capsys):
    """It is made from the folder's name, of letters that a name may have."""
    assert new(capsys, "pack", tmp_path / folder)[0] == 0
    assert load_pack(tmp_path / folder).story.name == name


def test_a_folder_that_is_not_empty(pack, capsys):
    """Nothing is written into a folder with anything in it, nor over a file."""
    before = contents(pack)
    code, out, err = new(capsys, "pack", pack)
    assert (code, out) == (2, "")
    assert err.endswith("is there already, and not an empty folder: choose another name.\n")
    assert new(capsys, "pack", pack / "story.yaml")[0] == 2
    assert contents(pack) == before


def test_a_folder_with_nothing_but_hidden_files(tmp_path, capsys):
    """A folder that somebody keeps versions of already is empty enough."""
    (tmp_path / ".git").mkdir()
    assert new(capsys, "pack", tmp_path)[0] == 0
    assert findings(tmp_path) == ()


def test_a_new_episode(pack, capsys):
    """It is the next one, included and clean, and nothing else has changed."""
    before = contents(pack)
    code, out, err = new(capsys, "episode", "the_roofs")
    assert (code, out) == (0, "episodes/02-the-roofs.yaml\n")
    assert "goto: the_roofs/opening" in err
    assert findings(pack) == ()
    assert contents(pack).items() >= before.items()
    chapter = load_pack(pack).story.chapters[1]
    assert (chapter.number, chapter.id, chapter.title) == (2, "the_roofs", "The Roofs")


def test_an_episode_without_a_name(pack, capsys):
    """It is called by its number."""
    assert new(capsys, "episode")[1] == "episodes/02-episode-2.yaml\n"
    assert findings(pack) == ()


def test_an_episode_that_nothing_includes(tmp_path, capsys):
    """Where `include` names every file, the author is told to add this one."""
    folder = write_pack(tmp_path / "pack", passage("The gate is shut."))
    code, _, err = new(capsys, "episode", "two", "--pack", folder)
    assert code == 0
    assert err.startswith("Add 02-two.yaml to `include` in story.yaml.\n")


@pytest.mark.parametrize("name", ["first_night", "The Roofs", "a-b", "and"])
def test_an_episode_with_a_name_that_will_not_do(pack, name, capsys):
    """A name that is taken or is none is refused in a sentence, and nothing is written."""
    before = contents(pack)
    code, out, err = new(capsys, "episode", name)
    if code:
        assert out == ""
        assert err.strip()
        assert contents(pack) == before
    else:
        assert name == "and"
        assert findings(pack) == ()


def test_a_new_scene(pack, capsys):
    """It stands at the end of its episode's scenes; everything before it is as it was."""
    file = pack / "episodes" / "01-first-night.yaml"
    before = file.read_text(encoding="utf-8")
    code, out, err = new(capsys, "scene", "first_night/tunnel")
    assert code == 0
    after = file.read_text(encoding="utf-8")
    assert after.startswith(before)
    assert after.endswith("\n")
    line = int(out.strip().removeprefix("episodes/01-first-night.yaml:"))
    assert after.split("\n")[line - 1].startswith("  tunnel:")
    assert "goto: tunnel" in err
    assert findings(pack) == ()


def test_several_new_scenes(pack, capsys):
    """Each is clean beside the others."""
    for name in ("first_night/a", "first_night/b"):
        assert new(capsys, "scene", name)[0] == 0
    assert new(capsys, "episode", "roofs")[0] == 0
    for name in ("roofs/a", "roofs/b"):
        assert new(capsys, "scene", name)[0] == 0
    assert findings(pack) == ()


TAIL = """  gate:
      text: |
        The gate is shut.

        # This is prose.

      choices: [{say: Leave., goto: out}]
  out: {text: You are out., ending: {kind: good, title: Out}}


# A comment about the episode.
episode: 1
id: day
title: Day
content_notes: [heights]
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_scene_before_other_keys(tmp_path, capsys, ending):
    """The scene goes where the scenes end, comments of what follows stay with it, and so do the line ends."""
    folder = write_pack(tmp_path / "pack", "scenes:\n" + TAIL)
    file = folder / "one.yaml"
    file.write_bytes(("scenes:\n" + TAIL).replace("\n", ending).encode())
    assert new(capsys, "scene", "day/well", "--pack", folder)[0] == 0
    text = file.read_bytes().decode()
    assert text.count("\n") == text.count(ending)
    head, tail = text.split(f"{ending}  well:")
    assert head == ("scenes:\n" + TAIL[: TAIL.index("\n\n\n# A")]).replace("\n", ending) + ending
    assert tail.endswith(TAIL[TAIL.index("\n\n\n# A") :].replace("\n", ending))
    assert findings(folder) == ()


@pytest.mark.parametrize(
    "scenes",
    [
        "scenes: {gate: {text: Shut., goto: out}, out: {text: Out., ending: {kind: good, title: Out}}}\n",
        "scenes:\n  {gate: {text: Shut., goto: out}, out: {text: Out., ending: {kind: good, title: Out}}}\n",
        "scenes:\n  'gate': {text: Shut., goto: out}\n  out: {text: Out., ending: {kind: good, title: Out}}\n",
    ],
)
def test_scenes_that_nothing_can_be_added_to(tmp_path, capsys, scenes):
    """Scenes in braces or under quoted names are left alone, with a sentence."""
    folder = tmp_path / "pack"
    folder.mkdir()
    head = "story: one\nformat: 1\nversion: 1.0.0\ntitle: One\nstart: day/gate\ninclude: [one.yaml]\n"
    (folder / "story.yaml").write_text(head, encoding="utf-8")
    (folder / "one.yaml").write_text(
        f"episode: 1\nid: day\ntitle: Day\ncontent_notes: [none]\n{scenes}", encoding="utf-8"
    )
    before = contents(folder)
    code, out, err = new(capsys, "scene", "day/well", "--pack", folder)
    assert (code, out) == (2, "")
    assert "by hand" in err
    assert contents(folder) == before


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("first_night/gate", "There is a scene first_night/gate already"),
        ("frist_night/well", "There is no episode frist_night. Did you mean first_night?"),
        ("well", "A scene's full name has its episode in front: episode/well."),
        ("first_night/The-Well", "The-Well can't be a name"),
        ("first_night/a/b", "a/b can't be a name"),
    ],
)
def test_a_scene_with_a_name_that_will_not_do(pack, name, told, capsys):
    """It is refused in a sentence, and nothing is written."""
    before = contents(pack)
    code, out, err = new(capsys, "scene", name)
    assert (code, out) == (2, "")
    assert err.startswith(told)
    assert contents(pack) == before


def test_a_pack_that_cannot_be_read(pack, capsys):
    """What is wrong with it is said first, and nothing is written."""
    file = pack / "rules.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("0..2", "2..0"), encoding="utf-8")
    before = contents(pack)
    for what in (("scene", "first_night/well"), ("episode", "roofs")):
        code, out, err = new(capsys, *what)
        assert (code, out) == (2, "")
        assert err.startswith("rules.yaml:")
        assert err.endswith("Nothing was written: put that right first.\n")
    assert contents(pack) == before


def test_no_pack_here(tmp_path, capsys, monkeypatch):
    """Without a pack, and outside of a checkout, it is asked for."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("game.play.store.folders.checkout", lambda: None)
    code, out, err = new(capsys, "scene", "first_night/well")
    assert (code, out) == (2, "")
    assert err == "There is no story.yaml here: say which pack, with --pack DIR.\n"
