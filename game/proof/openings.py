"""What choices ask for and do before their outcome, and how their rolls can fall, as items of links."""

from __future__ import annotations

from game.engine.chance import FACES
from game.engine.terms import open_code, payable, pips_code, weight_code
from game.language.simplify import build
from game.story.program import CHANCE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.proof.points import Item, Items
    from game.story.program import Choice, Program

    Roll = tuple[Items, int, str]
    """(what must hold and is paid, which of the choice's ways it goes, its name)."""


class Openings:
    """The choices of a program in one mode, each looked at once."""

    def __init__(self, program: Program, mode: int) -> None:
        self._program = program
        self._tables = program.tables
        self._mode = mode
        self._opened: dict[int, Items] = {}
        self._rolls: dict[int, tuple[Roll, ...]] = {}

    def opened(self, index: int) -> Items:
        """Return what must hold for a choice to be open, and what it does before the roll."""
        found = self._opened.get(index)
        if found is None:
            choice = self._tables.choices[index]
            code = open_code(self._program, choice, self._mode)
            paid = (("pay", *price) for price in choice.costs[self._mode])
            found = (*(() if code is None else (("if", code),)), *paid, *choice.ops)
            self._opened[index] = found
        return found

    def rolls(self, index: int) -> tuple[Roll, ...]:
        """Return every roll of a risk or chance."""
        found = self._rolls.get(index)
        if found is None:
            found = self._rolls[index] = tuple(self._fallen(self._tables.choices[index]))
        return found

    def _fallen(self, choice: Choice) -> Iterator[Roll]:
        mode = self._tables.modes[self._mode]
        if choice.kind == CHANCE:
            for number, way in enumerate(choice.ways):
                yield (("if", build("gt", weight_code(way.weight), ("int", 0))),), number, way.id
        elif mode.never_fail:
            yield (), 0, "success"
        else:
            pips = pips_code(self._program, choice)
            fails: Item = ("if", build("lt", pips, ("int", FACES)))
            yield (("if", build("gt", pips, ("int", 0))),), 0, "success"
            yield (fails,), 1, "failure"
            if choice.push:
                asked = (("if", code) for code in payable(self._program, mode.push))
                then = self._tables.push_then
                said: Items = () if then < 0 else (("text", then),)
                yield (fails, *asked, *(("pay", *price) for price in mode.push), *said), 0, "pushed"
