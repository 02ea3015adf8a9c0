"""A player who plays, takes back, saves, loads, leaves and is killed, beside a model that only keeps lists."""

from __future__ import annotations

import shutil
import tempfile
from typing import TYPE_CHECKING
from unittest import mock

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from game.play.errors import NotOpen
from game.play.restoring import restore
from game.play.session import Session
from game.play.store.system import calls
from playing import SEED, story

if TYPE_CHECKING:
    from collections.abc import Iterable

SLOTS = ("gate", "camp", "mine")
SEEDS = ("1", "2", SEED)


class Model:
    """What a player has been told is so: digests from the start of the run to here, and in each slot."""

    def __init__(self, seed: str, first: str) -> None:
        self.seed = seed
        self.path = [first]
        self.steps: list[tuple[object, ...]] = []

    def copy(self) -> Model:
        """Return the same, to be kept."""
        other = Model(self.seed, "")
        other.path, other.steps = list(self.path), list(self.steps)
        return other


class Player(RuleBasedStateMachine):
    """Drives a session, and the model beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.patch = mock.patch.object(calls, "fsync", return_value=None)
        self.patch.start()
        self.folder = tempfile.mkdtemp()
        self.known: dict[tuple[object, ...], str] = {}
        self.kept: dict[str, Model] = {}
        self.is_replacing = True
        self.session = Session.on(story(), self.folder, seed=SEED)
        self.session.start()
        self.model = Model(SEED, self.session.playing.digest)

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.session.close()
        self.patch.stop()
        shutil.rmtree(self.folder)

    def acknowledged(self) -> None:
        """Note that what the model holds is what the disk holds."""
        before = self.kept.get("auto")
        if self.is_replacing and before is not None and len(before.path) > 1:
            self.kept["previous"] = before
        self.is_replacing = False
        self.kept["auto"] = self.model.copy()

    def arrived(self, step: tuple[object, ...]) -> None:
        """Note a step, which must lead where it led before."""
        digest = self.session.playing.digest
        self.model.path.append(digest)
        self.model.steps.append(step)
        key = (self.model.seed, *self.model.steps)
        assert self.known.setdefault(key, digest) == digest
        self.acknowledged()

    def take(self, offer, push: bool) -> None:
        """Take an open choice, and push where it is asked."""
        taken = self.session.take(offer.choice)
        if taken.needs_push:
            assert self.session.playing.digest == self.model.path[-1]
            self.session.take(offer.choice, push=push)
        self.arrived((offer.id, push if taken.needs_push else None))

    @rule(data=st.data(), push=st.booleans())
    def choose(self, data, push):
        """Take any open choice."""
        offers = [offer for offer in self.session.playing.page.offers if offer.open]
        if offers:
            self.take(data.draw(st.sampled_from(offers)), push)

    @rule()
    def choose_what_is_locked(self):
        """Whatever is locked is refused."""
        for offer in self.session.playing.page.offers:
            if not offer.open:
                with pytest.raises(NotOpen):
                    self.session.take(offer.choice)

    @rule()
    def undo(self):
        """Take the last step back, or nothing where there is none."""
        assert self.session.undo() == (len(self.model.path) > 1)
        if len(self.model.path) > 1:
            self.model.path.pop()
            self.model.steps.pop()
            self.acknowledged()

    @precondition(lambda self: self.session.playing.last_said and self.session.playing.steps[-1].choice)
    @rule()
    def undo_and_choose_the_same(self):
        """Come to the same as before."""
        choice, push = self.model.steps[-1]
        self.undo()
        offer = next(offer for offer in self.session.playing.page.offers if offer.id == choice)
        self.take(offer, bool(push))

    @precondition(lambda self: self.session.playing.easier_modes)
    @rule()
    def make_it_easier(self):
        """Lower the difficulty."""
        assert self.session.lower_mode(0)
        self.arrived(("", 0))

    @rule(slot=st.sampled_from(SLOTS))
    def save(self, slot):
        """Keep this moment."""
        assert self.session.save_as(slot) == f"Saved as {slot}."
        self.kept[slot] = self.model.copy()

    @rule(slot=st.sampled_from((*SLOTS, "previous")))
    def load(self, slot):
        """Go on from a slot, or be told that there is none."""
        there = slot in self.kept
        assert self.session.load(slot) == there
        assert bool(self.session.notices()) != there
        if there:
            self.model = self.kept[slot].copy()
            self.is_replacing = True
            self.acknowledged()

    @rule(seed=st.sampled_from(SEEDS))
    def begin_anew(self, seed):
        """Leave the run and begin another."""
        self.session.new_run(seed)
        self.model = Model(seed, self.session.playing.digest)
        self.is_replacing = True

    @rule()
    def leave_and_come_back(self):
        """Everything is there."""
        self.session.close()
        self.acknowledged()
        self.come_back()

    @rule()
    def be_killed_and_come_back(self):
        """Everything that was acknowledged is there."""
        self.session.shelf.release()
        self.come_back()

    def come_back(self) -> None:
        """Start the game again."""
        self.session = Session.on(story(), self.folder)
        goes_on = self.session.start()
        assert goes_on == ("auto" in self.kept)
        assert self.session.notices() == ()
        self.is_replacing = not goes_on
        if goes_on:
            self.model = self.kept["auto"].copy()
        else:
            self.model = Model(self.session.playing.seed, self.session.playing.digest)

    @rule(data=st.data())
    def play_in_a_second_window(self, data):
        """Nothing that the first has acknowledged changes."""
        other = Session.on(story(), self.folder)
        other.start()
        offers = [offer for offer in other.playing.page.offers if offer.open]
        if offers:
            other.take(data.draw(st.sampled_from(offers)).choice, push=False)
        other.shelf.release()
        assert self.slots() == set(self.kept)

    def slots(self) -> set[str]:
        """Return what is kept, but for what further windows kept."""
        return {line.slot for line in self.session.saves()} - {"second-window"}

    @invariant()
    def the_run_is_where_the_model_is(self):
        """State, length and seed agree."""
        run = self.session.playing
        assert (run.digest, len(run.moments), run.seed) == (
            self.model.path[-1],
            len(self.model.path),
            self.model.seed,
        )

    @invariant()
    def a_document_is_the_whole_run(self):
        """Restored, it has every moment, and is the same document again."""
        run = self.session.playing
        found = restore(story(), run.document())
        assert (found.notice, found.run.moments) == (None, run.moments)

    @invariant()
    def nothing_acknowledged_is_lost(self):
        """Every slot restores to what it was saved with."""
        assert self.slots() == set(self.kept)
        assert digests(self.session, self.kept) == {slot: model.path for slot, model in self.kept.items()}


def digests(session: Session, slots: Iterable[str]) -> dict[str, list[str]]:
    """Return the digests of every moment of what stands in slots."""
    from game.engine.digest import digest  # noqa: PLC0415 - only here

    runs = {slot: restore(story(), session.shelf.read(slot).body).run for slot in slots}
    return {slot: [digest(story(), moment.state) for moment in run.moments] for slot, run in runs.items()}


Player.TestCase.settings = settings(
    max_examples=40,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestPlayer = Player.TestCase
