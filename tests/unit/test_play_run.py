"""A run: taking choices, rolls that stay what they are, taking back."""

from __future__ import annotations

import pytest

from game.play.errors import NotOpen
from game.play.wording import MINUS
from playing import new_run, take


def test_the_same_seed_and_choices_lead_to_the_same_state():
    """Two runs of one seed that choose alike have the same digests all along."""
    one, other = new_run(), new_run()
    for choice in ("rest", "wade", "back", "drift", "back", "wade"):
        take(one, choice)
        take(other, choice)
        assert one.digest == other.digest


def test_another_seed_may_roll_otherwise():
    """Among a few seeds a risk at four in six comes out both ways."""
    rolls = set()
    for number in range(20):
        run = new_run(f"S{number}")
        take(run, "wade")
        rolls.add(run.steps[-1].roll)
    assert rolls == {"success", "failure"}


def test_undoing_and_choosing_again_rolls_the_same():
    """The roll depends on how often the choice was tried in this history, and an undone try is no part of it."""
    run = new_run()
    take(run, "wade")
    first = (run.steps[-1].roll, run.digest)
    assert run.undo()
    take(run, "wade")
    assert (run.steps[-1].roll, run.digest) == first


def test_a_second_try_in_the_same_history_is_another_roll():
    """The count of tries goes into the roll, so coming back is not the same die."""
    run = new_run()
    rolls = []
    for _ in range(12):
        take(run, "wade", "back")
        rolls.append(run.steps[-2].roll)
    assert set(rolls) == {"success", "failure"}


def failing_run():
    """Return a run whose seed fails the wading."""
    for number in range(100):
        run = new_run(f"F{number}")
        take(run, "wade")
        if run.steps[-1].roll == "failure":
            run.undo()
            return run
    raise AssertionError


def test_a_failed_roll_asks_whether_to_push_and_commits_nothing():
    """Until the answer the run stands where it stood."""
    run = failing_run()
    before = run.digest
    taken = run.take(run.program.choice_index(run.state.scene, "wade"))
    assert taken == (True, "Push through.", (f"Resolve {MINUS}1",))
    assert (run.digest, run.steps) == (before, [])


def test_a_pushed_failure_is_a_success_that_was_paid_for():
    """Pushing pays its price and takes the success."""
    run = failing_run()
    take(run, "wade", push=True)
    assert run.steps[-1].roll == "pushed"
    assert [block.kind for block in run.page.blocks] == ["roll", "push", "result", "passage"]
    assert run.state.values[run.program.slot_index("heat")] == 0


def test_a_failure_that_cannot_be_paid_for_is_a_failure_at_once():
    """Without the price there is nothing to ask."""
    run = failing_run()
    slot = run.program.slot_index("resolve")
    values = tuple(0 if index == slot else value for index, value in enumerate(run.state.values))
    run.moments[-1] = run.now._replace(state=run.state._replace(values=values))
    assert not run.take(run.program.choice_index(run.state.scene, "wade")).needs_push
    assert run.steps[-1].roll == "failure"


def test_a_locked_choice_explains_itself():
    """Taking it changes nothing and says what is missing."""
    run = new_run()
    with pytest.raises(NotOpen, match=r"needs Stamina 3, you have 2"):
        take(run, "lift")
    with pytest.raises(NotOpen, match=r"She is not sworn"):
        take(run, "ask")
    assert run.at_start


@pytest.mark.parametrize("choice", [-1, 10_000])
def test_a_choice_that_is_not_here_is_refused(choice):
    """Whatever index is given, there is a sentence and no step."""
    run = new_run()
    with pytest.raises(NotOpen, match="no such choice"):
        run.take(choice)


def test_undo_goes_back_to_the_start():
    """Every step can be taken back, one after the other, and no more."""
    run = new_run()
    start = run.digest
    take(run, "rest", "go", "back")
    while run.can_undo:
        run.undo()
    assert (run.digest, run.undo()) == (start, False)


def test_a_mode_without_undo_takes_nothing_back():
    """In Curfew what is done is done."""
    run = new_run(mode=2)
    take(run, "rest")
    assert (run.can_undo, run.undo(), len(run.steps)) == (False, False, 1)


def test_what_was_done_without_undo_stays_done_in_an_easier_mode():
    """Lowering the difficulty opens no way back over it: neither to the harder mode nor to what was done in it."""
    run = new_run(mode=2)
    take(run, "rest", "go")
    assert run.lower_mode(1)
    assert (run.can_undo, run.undo()) == (False, False)
    take(run, "back")
    assert (run.undo(), run.undo(), run.mode) == (True, False, 1)


def test_after_the_ending_nothing_can_be_taken_but_undo():
    """An ending ends the run, and undoing it is allowed."""
    run = new_run()
    take(run, "jump")
    assert run.finished == 0
    with pytest.raises(NotOpen, match="ended"):
        run.take(0)
    assert run.undo()
    assert run.finished is None


def test_the_difficulty_is_lowered_at_a_camp_only():
    """Elsewhere there is no easier mode, and a harder one nowhere."""
    run = new_run()
    assert run.easier_modes == ()
    assert not run.lower_mode(0)
    take(run, "go")
    assert run.easier_modes == (0,)
    assert not run.lower_mode(2)
    assert run.lower_mode(0)
    assert run.mode == 0
    assert run.steps[-1].mode == "story"


def test_history_holds_every_page_with_what_was_done_there():
    """The log is the pages in order, the words of each choice, and its roll."""
    run = new_run()
    take(run, "rest", "go")
    turns = run.history
    assert [(turn.choice_id, turn.say) for turn in turns] == [("rest", "Rest."), ("go", "Go on."), ("", "")]
    assert turns[-1].page == run.page
