"""What `new` writes: templates filled in, tried on a copy of the pack, and only then written."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from game.cli.packs import shown_folder
from game.language.nearest import nearest
from game.lint.running import lint
from game.pack.diagnostics import has_errors
from game.pack.opening import MANIFEST, fits, locate
from game.pack.rendering import to_text
from game.pack.scalars import MAX_NAME, guessed, is_name

if TYPE_CHECKING:
    from game.pack.reader import Reading
    from game.story.model import Chapter, Story

TEMPLATES = Path(__file__).with_name("templates")
PACK_FILES = {
    MANIFEST: "story.yaml",
    "rules.yaml": "rules.yaml",
    "episodes/01-first-night.yaml": "first_night.yaml",
    "tests/first_night.yaml": "tests.yaml",
}
"""The files of a new pack, and the templates they are made from."""


class CannotWriteError(Exception):
    """Why nothing was written, in a sentence."""


def pack(folder: str) -> tuple[list[str], str]:
    """Write a new pack; return the files and what to do next."""
    top = Path(folder)
    if top.exists() and (not top.is_dir() or any(not each.name.startswith(".") for each in top.iterdir())):
        raise CannotWriteError(f"{folder} is there already, and not an empty folder: choose another name.")
    called = top.resolve().name
    name = _name_of(called)
    title = _title(name if called.isascii() else re.sub(r"[\W_]+", " ", called).strip() or name)
    written = []
    for path, template in PACK_FILES.items():
        file = top / path
        file.parent.mkdir(parents=True, exist_ok=True)
        _write_new(file, filled(template, name=name, title=title))
        written.append(_shown(file))
    following = (
        f"Play it: twelve-to-six play {folder}\nThen change a line and see: twelve-to-six check {folder}"
    )
    return written, following


def episode(folder: str, name: str | None) -> tuple[list[str], str]:
    """Write the next episode of a pack; return the file and what to do next."""
    reading, story = _readable(folder)
    number = max((chapter.number for chapter in story.chapters), default=0) + 1
    name = name or f"episode_{number}"
    _check_name(name)
    if any(chapter.id == name for chapter in story.chapters):
        raise CannotWriteError(f"There is an episode or a library {name} already: choose another name.")
    path = f"{_episodes_folder(story)}{number:02}-{name.replace('_', '-')}.yaml"
    text = filled("episode.yaml", id=name, number=str(number), title=_title(name))
    top, manifest = locate(folder)
    included = any(
        fits(path.rpartition("/")[2], pattern.rpartition("/")[2]) for pattern in _patterns(reading, path)
    )
    if included:
        _try(reading, manifest, path, text)
    file = Path(top, path)
    if file.exists():
        raise CannotWriteError(f"{_shown(file)} is there already: choose another name.")
    file.parent.mkdir(parents=True, exist_ok=True)
    _write_new(file, text)
    include = "" if included else f"Add {path} to `include` in {manifest}.\n"
    return [_shown(file)], f"{include}Lead to it from another episode: goto: {name}/opening"


def scene(folder: str, name: str) -> tuple[list[str], str]:
    """Add a scene at the end of an episode's file; return the file and what to do next."""
    reading, story = _readable(folder)
    owner, slash, short = name.partition("/")
    if not slash:
        raise CannotWriteError(f"A scene's full name has its episode in front: episode/{name}.")
    _check_name(short)
    chapter = _chapter(story, owner)
    if any(each.name == name for each in story.scenes):
        raise CannotWriteError(f"There is a scene {name} already: choose another name.")
    top, manifest = locate(folder)
    file = Path(top, chapter.place.file)
    written = file.read_bytes()
    text = with_scene(written.decode("utf-8"), short, _next_scene(story, chapter))
    changed = _try(reading, manifest, chapter.place.file, text)
    if [each for each in changed.scenes if each.name != name] != list(story.scenes):
        raise CannotWriteError(
            f"{_shown(file)} is written in a way that a scene can't be added to: add it by hand."
        )
    _replace(file, written, text.encode("utf-8"))
    line = next((each.place.line for each in changed.scenes if each.name == name), 1)
    return [f"{_shown(file)}:{line}"], f"Lead to it: goto: {short}, or goto: {name} from another episode"


def filled(template: str, **values: str) -> str:
    """Return a template with its `{{names}}` filled in."""
    text = (TEMPLATES / template).read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace("{{" + name + "}}", value)
    return text


def with_scene(text: str, name: str, following: str) -> str:
    """Return a file's text with a scene at the end of its `scenes:`; CannotWriteError where there is no such end."""
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(ending)
    start = next((index for index, line in enumerate(lines) if re.match(r"scenes:\s*(#.*)?$", line)), None)
    first = _first_key(lines, start)
    if start is None or first is None:
        raise CannotWriteError("Its scenes are not written one below the other: add the scene by hand.")
    after = start + 1
    while after < len(lines) and (not lines[after].strip() or lines[after][0] in " #"):
        after += 1
    while not lines[after - 1].strip() or lines[after - 1].startswith("#"):
        after -= 1
    added = filled("scene.yaml", indent=first, name=name, next=following).rstrip("\n").split("\n")
    rest = lines[after:] if any(line.strip() for line in lines[after:]) else [""]
    return ending.join([*lines[:after], *added, *rest])


