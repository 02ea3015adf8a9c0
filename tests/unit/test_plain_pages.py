"""The line mode's pages: what is printed, in what order, and nothing but appended lines."""

from __future__ import annotations

import pytest

from game.play.wording import MINUS
from playing import Console, changed, session, take


def test_a_new_run_begins_with_title_episode_place_passage_choices_and_prompt(tmp_path):
    """The whole first page, byte for byte."""
    console = Console(tmp_path, "")
    assert console.code == 0
    assert console.text == (
        "Little\n"
        "Difficulty: Standard. Seed: AAAA-BBBB.\n"
        "Type a number to choose, or a word: status, undo, save, log, codex, again, help\n"
        "or quit.\n"
        "\n"
        "Episode 1: One. Day 1.\n"
        "Content notes: confinement, infection.\n"
        "\n"
        "Evening, Hongje Stream.\n"
        "\n"
        "You walk with two fingers on the wall.\n"
        "\n"
        "Ju-ran is here.\n"
        "\n"
        f"1. Go on. (Stamina {MINUS}1; Heat +1; will come back)\n"
        f"2. Lift it. (locked: needs Stamina 3, you have 2; Stamina {MINUS}3)\n"
        "3. Ask her. (locked: She is not sworn.)\n"
        "4. Wade by. (FAIR, 4 in 6 counting +1 Ju-ran is with you; if not: Heat +1)\n"
        "5. Rest. (Stamina +2; So Ju-ran: sworn)\n"
        "6. Look in.\n"
        "7. Let it take you. (left to chance)\n"
        "8. Jump. (ends the story)\n"
        "\n"
        "> \n"
    )


def test_a_choice_prints_what_came_of_it_then_where_it_led(tmp_path):
    """Result, changes, passage, mark, codex, roll call, choices: a mark gives nothing away that is still to be read."""
    page = Console(tmp_path, "1\n").after("1")
    order = [
        "You go.",
        f"Stamina {MINUS}1: Winded",
        "A fire.",
        "This will come back",
        "In the codex: The tide table.",
        "Roll call: One.",
        "1. Stop.",
    ]
    places = [page.index(words) for words in order]
    assert places == sorted(places)


def test_the_place_is_named_when_it_changes_and_not_again(tmp_path):
    """A page in the same place does not repeat it."""
    assert "Hongje" not in Console(tmp_path, "1\n").after("1")


def test_a_locked_choice_explains_itself_and_asks_again(tmp_path):
    """Nothing is taken."""
    console = Console(tmp_path, "2\n3\n")
    assert console.after("2") == "\nLift it. This is locked: needs Stamina 3, you have 2.\n"
    assert console.after("3") == "\nAsk her. This is locked: She is not sworn.\n"
    assert console.session.run.at_start


@pytest.mark.parametrize("number", ["0", "9", "999999", "99."])
def test_a_number_without_a_choice_is_explained(tmp_path, number):
    """The numbers there are, are said."""
    assert "type a number from 1 to 8." in Console(tmp_path, f"{number}\n").after(number)


def test_a_last_choice_is_asked_twice(tmp_path):
    """The same number at once takes it; anything else is a change of mind."""
    console = Console(tmp_path, "8\n")
    assert (
        console.after("8") == "\nYou will not come back. Type 8 again to do it, or anything else to stay.\n"
    )
    assert console.session.run.finished is None
    assert Console(tmp_path, "8\nstatus\n8\n").session.run.finished is None
    assert Console(tmp_path, "8\n8\n").session.run.finished == 0


def test_an_ending_says_so_and_what_can_be_done(tmp_path):
    """After it numbers are explained, and words work."""
    console = Console(tmp_path, "8\n8\n1\nendings\nundo\n")
    assert "The end: Done. A good ending." in console.text
    assert "The story has ended" in console.after("1")
    assert "1. Done (good). Reached once, first with seed AAAA-BBBB." in console.text
    assert console.session.run.finished is None


def failing_seed():
    """Return a seed whose first wading fails."""
    from playing import new_run  # noqa: PLC0415 - only here

    for number in range(100):
        run = new_run(f"F{number}")
        take(run, "wade")
        if run.steps[-1].roll == "failure":
            return run.seed
    raise AssertionError


