"""Settings: typed words to values, and documents from anywhere."""

from __future__ import annotations

import pytest

from game.play.settings import Settings, changed, from_document, lines, to_document
from playing import session


@pytest.mark.parametrize(
    ("name", "word", "value"),
    [
        ("width", "100", 100),
        ("width", "0", 0),
        ("motion", "no", False),
        ("motion", "YES", True),
        ("colour", "never", "never"),
        ("theme", "Night", "night"),
    ],
)
def test_a_word_that_fits_sets(name, word, value):
    """What is typed becomes the value of its kind."""
    assert getattr(changed(Settings(), name, word), name) == value


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("width", "12"),
        ("width", "wide"),
        ("width", "²"),
        ("motion", "maybe"),
        ("colour", "red"),
        ("keys", "x"),
        ("no", "1"),
        ("theme", "x" * 99),
        ("theme", "zz"),
    ],
)
def test_a_word_that_does_not_fit_sets_nothing(name, word):
    """There is None, and the settings are as they were."""
    assert changed(Settings(), name, word) is None


def test_settings_are_kept(tmp_path):
    """They hold from one sitting to the next."""
    opened = session(tmp_path)
    assert opened.save_settings(opened.settings._replace(width=60, keys={"undo": "z"}))
    opened.close()
    later = session(tmp_path)
    assert (later.settings.width, dict(later.settings.keys)) == (60, {"undo": "z"})


def test_settings_of_a_wrong_kind_are_as_if_not_set():
    """A document from anywhere gives settings."""
    found = from_document({"width": "wide", "motion": 1, "theme": 7, "keys": {"a": 1, "b": "x"}, "other": 1})
    assert found == Settings(keys={"b": "x"})


def test_settings_come_back_as_they_were():
    """Document and value say the same."""
    settings = Settings(theme="night", width=72, notes=False)
    assert from_document(to_document(settings)) == settings


def test_every_setting_that_can_be_typed_is_listed():
    """Name, value and what it may be."""
    listed = lines(Settings())
    assert listed[1] == "width: 0 (columns that text may take: 0 for as many as fit, or 40 to 200)"
    assert len(listed) == 8
