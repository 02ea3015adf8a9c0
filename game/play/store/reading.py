"""Reading a file back: itself if it is good, else its newest good backup, and a sentence about it."""

from __future__ import annotations

import os

from game.play.store.backups import backups_of
from game.play.store.errors import DamagedSave, MissingSave, SaveError
from game.play.store.guard import newer_at
from game.play.store.inspecting import Inspection, inspect
from game.play.store.looking import BARRED, DAMAGED, MISSING, NEWER, UNREAD, Look, heir, look
from game.play.store.mending import put_in_place, set_aside
from game.play.store.paths import split
from game.play.store.problems import shown
from game.play.store.temporary import sweep

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["Inspection", "Loaded", "inspect", "load"]


class Loaded:
    """A document that was read, and what to tell the player about it."""

    __slots__ = ("body", "notice")

    def __init__(self, body: dict[str, Any], notice: str | None = None) -> None:
        self.body = body
        """The document, in the present format."""
        self.notice = notice
        """One sentence where it is not what was saved last, else None."""


def load(path: str | os.PathLike[str], *, repair: bool = True) -> Loaded:
    """Return the document at path, or of its newest good backup, setting a damaged file aside.

    Whoever does not hold the folder's lock passes `repair=False`, and nothing on the disk changes. Raises NewerFormat,
    FolderProblem where the system bars the file, MissingSave, or DamagedSave where nothing good is left.
    """
    main_path = os.fspath(path)
    if repair:
        sweep(split(main_path)[0])
    main = look(main_path)
    if main.body is not None:
        return Loaded(main.body)
    _raise_unless_replaceable(main)
    return _recovered(main, repair)


def _raise_unless_replaceable(seen: Look) -> None:
    if seen.state == NEWER:
        raise newer_at(seen.path, seen.reason)
    if seen.state == BARRED and seen.refusal is not None:
        raise seen.refusal


def _recovered(main: Look, repair: bool) -> Loaded:
    backups = [look(backup) for backup in backups_of(main.path)]
    stand_in = heir(backups)
    if stand_in is None:
        raise _nothing_good([main, *backups], repair)
    if stand_in.body is None:
        raise newer_at(stand_in.path, stand_in.reason)
    aside = set_aside(main.path) if repair and main.state in (DAMAGED, UNREAD) else None
    if repair and (aside or main.state == MISSING):
        put_in_place(stand_in.path, main.path)
    return Loaded(stand_in.body, _notice(main, aside))


def _notice(main: Look, aside: str | None) -> str:
    name = _named(main.path)
    if main.state == MISSING:
        return f"{name} was missing, so its backup was loaded, which may lack the last change."
    kept = f"kept as {_named(aside)}" if aside else "left where it is"
    return (
        f"{name} was damaged ({main.reason}), so its backup was loaded, which may lack the last change; "
        f"the damaged file is {kept}."
    )


def _nothing_good(copies: list[Look], repair: bool) -> SaveError:
    """Return the error for a file of which no copy is good, after setting aside the damaged ones.

    A copy that could not be read may be good: then nothing is touched.
    """
    main = copies[0]
    refusals = [seen.refusal for seen in copies if seen.refusal is not None]
    if refusals:
        return refusals[0]
    where = f"{_named(main.path)} in {shown(split(main.path)[0])}"
    damaged = [seen.path for seen in copies if seen.state == DAMAGED]
    if not damaged:
        return MissingSave(
            f"There is no {where}, nor a backup of it: choose another, or begin anew.", main.reason
        )
    asides = [aside for aside in map(set_aside, damaged) if aside] if repair else []
    kept = f"; what is left of it is kept as {' and '.join(map(_named, asides))}" if asides else ""
    state = f"damaged ({main.reason})" if main.state == DAMAGED else "missing"
    return DamagedSave(
        f"{where} is {state} and no backup of it is good: put back a copy of your own, or begin anew{kept}.",
        main.reason,
    )


def _named(path: str) -> str:
    return shown(split(path)[1])
