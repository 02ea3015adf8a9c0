"""The files of a pack, opened and composed: the manifest first, then what it includes."""

from __future__ import annotations

from game.pack import scalars
from game.pack.digests import digest
from game.pack.documents import document
from game.pack.files import MAX_PACK, find, read_page
from game.pack.keys import Fields, read_fields
from game.pack.nodes import Hole, Mapping, describe
from game.pack.opening import locate
from game.pack.tables import FILE, STORY
from game.story.place import Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os

    from game.pack.keys import Table
    from game.pack.page import Page, Report


class Files:
    """The files of a pack, as they are opened one after the other."""

    def __init__(self, path: str | os.PathLike[str], report: Report) -> None:
        self.folder, self.name = locate(path)
        self.report = report
        self.manifest: Fields | None = None
        """The fields of the first file; None when there is no reading the pack at all."""
        self.included: list[Fields] = []
        """The fields of the others, in the order of `include`."""
        self.pages: list[Page] = []
        """Every file that is text."""
        self.digests: dict[str, str] = {}
        """Of the bytes of every file that could be opened."""
        self.listings: dict[str, list[str]] = {}
        """The files that each pattern with a `*` names."""
        self.size = 0
        """Bytes read so far."""

    def open(self, name: str, asked: Place, table: Table) -> Fields | None:
        """Return the fields of a file's top mapping, or None after a report."""
        page, data = read_page(self.folder, name, asked, self.report)
        self.size += len(data)
        self.digests[name] = digest(data)
        if page is None:
            return None
        self.pages.append(page)
        return _fields(page, table)


def gather(files: Files) -> None:
    """Open the files of a pack, and report those that can't be read."""
    files.manifest = files.open(files.name, Place(files.name, 1, 1), STORY)
    if files.manifest is None:
        return
    for name, asked in _included(files, files.manifest):
        if files.size > MAX_PACK:
            message = f"The files of a pack may have {MAX_PACK // 1024 // 1024} MB together: leave some out."
            files.report.add("too-large", message, asked)
            files.report.incomplete = True
            break
        fields = files.open(name, asked, FILE)
        if fields is not None:
            files.included.append(fields)


def _fields(page: Page, table: Table) -> Fields | None:
    before = len(page.report.found)
    node = document(page)
    if isinstance(node, Mapping):
        return read_fields(page, node, table)
    if node is None and len(page.report.found) == before:
        page.at(1, 1, "empty-file", f"The file `{page.file}` says nothing: write in it or leave it out.")
    elif node is not None and not isinstance(node, Hole):
        page.wrong(node, "wrong-type", f"A file is one map of keys, and this is {describe(node)}.")
    page.report.incomplete = True
    return None


def _included(files: Files, manifest: Fields) -> list[tuple[str, Place]]:
    """Return the files that the manifest includes, each once, with the place that asks for it."""
    page = manifest.page
    found: dict[str, Place] = {}
    written: set[str] = set()
    for node in scalars.items(manifest.get("include")):
        pattern = scalars.text_of(page, node)
        if pattern is None:
            continue
        named = find(files.folder, pattern)
        if pattern in written:
            page.wrong(node, "duplicate-include", f"`{pattern}` is included already: once is enough.")
        elif isinstance(named, str):
            page.wrong(node, "bad-include", named)
            page.report.incomplete = True
        elif pattern == files.name:
            page.wrong(node, "bad-include", "The first file of a pack can't include itself: leave it out.")
            page.report.incomplete = True
        else:
            if "*" in pattern:
                files.listings[pattern] = named
            found.update(
                (name, page.place(node)) for name in named if name != files.name and name not in found
            )
        written.add(pattern)
    return list(found.items())
