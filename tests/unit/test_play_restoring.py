"""Saves and stories that have changed: exact where nothing has, by names where something has, always with a notice."""

from __future__ import annotations

import json

import pytest

from game.play.errors import SaveError
from game.play.restoring import restore
from game.story.program import Program
from playing import RULES, SCENES, changed, new_run, story, take

FORGOTTEN = "What came before can be neither undone nor read again."


def kept(run):
    """Return a run's document as a file gives it back."""
    return json.loads(json.dumps(run.document()))


def played(*choices):
    """Return a run that has taken choices."""
    run = new_run()
    take(run, *choices)
    return run


def test_a_save_of_the_same_story_is_exact():
    """State, history and trail come back as they were, and nothing needs saying."""
    run = played("rest", "go", "back", "visit", "wait")
    found = restore(story(), kept(run))
    assert (found.notice, found.is_whole) == (None, True)
    assert found.run.moments == run.moments
    assert found.run.document() == run.document()


def test_a_save_after_a_lowered_difficulty_comes_back():
    """A change of mode is a step like any other."""
    run = played("go")
    run.lower_mode(0)
    assert restore(story(), kept(run)).run.moments == run.moments


def test_a_story_that_only_says_things_otherwise_keeps_the_whole_run():
    """Where the choices still lead to what the save says, history and all, that is said."""
    run = played("rest", "go")
    found = restore(changed("A fire.", "A small fire."), kept(run))
    assert found.is_whole
    assert found.notice == "The story has changed since this save was made. Nothing of yours is affected."
    assert len(found.run.moments) == 3


def test_a_choice_that_is_gone_loses_the_history_and_nothing_else():
    """The snapshot is the truth: the run stands where it stood, with every value, and can't be taken back."""
    run = played("rest", "go")
    found = restore(changed("id: rest, say: Rest.", "id: sleep, say: Sleep."), kept(run))
    assert found.notice == f"The story has changed since this save was made. {FORGOTTEN}"
    assert found.run.digest == run.digest
    assert not found.run.can_undo
    assert (found.run.page.where, found.run.page.blocks[0].kind) == ("Hongje Stream", "passage")


def test_what_was_adopted_once_is_exact_from_then_on():
    """A run that stands on a snapshot is saved and restored with the steps it has taken since."""
    program = changed("id: rest, say: Rest.", "id: sleep, say: Sleep.")
    run = restore(program, kept(played("rest", "go"))).run
    take(run, "back", "sleep")
    found = restore(program, kept(run))
    assert (found.notice, found.run.moments) == (None, run.moments)


def test_tries_of_before_still_count_after_a_change():
    """A roll that was tried in a forgotten history is not rolled the same again."""
    run = played("wade", "back")
    found = restore(changed("id: rest, say: Rest.", "id: sleep, say: Sleep."), kept(run)).run
    choice = found.program.choice_index(found.state.scene, "wade")
    assert found.tried(choice) == 1
    document = kept(run)
    document["steps"] = [{"scene": "one/gone", "choice": "x"}]
    assert restore(story(), document).run.tried(choice) == 1


def without_camp():
    """Return the scenes with another name for the camp."""
    return SCENES.replace("  camp:\n", "  fire:\n").replace("goto: camp", "goto: fire")


def test_a_renamed_scene_is_found_under_its_name_of_today():
    """The author's `renamed:` map leads there, and the history with it."""
    program = story(without_camp(), RULES, "renamed")
    renamed = Program(program.tables._replace(renamed=(("one/camp", "one/fire"),)), "renamed")
    found = restore(renamed, kept(played("go", "back", "go")))
    assert found.run.scene.name == "one/fire"
    assert found.is_whole


@pytest.mark.parametrize(
    ("slot", "old", "new"), [("heat", "noise", "heat"), ("juran.bond", "yuran", "juran")]
)
def test_what_is_called_otherwise_keeps_its_value(slot, old, new):
    """A variable, and the bond of an ally, are found under their names of today, and nothing is said to be gone."""
    program = story()
    renamed = Program(program.tables._replace(renamed=((old, new),)), "renamed")
    document = kept(played("go"))
    values = document["now"]["values"]
    values[slot.replace(new, old)] = values.pop(slot)
    found = restore(renamed, document)
    assert found.run.state.values[program.slot_index(slot)] == values[slot.replace(new, old)]
    assert "No longer" not in (found.notice or "")


def test_without_the_scene_the_run_goes_on_from_the_last_that_is_left():
    """Back along the run, the nearest scene where something can be chosen; the values stay."""
    program = story(without_camp(), RULES, "gone")
    run = played("go")
    found = restore(program, kept(run))
    assert found.run.scene.name == "one/first"
    assert "The scene where you stood is gone, so you go on from the last scene of your way" in found.notice
    assert found.run.state.values[program.slot_index("heat")] == 1


