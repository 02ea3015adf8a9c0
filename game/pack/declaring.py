"""The first pass over a pack: everything it declares, so that the second may use it in any order."""

from __future__ import annotations

from game.language.records import NamedTuple
from game.language.types import Symbol
from game.pack import scalars
from game.pack.chapters import ChapterHead, chapter_of, declare_scenes
from game.pack.keys import entries
from game.pack.names import MODE, Entry, Names
from game.pack.sections import Sections, said_twice
from game.pack.variables import declare_ally, declare_variable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.pack.gathering import Files
    from game.pack.keys import Fields

STANDARD = "standard"
"""The mode of a pack that declares none."""


class Declared(NamedTuple):
    """What a pack declares."""

    names: Names
    sections: Sections
    heads: list[ChapterHead]
    """Episodes and libraries, in the order of the files."""


def declare(files: Files) -> Declared:
    """Return everything that the files declare."""
    every: list[Fields] = [one for one in (files.manifest, *files.included) if one is not None]
    sections = Sections(every)
    names = Names(files.report)
    _declare_words(names, sections)
    _declare_symbols(names, sections)
    heads = [head for fields in files.included if (head := chapter_of(fields)) is not None]
    declare_scenes(names, heads)
    return Declared(names, sections, heads)


def _declare_words(names: Names, sections: Sections) -> None:
    """Declare what is named in keys and texts."""
    names.modes = sections.named("modes")
    names.pools = dict(sections.named("pools"))
    names.promises = sections.named("promises")
    names.codex = sections.named("codex")
    names.has_push = bool(sections.nodes("push"))
    for name, entry in sections.named("cast").items():
        names.forms[name] = {}
        for key, node in entries(entry.page, entry.node, "a member of the cast"):
            form = scalars.line_of(entry.page, node)
            if scalars.name_of(entry.page, key, "a form") is not None and form is not None:
                names.forms[name][key.text] = form
            else:
                names.broken.add(name)


def _declare_symbols(names: Names, sections: Sections) -> None:
    """Declare what expressions may read: variables, tags, bonds, the mode and conditions with a name."""
    declared: dict[str, Entry] = {}
    for section, tag in (("variables", False), ("tags", True)):
        for entry in _fresh(declared, sections, section):
            declare_variable(names, entry, tag)
    for entry in sections.named("allies").values():
        declare_ally(names, entry)
    modes = tuple(names.modes) or (STANDARD,)
    names.symbols[MODE] = Symbol(MODE, "list", 0, len(modes) - 1, modes)
    for entry in _fresh(declared, sections, "define"):
        names.defines[entry.key.text] = entry
        names.symbols[entry.key.text] = Symbol(entry.key.text, "flag")


def _fresh(declared: dict[str, Entry], sections: Sections, section: str) -> list[Entry]:
    """Return the entries of a section whose names are not taken by another."""
    fresh = []
    for name, entry in sections.named(section).items():
        if name in declared:
            said_twice(entry, declared[name])
        else:
            declared[name] = entry
            fresh.append(entry)
    return fresh
