"""A run: one playing of a story, from where it began to where it stands, with everything that can be taken back."""

from __future__ import annotations

from game.engine.chance import decide
from game.engine.errors import NotOpen
from game.engine.offers import can_push, open_choices
from game.engine.replay import Step
from game.engine.step import begin, lower_mode, step
from game.language.records import NamedTuple
from game.play import seeds
from game.play.moment import START, Moment, after, words
from game.play.pages import page_of, standing
from game.play.wording import MINUS, ended
from game.story.program import MODE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from game.engine.state import Outcome, State
    from game.play.page import Page
    from game.story.program import Program, Scene
    from game.story.rendering import Paragraph

__all__ = ["NotOpen", "Run", "Step", "Taken", "Turn"]

PUSH = "Push through."
"""What pushing is called where the pack has no words for it."""


class Taken(NamedTuple):
    """What came of taking a choice."""

    needs_push: bool = False
    """The roll failed and may be pushed; nothing is committed until it is taken again with push=True or False."""
    say: str = ""
    """What pushing is called."""
    price: tuple[str, ...] = ()
    """What it costs: "Resolve" and by how much."""


class Turn(NamedTuple):
    """A page and what was done there."""

    page: Page
    choice_id: str
    """Empty on the last page, and where the difficulty was lowered."""
    say: str
    roll: str | None


