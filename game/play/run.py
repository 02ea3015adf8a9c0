"""A run: one playing of a story. SIGNATURES ONLY FOR THE MOMENT."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from game.play.page import Page
    from game.story.program import Program


class Step(NamedTuple):
    """One thing the player did, by names."""

    scene: str
    choice: str
    """Empty: the mode was lowered to `roll`."""
    roll: str | None


class Taken(NamedTuple):
    """What came of taking a choice."""

    needs_push: bool
    """The roll failed and may be pushed; nothing is committed until it is taken again with push=True or False."""
    say: str
    """What pushing is called."""
    price: tuple[str, ...]
    """What it costs: "Resolve −1"."""


class Turn(NamedTuple):
    """A page and what was done there."""

    page: Page
    choice_id: str
    """Empty on the last page."""
    say: str
    roll: str | None


class Run:
    """One playing of a story."""

    program: Program
    seed: str

    @classmethod
    def new(cls, program: Program, seed: str | None = None, mode: int | None = None) -> Run:
        """Begin; a seed is made where none is given."""
        raise NotImplementedError

    @property
    def mode(self) -> int:
        """The difficulty."""
        raise NotImplementedError

    @property
    def page(self) -> Page:
        """What to show now."""
        raise NotImplementedError

    @property
    def digest(self) -> str:
        """The digest of the state; the same in every front end."""
        raise NotImplementedError

    def take(self, choice: int, push: bool | None = None) -> Taken:
        """Take a choice by its index; NotOpen with a sentence if it is locked."""
        raise NotImplementedError

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back and the mode allows it."""
        raise NotImplementedError

    def undo(self) -> bool:
        """Take the last step back; return whether there was one."""
        raise NotImplementedError

    @property
    def easier_modes(self) -> tuple[int, ...]:
        """The modes that the difficulty may be lowered to here."""
        raise NotImplementedError

    def lower_mode(self, mode: int) -> bool:
        """Lower the difficulty, at a camp; return whether it was."""
        raise NotImplementedError

    @property
    def history(self) -> list[Turn]:
        """All of the run, page by page."""
        raise NotImplementedError

    @property
    def steps(self) -> list[Step]:
        """All that the player did."""
        raise NotImplementedError

    @property
    def finished(self) -> int | None:
        """The ending reached, or None."""
        raise NotImplementedError

    @property
    def codex(self) -> tuple[int, ...]:
        """The entries open in this run."""
        raise NotImplementedError

    def document(self) -> dict[str, Any]:
        """Return the run as a JSON document."""
        raise NotImplementedError
