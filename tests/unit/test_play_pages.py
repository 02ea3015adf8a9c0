"""Pages: what a step shows, in words."""

from __future__ import annotations

from game.plain.pages import offer_words
from game.play.run import Run
from game.play.wording import MINUS
from game.tui.offers import offer_lines
from playing import SEED, Console, new_run, story, take
from support import compiled, pack_files

FIRST_DAY = """\
  first:
    text: A fire.
    enter: [heat = 3]
    choices:
      - {id: stop, say: Stop., effects: [stamina -= 1], then: You stop., goto: two/morning}
      - {id: leave, say: Leave., goto: end}
"""
NEXT_DAY = """\
episode: 2
id: two
title: Two
content_notes: [the cold]
begin: [heat = 0]
scenes:
  morning:
    text: It is cold.
    choices:
      - {id: wait, say: Wait., then: You wait.}
      - {id: leave, say: Leave., goto: one/end}
"""


UNHARMED = """\
  first:
    text: A wall.
    choices:
      - {id: up, say: Climb., risk: {pips: 2, success: {then: Up., goto: end}, failure: {then: No., goto: end}}}
"""


def offers(run):
    """Return the offers of a page by id."""
    return {offer.id: offer for offer in run.page.offers}


def words(run):
    """Return (kind, words) of every block."""
    return [
        (block.kind, " / ".join("".join(piece for piece, _ in paragraph) for paragraph in block.paragraphs))
        for block in run.page.blocks
    ]


def test_a_failure_without_a_price_says_that_nothing_is_lost():
    """Every risk that can fail tells the price of failing, none too, and both front ends say it in the same words."""
    (climb,) = Run.new(compiled(pack_files(UNHARMED)), SEED).page.offers
    assert climb.failure == ("nothing lost at once",)
    said = "if not: nothing lost at once"
    assert said in offer_words(climb)
    assert said in "\n".join(line.plain for line in offer_lines(climb, 80))


def test_a_choice_says_what_it_costs_does_and_will_bring_back():
    """Exact cost, sure effects and the mark of a promise stand on the line."""
    go = offers(new_run())["go"]
    assert (go.costs, go.changes) == ((f"Stamina {MINUS}1",), ("Heat +1",))
    assert go.remember


def test_a_choice_that_sets_a_meter_says_where_that_leads():
    """By how much it moves differs from run to run, so that alone would read as another choice each time."""
    scenes = """\
  first:
    text: A fire.
    choices:
      - {id: watch, say: Watch., effects: [stamina = 1, heat += 1], then: You watch.}
      - {id: leave, say: Leave., goto: end}
"""
    run = Run.new(compiled(pack_files(scenes)), SEED)
    assert offers(run)["watch"].changes == (f"Stamina {MINUS}1: Winded", "Heat +1")


def test_a_roll_says_how_much_more_it_moves_than_the_choice_does_anyway():
    """The same words twice would read as if the roll changed nothing."""
    scenes = """\
  first:
    text: A fire.
    choices:
      - id: jump
        say: Jump.
        effects: [stamina -= 1, heat -= 1]
        risk:
          pips: 3
          success: {effects: [stamina += 2], goto: end}
          failure: {effects: [stamina -= 1, heat += 1], goto: end}
      - {id: leave, say: Leave., goto: end}
"""
    run = Run.new(compiled(pack_files(scenes)), SEED)
    jump = offers(run)["jump"]
    assert (jump.success, jump.failure) == (("Stamina +2",), (f"Stamina {MINUS}1 more", "Heat +1"))
    for line in (offer_words(jump), "\n".join(line.plain for line in offer_lines(jump, 80))):
        assert "if it works: Stamina +2" in line


def test_a_risk_says_its_odds_its_price_and_every_modifier_by_name():
    """Odds are a word and sixths after the modifiers, which are named."""
    wade = offers(new_run())["wade"]
    assert (wade.pips, wade.odds) == (4, "FAIR")
    assert (wade.failure, wade.modifiers) == (("Heat +1",), ("+1 Ju-ran is with you",))


def test_a_mode_that_shifts_the_odds_is_a_modifier_of_its_own_name():
    """In Curfew the lost pip is printed with the mode's title."""
    assert offers(new_run(mode=2))["wade"].modifiers == ("+1 Ju-ran is with you", f"{MINUS}1 Curfew")


def test_where_no_roll_fails_the_risk_is_safe():
    """In Story a risk shows as safe, without a price of failure."""
    wade = offers(new_run(mode=0))["wade"]
    assert (wade.pips, wade.odds, wade.failure) == (6, "SAFE", ())


def test_locked_choices_are_shown_with_their_key():
    """A cost names what is needed and what there is, a need the author's reason."""
    found = offers(new_run())
    assert (found["lift"].open, found["lift"].locks) == (False, ("needs Stamina 3, you have 2",))
    assert (found["ask"].open, found["ask"].locks) == (False, ("She is not sworn.",))


