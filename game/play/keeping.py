"""Writing a run where it belongs after every choice, and getting one back; every failure is a notice, told once."""

from __future__ import annotations

from game.play.errors import SaveError
from game.play.shelf import PREVIOUS
from game.play.store import reading
from game.play.store.errors import DamagedSave, MissingSave, NewerFormat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from game.play.moment import Moment
    from game.play.restoring import Restored
    from game.play.run import Run
    from game.play.shelf import Shelf
    from game.story.program import Program

MOST_AUTOSAVES = 9
RUN = "run"
AGAIN = "Saving works again: nothing is lost."
LATER = "You can play on: it is tried again at your next choice."
KEPT, LOST = "It is kept as previous.", "It is lost then."
UNKEPT = "You can play on, but nothing is kept until that changes."


class Keeper:
    """What writes a run, and says so when it can't."""

    def __init__(self, shelf: Shelf, slot: str) -> None:
        self.shelf = shelf
        self.asked = slot
        """Where the run is that goes on."""
        self.slot = slot
        """Where the autosave goes."""
        self.is_replacing = False
        """Whether the slot holds another run, which is to be kept as `previous` before it is written over."""
        self.has_gained_folder = False
        """Whether the folder became ours only after another window had let it go."""
        self._failures: dict[str, str] = {}
        """By what is written: the sentence about the last write, where it failed."""
        self._kept: Moment | None = None
        """The moment that was written last."""
        self._notices: list[str] = []

    def tell(self, sentence: str | None) -> None:
        """Keep a sentence for the player."""
        if sentence and sentence not in self._notices:
            self._notices.append(sentence)

    def notices(self) -> tuple[str, ...]:
        """Return the sentences that have not been told, once."""
        told = tuple(self._notices)
        self._notices.clear()
        return told

    def claim(self) -> None:
        """Claim the folder of saves; where another window has it, the run goes to a slot of this window's own."""
        reason = self.shelf.claim()
        if self.shelf.own:
            self.slot = self.shelf.own
            self.tell(f"{reason} Here your run is kept as {self.slot}, and nothing else is written.")
        elif reason:
            self._failed(RUN, f"{reason} {UNKEPT}")

    def _failed(self, what: str, sentence: str) -> bool:
        if sentence != self._failures.get(what):
            self.tell(sentence)
        self._failures[what] = sentence
        return False

    def _succeeded(self, what: str) -> bool:
        if self._failures.pop(what, "") and not self._failures:
            self.tell(AGAIN)
        return True

    def keep(self, run: Run) -> bool:
        """Write the run where it is not written yet; return whether it is."""
        if run.now is self._kept:
            return True
        self._claim_again()
        if not self.shelf.may_write(self.slot):
            return self._failed(RUN, f"{self.shelf.lock.reason} {UNKEPT}")
        for _ in range(MOST_AUTOSAVES):
            try:
                self._write(run)
            except NewerFormat as error:
                self.tell(error.sentence)
                self._next_slot()
            except SaveError as error:
                return self._failed(RUN, f"{error.sentence} {LATER}")
            else:
                self._kept = run.now
                return self._succeeded(RUN)
        return False

    def _claim_again(self) -> None:
        if not self.shelf.is_ours and not self.shelf.claim():
            self.has_gained_folder = True

    def _write(self, run: Run) -> None:
        if self.is_replacing:
            self._keep_previous(run)
        self.shelf.write(self.slot, run.document())

    def _keep_previous(self, run: Run) -> None:
        """Keep the run that the slot holds, if it is worth it."""
        self.is_replacing = False
        if not self.shelf.is_ours or not self.shelf.has(self.slot):
            return
        try:
            before = self.shelf.read(self.slot).body
            if _is_worth_keeping(run.program, before):
                self.shelf.write(PREVIOUS, before)
        except SaveError:
            return

    def fate(self, program: Program) -> str:
        """Return what becomes of the run that the slot holds when another begins; empty where it holds none."""
        try:
            before = reading.load(self.shelf.path(self.slot), repair=False).body
        except SaveError:
            return ""
        return KEPT if self.shelf.is_ours and _is_worth_keeping(program, before) else LOST

    def _next_slot(self) -> None:
        stem, _, number = self.slot.rpartition("-")
        counted = stem and number.isdigit()
        self.slot = f"{stem}-{int(number) + 1}" if counted else f"{self.slot}-2"

    def write_file(self, name: str, document: dict[str, Any]) -> bool:
        """Write a file beside the saves; return whether it is written."""
        try:
            self.shelf.write_file(name, document)
        except SaveError as error:
            return self._failed(name, f"{error.sentence} {LATER}")
        return self._succeeded(name)

    def resumed(self, program: Program) -> Run | None:
        """Return the run of the autosave, or None where there is none; what must be left alone is passed by."""
        if self.shelf.own:
            return self._newest(program)
        for _ in range(MOST_AUTOSAVES):
            try:
                return self._read(program, self.slot)
            except MissingSave:
                return None
            except DamagedSave as error:
                self.tell(error.sentence)
                return None
            except SaveError as error:
                self.tell(error.sentence)
                self._next_slot()
        return None

    def _newest(self, program: Program) -> Run | None:
        """Return the newest of the first window's run and of what this window's slot holds."""
        slots = sorted((self.asked, self.slot), key=self.shelf.saved, reverse=True)
        for slot in slots:
            try:
                return self._read(program, slot)
            except MissingSave:
                continue
            except SaveError as error:
                self.tell(error.sentence)
        return None

    def loaded(self, program: Program, slot: str) -> Run | None:
        """Return the run of a slot, or None with a notice."""
        from game.play.store.names import check_slot_name  # noqa: PLC0415 - only where a name was typed

        try:
            return self._read(program, check_slot_name(slot))
        except SaveError as error:
            self.tell(error.sentence)
        return None

    def _read(self, program: Program, slot: str) -> Run:
        loaded = self.shelf.read(slot)
        restored = _restored(program, loaded.body)
        self.tell(loaded.notice)
        self.tell(restored.notice)
        return restored.run

    def restored(self, program: Program, document: Mapping[str, Any]) -> Run | None:
        """Return the run of a document that the profile holds, or None with a notice."""
        try:
            restored = _restored(program, document)
        except SaveError as error:
            self.tell(error.sentence)
            return None
        self.tell(restored.notice)
        return restored.run


def _restored(program: Program, document: Mapping[str, Any]) -> Restored:
    from game.play.restoring import restore  # noqa: PLC0415 - a run that begins restores nothing

    return restore(program, document)


def _is_worth_keeping(program: Program, document: Mapping[str, Any]) -> bool:
    """Return whether anything was done in a run, in a difficulty that has more than one save."""
    now = document.get("now")
    values = now.get("values") if isinstance(now, dict) else None
    name = values.get("mode") if isinstance(values, dict) else None
    has_slots = all(mode.slots for mode in program.tables.modes if mode.name == name)
    return has_slots and bool(document.get("steps") or document.get("base"))
