"""Two halves of lint at the same time: one in a process of its own, which sends what it found back as JSON.

A second process is a help and never a need: where there can be none, or it comes to grief, both halves are done here.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from game.lint.finding import Finding
from game.story.place import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.lint.running import Told

    Half = Callable[[], list[Told]]


def both(here: Half, there: Half, *, in_two: bool) -> list[Told]:
    """Return what two halves find, the first done here and the second, where it may be, in another process."""
    if not in_two or not _may_divide():
        return here() + there()
    read, write = os.pipe()
    try:
        child = os.fork()
    except OSError:
        os.close(read)
        os.close(write)
        return here() + there()
    if not child:
        os.close(read)
        _send(there, write)
    os.close(write)
    return _gathered(here, there, read, child)


def _may_divide() -> bool:
    """Tell whether this process may have a twin, and a processor for it; threads would not be in it."""
    if not hasattr(os, "fork") or not hasattr(os, "sched_getaffinity"):
        return False
    threading = sys.modules.get("threading")
    return len(os.sched_getaffinity(0)) > 1 and (threading is None or threading.active_count() == 1)


def _gathered(here: Half, there: Half, read: int, child: int) -> list[Told]:
    try:
        with open(read, "rb") as pipe:
            found = here()
            sent = pipe.read()
    finally:
        _, status = os.waitpid(child, 0)
    if status:
        return found + there()
    return found + [_finding(*row) for row in json.loads(sent)]


def _send(there: Half, write: int) -> NoReturn:
    """Write what a half finds and end the process, at once and whatever happens: the first one does the talking."""
    try:
        rows = json.dumps([_row(*told) for told in there()])
        with open(write, "w", encoding="ascii") as pipe:
            pipe.write(rows)
        os._exit(0)
    finally:
        os._exit(1)


def _row(rule: str, finding: Finding) -> list[object]:
    return [rule, finding.message, finding.place, finding.end_column, finding.anchor, finding.hint]


def _finding(
    rule: str,
    message: str,
    place: tuple[str, int, int],
    end_column: int | None,
    anchor: tuple[str, int, int] | None,
    hint: str,
) -> Told:
    held = None if anchor is None else Place(*anchor)
    return rule, Finding(Place(*place), message, end_column, held, hint)
