"""The files of a pack, opened and composed: the manifest first, then what it includes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from game.pack import scalars
from game.pack.composing import compose
from game.pack.files import MAX_PACK, find, locate, read_page
from game.pack.keys import Fields, read_fields
from game.pack.nodes import Hole, Mapping, describe
from game.pack.tables import FILE, STORY
from game.story.place import Place

if TYPE_CHECKING:
    import os
    from pathlib import Path

    from game.pack.keys import Table
    from game.pack.page import Page, Report


class Files(NamedTuple):
    """The files of a pack as fields of their top mappings."""

    manifest: Fields | None
    """None when there is no reading the pack at all."""
    included: list[Fields]
    """In the order of `include`."""
    pages: list[Page]
    """Every file that could be opened."""
    report: Report


def gather(path: str | os.PathLike[str], report: Report) -> Files:
    """Return the files of a pack; those that can't be read are reported."""
    folder, name = locate(path)
    pages: list[Page] = []
    manifest = _fields(read_page(folder, name, Place(name, 1, 1), report), STORY, pages)
    included: list[Fields] = []
    if manifest is not None:
        size = len(manifest.page.text)
        for file, asked in _included(folder, name, manifest):
            if size > MAX_PACK:
                message = (
                    f"The files of a pack may have {MAX_PACK // 1024 // 1024} MB together: leave some out."
                )
                report.add("too-large", message, asked)
                report.incomplete = True
                break
            page = read_page(folder, file, asked, report)
            size += len(page.text) if page is not None else 0
            fields = _fields(page, FILE, pages)
            if fields is not None:
                included.append(fields)
    return Files(manifest, included, pages, report)


def _fields(page: Page | None, table: Table, pages: list[Page]) -> Fields | None:
    """Return the fields of a page's top mapping, or None after a report."""
    if page is None:
        return None
    pages.append(page)
    before = len(page.report.found)
    node = compose(page)
    if node is None and len(page.report.found) == before:
        page.at(1, 1, "empty-file", f"The file `{page.file}` says nothing: write in it or leave it out.")
    elif isinstance(node, Mapping):
        return read_fields(page, node, table)
    elif node is not None and not isinstance(node, Hole):
        page.wrong(node, "wrong-type", f"A file is one map of keys, and this is {describe(node)}.")
    page.report.incomplete = True
    return None


def _included(folder: Path, name: str, manifest: Fields) -> list[tuple[str, Place]]:
    """Return the files that the manifest includes, each once, with the place that asks for it."""
    page = manifest.page
    found: dict[str, Place] = {}
    written: set[str] = set()
    for node in scalars.items(manifest.get("include")):
        pattern = scalars.text_of(page, node)
        files = [] if pattern is None else find(folder, pattern)
        if pattern in written:
            page.wrong(node, "duplicate-include", f"`{pattern}` is included already: once is enough.")
        elif isinstance(files, str):
            page.wrong(node, "bad-include", files)
            page.report.incomplete = True
        elif files == [name]:
            page.wrong(node, "bad-include", "A pack's first file can't include itself: leave it out.")
        else:
            for file in files:
                if file != name:
                    found.setdefault(file, page.place(node))
        written.add(pattern or "")
    return list(found.items())
