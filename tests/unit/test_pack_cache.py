"""The compiled pack: used while nothing has changed, and never in the way."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from game.pack import cache
from game.pack.cache import load_program
from game.pack.compiled import from_lines, to_lines
from game.pack.diagnostics import PackError
from game.pack.reader import load_pack, read_pack
from game.story.compiler import compile_story

ROOF = Path(__file__).parents[1] / "packs" / "roof"
HEAVY = (
    "yaml",
    "dataclasses",
    "inspect",
    "pathlib",
    "argparse",
    "game.story.model",
    "game.pack.reader",
    "textual",
)


@pytest.fixture
def pack(tmp_path):
    """Return a copy of the pack of the roof."""
    return Path(shutil.copytree(ROOF, tmp_path / "pack"))


@pytest.fixture
def folder(tmp_path):
    """Return the place of the cache, which is not there yet."""
    return tmp_path / "cache"


@pytest.fixture
def reads(monkeypatch):
    """Return a list that grows by one with every reading of a pack by its YAML."""
    found = []

    def counted(*args, **kwargs):
        found.append(args)
        return load_pack(*args, **kwargs)

    monkeypatch.setattr("game.pack.reader.load_pack", counted)
    return found


def cached_file(folder):
    """Return the one file in the cache."""
    (file,) = (folder / "packs").iterdir()
    return file


def test_the_second_start_reads_no_yaml(pack, folder, reads):
    """A pack is compiled once; after that the same program comes from the cache."""
    first, second = load_program(pack, folder), load_program(pack, folder)
    assert len(reads) == 1
    assert first.hash == second.hash
    assert second.tables == first.tables
    assert second.tables.choices[0] == first.tables.choices[0]


def test_tables_come_back_as_they_went(pack):
    """Every row of every table is the same kind of value, equal, after it was lines."""
    tables = compile_story(read_pack(pack))
    back = from_lines(to_lines(tables))
    for name, ours, theirs in zip(tables._fields, tables, back, strict=True):
        assert theirs == ours, name
        if isinstance(ours, tuple):
            assert list(map(type, theirs)) == list(map(type, ours)), name
    assert [type(way) for choice in back.choices for way in choice.ways] == [
        type(way) for choice in tables.choices for way in choice.ways
    ]
    assert back.texts[1:3] == tables.texts[1:3]
    assert back.texts[-1] == tables.texts[-1]
    assert hash(back.routes) == hash(tables.routes)


@pytest.mark.parametrize("file", ["story.yaml", "rules.yaml", "episodes/01-night.yaml"])
def test_an_edit_is_seen(pack, folder, reads, file):
    """A changed file is seen, even with the size and the time it had before."""
    before = load_program(pack, folder)
    path = pack / file
    status = path.stat()
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("the", "teh", 1) if "the" in text else text.replace("Roof", "Fool"), encoding="utf-8"
    )
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert path.stat().st_size == status.st_size
    after = load_program(pack, folder)
    assert len(reads) == 2
    assert after.hash != before.hash


def test_an_added_file_is_seen(pack, folder, reads):
    """A file that an include with a star now names is seen, and so is one that is gone."""
    before = load_program(pack, folder)
    extra = pack / "episodes" / "extra.yaml"
    extra.write_text("pools: {spare: {title: Spare}}\n")
    assert load_program(pack, folder).hash != before.hash
    extra.unlink()
    assert load_program(pack, folder).hash == before.hash
    assert len(reads) == 3


def test_a_file_beside_the_pack_is_nothing_to_it(pack, folder, reads):
    """Tests and notes in the folder are no part of the compiled story."""
    load_program(pack, folder)
    (pack / "tests").mkdir(exist_ok=True)
    (pack / "tests" / "more.yaml").write_text("tests: []\n")
    (pack / "notes.txt").write_text("buy oil")
    load_program(pack, folder)
    assert len(reads) == 1


def test_the_hash_is_of_the_content(pack, tmp_path, folder):
    """The same files elsewhere have the same hash, with a cache and without."""
    elsewhere = shutil.copytree(pack, tmp_path / "elsewhere")
    assert load_program(pack, folder).hash == load_program(elsewhere / "story.yaml").hash


@pytest.mark.parametrize("damage", ["", "{", "[]\n[]", "cut", "flipped", "rows", "\x00\x01"])
def test_a_damaged_cache_is_made_again(pack, folder, reads, damage):
    """A cached pack that is cut, changed or not ours at all is not used, and written anew."""
    good = load_program(pack, folder)
    file = cached_file(folder)
    text = file.read_text(encoding="utf-8")
    changed = {"cut": text[: len(text) // 2], "flipped": text.replace("roof", "root"), "rows": text + "\n[]"}
    file.write_text(changed.get(damage, damage), encoding="utf-8")
    assert load_program(pack, folder).tables == good.tables
    assert load_program(pack, folder).tables == good.tables
    assert len(reads) == 2


def test_bytes_that_are_no_text(pack, folder):
    """A cached pack that is not even text is made again."""
    good = load_program(pack, folder)
    cached_file(folder).write_bytes(b"\xff\xfe\x00")
    assert load_program(pack, folder).hash == good.hash


def test_another_format_of_the_compiler_is_not_used(pack, folder, reads, monkeypatch):
    """A cache made by another version of the compiler is made again."""
    load_program(pack, folder)
    monkeypatch.setattr(cache, "COMPILED_FORMAT", cache.COMPILED_FORMAT + 1)
    load_program(pack, folder)
    assert len(reads) == 2


def test_changed_code_is_not_trusted(pack, folder, reads, monkeypatch):
    """In a checkout whose compiler was edited the pack is compiled again."""
    load_program(pack, folder)
    monkeypatch.setattr(cache, "_makers", lambda: "1 2")
    load_program(pack, folder)
    assert len(reads) == 2


def test_a_folder_that_can_not_be_made(pack, tmp_path, reads):
    """Where the cache can't be written, a pack is compiled each time, and nothing is said."""
    (tmp_path / "file").write_text("not a folder")
    assert load_program(pack, tmp_path / "file" / "cache").tables.story == "roof"
    assert load_program(pack, tmp_path / "file" / "cache").tables.story == "roof"
    assert len(reads) == 2