def _first_key(lines: list[str], start: int | None) -> str | None:
    """Return the indentation of the first scene, or None where scenes don't stand one below the other."""
    for line in () if start is None else lines[start + 1 :]:
        if line.strip() and not line.lstrip().startswith("#"):
            match = re.match(r"( +)[a-z][a-z0-9_]*:", line)
            return None if match is None else match[1]
    return None


def _readable(folder: str) -> tuple[Reading, Story]:
    """Return a pack that can be read, or CannotWriteError with what is wrong with it."""
    from game.pack.reader import load_pack  # noqa: PLC0415 - only what reads a pack waits for YAML

    reading = load_pack(folder)
    if reading.story is None:
        told = to_text(reading.diagnostics, reading.sources, shown_folder(folder))
        raise CannotWriteError(f"{told}\nNothing was written: put that right first.")
    return reading, reading.story


def _try(reading: Reading, manifest: str, path: str, text: str) -> Story:
    """Return the story with one file written anew, tried on a copy; CannotWriteError where that is not as good as before."""
    from game.pack.reader import load_pack  # noqa: PLC0415 - as above

    with tempfile.TemporaryDirectory() as folder:
        for name, source in {**reading.sources, path: text}.items():
            file = Path(folder, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(source, encoding="utf-8", newline="")
        changed = load_pack(Path(folder, manifest))
    if changed.story is None or has_errors(changed.diagnostics):
        told = to_text(changed.diagnostics, changed.sources)
        raise CannotWriteError(f"{told}\nNothing was written.")
    worse = len(lint(changed.story, changed.sources)) > len(_before(reading))
    if worse:
        raise CannotWriteError("With it the pack would have more findings than before. Nothing was written.")
    return changed.story


def _before(reading: Reading) -> tuple[object, ...]:
    return () if reading.story is None else lint(reading.story, reading.sources)


def _chapter(story: Story, name: str) -> Chapter:
    for chapter in story.chapters:
        if chapter.id == name:
            return chapter
    likely = nearest(name, (chapter.id for chapter in story.chapters))
    hint = f" Did you mean {likely}?" if likely else ""
    raise CannotWriteError(f"There is no episode {name}.{hint}")


def _next_scene(story: Story, chapter: Chapter) -> str:
    """Return a scene of the chapter that a new one can lead to."""
    for each in story.scenes:
        if each.chapter == chapter.id and not each.params and each.storylet is None:
            return each.name.partition("/")[2]
    raise CannotWriteError(
        f"No scene of {chapter.id} can be led to without `with`: write the first one by hand."
    )


def _episodes_folder(story: Story) -> str:
    """Return the folder of the last episode's file, with its slash."""
    last = max(story.chapters, key=lambda chapter: chapter.number, default=None)
    folder = "" if last is None else last.place.file.rpartition("/")[0]
    return f"{folder}/" if folder else ""


def _patterns(reading: Reading, path: str) -> list[str]:
    """Return the patterns of `include` that look into the folder of a path."""
    folder = path.rpartition("/")[0]
    return [pattern for pattern in reading.listings if pattern.rpartition("/")[0] == folder]


def _check_name(name: str) -> None:
    if not is_name(name):
        raise CannotWriteError(
            f"{name} can't be a name: use a to z, digits and _, a letter first, {MAX_NAME} at most."
        )


def _name_of(folder: str) -> str:
    """Return a pack's name made from its folder's; a mark keeps names apart whose letters a pack's can't have."""
    mark = "" if folder.isascii() else f"_{crc32(folder.encode()):08x}"
    base = re.sub("[^a-z0-9]+", "_", folder.lower()).strip("_")
    for name in (base + mark, f"pack_{base}".strip("_") + mark):
        cut = name[: MAX_NAME - len(mark)].rstrip("_") + mark if len(name) > MAX_NAME else name
        if is_name(cut) and not guessed(cut):
            return cut
    return f"pack{mark}"


def _title(name: str) -> str:
    return name.replace("_", " ").title()


def _shown(file: Path) -> str:
    below = os.path.relpath(file)
    return str(file) if below.startswith("..") else below


def _write_new(file: Path, text: str) -> None:
    """Write a file that is not there yet."""
    with file.open("x", encoding="utf-8", newline="\n") as open_file:
        open_file.write(text)


def _replace(file: Path, before: bytes, after: bytes) -> None:
    """Put new bytes into the place of a file that is still as it was read."""
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as beside:
        beside.write(after)
    if file.read_bytes() != before:
        Path(beside.name).unlink()
        raise CannotWriteError(f"{_shown(file)} was changed by somebody else just now. Nothing was written.")
    os.chmod(beside.name, file.stat().st_mode & 0o777)  # noqa: PTH101 - the name is no Path
    Path(beside.name).replace(file)
