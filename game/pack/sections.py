"""The shared sections of all files of a pack, put together before any of them is read."""

from __future__ import annotations

from game.pack import scalars
from game.pack.keys import entries, is_empty
from game.pack.names import Entry
from game.pack.nodes import Mapping
from game.pack.tables import SHARED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.pack.keys import Fields
    from game.pack.nodes import Node

_AT_MOST_ONCE = ("push", "pips")
_NAMED = tuple(key.name for key in SHARED if key.kind.startswith(("map ", "conditions", "words", "limits")))


class Sections:
    """What all files say in their shared sections."""

    __slots__ = ("_named", "_nodes")

    def __init__(self, files: Iterable[Fields]) -> None:
        self._nodes: dict[str, list[tuple[Fields, Node]]] = {}
        self._named: dict[str, dict[str, Entry]] = {}
        for fields in files:
            for key in SHARED:
                node = fields.get(key.name)
                if node is not None:
                    self._nodes.setdefault(key.name, []).append((fields, node))
        for section in _NAMED:
            self._named[section] = self._gather(section)
        for section in _AT_MOST_ONCE:
            for fields, _ in self._nodes.get(section, ())[1:]:
                first = self._nodes[section][0][0]
                place = first.page.place(first.key(section))
                fields.wrong(
                    section, "duplicate-name", f"`{section}` stands in {place.file}:{place.line} already."
                )

    def named(self, section: str) -> dict[str, Entry]:
        """Return what a section declares, by name, in the order of the files."""
        return self._named[section]

    def items(self, section: str) -> list[tuple[Fields, Node]]:
        """Return the items of a section that is a list, each with the file it stands in."""
        return [
            (fields, item) for fields, node in self._nodes.get(section, ()) for item in scalars.items(node)
        ]

    def nodes(self, section: str) -> list[tuple[Fields, Node]]:
        """Return the nodes of a section, one a file."""
        return self._nodes.get(section, [])

    def _gather(self, section: str) -> dict[str, Entry]:
        found: dict[str, Entry] = {}
        for fields, node in self._nodes.get(section, ()):
            if not isinstance(node, Mapping) and not is_empty(node):
                fields.page.report.incomplete = True
            for key, value in entries(fields.page, node, f"the section `{section}`"):
                entry = Entry(fields.page, key, value)
                if scalars.name_of(fields.page, key) is None:
                    fields.page.report.incomplete = True
                    continue
                if key.text in found:
                    said_twice(entry, found[key.text])
                else:
                    found[key.text] = entry
        return found


def said_twice(entry: Entry, first: Entry) -> None:
    """Report a name that is declared already."""
    place = first.place
    message = f"The name `{entry.key.text}` is taken, in {place.file}:{place.line}: choose another."
    entry.page.wrong(entry.key, "duplicate-name", message)
