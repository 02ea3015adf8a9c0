"""Where saves and the compiled story belong: as asked, else by a checkout, else by the custom of the system.

On Linux the custom is a dozen lines here (XDG base directories): the cache folder is needed at every start, where
importing platformdirs would take a third of the time that the line mode may. Every other system is left to it.
"""

from __future__ import annotations

import os
import sys

from game.play.store.paths import absolute, is_absolute, is_folder, join, parent
from game.play.store.problems import problem

APP = "twelve-to-six"
SAVES_VARIABLE = "TWELVE_TO_SIX_SAVES"
CACHE_VARIABLE = "TWELVE_TO_SIX_CACHE"

XDG = {"data": ("XDG_DATA_HOME", ".local/share"), "cache": ("XDG_CACHE_HOME", ".cache")}
"""By kind of folder: the variable that names it, and its place under the home folder where none does."""


def save_folder(option: str | None = None) -> str:
    """Return the folder of saves: the option, TWELVE_TO_SIX_SAVES, the checkout's `saves`, or the user's data."""
    asked = option or os.environ.get(SAVES_VARIABLE)
    if asked:
        return _absolute(asked)
    root = checkout()
    return join(root, "saves") if root else join(user_folder("data"), "saves")


def cache_folder() -> str:
    """Return the folder for what can be made again: TWELVE_TO_SIX_CACHE, or the user's cache."""
    asked = os.environ.get(CACHE_VARIABLE)
    return _absolute(asked) if asked else user_folder("cache")


def checkout() -> str | None:
    """Return the folder above `game/` where it is a checkout of this project, else None."""
    root = __file__
    for _ in range(4):
        root = parent(root)
    return root if is_checkout(root) else None


def is_checkout(root: str) -> bool:
    """Return whether the folder has our pyproject.toml and a story beside it."""
    try:
        with open(join(root, "pyproject.toml"), "rb") as file:  # noqa: PTH123 - see paths.py
            named = f'name = "{APP}"'.encode() in file.read(4096)
    except OSError:
        return False
    return named and is_folder(join(root, "story"))


def user_folder(kind: str) -> str:
    """Return the user's own folder of a kind, "data" or "cache", for this game; XDG values count if absolute."""
    if sys.platform == "linux":
        variable, place = XDG[kind]
        base = os.environ.get(variable, "")
        return join(base if is_absolute(base) else _absolute(f"~/{place}"), APP)
    import platformdirs  # noqa: PLC0415 - costs 25 ms, which only some systems need to spend

    return (
        platformdirs.user_data_dir(APP, False) if kind == "data" else platformdirs.user_cache_dir(APP, False)
    )


def _absolute(path: str) -> str:
    try:
        return absolute(path)
    except OSError as error:  # the folder we are in was removed
        raise problem(error, "found", path) from error
