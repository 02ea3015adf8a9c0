"""Nothing of a newer format is ever replaced: a look at what stands where a write would go."""

from __future__ import annotations

import os

from game.play.store.errors import DamagedSave, NewerFormat
from game.play.store.files import read
from game.play.store.frame import FORMAT, MAX_BYTES, format_at, unpack
from game.play.store.problems import shown

HEAD_BYTES = 64


def refuse_newer(path: str) -> None:
    """Raise NewerFormat where the file at path is of a format that this version does not know yet."""
    try:
        reason = _reason_to_refuse(path)
    except (FileNotFoundError, IsADirectoryError):
        return
    if reason:
        raise newer_at(path, reason)


def newer_at(path: str, reason: str) -> NewerFormat:
    """Return the error for the file at path, for the reason that the frame gave."""
    folder, name = os.path.split(path)
    where = f" in {shown(folder)}" if folder else ""
    return NewerFormat(
        f"{shown(name)}{where} is left as it is, because {reason}: update the game, or choose another folder with --save-dir.",
        reason,
    )


def _reason_to_refuse(path: str) -> str:
    form = format_at(read(path, HEAD_BYTES))
    if form is not None and form <= FORMAT:
        return ""
    try:
        unpack(read(path, MAX_BYTES + 1))  # a stranger's hand may have written it, the keys in another order
    except NewerFormat as error:
        return error.reason
    except DamagedSave:
        return ""
    return ""
