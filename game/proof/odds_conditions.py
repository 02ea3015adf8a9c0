"""Conditions whose chance is asked for: read as a property of the pack's would be, and compiled with its story.

So a condition means what it would mean in the pack: named conditions are written out, and visits are counted as far
as it can tell them apart, where the story itself counts none.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from game.language.definitions import is_too_large, sizes, written_out
from game.language.errors import LanguageError
from game.language.parser import parse_expression
from game.language.symbols import Problem, Symbol
from game.language.types import check_condition
from game.pack.diagnostics import ERROR, Diagnostic, PackError
from game.story.compiler import compile_story
from game.story.model import Condition, Property
from game.story.place import NOWHERE, Place
from game.story.program import Program

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from game.language.syntax import Expr
    from game.story.model import Story
    from game.story.program import Code

OPTION = "--of"
"""What messages call the place in which the conditions stand, a line each."""


class Wanted(NamedTuple):
    """A condition whose chance is asked for."""

    text: str
    """As it was written."""
    code: Code


def with_conditions(story: Story, texts: Sequence[str]) -> tuple[Program, list[Wanted]]:
    """Return a story compiled with conditions; PackError with everything that is wrong with them."""
    scope = _Scope(story)
    found: list[Expr] = []
    wrong: list[Diagnostic] = []
    for line, text in enumerate(texts, 1):
        read = _read(text, scope)
        if isinstance(read, list):
            wrong += [_told(problem, line) for problem in read]
        else:
            found.append(read)
    if wrong:
        raise PackError(wrong)
    own = [
        Property(f"of {line}", "can", Condition(expr, NOWHERE), NOWHERE) for line, expr in enumerate(found, 1)
    ]
    tables = compile_story(replace(story, properties=(*story.properties, *own)))
    codes = [claim.condition for claim in tables.properties[len(story.properties) :]]
    return Program(tables, ""), [Wanted(*pair) for pair in zip(texts, codes, strict=True)]


def _read(text: str, scope: _Scope) -> Expr | list[Problem]:
    try:
        expr = parse_expression(text)
    except LanguageError as error:
        return [Problem("bad-expression", error.message, error.start, error.end)]
    problems = check_condition(expr, scope)
    if not problems and is_too_large(written_out(expr, scope.sizes)):
        message = "With its named conditions written out this is too large: ask for less at once."
        problems = [Problem("too-large", message, 0, len(text))]
    return problems or expr


def _told(problem: Problem, line: int) -> Diagnostic:
    place = Place(OPTION, line, problem.start + 1)
    return Diagnostic(problem.rule, ERROR, problem.message, place, problem.end + 1, problem.suggestion or "")


class _Scope:
    """What the names of a story mean where no scene is."""

    def __init__(self, story: Story) -> None:
        self._scenes = [scene.name for scene in story.scenes]
        defines = {define.name: define.condition.expr for define in story.defines}
        modes = tuple(mode.name for mode in story.modes)
        self.sizes = sizes(defines)
        self._symbols = {name: Symbol(name, "flag") for name in defines}
        self._symbols["mode"] = Symbol("mode", "list", 0, len(modes) - 1, modes)
        for one in story.variables:
            kind = one.kind if one.kind in ("flag", "list") else "int"
            self._symbols[one.name] = Symbol(one.name, kind, one.low, one.high, one.values, one.tag)

    def lookup(self, name: str) -> Symbol | None:
        """Return what a name stands for, or None."""
        return self._symbols.get(name)

    def names(self) -> Iterable[str]:
        """Return every name."""
        return self._symbols

    def scene(self, name: str) -> str | None:
        """Return the full name of a scene, or None."""
        return name if name in self._scenes else None

    def scenes(self) -> Iterable[str]:
        """Return every scene's name."""
        return self._scenes
