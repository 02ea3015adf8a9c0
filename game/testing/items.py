"""A pack as pytest sees it: a file with an item for everything that can be said of it."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import pytest

from game.pack.reader import load_pack
from game.pack.rendering import to_text
from game.proof.coverage import wanted
from game.proof.findings import Places
from game.story.compiler import compile_story
from game.story.program import Program
from game.testing import said

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from game.pack.reader import Reading
    from game.proof.findings import Subject, Verdict

    Check = Callable[[], list[str]]
    """Returns what is wrong, line by line."""


class Wrong(Exception):
    """What an item has to say where it fails."""


class PackFile(pytest.File):
    """The first file of a pack; it is read when it is collected and proved when the first item asks."""

    @cached_property
    def reading(self) -> Reading:
        """What came of reading the pack, with its story tests."""
        return load_pack(self.path, with_tests=True)

    @cached_property
    def program(self) -> Program:
        """The compiled story."""
        if self.reading.story is None:
            raise self.CollectError(
                to_text(self.reading.diagnostics, self.reading.sources, str(self.path.parent))
            )
        return Program(compile_story(self.reading.story), "")

    @cached_property
    def verdict(self) -> Verdict:
        """What the proof says, in every mode."""
        from game.proof.verdicts import prove  # noqa: PLC0415 - many a run has no item that asks

        return prove(self.program)

    def collect(self) -> Iterator[PackItem]:
        """Yield the items in the order of the story."""
        yield from self._reachable()
        yield from self._properties()
        yield from self._safety()
        yield self._item("coverage", lambda: said.uncovered(self.program, self.verdict))
        yield from self._story_tests()

    def _reachable(self) -> Iterator[PackItem]:
        places = Places(self.program.tables)
        for subject in dict.fromkeys(wanted(self.program.tables, places)):
            if subject[0] in ("scene", "ending"):
                check = partial(self._unreached, subject)
                yield self._item(" ".join(subject), check, places.of(subject[1]))

    def _unreached(self, subject: Subject) -> list[str]:
        return said.unreached(self.program, self.verdict, subject)

    def _properties(self) -> Iterator[PackItem]:
        places = Places(self.program.tables)
        for prop in self.program.tables.properties:
            check = partial(self._broken, prop.id)
            yield self._item(f"property {prop.id}", check, places.of(f"property {prop.id}"))

    def _broken(self, name: str) -> list[str]:
        return said.broken(self.program, self.verdict, name)

    def _safety(self) -> Iterator[PackItem]:
        for mode in self.program.tables.modes:
            for kind in said.SAFETY:
                yield self._item(f"no {kind} in {mode.name}", partial(self._stuck, kind, mode.name))

    def _stuck(self, kind: str, mode: str) -> list[str]:
        return said.stuck(self.program, self.verdict, kind, mode)

    def _story_tests(self) -> Iterator[PackItem]:
        for test in self.reading.tests:
            place = test.place.file, test.place.line, test.place.column
            yield self._item(
                f"test {test.name}", partial(said.missed, self.program, self.reading, test), place
            )

    def _item(self, name: str, check: Check, place: tuple[str, int, int] = ("", 0, 0)) -> PackItem:
        item = PackItem.from_parent(self, name=name)
        item.check = check
        item.place = self.path.parent / place[0] if place[0] else self.path, place[1]
        return item


class PackItem(pytest.Item):
    """One thing that is said of a pack."""

    check: Check
    place: tuple[Path, int]
    """The file and the line, from one, that it is about."""

    def runtest(self) -> None:
        """Raise Wrong with what is to be told, where there is anything."""
        lines = self.check()
        if lines:
            raise Wrong("\n".join(lines))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return what the proof says, without the way through our code to it."""
        if isinstance(excinfo.value, Wrong):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[os.PathLike[str], int | None, str]:
        """Return the place in the author's file."""
        path, line = self.place
        return path, line - 1 if line else None, self.name