def test_choices_are_numbered_from_one_in_order():
    """Locked ones count as well."""
    assert [offer.number for offer in new_run().page.offers] == list(range(1, 9))


def test_a_last_choice_asks_before_it_is_taken():
    """The author's words are what is asked."""
    found = offers(new_run())
    assert found["jump"].confirm == "You will not come back."
    assert not found["go"].confirm


def test_a_result_comes_before_the_passage_it_leads_to():
    """What happened stands under the choice, then the next scene."""
    run = new_run()
    take(run, "go")
    assert words(run) == [("result", "You go."), ("passage", "A fire.")]


def test_staying_prints_the_result_alone_and_the_scene_is_still_to_be_had():
    """A page after a choice that stays holds no passage; `standing` has it."""
    run = new_run()
    take(run, "rest")
    assert words(run) == [("result", "You rest.")]
    assert run.standing[0] == (("You walk with ", False), ("two", True), (" fingers on the wall.", False))


def test_changes_say_by_how_much_and_to_what():
    """A meter says its level's word, a bond what it has become."""
    run = new_run()
    take(run, "rest")
    assert run.page.changes == ("Stamina +2: Fresh", "So Ju-ran: sworn")


def test_a_gain_that_the_range_swallows_is_not_told():
    """No choice names a gain that there is no room for, so none is missed."""
    run = new_run()
    take(run, "rest", "rest")
    assert run.page.changes == ()


def test_a_loss_that_the_range_swallows_is_not_told():
    """Where nothing more can be lost, nothing is said to be: no choice names a price that is not paid."""
    scenes = """\
  first:
    text: A fire.
    choices:
      - {id: fall, say: Fall., effects: [stamina -= 4], then: You fall.}
      - {id: leave, say: Leave., goto: end}
"""
    run = Run.new(compiled(pack_files(scenes)), SEED)
    take(run, "fall")
    assert run.page.changes == (f"Stamina {MINUS}2: Spent",)
    take(run, "fall")
    assert run.page.changes == ()


def test_a_cost_and_a_gain_of_one_meter_are_one_sentence():
    """What a step did to a meter is told once, from before to after."""
    run = new_run()
    take(run, "go", "back", "go")
    assert run.page.changes == (f"Stamina {MINUS}1: Spent", "Heat +1: 2", "Resolve +1: 3")


def test_hidden_variables_are_silent():
    """What the story does not show is not told of."""
    run = new_run()
    take(run, "go")
    assert not any("door" in sentence.lower() for sentence in run.page.changes)


def test_marks_say_what_comes_back_and_from_where():
    """A promise is marked when it is made, and its keeping names the episode."""
    run = new_run()
    take(run, "go")
    assert run.page.marks == (("remember", "the people behind you", ""),)
    take(run, "stop")
    assert run.page.marks == (("pays", "they followed you", "One"),)


def test_the_place_is_kept_until_another_is_named():
    """A scene without a place of its own stands where the one before it stood."""
    run = new_run()
    take(run, "go")
    assert (run.page.where, run.page.slot, run.page.day) == ("Hongje Stream", "Evening", "Day 1")


def test_entries_open_on_the_page_that_opens_them():
    """An entry is told of once, and those open from the start belong to the first page."""
    run = new_run()
    assert run.page.opened == ()
    take(run, "go")
    titles = [story().tables.codex[entry].title for entry in run.page.opened]
    assert titles == ["The tide table"]
    take(run, "back")
    assert run.page.opened == ()


def test_the_first_page_says_that_an_episode_begins_and_changes_nothing():
    """What a run begins with is no change."""
    page = new_run().page
    assert (page.begins, page.changes, page.title) == (True, (), "One")


def test_coming_back_from_a_call_prints_its_words_or_goes_on():
    """A called scene returns to where the call says."""
    run = new_run()
    take(run, "visit")
    assert words(run) == [("passage", "A room.")]
    take(run, "leave")
    assert words(run) == [("passage", "A fire.")]


def test_what_the_beginning_of_an_episode_changes_is_told_there(tmp_path):
    """Under its heading, and not with what the choice before it did."""
    program = compiled(two_days())
    run = Run.new(program, SEED)
    take(run, "stop")
    assert (run.page.changes, run.page.begun) == ((f"Stamina {MINUS}1: Winded",), (f"Heat {MINUS}3: 0",))
    take(run, "wait")
    assert (run.page.changes, run.page.begun) == ((), ())
    printed = Console(tmp_path, "1\n", program).after("1")
    order = ["You stop.", "Stamina", "Episode 2: Two.", "Content notes", f"Heat {MINUS}3", "It is cold."]
    assert [printed.index(words) for words in order] == sorted(printed.index(words) for words in order)


def two_days():
    """Return the files of a story of two episodes: what was hot is not so the next day."""
    made = pack_files(FIRST_DAY)
    made["story.yaml"] = made["story.yaml"].replace("one.yaml", "one.yaml, two.yaml")
    return made | {"two.yaml": NEXT_DAY}
