"""Packs that mean harm end in a diagnostic: soon, in little memory, never in a traceback."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest

import hostile_packs
from game.pack.reader import load_pack
from game.pack.rendering import to_text

SECONDS = 1.0
"""Processor time that one pack may take."""

KILOBYTES = 200 * 1024
"""Memory that one pack may take, with the interpreter and everything it has imported."""

NAMES = sorted([*hostile_packs.EPISODES, *hostile_packs.BYTES])
HARMLESS = {"stars in a text"}
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="measured in forks of one child")


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """Return what came of every hostile pack, read in processes of their own."""
    folder = tmp_path_factory.mktemp("hostile")
    hostile_packs.write(folder)
    child = subprocess.run(
        [sys.executable, hostile_packs.__file__, str(folder)], capture_output=True, text=True, check=False
    )
    assert child.stderr == ""
    assert child.returncode == 0
    return {found["pack"]: found for found in map(json.loads, child.stdout.splitlines())}


@needs_fork
@pytest.mark.xdist_group("hostile")
def test_a_hostile_pack_ends_in_a_diagnostic(outcomes):
    """Every one is refused with a place, a rule and a sentence, within a second and 200 MB."""
    assert sorted(outcomes) == NAMES
    for name, found in outcomes.items():
        assert found["read"] == (name in HARMLESS), name
        assert name in HARMLESS or re.match(
            r"\S+\.yaml:\d+:\d+: [a-z-]+ [^\n]+\.$", found["text"], re.MULTILINE
        ), name
        assert "Traceback" not in found["text"]
        assert found["seconds"] < SECONDS, name
        assert found["peak"] < KILOBYTES, name


@needs_fork
@pytest.mark.xdist_group("hostile")
def test_nothing_hidden_is_shown(outcomes):
    """No message carries a control character or an override of direction to the terminal."""
    for name, found in outcomes.items():
        assert not [one for one in found["text"] if one != "\n" and not one.isprintable()], name


def make(folder, include="one.yaml"):
    """Write a manifest that includes something, and return the folder."""
    manifest = hostile_packs.MANIFEST.replace("[rules.yaml, one.yaml]", include)
    (folder / "story.yaml").write_text(manifest)
    return folder


def said(folder):
    """Return the messages about a pack, each with its place and rule, without the source lines."""
    reading = load_pack(folder)
    assert reading.story is None
    return [
        line for line in to_text(reading.diagnostics, reading.sources).split("\n") if not line.startswith(" ")
    ]


@pytest.mark.parametrize(
    ("include", "message"),
    [
        ("gone.yaml", "unreadable-file There is no file `gone.yaml` in the pack."),
        ("deep/gone.yaml", "unreadable-file There is no file `deep/gone.yaml` in the pack."),
        (
            "../story.yaml",
            "bad-include A file stands inside the pack: write its path without `.`, `..` or `//`.",
        ),
        (
            "a/../../x.yaml",
            "bad-include A file stands inside the pack: write its path without `.`, `..` or `//`.",
        ),
        ("/etc/passwd", "bad-include A file is named by its path inside the pack, with forward slashes."),
        ("C:/x.yaml", "bad-include A file is named by its path inside the pack, with forward slashes."),
        ("a\\x.yaml", "bad-include A file is named by its path inside the pack, with forward slashes."),
        ("story.yaml", "bad-include The first file of a pack can't include itself: leave it out."),
        ("'*'", "bad-include A file of a pack ends in `.yaml`."),
        ("'none-*.yaml'", "bad-include No file is called `none-*.yaml`."),
    ],
)
def test_an_include_of_nothing_good(tmp_path, include, message):
    """An entry of `include` that names no file of the pack is told off where it stands."""
    assert said(make(tmp_path, include)) == [f"story.yaml:6:10: {message}"]


def test_a_folder_with_the_name_of_a_file(tmp_path):
    """A folder called one.yaml is no file."""
    (make(tmp_path) / "one.yaml").mkdir()
    sentence = "`one.yaml` is a folder: name a file, or `one.yaml/*.yaml` for those in it."
    assert said(tmp_path) == [f"story.yaml:6:10: unreadable-file {sentence}"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_waited_for(tmp_path):
    """A pipe with the name of a file is refused at once, by a pack and as its first file."""
    os.mkfifo(make(tmp_path) / "one.yaml")
    assert said(tmp_path) == ["story.yaml:6:10: unreadable-file `one.yaml` is no ordinary file."]
    (tmp_path / "story.yaml").unlink()
    os.mkfifo(tmp_path / "story.yaml")
    assert said(tmp_path)[0].startswith("story.yaml:1:1: unreadable-file `story.yaml` is no ordinary file.")


def test_a_link_out_of_the_pack(tmp_path):
    """A link that leads out of the folder is not followed; one that stays inside is."""
    (tmp_path / "secret.yaml").write_text("library: x\n")
    pack = tmp_path / "pack"
    pack.mkdir()
    (make(pack) / "one.yaml").symlink_to("../secret.yaml")
    assert said(pack) == [
        "story.yaml:6:10: unreadable-file The file `one.yaml` stands outside the pack: copy it into the folder."
    ]
    (pack / "one.yaml").unlink()
    (pack / "other.yaml").write_text(hostile_packs.HEAD + hostile_packs.END)
    (pack / "one.yaml").symlink_to("other.yaml")
    assert load_pack(pack).story is not None


def test_a_link_to_itself(tmp_path):
    """A link that leads to itself is a file that can't be read."""
    (make(tmp_path) / "one.yaml").symlink_to("one.yaml")
    assert said(tmp_path)[0].startswith("story.yaml:6:10: unreadable-file The file `one.yaml` can't be read:")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever runs this may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    """A file without the permission to read it says so."""
    one = make(tmp_path) / "one.yaml"
    one.write_text("library: x\n")
    one.chmod(0)
    assert said(tmp_path) == [
        "story.yaml:6:10: unreadable-file The file `one.yaml` may not be read: change its permissions."
    ]


