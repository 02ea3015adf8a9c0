"""Sessions: the autosave, slots, what is kept of a run that is left, and disks that refuse."""

from __future__ import annotations

import errno
import os

import pytest

from game.play.errors import NotOpen
from game.play.store import writing
from game.play.store.frame import pack
from game.play.store.system import calls
from playing import changed, session, story, take


def slots(opened):
    """Return the names of what is kept."""
    return {line.slot for line in opened.saves()}


def test_every_choice_is_saved(tmp_path):
    """Whoever is killed after a choice goes on after it."""
    first = session(tmp_path)
    take(first, "rest", "go")
    digest = first.run.digest
    first.shelf.release()
    second = session(tmp_path)
    assert second.run.digest == digest
    assert len(second.run.steps) == 2
    assert second.notices() == ()


def test_a_refused_choice_is_no_save(tmp_path):
    """A locked choice changes neither the run nor the disk."""
    opened = session(tmp_path)
    with pytest.raises(NotOpen):
        take(opened, "lift")
    assert slots(opened) == set()


def test_a_new_run_is_written_at_its_first_choice(tmp_path):
    """Starting waits for no disk, and a run that was begun by mistake takes nothing's place."""
    opened = session(tmp_path)
    assert slots(opened) == set()
    take(opened, "rest")
    assert slots(opened) == {"auto"}


def test_an_undo_is_saved(tmp_path):
    """What was taken back stays taken back."""
    opened = session(tmp_path)
    take(opened, "rest", "go")
    opened.undo()
    opened.shelf.release()
    assert len(session(tmp_path).run.steps) == 1


def test_a_seed_that_is_asked_for_begins_a_new_run_and_keeps_the_old(tmp_path):
    """The run in the autosave is kept as `previous`."""
    first = session(tmp_path)
    take(first, "rest")
    first.close()
    second = session(tmp_path, seed="7")
    take(second, "go")
    assert (second.run.seed, slots(second)) == ("7", {"auto", "previous"})
    assert second.load("previous")
    assert [step.choice for step in second.run.steps] == ["rest"]


@pytest.mark.parametrize(
    ("mode", "fate", "left"),
    [(1, "It is kept as previous.", {"auto", "previous"}), (2, "It is lost then.", {"auto"})],
)
def test_what_becomes_of_the_run_under_way_is_said_before(tmp_path, mode, fate, left):
    """In a difficulty of one save the run goes when another begins, and no front end says otherwise."""
    opened = session(tmp_path)
    assert opened.fate() == ""
    opened.new_run("7", mode)
    take(opened, "rest")
    assert opened.fate() == fate
    opened.new_run("8", 1)
    take(opened, "rest")
    assert slots(opened) == left


def test_a_run_in_which_nothing_was_done_is_not_kept_as_previous(tmp_path):
    """Beginning twice over does not push out the run before."""
    first = session(tmp_path)
    take(first, "rest")
    first.close()
    session(tmp_path, seed="7").close()
    third = session(tmp_path, seed="8")
    take(third, "go")
    third.load("previous")
    assert [step.choice for step in third.run.steps] == ["rest"]


def test_a_named_save_is_gone_on_from(tmp_path):
    """A slot holds the moment it was made at, whatever came after."""
    opened = session(tmp_path)
    take(opened, "rest")
    assert opened.save_as("gate") == "Saved as gate."
    take(opened, "go")
    assert opened.load("gate")
    assert [step.choice for step in opened.run.steps] == ["rest"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("auto", "keeps itself"),
        ("second-window", "keeps itself"),
        ("a b", "try a-b"),
        ("", "slot1"),
        ("../x", "try x"),
    ],
)
def test_a_name_that_no_save_may_have_is_refused_with_a_sentence(tmp_path, name, told):
    """Nothing is written."""
    opened = session(tmp_path)
    assert told in opened.save_as(name)
    assert slots(opened) == set()


def test_a_mode_with_one_save_has_no_slots_and_leaves_no_copy(tmp_path):
    """In Curfew there is the autosave and nothing else."""
    opened = session(tmp_path, mode=2)
    take(opened, "rest")
    assert opened.save_as("gate") == "In Curfew there is one save, and the game keeps it for you."
    opened.new_run()
    take(opened, "rest")
    assert slots(opened) == {"auto"}


def test_deleting_takes_the_backup_too(tmp_path):
    """What is thrown away does not come back."""
    opened = session(tmp_path)
    opened.save_as("gate")
    opened.save_as("gate")
    assert opened.delete("gate") == "gate is gone."
    assert opened.delete("gate") == "There is no save called gate."
    assert not opened.load("gate")


def test_the_save_in_use_is_not_thrown_away(tmp_path):
    """The run under way is kept there."""
    opened = session(tmp_path)
    take(opened, "rest")
    assert "while you play" in opened.delete("auto")
    assert slots(opened) == {"auto"}


def test_a_slot_that_is_asked_for_is_where_the_run_is_kept(tmp_path):
    """`--save` goes on from a slot and saves there."""
    first = session(tmp_path, slot="mine")
    take(first, "rest")
    first.close()
    second = session(tmp_path, slot="mine")
    assert len(second.run.steps) == 1
    assert slots(second) == {"mine"}


