"""Everything a pack declares, by name; and what the names of an expression stand for in a given scene."""

from __future__ import annotations

from collections import defaultdict

from game.language.records import NamedTuple
from game.language.types import Symbol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from game.pack.nodes import Node, Scalar
    from game.pack.page import Page, Report
    from game.story.place import Place
    from game.story.scenes import Parameter

MODE = "mode"
"""The name by which conditions read the difficulty."""


class Entry(NamedTuple):
    """Something declared: where, by which key, and its node."""

    page: Page
    key: Scalar
    node: Node

    @property
    def place(self) -> Place:
        """Of the key."""
        return self.page.place(self.key)


class Domain(NamedTuple):
    """The values a variable can have."""

    kind: str
    """`range`, `flag`, `list`, `timer` or `bond`."""
    low: int
    high: int
    start: int
    values: tuple[str, ...]
    tag: bool


class SceneHead(NamedTuple):
    """What others may know of a scene before it is read."""

    name: str
    """Full."""
    entry: Entry
    chapter: str
    library: bool
    params: tuple[Parameter, ...]


class Names:
    """The declared names of a pack, each kind by name."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.domains: dict[str, Domain] = {}
        self.symbols: dict[str, Symbol] = {}
        """What conditions and texts may read everywhere: variables, bonds, tags, the mode, defined conditions."""
        self.broken: set[str] = set()
        """Names whose declaration is wrong, so that nothing is said about their use."""
        self.worded: set[str] = set()
        """Flags that have a word for either value."""
        self.defines: dict[str, Entry] = {}
        self.modes: dict[str, Entry] = {}
        self.has_push = False
        """Whether the pack says how a failed risk is pushed."""
        self.pools: dict[str, Entry] = {}
        self.promises: dict[str, Entry] = {}
        self.codex: dict[str, Entry] = {}
        self.forms: dict[str, dict[str, str]] = {}
        """Of each member of the cast and each ally, the forms of name."""
        self.scenes: dict[str, SceneHead] = {}
        self.chapters: dict[str, tuple[str, ...]] = {}
        """Of each episode and library, its scenes by their short names."""
        self.libraries: set[str] = set()
        self.known: defaultdict[str, dict[str, Any]] = defaultdict(dict)
        """Expressions read so far that mean the same in every scene without params, by kind and source."""
        self._scopes: dict[str, Scope] = {}

    def declare(self, name: str, domain: Domain) -> None:
        """Add a variable."""
        self.domains[name] = domain
        self.symbols[name] = symbol_of(name, domain)

    def scope(self, chapter: str = "") -> Scope:
        """Return what names mean in a chapter; without one, in the shared sections."""
        if chapter not in self._scopes:
            self._scopes[chapter] = Scope(self, chapter, self.symbols)
        return self._scopes[chapter]

    def scope_with(self, chapter: str, params: Iterable[Parameter]) -> Scope:
        """Return what names mean in a scene with parameters."""
        symbols = dict(self.symbols)
        for param in params:
            kind = "flag" if param.kind == "flag" else "int"
            symbols[param.name] = Symbol(param.name, kind, param.low, param.high)
        return Scope(self, chapter, symbols)

    def full_name(self, name: str, chapter: str) -> str:
        """Return the full name of a scene as written in a chapter; it need not exist."""
        return name if "/" in name or not chapter else f"{chapter}/{name}"

    def scene_names(self, chapter: str) -> list[str]:
        """Return every scene's name as it may be written in a chapter."""
        return [*self.chapters.get(chapter, ()), *self.scenes]


class Scope:
    """What names mean in one place; expressions read in it are kept, since authors repeat them."""

    __slots__ = ("chapter", "is_plain", "known", "pack", "symbols")

    def __init__(self, pack: Names, chapter: str, symbols: dict[str, Symbol]) -> None:
        self.pack = pack
        self.chapter = chapter
        self.symbols = symbols
        self.is_plain = symbols is pack.symbols
        """Whether names mean what they do in the whole pack: no constants are added."""
        self.known: dict[tuple[str, str], Any] = {}
        """Expressions read so far that mean something here alone, or are wrong, by kind and source."""

    def known_everywhere(self, kind: str) -> dict[str, Any]:
        """Return the expressions of a kind that were read so far and mean the same here as in the whole pack, by source."""
        return self.pack.known[kind] if self.is_plain else {}

    def lookup(self, name: str) -> Symbol | None:
        """Return what a name stands for, or None."""
        return self.symbols.get(name)

    def names(self) -> Iterable[str]:
        """Return every name."""
        return self.pack.report.candidates(self.symbols)

    def scene(self, name: str) -> str | None:
        """Return the full name of a scene as written here, or None."""
        full = self.pack.full_name(name, self.chapter)
        return full if full in self.pack.scenes else None

    def scenes(self) -> Iterable[str]:
        """Return every scene's name as it may be written here."""
        return self.pack.report.candidates(self.pack.scene_names(self.chapter))


def symbol_of(name: str, domain: Domain) -> Symbol:
    """Return a variable as expressions see it."""
    kind = domain.kind if domain.kind in {"flag", "list"} else "int"
    return Symbol(name, kind, domain.low, domain.high, domain.values, domain.tag)
