"""A session: a run and where it lives. SIGNATURES ONLY FOR THE MOMENT."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from game.play.page import Page
    from game.play.profile import Profile
    from game.play.run import Run, Taken
    from game.play.settings import Settings
    from game.story.program import Program


class SaveLine(NamedTuple):
    """One save, as a list shows it."""

    slot: str
    words: str
    """Where it stands: "Day 4, Under the Arcade: Hongje Stream"; or what is wrong with it."""
    steps: int
    saved: float
    """Seconds since the epoch, from the file."""
    mode: str
    seed: str
    readable: bool


class Session:
    """A run and where it lives: both front ends drive this and nothing else."""

    program: Program
    run: Run | None
    profile: Profile
    settings: Settings
    slot: str
    """Where the autosave goes: `auto`, or the slot that was asked for, or a second window's own."""

    @classmethod
    def open(
        cls,
        pack: str | None = None,
        save_dir: str | None = None,
        seed: str | None = None,
        mode: str | None = None,
        slot: str | None = None,
    ) -> Session:
        """Read a pack and find its saves; PackError or SaveError where that can't be."""
        raise NotImplementedError

    def start(self) -> bool:
        """Go on with the run that was asked for, or begin one; return whether an earlier run goes on."""
        raise NotImplementedError

    def notices(self) -> tuple[str, ...]:
        """Return the sentences that the player has not been told, once."""
        raise NotImplementedError

    def saves(self) -> tuple[SaveLine, ...]:
        """Return what is kept, newest first."""
        raise NotImplementedError

    def new_run(self, seed: str | None = None, mode: int | None = None) -> None:
        """Begin a run; the one before it is kept as `previous`. Not written before the first choice."""
        raise NotImplementedError

    def resume(self) -> bool:
        """Go on with the newest autosave; return whether there was one."""
        raise NotImplementedError

    def take(self, choice: int, push: bool | None = None) -> Taken:
        """Take a choice and save; as Run.take."""
        raise NotImplementedError

    def undo(self) -> bool:
        """Take the last choice back and save; return whether there was one."""
        raise NotImplementedError

    def lower_mode(self, mode: int) -> bool:
        """Lower the difficulty and save; return whether it was."""
        raise NotImplementedError

    def save_as(self, slot: str) -> str:
        """Keep this moment under a name; return the sentence that says so, or why not."""
        raise NotImplementedError

    def load(self, slot: str) -> bool:
        """Go on from a save; return whether it could be read (a notice says why not)."""
        raise NotImplementedError

    def delete(self, slot: str) -> str:
        """Throw a save away; return the sentence that says so, or why not."""
        raise NotImplementedError

    def begin_chapter(self, chapter: int) -> bool:
        """Begin at a chapter that this profile has reached; return whether it could."""
        raise NotImplementedError

    def autosave(self) -> bool:
        """Write the run and the profile; return whether it was written (a notice says why not, once)."""
        raise NotImplementedError

    def save_settings(self, settings: Settings) -> None:
        """Keep other settings."""
        raise NotImplementedError

    def export(self) -> str:
        """Write the transcript beside the saves; return the sentence that says where, or why not."""
        raise NotImplementedError

    def recap(self) -> tuple[str, ...]:
        """Return the lines that tell a returning player where they are."""
        raise NotImplementedError

    def is_read(self, page: Page) -> bool:
        """Return whether every text of a page had been read before it was come to."""
        raise NotImplementedError

    def why_not(self, command: str) -> str:
        """Return why a command can't be used here, or an empty string."""
        raise NotImplementedError

    def close(self) -> None:
        """Save what is not saved and let the lock go."""
        raise NotImplementedError
