"""Keys: bindings made from the one registry of commands, and keys as they are written on screen."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from textual.binding import Binding

from game.play.commands import COMMANDS, by_name

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES = {
    "question_mark": "?",
    "enter": "Enter",
    "space": "Space",
    "escape": "Esc",
    "delete": "Del",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
}


def key_name(key: str) -> str:
    """Return a key of Textual's as a person would write it: `ctrl+p` as Ctrl+P, `question_mark` as ?."""
    *modifiers, last = key.split("+")
    if last in _NAMES:
        last = _NAMES[last]
    elif modifiers or (len(last) > 1 and last[0] == "f"):
        last = last.upper() if len(last) <= 3 else last.capitalize()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), last])


def bindings() -> list[Binding]:
    """Return a binding for every command that has a key; its id is the command's name, so settings can change it.

    The numbers are the choice list's own, since they mean a choice and not a command.
    """
    return [
        Binding(
            ",".join(command.keys), f"command('{command.name}')", command.title, show=False, id=command.name
        )
        for command in COMMANDS
        if command.keys and command.name != "choose"
    ]


def raw_keys(name: str, keymap: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of a command as Textual writes them, the player's own before the registry's."""
    own = keymap.get(name)
    return tuple(key.strip() for key in own.split(",")) if own else by_name(name).keys


def keys_of(name: str, keymap: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of a command as a person would write them."""
    return _written(raw_keys(name, keymap))


@cache
def _written(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(key_name, keys))
