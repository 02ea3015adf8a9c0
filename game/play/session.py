"""A session: a run and where it lives. Both front ends drive this and nothing else.

Whatever goes wrong with a file becomes a notice, play goes on in memory, and writing is tried again at the next choice.
"""

from __future__ import annotations

from game.play import asking
from game.play.belongings import Belongings
from game.play.errors import SaveError
from game.play.keeping import Keeper
from game.play.loading import load_program, mode_index, seed_of
from game.play.run import Run
from game.play.shelf import AUTO, Shelf, is_kept_by_game
from game.play.store.folders import save_folder
from game.play.store.names import check_slot_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.play.listing import SaveLine
    from game.play.page import Page
    from game.play.profile import Profile
    from game.play.run import Taken
    from game.play.settings import Settings
    from game.story.program import Program


class Session:
    """A run and where it lives."""

    def __init__(
        self,
        program: Program,
        shelf: Shelf,
        seed: str | None = None,
        mode: int | None = None,
        slot: str | None = None,
    ) -> None:
        self.program = program
        self.shelf = shelf
        self.run: Run | None = None
        self.asked_seed = seed
        self.asked_mode = mode
        self.asked_slot = slot
        self.keeper = Keeper(shelf, slot or AUTO)
        """What writes the run and says so when it can't."""
        self.belongings = Belongings(self.keeper)
        self.catches_up = False
        """Whether the front end calls `catch_up` once it has shown a page, which then waits for less."""

    @classmethod
    def open(
        cls,
        pack: str | None = None,
        save_dir: str | None = None,
        seed: str | None = None,
        mode: str | None = None,
        slot: str | None = None,
    ) -> Session:
        """Read a pack and claim its saves; PackError, SaveError or CannotPlay where it can't be as asked."""
        if slot is not None:
            check_slot_name(slot)
        program = load_program(pack)
        return cls.on(program, save_dir, seed_of(seed), mode_index(program, mode), slot)

    @classmethod
    def on(
        cls,
        program: Program,
        save_dir: str | None = None,
        seed: str | None = None,
        mode: int | None = None,
        slot: str | None = None,
    ) -> Session:
        """Claim the saves of a story that is read already."""
        session = cls(program, Shelf(save_folder(save_dir), program.tables.story), seed, mode, slot)
        session.keeper.claim()
        return session

    @property
    def slot(self) -> str:
        """Return where the autosave goes: `auto`, the slot that was asked for, or a second window's own."""
        return self.keeper.slot

    @property
    def profile(self) -> Profile:
        """Return what outlives runs."""
        return self.belongings.profile

    @property
    def settings(self) -> Settings:
        """Return how the game behaves."""
        return self.belongings.settings

    def start(self) -> bool:
        """Go on with the run that was asked for, or begin one; return whether an earlier run goes on."""
        if self.asked_seed is None and self.asked_mode is None and self.resume():
            return True
        self.new_run(self.asked_seed, self.asked_mode)
        return False

    def notices(self) -> tuple[str, ...]:
        """Return the sentences that the player has not been told, once."""
        return self.keeper.notices()

    def saves(self) -> tuple[SaveLine, ...]:
        """Return what is kept, newest first."""
        from game.play.listing import save_lines  # noqa: PLC0415 - most starts list nothing

        return save_lines(self.program, self.shelf)

    def fate(self) -> str:
        """Return what becomes of the run that is kept when another begins, as a sentence; empty where there is none."""
        return self.keeper.fate(self.program)

    def new_run(self, seed: str | None = None, mode: int | None = None) -> None:
        """Begin a run; the one before it is kept as `previous`. Nothing is written before the first choice."""
        self.keeper.is_replacing = True
        self.run = Run.new(self.program, seed, mode)

    def resume(self) -> bool:
        """Go on with the autosave; return whether there was one."""
        run = self.keeper.resumed(self.program)
        if run is not None:
            self.run = run
        return run is not None

    @property
    def playing(self) -> Run:
        """Return the run; a front end that asks for it before there is one has a mistake."""
        if self.run is None:
            raise RuntimeError("there is no run yet")
        return self.run

    def take(self, choice: int, push: bool | None = None) -> Taken:
        """Take a choice and save; as Run.take."""
        run = self.playing
        page = run.page
        taken = run.take(choice, push)
        if not taken.needs_push:
            self._note(page)
            self.profile.note(run)
            self._save()
        return taken

    def _note(self, page: Page) -> None:
        """Remember a page that is being left; what a run begins with is noted no sooner, so that starting reads no profile."""
        run = self.playing
        self.profile.note_read(self.program, page)
        if len(run.moments) <= 2:
            self.profile.note_beginning(run)
        else:  # once more the page before: a window that was killed before it caught up has not written it
            self.profile.note_read(self.program, run.page_at(len(run.moments) - 3))

    def undo(self) -> bool:
        """Take the last choice back and save; return whether there was one."""
        undone = self.playing.undo()
        if undone:
            self._save()
        return undone

    def lower_mode(self, mode: int) -> bool:
        """Lower the difficulty and save; return whether it was."""
        lowered = self.playing.lower_mode(mode)
        if lowered:
            self.autosave()
        return lowered

    def autosave(self) -> bool:
        """Write the run and the profile; return whether all is written (a notice says why not, once)."""
        if self.run is None:
            return True
        written = self.keeper.keep(self.run)
        self.catch_up()
        return written

    def _save(self) -> None:
        self.keeper.keep(self.playing)
        self.belongings.keep_profile(what_was_read=not self.catches_up)

    def catch_up(self) -> None:
        """Write what no page need wait for: which texts were read."""
        self.belongings.keep_profile()

    def save_settings(self, changed: Settings) -> bool:
        """Keep other settings; return whether they are written (they hold for this session in any case)."""
        return self.belongings.keep_settings(changed)

    def save_as(self, slot: str) -> str:
        """Keep this moment under a name; return the sentence that says so, or why not."""
        refusal = asking.why_not_save_as(self, slot)
        if refusal:
            return refusal
        try:
            self.shelf.write(check_slot_name(slot), self.playing.document())
        except SaveError as error:
            return error.sentence
        return f"Saved as {slot}."

    def load(self, slot: str) -> bool:
        """Go on from a save; return whether it could be read (a notice says why not)."""
        run = self.keeper.loaded(self.program, slot)
        if run is None:
            return False
        self.keeper.is_replacing = True
        self.run = run
        self.autosave()
        return True

    def delete(self, slot: str) -> str:
        """Throw a save away; return the sentence that says so, or why not."""
        try:
            check_slot_name(slot)
            if slot == self.slot or (is_kept_by_game(slot) and not self.shelf.is_ours):
                return f"{slot} is where this run is kept: it can't be thrown away while you play."
            if not self.shelf.has(slot):
                return f"There is no save called {slot}."
            self.shelf.remove(slot)
        except SaveError as error:
            return error.sentence
        return f"{slot} is gone."

    def begin_chapter(self, chapter: int) -> bool:
        """Begin at an episode that this profile has reached; return whether it could (a notice says why not)."""
        name = self.program.tables.chapters[chapter].id
        run = self.keeper.restored(self.program, self.profile.chapters.get(name, {}))
        if run is None:
            return False
        self.keeper.is_replacing = True
        self.run = run
        self.autosave()
        return True

    def export(self) -> str:
        """Write the transcript beside the saves; return the sentence that says where, or why not."""
        from game.play.exporting import export  # noqa: PLC0415 - most runs are never exported

        return export(self)

    def recap(self) -> tuple[str, ...]:
        """Return the lines that tell a returning player where they are."""
        from game.play.recap import recap_lines  # noqa: PLC0415 - a new run needs none

        return recap_lines(self.playing)

    def is_read(self, page: Page) -> bool:
        """Return whether every text of a page had been read before it was come to."""
        return self.profile.has_read(self.program, page)

    def why_not(self, command: str) -> str:
        """Return why a command can't be used here, or an empty string."""
        return asking.why_not(self, command)

    def close(self) -> None:
        """Save what is not saved and let the folder go; a notice may be left."""
        if self.run is not None:
            self._note(self.run.page)
            self.autosave()
        self.shelf.release()