def test_no_pack_at_all(tmp_path):
    """A folder without a story.yaml, and a path that is not there, say what a pack is."""
    sentence = "There is no file `story.yaml` in the pack. A pack is a folder with a `story.yaml` in it."
    assert said(tmp_path) == [f"story.yaml:1:1: unreadable-file {sentence}"]
    assert said(tmp_path / "gone") == [f"story.yaml:1:1: unreadable-file {sentence}"]


def test_too_many_files(tmp_path):
    """Files that are too much together are not all read."""
    make(tmp_path, "['*.yaml']")
    for number in range(12):
        (tmp_path / f"part{number:02}.yaml").write_text("# " + "x" * 1_990_000)
    found = [line for line in said(tmp_path) if "empty-file" not in line]
    assert found == [
        "story.yaml:6:11: too-large The files of a pack may have 16 MB together: leave some out."
    ]


def test_a_pack_with_endless_mistakes(tmp_path):
    """Of a thousand mistakes two hundred are told, and a last line counts the rest."""
    scenes = "".join(f"  s{number}: {{goto: nowhere}}\n" for number in range(5_000))
    (make(tmp_path) / "one.yaml").write_text(hostile_packs.HEAD + scenes)
    found = said(tmp_path)
    assert len(found) == 201
    assert found[-1].endswith("too-many There are 800 more at least: put these right first.")


def test_a_mark_of_byte_order(tmp_path):
    """A file may begin with the mark that some editors write."""
    (make(tmp_path) / "one.yaml").write_bytes(
        b"\xef\xbb\xbf" + (hostile_packs.HEAD + hostile_packs.END).encode()
    )
    assert load_pack(tmp_path).story is not None


def test_line_ends_of_another_system(tmp_path):
    """Lines may end in carriage return and newline; a text has newlines alone."""
    text = (
        hostile_packs.HEAD
        + "  last:\n    text: |\n      One.\n\n      Two.\n    ending: {kind: good, title: Out}\n"
    )
    (make(tmp_path) / "one.yaml").write_bytes(text.replace("\n", "\r\n").encode())
    scene = load_pack(tmp_path).story.scenes[0]
    assert scene.text.source == "One.\n\nTwo.\n"