def test_a_changed_story_is_told_of_on_going_on(tmp_path):
    """The notice comes with the run, once."""
    first = session(tmp_path)
    take(first, "rest")
    first.close()
    second = session(tmp_path, changed("A fire.", "A small fire."))
    assert second.notices() == (
        "The story has changed since this save was made. Nothing of yours is affected.",
    )
    assert second.notices() == ()


def test_a_damaged_save_is_set_aside_and_its_backup_gone_on_from(tmp_path):
    """The player is told, and loses the last step at most."""
    first = session(tmp_path)
    take(first, "rest", "go")
    first.close()
    (tmp_path / "little" / "auto.save").write_bytes(b"\0" * 100)
    second = session(tmp_path)
    assert "auto.save was damaged" in second.notices()[0]
    assert len(second.run.steps) == 1


def test_a_newer_save_is_left_alone_and_play_goes_on_beside_it(tmp_path):
    """Nothing of a later version is written over: the run is kept under the next name."""
    folder = tmp_path / "little"
    folder.mkdir()
    newer = pack({"x": 1}, format=99)
    (folder / "auto.save").write_bytes(newer)
    opened = session(tmp_path)
    assert "newer version" in opened.notices()[0]
    take(opened, "rest")
    assert (folder / "auto.save").read_bytes() == newer
    assert slots(opened) == {"auto", "auto-2"}
    opened.close()
    assert len(session(tmp_path).run.steps) == 1


def test_a_save_of_another_story_is_left_alone(tmp_path):
    """It may stand in our folder by somebody's hand; it is refused, told of, and not written over."""
    first = session(tmp_path)
    take(first, "rest")
    document = first.run.document() | {"story": "other"}
    first.close()
    writing.write(str(tmp_path / "little" / "auto.save"), pack(document))
    opened = session(tmp_path)
    assert "another story" in opened.notices()[0]
    take(opened, "rest")
    assert slots(opened) == {"auto", "auto-2"}


def test_a_full_disk_is_a_sentence_and_play_goes_on(tmp_path, monkeypatch):
    """It is told once, tried again at every choice, and said when it works again."""
    opened = session(tmp_path)

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(calls, "write", full)
        take(opened, "rest")
        told = opened.notices()
        assert "The disk is full" in told[0]
        assert "You can play on" in told[0]
        take(opened, "go")
        assert opened.notices() == ()
        assert len(opened.run.steps) == 2
    take(opened, "back")
    assert opened.notices() == ("Saving works again: nothing is lost.",)
    opened.shelf.release()
    assert len(session(tmp_path).run.steps) == 3


def test_a_folder_that_cannot_be_made_is_a_sentence_and_play_goes_on(tmp_path):
    """With a file in the folder's place there is nothing to write to, and the game is playable all the same."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    opened = session(tmp_path / "file")
    assert "nothing is kept until that changes" in opened.notices()[0]
    take(opened, "rest", "go")
    assert len(opened.run.steps) == 2
    assert opened.notices() == ()
    opened.close()


def test_recap_tells_where_who_and_what_was_last(tmp_path):
    """Three lines are enough to go on."""
    opened = session(tmp_path)
    take(opened, "go")
    assert opened.recap() == (
        "One, Day 1, Evening, Hongje Stream.",
        "With you: So Ju-ran (wary).",
        "The last thing you did: Go on.",
    )


def test_the_transcript_is_written_beside_the_saves(tmp_path):
    """The sentence says where."""
    opened = session(tmp_path, seed="7")
    take(opened, "go")
    told = opened.export()
    path = tmp_path / "little" / "transcript-auto-7.md"
    assert told == f"Written to {path}."
    assert "**Go on.**" in path.read_text(encoding="utf-8")


def test_closing_again_writes_nothing_more(tmp_path):
    """What is written already is not written twice."""
    opened = session(tmp_path)
    take(opened, "rest")
    before = (tmp_path / "little" / "auto.save").stat()
    opened.close()
    assert (tmp_path / "little" / "auto.save").stat() == before


def test_why_not_says_what_stands_in_the_way(tmp_path):
    """Every command has a sentence where it does not apply, and none where it does."""
    opened = session(tmp_path)
    assert opened.why_not("undo") == "There is nothing to take back."
    assert opened.why_not("easier") == "The difficulty can be lowered at a camp only."
    take(opened, "go")
    assert (opened.why_not("undo"), opened.why_not("easier")) == ("", "")
    take(opened, "stop")
    assert "ended" in opened.why_not("choose")


def test_why_what_was_done_in_the_hardest_mode_stays(tmp_path):
    """After the difficulty was lowered, the sentence names the mode that nothing is taken back from."""
    opened = session(tmp_path)
    opened.new_run("AAAA", 2)
    take(opened, "rest", "go")
    assert opened.lower_mode(0)
    assert opened.why_not("undo") == "What was done in Curfew can't be taken back."


def test_a_story_is_kept_apart_from_others(tmp_path):
    """Each has a folder of its name."""
    opened = session(tmp_path)
    take(opened, "rest")
    assert (tmp_path / story().tables.story / "auto.save").exists()
