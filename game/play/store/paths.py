"""Paths as the strings they are: importing pathlib would cost the start of the game more than the store takes."""
# ruff: noqa: PTH100, PTH111, PTH120 - for the reason above

from __future__ import annotations

import os
from os.path import isabs as is_absolute
from os.path import isdir as is_folder
from os.path import join

__all__ = ["absolute", "is_absolute", "is_folder", "join", "parent", "split"]


def split(path: str) -> tuple[str, str]:
    """Return the folder, "." where the path names none, and the name."""
    folder, name = os.path.split(path)
    return folder or os.curdir, name


def parent(path: str) -> str:
    """Return the folder above, which for a root is itself."""
    return os.path.dirname(os.path.abspath(path))


def absolute(path: str) -> str:
    """Return the path from the root, with ~ as the home folder; raise OSError where the present folder is gone."""
    return os.path.abspath(os.path.expanduser(path))
