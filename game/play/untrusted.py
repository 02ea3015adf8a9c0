"""Reading a save's fields: it may come from anywhere, so every one is checked for its kind before it is used."""

from __future__ import annotations

from game.play.store.errors import SaveError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

LONGEST = 2000
"""Characters of any one string that are taken from a save."""


def broken(what: str) -> SaveError:
    """Return the error for a save whose parts are not what they should be."""
    reason = f"its `{what}` is not what a save of this game holds"
    return SaveError(f"This save cannot be used, because {reason}: choose another, or begin anew.", reason)


def text(found: Mapping[str, Any], key: str, default: str | None = None) -> str:
    """Return a string; SaveError where there is none."""
    value = found.get(key, default)
    if not isinstance(value, str) or len(value) > LONGEST:
        raise broken(key)
    return value


def mapping(found: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Return an object; an absent one is empty."""
    value = found.get(key, {})
    if not isinstance(value, dict):
        raise broken(key)
    return value


def mappings(found: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    """Return a list of objects; an absent one is empty."""
    value = found.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise broken(key)
    return value


def texts(found: Mapping[str, Any], key: str) -> list[str]:
    """Return a list of strings; an absent one is empty."""
    value = found.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise broken(key)
    return value


def number(found: Mapping[str, Any], key: str, default: int = 0) -> int:
    """Return a whole number."""
    value = found.get(key, default)
    if type(value) is not int:
        raise broken(key)
    return value
