"""The saves on the shelf, in a line each."""

from __future__ import annotations

from game.language.records import NamedTuple
from game.play import untrusted
from game.play.cleaning import clean
from game.play.errors import SaveError
from game.play.store import reading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from game.play.shelf import Shelf, Standing
    from game.story.program import Program


class SaveLine(NamedTuple):
    """One save, as a list shows it."""

    slot: str
    words: str
    """Where it stands: "Under the Arcade, Day 4, Hongje Stream"; or what is wrong with it."""
    steps: int
    saved: float
    """Seconds since the epoch, from the file."""
    mode: str
    seed: str
    readable: bool


def save_lines(program: Program, shelf: Shelf) -> tuple[SaveLine, ...]:
    """Return what is kept, newest first; nothing is changed, whatever is found."""
    return tuple(_line(program, shelf, standing) for standing in shelf.standing())


def _line(program: Program, shelf: Shelf, standing: Standing) -> SaveLine:
    slot = clean(standing.slot)
    try:
        body = reading.load(shelf.path(standing.slot), repair=False).body
        words, steps = place_words(program, body), len(untrusted.mappings(body, "steps"))
        mode, seed = untrusted.text(body, "mode"), untrusted.text(body, "seed")
    except SaveError as error:
        return SaveLine(slot, error.reason or error.sentence, 0, standing.saved, "", "", False)
    return SaveLine(slot, words, steps, standing.saved, _mode_title(program, mode), clean(seed), True)


def place_words(program: Program, document: Mapping[str, Any]) -> str:
    """Return where a run's document stands, in words."""
    now = untrusted.mapping(document, "now")
    chapter_id = untrusted.text(now, "chapter", "")
    chapter = next((found for found in program.tables.chapters if found.id == chapter_id), None)
    parts = [chapter.title, chapter.day] if chapter else []
    parts += [untrusted.text(now, "slot", ""), untrusted.text(now, "where", "")]
    return ", ".join(clean(part) for part in parts if part) or "somewhere"


def _mode_title(program: Program, name: str) -> str:
    return next((mode.title for mode in program.tables.modes if mode.name == name), clean(name))
