"""The profile: what outlives runs."""

from __future__ import annotations

from game.play import gallery
from game.play.profile import from_document
from game.play.store.reading import load
from playing import SEED, session, take


def test_an_ending_is_remembered_with_its_seed_and_unlocks_its_voice(tmp_path):
    """The gallery shows its title from then on, in whatever run."""
    opened = session(tmp_path, seed=SEED)
    assert [line.title for line in gallery.endings(opened)] == [""]
    take(opened, "jump")
    opened.close()
    later = session(tmp_path, seed="7")
    ending = gallery.endings(later)[0]
    assert (ending.title, ending.seen, ending.seed, ending.times) == ("Done", True, SEED, 1)
    assert [(voice.title, voice.open) for voice in gallery.voices(later)] == [("The basin", True)]


def test_reaching_an_ending_again_counts_and_keeps_the_first_seed(tmp_path):
    """Times are counted."""
    opened = session(tmp_path, seed="1")
    take(opened, "jump")
    opened.new_run("2")
    take(opened, "jump")
    ending = gallery.endings(opened)[0]
    assert (ending.seed, ending.times) == ("1", 2)


def test_codex_entries_stay_open_for_later_runs(tmp_path):
    """What was learnt once is learnt."""
    opened = session(tmp_path)
    take(opened, "go")
    opened.new_run()
    assert {line.title: line.open for line in gallery.codex(opened)} == {
        "Curfew hours": True,
        "The tide table": True,
    }


def test_a_page_is_read_once_it_has_been_left(tmp_path):
    """The page one stands on counts as new until then."""
    opened = session(tmp_path)
    first = opened.run.page
    assert not opened.is_read(first)
    take(opened, "go")
    assert opened.is_read(first)
    assert not opened.is_read(opened.run.page)
    opened.close()
    assert session(tmp_path, seed="7").is_read(first)


def test_what_was_read_may_be_written_once_the_page_is_shown(tmp_path):
    """A front end that promises to catch up has the run written at once, and the texts read when it says so."""
    opened = session(tmp_path, seed=SEED)
    take(opened, "rest")
    opened.catches_up, second = True, opened.run.page
    take(opened, "visit")
    assert kept(tmp_path) < opened.profile.read
    assert opened.is_read(second)
    opened.catch_up()
    assert kept(tmp_path) == opened.profile.read


def test_what_was_read_is_not_lost_where_a_window_is_killed_before_it_catches_up(tmp_path):
    """It stands in the run, and is written with the next choice."""
    killed = session(tmp_path, seed=SEED)
    take(killed, "rest")
    killed.catches_up = True
    take(killed, "visit")
    read = set(killed.profile.read)
    killed.shelf.release()
    later = session(tmp_path)
    assert later.profile.read < read
    take(later, later.run.page.offers[0].id)
    later.close()
    assert read < kept(tmp_path)


def kept(folder):
    """Return the texts that are kept as read."""
    return set(from_document(load(folder / "little" / "profile.json").body).read)


def test_an_episode_that_was_begun_can_be_begun_at_again(tmp_path):
    """Chapter select goes on from the state in which this profile began it."""
    opened = session(tmp_path, seed=SEED)
    take(opened, "rest", "go")
    assert [(line.title, line.open) for line in gallery.chapters(opened)] == [("One", True)]
    assert opened.begin_chapter(0)
    assert (opened.run.at_start, opened.run.seed) == (True, SEED)


def test_an_episode_never_reached_is_not_begun(tmp_path):
    """There is a notice instead."""
    opened = session(tmp_path)
    assert not opened.begin_chapter(0)
    assert opened.notices()


def test_a_damaged_profile_is_a_notice_and_an_empty_one(tmp_path):
    """The player is told, and plays."""
    opened = session(tmp_path)
    take(opened, "jump")
    opened.close()
    for path in (tmp_path / "little").glob("profile.json*"):
        path.write_bytes(b"{")
    later = session(tmp_path, seed="7")
    assert later.profile.endings == {}
    assert "profile.json" in later.notices()[0]


def test_whatever_a_profile_document_holds_there_is_a_profile():
    """Parts of a wrong kind are left out."""
    found = from_document(
        {
            "endings": {"a": 1, "b": {"seed": "x", "mode": "y", "times": 3}},
            "codex": [1, "x"],
            "read": 7,
            "chapters": {"one": 3},
        }
    )
    assert (set(found.endings), found.codex, found.read, found.chapters) == ({"b"}, {"x"}, set(), {})


def test_two_profiles_merge_without_losing_anything():
    """Sets are joined, and the higher count stands."""
    one = from_document({"codex": ["a"], "endings": {"e": {"seed": "1", "mode": "m", "times": 2}}})
    other = from_document({"codex": ["b"], "endings": {"e": {"seed": "0", "mode": "m", "times": 1}}})
    one.merge(other)
    assert one.codex == {"a", "b"}
    assert one.endings["e"] == ("0", "m", 2)
