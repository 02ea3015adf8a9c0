"""The strategies of `game.testing`: runs that can be played, and the states they come to."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st

import game.testing
from game.engine.replay import replay
from game.pack.reader import read_pack
from game.proof.reach import explore
from game.proof.space import Space
from game.story.compiler import compile_story
from game.story.program import END, Program
from game.testing import Playthrough, load_program, packs, playthroughs, states, write_pack

TOP = Path(__file__).resolve().parents[2]
TINY = Program(compile_story(read_pack(TOP / "tests" / "packs" / "tiny")), "")
ROOF = Program(compile_story(read_pack(TOP / "tests" / "packs" / "roof")), "")
CURFEW = next(index for index, mode in enumerate(ROOF.tables.modes) if mode.name == "curfew")


@settings(deadline=None)
@given(playthroughs(TINY))
def test_a_playthrough_replays(played):
    """Its steps by names lead through the engine to its outcomes, one more than there are steps."""
    assert list(played.outcomes) == replay(TINY, played.steps)
    assert played.state == played.outcomes[-1].state


@settings(deadline=None)
@given(playthroughs(ROOF, CURFEW, most=2))
def test_a_playthrough_is_in_a_mode_and_no_longer_than_asked(played):
    """The mode is that of every state, and there are at most so many choices."""
    assert len(played.steps) <= 2
    assert list(played.outcomes) == replay(ROOF, played.steps, CURFEW)


@settings(deadline=None)
@given(states(TINY))
def test_a_state_is_one_that_the_proof_holds(state):
    """Scene and stack are those of a cell that can be reached."""
    cells = explore(Space(TINY, TINY.tables.default_mode)).cells()
    assert ("cell", state.scene, state.stack) in {cell.point for cell in cells}


@settings(deadline=None, max_examples=15)
@given(packs(), st.data())
def test_a_pack_nobody_wrote_can_be_read_and_played(files, data):
    """It is the text of files that read without an error, and every run in it replays."""
    with tempfile.TemporaryDirectory() as folder:
        program = load_program(write_pack(files, Path(folder)))
    played = data.draw(playthroughs(program, most=8))
    assert list(played.outcomes) == replay(program, played.steps)


def test_a_playthrough_shrinks_to_the_fewest_choices():
    """What Hypothesis shows is a shortest way, here to the first ending."""
    shortest: Playthrough = find(
        playthroughs(ROOF), lambda one: ROOF.tables.scenes[one.state.scene].kind == END
    )
    assert len(shortest.steps) == 2


def test_the_strategies_come_by_their_public_names():
    """They are imported from `game.testing`; a name that is not there is said to be missing."""
    assert game.testing.states is states
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        game.testing.nothing  # noqa: B018 - asking is the test


def test_the_room_is_there_without_hypothesis():
    """Importing it brings neither pytest nor Hypothesis."""
    code = "import sys, game.testing; print({'pytest', 'hypothesis'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
