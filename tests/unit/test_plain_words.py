"""The line mode's words: each does what it says, and anything else is explained."""

from __future__ import annotations

import pytest

from playing import Console


def said(tmp_path, *lines):
    """Return what was printed for the last of some lines."""
    return Console(tmp_path, "\n".join(lines) + "\n").after(lines[-1]).strip()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("stauts", "I don't know stauts: did you mean status? Type help for what you can do."),
        ("xyzzy", "I don't know xyzzy: type help for what you can do."),
        ("", "Type a number to choose, or a word:"),
        ("1 2", "I don't know 1:"),
        ("-1", "I don't know -1:"),
        ("choose", "Type choose and a number"),
        ("theme", "I don't know theme:"),
    ],
)
def test_anything_else_is_explained_and_asked_again(tmp_path, typed, told):
    """The sentence names what was typed and what could be."""
    console = Console(tmp_path, f"{typed}\nstatus\n")
    assert console.after(typed).strip().startswith(told)
    assert "Stamina: Tired (2 of 4)." in console.text


@pytest.mark.parametrize("typed", ["1", " 1 ", "1.", "1)", "choose 1", "CHOOSE 1"])
def test_a_number_chooses_however_it_is_written(tmp_path, typed):
    """Blanks, a full stop and the word make no difference."""
    assert Console(tmp_path, f"{typed}\n").session.run.steps[0].choice == "go"


def test_status_says_how_things_are(tmp_path):
    """Meters, allies, difficulty and seed."""
    assert said(tmp_path, "5", "status").splitlines()[0] == "Stamina: Fresh (4 of 4)."


def test_undo_says_what_was_taken_back_and_shows_the_page(tmp_path):
    """And says so when there is nothing."""
    assert said(tmp_path, "1", "undo").startswith("Taken back: Go on.")
    assert said(tmp_path / "b", "undo") == "There is nothing to take back."


def test_save_without_a_name_saves(tmp_path):
    """With one it keeps the moment for good."""
    assert said(tmp_path, "1", "save").startswith("Saved.")
    assert said(tmp_path, "save gate") == "Saved as gate."
    assert said(tmp_path, "save ../x").startswith("A save's name is")


def test_load_lists_and_goes_on(tmp_path):
    """A list says where each stands; a name goes there, with the recap."""
    text = said(tmp_path, "1", "save gate", "2", "load")
    assert "gate: One, Day 1, Evening, Hongje Stream. 1 choice, Standard, seed AAAA-BBBB." in text.replace(
        "\n      ", " "
    )
    assert said(tmp_path, "load gate").startswith(
        "One, Day 1, Evening, Hongje Stream.\nWith you: So Ju-ran (wary)."
    )
    assert "There is no nothing.save" in said(tmp_path, "load nothing").replace("\n", " ")


def test_delete_asks_first(tmp_path):
    """No leaves it where it is."""
    text = Console(tmp_path, "save gate\ndelete gate\nno\ndelete gate\nyes\nload\ndelete\n").text
    assert "gate is gone." in text
    assert "Nothing is kept yet." in text
    assert "Type delete and the name of a save." in text


def test_log_is_the_run_so_far(tmp_path):
    """Passages, results and what was chosen, in order."""
    text = said(tmp_path, "5", "1", "log")
    order = ["Ju-ran is here.", "You chose: Rest.", "You rest.", "You chose: Go on.", "A fire."]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_codex_lists_and_reads(tmp_path):
    """By number, by title, by the beginning of a title; closed entries are not there."""
    assert "The tide table" not in said(tmp_path / "a", "codex")
    for word in ("2", "the tide table", "the t"):
        assert (
            said(tmp_path / word.replace(" ", "_"), "1", f"codex {word}")
            == "The tide table\n\nIt goes round."
        )


def test_voices_are_read_once_an_ending_has_unlocked_them(tmp_path):
    """Before that there is nothing to list."""
    assert said(tmp_path, "voices") == "No ending has unlocked a voice yet."
    assert said(tmp_path, "8", "8", "voices 1") == "The basin\n\nHe washed his hands."


