"""What `check` finds in a pack: worked out, or remembered where nothing has changed since.

Remembered is what was found in exactly these bytes, by exactly this code. A pack that can't be read is not: an error
may hang on a file that is not there, and its bytes can't be hashed.
"""

from __future__ import annotations

import json
import os
import sys

from game.language.records import NamedTuple
from game.pack.kept import UNREADABLE, code_mark, file_for, keep, two_parts, unchanged
from game.pack.opening import as_text, fits, locate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from game.pack.diagnostics import Diagnostic
    from game.pack.reader import Reading

KEPT_FORMAT = 1
"""Of the file that findings are remembered in."""

LARGE = 200_000
"""Characters of a pack from which on its garbage is left to the system."""

_FINDERS = ("language", "pack", "story", "lint", "lint/rules", "cli")
"""The rooms whose code decides what is found."""


class Checked(NamedTuple):
    """What came of checking a pack."""

    found: tuple[Diagnostic, ...]
    """Everything, by place."""
    story: tuple[str, str] | None
    """Its name and version; None when it can't be read."""
    scenes: int
    files: int
    """Files that are text."""
    sources: Mapping[str, str]
    """The text of at least every file in which something was found, by path."""


def checked(pack: str) -> Checked:
    """Return what is found in a pack, from the cache where nothing has changed."""
    file, mark = _file(pack), _mark()
    if not file or not mark:
        return _anew(pack, "", "")
    return _remembered(file, pack, mark) or _anew(pack, file, mark)


def _file(pack: str) -> str:
    """Return where what is found in a pack is kept, or nothing where no such place can be told."""
    from game.play.errors import SaveError  # noqa: PLC0415 - help waits for nothing
    from game.play.store.folders import cache_folder  # noqa: PLC0415 - as above

    try:
        return file_for(cache_folder(), "checks", *locate(pack))
    except (OSError, ValueError, SaveError):
        return ""


def _anew(pack: str, file: str, mark: str) -> Checked:
    """Check a pack, and keep what was found."""
    from game.pack.garbage import leave_it, no_collections  # noqa: PLC0415 - not where nothing has changed

    with no_collections():
        from game.lint.running import lint_view  # noqa: PLC0415 - as above
        from game.lint.view import View  # noqa: PLC0415 - as above
        from game.pack.reader import load_pack  # noqa: PLC0415 - as above

        reading = load_pack(pack, with_tests=True)
        story, found = reading.story, reading.diagnostics
        if story is None:
            return Checked(found, None, 0, len(reading.sources), reading.sources)
        view = View(story, reading.sources)
        found = tuple(sorted((*found, *lint_view(view)), key=_order))
        if _is_large(reading):
            leave_it(reading, view)
    said = Checked(
        found, (story.name, story.version), len(story.scenes), len(reading.sources), reading.sources
    )
    if file:
        _keep(file, pack, mark, reading, said)
    return said


def _is_large(reading: Reading) -> bool:
    """Tell whether looking for garbage in a pack takes a while."""
    return sum(map(len, reading.sources.values())) >= LARGE


def _order(found: Diagnostic) -> tuple[object, ...]:
    return found.place, found.rule, found.message


def _keep(file: str, pack: str, mark: str, reading: Reading, said: Checked) -> None:
    from game.pack.tests_files import PATTERN  # noqa: PLC0415 - as above

    tests = sorted(name for name in reading.digests if name.startswith("tests/") and fits(name, PATTERN))
    header = {
        "format": KEPT_FORMAT,
        "mark": mark,
        "first": locate(pack)[1],
        "files": dict(reading.digests),
        "listings": dict(reading.listings) | {PATTERN: tests},
    }
    rows = [_row(one) for one in said.found]
    keep(file, header, json.dumps([said.story, said.scenes, said.files, rows]))


def _row(one: Diagnostic) -> list[object]:
    place = one.place
    return [
        one.rule,
        one.severity,
        one.message,
        place.file,
        place.line,
        place.column,
        one.end_column,
        one.hint,
    ]


def _remembered(file: str, pack: str, mark: str) -> Checked | None:
    """Return what was found before, if that is whole, and of this very content and code."""
    folder, first = locate(pack)
    try:
        header, rest = two_parts(file)
        if (header["format"], header["mark"], header["first"]) != (KEPT_FORMAT, mark, first):
            return None
        data = unchanged(folder, header["files"], header["listings"])
        if data is None:
            return None
        (name, version), scenes, files, rows = json.loads(rest)
        found = _diagnostics(rows) if rows else ()
        sources = {one.place.file: as_text(data[one.place.file]) for one in found}
        return Checked(found, (name, version), scenes, files, sources)
    except UNREADABLE:
        return None


def _diagnostics(rows: list[list[str | int | None]]) -> tuple[Diagnostic, ...]:
    from game.pack.diagnostics import Diagnostic  # noqa: PLC0415 - a pack without findings needs none
    from game.story.place import Place  # noqa: PLC0415 - as above

    return tuple(
        Diagnostic(rule, severity, message, Place(file, line, column), end_column, hint)  # type: ignore[arg-type]
        for rule, severity, message, file, line, column, end_column, hint in rows
    )


def _mark() -> str:
    """Return a mark of all code that decides what is found: ours, PyYAML's, Python's; nothing where it can't be told."""
    from importlib.machinery import PathFinder  # noqa: PLC0415 - as above

    ours = code_mark(_FINDERS)
    yaml = PathFinder.find_spec("yaml")
    if not ours or yaml is None or yaml.origin is None:
        return ""
    try:
        theirs = os.stat(os.path.dirname(yaml.origin)).st_mtime_ns  # noqa: PTH116, PTH120 - as in kept
    except OSError:
        return ""
    return f"{ours} {theirs} {sys.version}"
