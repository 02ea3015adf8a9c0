"""Saving, loading, dying, losing power and being damaged, in any order: the store does what its model says."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from crash.disk import FOLDER, PROCESSES, Disk
from crash.documents import GARBAGE, packed
from crash.faults import Died, Dying
from crash.standing_in import standing_in
from game.play.store import reading, writing
from game.play.store.errors import DamagedSave, MissingSave

SLOT = f"{FOLDER}/slot"


class Saving(RuleBasedStateMachine):
    """One slot on a disk in memory. A number stands for a save, 0 for none.

    `main` and `backup` hold the numbers that each may be: one after a save, more after a process died.
    """

    def __init__(self):
        super().__init__()
        self.disk = Disk()
        self.number = 0
        self.main = {0}
        self.backup = {0}

    def restart(self, files):
        """Go on with what is left on the disk, as another process."""
        self.disk = Disk(dict(files))

    def next_save(self):
        """Return the bytes of a save that was never written before."""
        self.number += 1
        return packed(self.number)

    def saved(self):
        """Take note that the last number was saved; what was there before, if anything, is its backup."""
        self.backup = (self.main - {0}) | (self.backup if 0 in self.main else set())
        self.main = {self.number}

    @rule()
    def save(self):
        """Save: from then on this save is there, and the one before is its backup."""
        with standing_in(self.disk):
            writing.write(SLOT, self.next_save())
        self.saved()

    @rule(at=st.integers(1, 25), moment=st.sampled_from(["before", "half-way", "after"]))
    def die_while_saving(self, at, moment):
        """Die before the save is acknowledged, perhaps: the old one or the new one is there."""
        try:
            with standing_in(Dying(at, moment, pid=self.disk.pid, under=self.disk)):
                writing.write(SLOT, self.next_save())
        except Died:
            self.backup = self.backup | (self.main - {0})
            self.main = self.main | {self.number}
            self.disk.pid = next(PROCESSES)
        else:
            self.saved()

    @rule(data=st.data())
    def lose_power(self, data):
        """Go on from any state that the disk may have been left in: an acknowledged save is in all of them."""
        self.restart(self.disk.state_after_a_cut(lambda several: data.draw(st.sampled_from(several))))

    @precondition(lambda self: 0 not in self.main)
    @rule(how=st.sampled_from([GARBAGE, b"", None]))
    def damage(self, how):
        """Something else on the machine spoils or removes the file; the backup stands in, where there is one."""
        files = {name: file.data for name, file in self.disk.names.items()}
        if how is None:
            files.pop("slot")
        else:
            files["slot"] = how
        self.restart(files)
        self.main = set(self.backup)
        assert self.loaded() in self.main
        self.main = self.backup = {self.loaded()}

    @rule()
    def load(self):
        """Load what may be there; a save that was never acknowledged may still go at the next power cut."""
        assert self.loaded() in self.main

    def loaded(self):
        """Return the number that loads."""
        with standing_in(self.disk):
            try:
                return reading.load(SLOT).body["number"]
            except MissingSave:
                return 0
            except DamagedSave:
                assert 0 in self.main
                return 0

    @invariant()
    def what_loads_is_what_was_saved(self):
        """Whatever happened, one of the saves loads that may be there."""
        with standing_in(self.disk):
            try:
                number = reading.load(SLOT, repair=False).body["number"]
            except DamagedSave:
                number = 0
        assert number in self.main


Saving.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestSaving = Saving.TestCase
