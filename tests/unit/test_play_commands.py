"""The registry of commands: one table, complete and without clashes."""

from __future__ import annotations

import pytest

from game.plain.acts import ACTS
from game.play.commands import ALWAYS, CAMP, COMMANDS, PLAY, applying, by_name, by_word
from game.play.session import Session
from playing import session, take


def test_no_two_commands_share_a_name_a_key_or_a_word():
    """A key or a word means one thing."""
    for values in (
        [command.name for command in COMMANDS],
        [key for command in COMMANDS for key in command.keys],
        [word for command in COMMANDS for word in command.words],
    ):
        assert len(values) == len(set(values))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_says_what_it_does_and_where(command):
    """A title, one line of help that is a sentence, and a place it applies to."""
    assert command.title
    assert command.help.endswith(".")
    assert "\n" not in command.help
    assert set(command.where) <= set(ALWAYS)
    assert command.where


def test_every_command_with_plain_words_has_an_act_and_no_act_is_without():
    """The line mode does all that the table says, and nothing else."""
    assert set(ACTS) == {command.name for command in COMMANDS if command.words}


@pytest.mark.parametrize("word", ["status", "undo", "save", "log", "codex", "help", "again", "quit"])
def test_the_words_that_were_promised_are_there(word):
    """These are the contract of the line mode."""
    assert by_word(word).words[0] == word


def test_a_camp_has_all_that_play_has_and_the_difficulty():
    """`easier` is the one command of camps alone."""
    assert {command.name for command in applying(CAMP)} - {command.name for command in applying(PLAY)} == {
        "easier"
    }


def test_looking_up_by_name():
    """A name that is not there is a mistake of ours."""
    assert by_name("undo").title == "Undo"
    with pytest.raises(KeyError):
        by_name("nothing")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_whether_a_command_applies_can_be_asked_anywhere(command, tmp_path):
    """On the title, in a run, at a camp and after an ending there is a sentence or nothing."""
    opened = session(tmp_path)
    said = [opened.why_not(command.name)]
    take(opened, "go")
    said.append(opened.why_not(command.name))
    take(opened, "stop")
    said.append(opened.why_not(command.name))
    said.append(Session.on(opened.program, str(tmp_path / "x")).why_not(command.name))
    assert all(sentence == "" or sentence.endswith(".") for sentence in said)