class Run:
    """One playing of a story."""

    def __init__(
        self,
        program: Program,
        seed: str,
        moments: list[Moment],
        base: Mapping[str, Any] | None = None,
        tries: Mapping[tuple[str, str], int] | None = None,
    ) -> None:
        self.program = program
        self.seed = seed
        self.moments = moments
        """What the run was after each step; the first stays for good."""
        self.base = base
        """The snapshot that the first moment stands on, where the run doesn't begin at the story's start."""
        self.tries = dict(tries or {})
        """How often choices were tried before the first moment, by scene and choice."""
        self._pages: dict[int, Page] = {}

    @classmethod
    def new(cls, program: Program, seed: str | None = None, mode: int | None = None) -> Run:
        """Begin; a seed is made where none is given."""
        outcome = begin(program, mode)
        first = Moment(None, -1, outcome.state, outcome.events, after(program, START, outcome))
        return cls(program, seed or seeds.fresh(), [first])

    @property
    def now(self) -> Moment:
        """Return where the run stands."""
        return self.moments[-1]

    @property
    def state(self) -> State:
        """Return the state it stands in."""
        return self.moments[-1].state

    @property
    def scene(self) -> Scene:
        """Return the scene it stands in."""
        return self.program.tables.scenes[self.state.scene]

    @property
    def mode(self) -> int:
        """Return the difficulty."""
        return self.state.values[MODE]

    @property
    def page(self) -> Page:
        """Return what to show now."""
        return self.page_at(len(self.moments) - 1)

    def page_at(self, index: int) -> Page:
        """Return what was shown at a moment."""
        if index not in self._pages:
            before = self.moments[index - 1].trail if index else None
            self._pages[index] = page_of(self.program, self.moments[index], before)
        return self._pages[index]

    @property
    def standing(self) -> tuple[Paragraph, ...]:
        """Return the text of the scene stood in, which a page after a result alone does not hold."""
        return standing(self.program, self.now)

    @property
    def digest(self) -> str:
        """Return the digest of the state; the same in every front end."""
        from game.engine.digest import digest  # noqa: PLC0415 - costs an import, and few pages ask for it

        return digest(self.program, self.state)

    @property
    def finished(self) -> int | None:
        """Return the ending reached, or None."""
        return self.scene.ending if self.scene.ending >= 0 else None

    @property
    def codex(self) -> tuple[int, ...]:
        """Return the entries open in this run, in the order in which they opened."""
        return self.now.trail.codex

    @property
    def steps(self) -> list[Step]:
        """Return all that the player did, by names."""
        return [moment.step for moment in self.moments if moment.step is not None]

    @property
    def history(self) -> list[Turn]:
        """Return all of the run, page by page."""
        return [self._turn(index) for index in range(len(self.moments))]

    def _turn(self, index: int) -> Turn:
        following = self.moments[index + 1].step if index + 1 < len(self.moments) else None
        choice, roll = (following.choice, following.roll) if following is not None else ("", None)
        return Turn(self.page_at(index), choice, self._said(index + 1), roll)

    @property
    def last_said(self) -> str:
        """Return what the player did last, in the words of the choice, or nothing."""
        return self._said(len(self.moments) - 1)

    def _said(self, index: int) -> str:
        """Return what the player did to come to a moment."""
        if not 0 < index < len(self.moments):
            return ""
        moment = self.moments[index]
        if moment.choice < 0:
            return f"Difficulty: {self.program.tables.modes[moment.state.values[MODE]].title}."
        say = self.program.tables.choices[moment.choice].say
        return words(self.program, say, self.moments[index - 1].state.values)

    def take(self, choice: int, push: bool | None = None) -> Taken:
        """Take a choice by its index; NotOpen with a sentence if it is locked or not here.

        A failed roll that may be pushed commits nothing while push is None: take it again with an answer.
        """
        self._check_open(choice)
        roll = decide(self.program, self.seed, self.state, choice, self.tried(choice))
        if roll == "failure" and push is not False and can_push(self.program, self.state, choice):
            if push is None:
                return self._push_question()
            roll = "pushed"
        self._commit(choice, roll)
        return Taken()

    def _check_open(self, choice: int) -> None:
        if self.finished is not None:
            raise NotOpen("The story has ended.")
        if choice in open_choices(self.program, self.state):
            return
        for offer in self.page.offers:
            if offer.choice == choice:
                raise NotOpen(f"{offer.say} This is locked: {ended('; '.join(offer.locks))}")
        raise NotOpen("There is no such choice here.")

    def tried(self, choice: int) -> int:
        """Return how often a choice was tried in this history."""
        record = self.program.tables.choices[choice]
        scene = self.program.tables.scenes[record.scene].name
        tried = self.tries.get((scene, record.id), 0)
        return tried + sum(
            step.choice == record.id and step.scene == scene for step in self.steps if step.choice
        )

    def _push_question(self) -> Taken:
        tables, values = self.program.tables, self.state.values
        price = tuple(
            f"{tables.slots[slot].title} {MINUS}{amount}" for slot, amount in tables.modes[self.mode].push
        )
        return Taken(True, words(self.program, tables.push_say, values) or PUSH, price)

    def _commit(self, choice: int, roll: str | None) -> None:
        outcome = step(self.program, self.state, choice, roll)
        taken = Step(self.scene.name, self.program.tables.choices[choice].id, roll)
        self.append(taken, choice, outcome)

    def append(self, taken: Step, choice: int, outcome: Outcome) -> None:
        """Add the moment that an outcome of the engine leads to."""
        trail = after(self.program, self.now.trail, outcome)
        self.moments.append(Moment(taken, choice, outcome.state, outcome.events, trail))

    @property
    def can_undo(self) -> bool:
        """Return whether there is something to take back, and both its mode and the present one allow it."""
        modes = self.program.tables.modes
        return len(self.moments) > 1 and all(
            modes[moment.state.values[MODE]].undo for moment in self.moments[-2:]
        )

    def undo(self) -> bool:
        """Take the last step back; return whether there was one."""
        if not self.can_undo:
            return False
        self.moments.pop()
        self._pages.pop(len(self.moments), None)
        return True

    @property
    def easier_modes(self) -> tuple[int, ...]:
        """Return the modes that the difficulty may be lowered to here; none but at a camp."""
        return tuple(range(self.mode)) if self.scene.camp and self.finished is None else ()

    def lower_mode(self, mode: int) -> bool:
        """Lower the difficulty, at a camp; return whether it was."""
        if mode not in self.easier_modes:
            return False
        lowered = Step(self.scene.name, "", None, self.program.tables.modes[mode].name)
        self.append(lowered, -1, lower_mode(self.program, self.state, mode))
        return True

    @property
    def at_start(self) -> bool:
        """Return whether nothing has been done yet."""
        return len(self.moments) == 1

    def document(self) -> dict[str, Any]:
        """Return the run as a JSON document, from which `restoring.restore` makes it again."""
        from game.play.snapshot import document  # noqa: PLC0415 - the first page waits for no writing

        return document(self)