def test_endings_not_reached_show_no_title(tmp_path):
    """Only how many there are."""
    assert said(tmp_path, "endings") == "Endings reached: 0 of 1.\n1. Not reached yet."


def test_chapters_begin_anew_after_asking(tmp_path):
    """An episode that was begun can be gone back to."""
    console = Console(tmp_path, "1\nchapters\nchapters 1\nyes\n")
    assert "1. One, Day 1" in console.text
    assert console.session.run.at_start
    assert console.text.count("Episode 1: One.") == 2


def test_easier_lowers_the_difficulty_at_a_camp(tmp_path):
    """And never makes it harder."""
    assert said(tmp_path / "a", "easier story") == "The difficulty can be lowered at a camp only."
    assert said(tmp_path / "b", "1", "easier curfew").startswith("Type easier and story.")
    assert said(tmp_path / "c", "1", "easier story").startswith("The difficulty is Story.")


def test_new_asks_and_takes_a_seed_and_a_mode(tmp_path):
    """The run before is kept as previous, and that is said."""
    console = Console(tmp_path, "5\nnew\nno\nnew 77 curfew\nyes\n1\nload\n")
    assert "It is kept as previous." in console.text
    assert "Difficulty: Curfew. Seed: 77." in console.text
    assert "previous:" in console.text
    assert said(tmp_path / "b", f"new {'x' * 40}").startswith("A seed is 1 to 32")


def test_again_repeats_the_page_and_recap_and_roll_have_their_lines(tmp_path):
    """Each is asked for by its word."""
    assert said(tmp_path / "a", "5", "again").startswith("Evening, Hongje Stream.\n\nYou walk")
    assert said(tmp_path / "b", "5", "recap").endswith("The last thing you did: Rest.")
    assert said(tmp_path / "c", "5", "roll").startswith("Roll call: One.\nSo Ju-ran: sworn.")


def test_export_says_where(tmp_path):
    """A file beside the saves."""
    assert said(tmp_path, "5", "export").replace("\n", "").startswith("Written to")
    assert (tmp_path / "little" / "transcript-auto-AAAA-BBBB.md").exists()


def test_state_is_the_digest(tmp_path):
    """The same as under every page with --hashes."""
    console = Console(tmp_path, "state\n")
    assert console.after("state").strip() == f"State: {console.session.run.digest}"


def test_settings_are_listed_and_set(tmp_path):
    """A value that does not fit is told what would."""
    assert "colour: auto (auto, always or never)" in said(tmp_path, "settings")
    assert said(tmp_path, "set notes no") == "Set."
    assert said(tmp_path, "set colour red") == "colour can be: auto, always or never."
    assert said(tmp_path, "set size 3") == "There is no setting called size."
    assert "Content notes" not in Console(tmp_path, "").text


def test_help_lists_the_words_that_apply_here(tmp_path):
    """`easier` is there at a camp; help about a word says its other words."""
    assert "easier" not in said(tmp_path / "a", "help")
    assert "easier MODE: Lower the difficulty, at a camp." in said(tmp_path / "b", "1", "help")
    assert said(tmp_path / "c", "help look").endswith("Words: again, look.")


def test_quit_leaves_with_everything_saved(tmp_path):
    """Also where it is asked twice."""
    assert Console(tmp_path, "1\nquit\n1\n").code == 0
    Console(tmp_path, "set confirm_quit yes\n", seed=None)
    console = Console(tmp_path, "quit\nno\n1\nquit\nyes\n", seed=None)
    assert [step.choice for step in console.session.run.steps] == ["go", "stop"]


def test_a_mode_without_undo_or_slots_says_so(tmp_path):
    """In Curfew the words explain themselves."""
    console = Console(tmp_path, "5\nundo\nsave gate\nnew\nno\n", mode=2)
    assert "In Curfew nothing can be taken back." in console.text
    assert "there is one save" in console.text
    assert "It is lost then." in console.text