def test_without_any_scene_of_the_way_it_goes_on_from_the_episode_s_beginning():
    """The first scene of the episode is entered with the values of the save."""
    scenes = SCENES.replace("  first:\n", "  start:\n").replace("goto: first", "goto: start")
    program = story(scenes, RULES, "moved", start="start")
    document = kept(played("rest"))
    found = restore(program, document)
    assert found.run.scene.name == "one/start"
    assert "you go on from the beginning of the episode, Hongje Stream." in found.notice


def test_a_call_that_is_gone_is_left_behind():
    """A run inside a called scene whose caller is gone stands where it can go on."""
    run = played("visit")
    found = restore(changed("id: visit, say: Look in.", "id: peek, say: Peek in."), kept(run))
    assert found.run.scene.name == "one/first"
    assert found.run.state.stack == ()


def test_a_call_that_is_left_keeps_its_way_back():
    """Frames come back by names: the caller, the called and what goes on."""
    run = played("visit")
    found = restore(changed("id: rest, say: Rest.", "id: sleep, say: Sleep."), kept(run))
    assert found.run.scene.name == "one/inside"
    take(found.run, "leave")
    assert found.run.scene.name == "one/camp"


def test_variables_that_are_gone_or_new_are_named():
    """The gone are dropped, and the new begin at their start."""
    document = kept(played("go"))
    values = document["now"]["values"]
    values["hunger"] = 2
    del values["resolve"]
    document |= {"hash": "before", "steps": []}
    found = restore(story(), document)
    assert "No longer in the story: hunger. New in it: Resolve." in found.notice
    assert found.run.state.values[story().slot_index("resolve")] == 1


def test_variables_are_named_even_where_the_whole_run_is_kept():
    """What the story no longer counts is said, whatever else is as it was."""
    document = kept(played("go"))
    document["now"]["values"]["hunger"] = 2
    document["hash"] = "before"
    found = restore(story(), document)
    assert found.is_whole
    assert found.notice.endswith("No longer in the story: hunger.")


def test_a_value_past_its_range_is_moved_into_it():
    """And the player is told what it is."""
    document = kept(played("go"))
    document["now"]["values"]["heat"] = 9
    document["hash"] = "before"
    found = restore(story(), document)
    assert "Heat is 3." in found.notice
    assert found.run.state.values[story().slot_index("heat")] == 3


def test_a_word_of_a_list_that_is_gone_is_its_start():
    """Lists are kept by their words, so that an order may change."""
    document = kept(played("go"))
    document["now"]["values"]["stance"] = "pirates"
    document["hash"] = "before"
    found = restore(story(), document)
    assert "Stance is none." in found.notice


def test_a_difficulty_that_is_gone_is_the_story_s_own():
    """And that is said."""
    document = kept(played("go"))
    document["now"]["values"]["mode"] = document["mode"] = "hell"
    found = restore(story(), document)
    assert "The difficulty is Standard." in found.notice


def test_a_newer_version_is_named():
    """Both versions stand in the notice."""
    document = kept(played("go"))
    document |= {"hash": "before", "version": "0.9.0"}
    assert "(version 0.9.0, now 1.0.0)" in restore(story(), document).notice


def test_choices_that_do_not_lead_to_where_a_save_stands_are_forgotten():
    """A save of the very same story whose parts disagree goes on from its snapshot, and says so."""
    document = kept(played("go", "back"))
    document["steps"].pop()
    found = restore(story(), document)
    assert found.notice.startswith("The choices in this save do not lead to where it stands")
    assert found.run.scene.name == "one/first"


def test_another_story_s_save_is_refused():
    """It is left as it is, and the sentence names both stories."""
    document = kept(played("go")) | {"story": "other"}
    with pytest.raises(SaveError, match="another story, other, and this is little"):
        restore(story(), document)


def broken_documents():
    """Yield documents of which one part is of a wrong kind."""
    whole = kept(played("rest", "visit"))
    for key in ("story", "version", "hash", "seed", "mode", "steps", "base", "now"):
        for value in (7, "?" * 5000, [1], {"x": []}):
            yield pytest.param({**whole, key: value}, id=f"{key}-{type(value).__name__}")
    for key in whole["now"]:
        for value in (7, [[]], {"x": 1}, "zzz"):
            yield pytest.param(
                {**whole, "hash": "x", "now": {**whole["now"], key: value}},
                id=f"now-{key}-{type(value).__name__}",
            )


@pytest.mark.parametrize("document", broken_documents())
def test_whatever_a_document_holds_there_is_a_run_or_a_sentence(document):
    """A save may come from anywhere: it restores or is refused, and nothing else."""
    try:
        found = restore(story(), document)
    except SaveError as error:
        said = error.sentence
    else:
        said = found.notice or "."
        assert found.run.page.offers or found.run.finished is not None
    assert said.endswith(".")