def test_a_disk_that_is_full(pack, folder, monkeypatch):
    """When writing fails half-way the program is still there, and no half file is."""
    monkeypatch.setattr("game.pack.kept.os.replace", _full)
    assert load_program(pack, folder).tables.story == "roof"
    assert list((folder / "packs").iterdir()) == []


def _full(*_):
    raise OSError(28, "No space left on device")


def test_a_wrong_pack_is_no_program(pack, folder):
    """A pack with errors is a PackError with all of them, and is not kept."""
    (pack / "rules.yaml").write_text("varables: {}\n")
    with pytest.raises(PackError) as caught:
        load_program(pack, folder)
    assert "unknown-key" in {found.rule for found in caught.value.diagnostics}
    assert not folder.exists()


def test_a_pack_that_went_wrong_is_not_played_from_the_cache(pack, folder):
    """An edit that breaks a pack is told, though a good one was kept."""
    load_program(pack, folder)
    (pack / "rules.yaml").write_text("varables: {}\n")
    with pytest.raises(PackError):
        load_program(pack, folder)


def test_a_start_from_the_cache_imports_little(pack, folder):
    """A game that starts from the cache has imported no YAML and nothing else of the author's side."""
    load_program(pack, folder)
    code = (
        "import json, sys; from game.pack.cache import load_program; "
        f"program = load_program({str(pack)!r}, {str(folder)!r}); "
        "json.dump([program.tables.story, sorted(sys.modules)], sys.stdout)"
    )
    root = Path(__file__).parents[2]
    child = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    story, modules = json.loads(child.stdout)
    assert story == "roof"
    assert not set(HEAVY) & set(modules)
    assert "game.language.parser" not in modules