@pytest.mark.parametrize(("answer", "roll"), [("yes", "pushed"), ("y", "pushed"), ("no", "failure")])
def test_a_failed_roll_asks_whether_to_push(tmp_path, answer, roll):
    """The odds, the price and what follows otherwise are said first; anything else is asked again."""
    console = Console(tmp_path, f"4\nhm\n{answer}\n", seed=failing_seed())
    asked = (
        f"Push through. It costs: Resolve {MINUS}1, and then it works. If you don't: Heat +1. Do you push?"
    )
    text = " ".join(console.text.split())
    assert (
        f"FAIR, 4 in 6: it does not work. {asked} 1 yes, 2 no> hm {asked} Type 1 for yes or 2 for no." in text
    )
    assert console.session.run.steps[-1].roll == roll
    assert text.count("it does not") == 1


def test_leaving_at_the_question_commits_nothing(tmp_path):
    """End of input there leaves the run before the roll, and the roll what it is."""
    seed = failing_seed()
    assert Console(tmp_path, "4\n", seed=seed).session.run.at_start
    assert Console(tmp_path, "4\nquit\n", seed=seed).session.run.at_start


def test_a_run_that_goes_on_begins_with_the_recap(tmp_path):
    """Then the whole scene, though the last page was a mere result."""
    Console(tmp_path, "5\n")
    console = Console(tmp_path, "", seed=None)
    recap = console.text.index("The last thing you did: Rest.")
    assert recap < console.text.index("You walk with two fingers") < console.text.index("1. Go on.")


def test_hashes_stand_under_every_page(tmp_path):
    """They are the run's digests, so that front ends can be compared."""
    console = Console(tmp_path, "5\n1\n", hashes=True)
    digests = [
        line.removeprefix("State: ") for line in console.text.splitlines() if line.startswith("State: ")
    ]
    played = session(tmp_path / "other", seed="AAAA-BBBB")
    expected = [played.run.digest]
    for choice in ("rest", "go"):
        take(played, choice)
        expected.append(played.run.digest)
    assert digests == expected


def test_the_same_input_prints_the_same_bytes(tmp_path):
    """Nothing of the clock, the folder or chance gets into the text."""
    typed = "4\nno\nstatus\nundo\n7\nlog\nroll\nhelp\n"
    one = Console(tmp_path / "a", typed)
    other = Console(tmp_path / "b", typed)
    assert one.text == other.text


def test_only_lines_are_appended(tmp_path):
    """No control characters, no box drawing, and no line wider than 80."""
    console = Console(
        tmp_path, "status\n1\nlog\nroll\nhelp\ncodex\ncodex 1\nsettings\nload\nvoices\nchapters\n"
    )
    assert all(letter == "\n" or letter.isprintable() for letter in console.text)
    assert not any("\u2500" <= letter <= "\u259f" for letter in console.text)
    assert max(len(line) for line in console.text.splitlines()) <= 80


def test_what_a_pack_hides_in_its_text_is_filtered_on_the_way_out(tmp_path):
    """Even a program that never passed the reader can't reach the terminal."""
    program = changed("text: A fire.", "text: A small fire.")
    hostile = tuple(
        text._replace(body=(("text", "A \x1b[2J\u202efire."),)) if text.id == "one/camp/text" else text
        for text in program.tables.texts
    )
    program = type(program)(program.tables._replace(texts=hostile), "hostile")
    assert "A [2Jfire." in Console(tmp_path, "1\n", program).text


def test_colour_is_asked_for(tmp_path):
    """Then headings and stress have it, and the text is the same without it."""
    plain = Console(tmp_path / "a", "").text
    coloured = Console(tmp_path / "b", "", colour=True).text
    assert "\x1b[3mtwo\x1b[0m" in coloured
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[3m"):
        coloured = coloured.replace(code, "")
    assert coloured == plain


def test_a_terminal_without_our_characters_gets_stand_ins(tmp_path):
    """A minus is a hyphen, and nothing fails."""
    text = Console(tmp_path, "1\n", encoding="ascii").text
    assert "Stamina -1: Winded." in text
