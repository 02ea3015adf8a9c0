"""How the game behaves for this player: a frozen value, and the table that says what each setting may be."""

from __future__ import annotations

from types import MappingProxyType

from game.language.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

NO_KEYS: Mapping[str, str] = MappingProxyType({})
NARROWEST, WIDEST = 40, 200
MOST_KEYS = 100


class Settings(NamedTuple):
    """How the game behaves."""

    theme: str = ""
    """Name of a theme; empty: the front end's own choice."""
    width: int = 0
    """Columns that text may take, 40 to 200; 0: as the window allows."""
    colour: str = "auto"
    """`auto`, `always` or `never`."""
    ascii: bool = False
    """Whether shapes are drawn with plain characters, for fonts that lack them."""
    motion: bool = False
    """Whether anything may move by itself."""
    confirm_quit: bool = False
    notes: bool = True
    """Whether content notes are shown where an episode begins."""
    skip_read: bool = False
    """Whether what has been read before is gone past quickly."""
    mode: str = ""
    """The difficulty chosen last."""
    keys: Mapping[str, str] = NO_KEYS
    """Other keys for commands, by the command's name; several are joined by commas."""


HELP = {
    "theme": "the colours of the full screen: night, paper or contrast",
    "width": "columns that text may take: 0 for as many as fit, or 40 to 200",
    "colour": "auto, always or never",
    "ascii": "yes or no: whether shapes are drawn with plain characters",
    "motion": "yes or no: whether anything may move by itself",
    "confirm_quit": "yes or no: whether leaving is asked twice",
    "notes": "yes or no: whether content notes are shown where an episode begins",
    "skip_read": "yes or no: whether what you have read before is gone past quickly",
}
"""What can be set by a word, and to what."""
CHOICES = {"colour": ("auto", "always", "never"), "theme": ("", "night", "paper", "contrast")}
TRUTHS = {"yes": True, "on": True, "true": True, "no": False, "off": False, "false": False}


def changed(settings: Settings, name: str, word: str) -> Settings | None:
    """Return the settings with one set by a typed word, or None where it may not be that."""
    if name not in HELP:
        return None
    value: Any = word
    if isinstance(getattr(settings, name), bool):
        value = TRUTHS.get(word.lower())
    elif name == "width":
        value = int(word) if word.isascii() and word.isdigit() and len(word) < 5 else None
    else:
        value = word.lower()
    return settings._replace(**{name: value}) if _fits(name, value) else None


def _fits(name: str, value: object) -> bool:
    default = getattr(Settings(), name)
    if type(value) is not type(default):
        return False
    if isinstance(value, int) and name == "width":
        return value == 0 or NARROWEST <= value <= WIDEST
    if isinstance(value, str):
        return len(value) <= 64 and (name not in CHOICES or value in CHOICES[name])
    return True


def lines(settings: Settings) -> tuple[str, ...]:
    """Return every setting with what it is and what it may be."""
    return tuple(f"{name}: {_word(getattr(settings, name))} ({told})" for name, told in HELP.items())


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) or "default"


def to_document(settings: Settings) -> dict[str, Any]:
    """Return the settings for keeping."""
    return {**settings._asdict(), "keys": dict(settings.keys)}


def from_document(document: Mapping[str, Any]) -> Settings:
    """Return kept settings; whatever does not fit is as if it had not been set."""
    found = {name: document[name] for name in Settings._fields[:-1] if name in document}
    kept = {name: value for name, value in found.items() if _fits(name, value)}
    return Settings(**kept, keys=_keys(document.get("keys")))


def _keys(found: object) -> Mapping[str, str]:
    if not isinstance(found, dict):
        return NO_KEYS
    pairs = [(name, keys) for name, keys in found.items() if isinstance(name, str) and isinstance(keys, str)]
    return dict(sorted(pairs)[:MOST_KEYS])
