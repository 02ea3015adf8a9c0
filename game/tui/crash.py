"""When something of ours goes wrong: one line for the player, a report for whoever mends it, and the save as it was."""

from __future__ import annotations

import platform
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import game

if TYPE_CHECKING:
    from game.play.session import Session


def report(error: BaseException, session: Session) -> str:
    """Return a crash report: what is needed to play to the same place, and where it went wrong. No values of variables."""
    run = session.run
    tables = session.program.tables
    lines = [
        f"Crash report of Twelve to Six {game.__version__}",
        f"When: {datetime.now(UTC).isoformat(timespec='seconds')}",
        f"Python {platform.python_version()} on {platform.system()}",
        f"Story: {tables.story} {tables.version} {session.program.hash}",
    ]
    if run is not None:
        lines += [f"Seed: {run.seed}", f"Mode: {tables.modes[run.mode].name}", "Choices:"]
        lines += [f"  {step.scene} {step.choice} {step.roll or ''}".rstrip() for step in run.steps]
    lines += ["", *traceback.format_exception(error)]
    return "\n".join(line.rstrip("\n") for line in lines) + "\n"


def write(error: BaseException, session: Session, folder: str) -> Path | None:
    """Write a crash report into the folder; return where, or None if it can't be written."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    path = Path(folder) / f"crash-{stamp}.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(report(error, session), encoding="utf-8", errors="backslashreplace")
    except Exception:  # noqa: BLE001 — a report that fails must not hide the crash it is about
        return None
    return path


def sentence(error: BaseException, path: Path | None) -> str:
    """Return the one line that the player is told."""
    what = f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else 'no more is known'}"
    where = f" A report is in {path}." if path else ""
    return f"The game stopped on a fault of its own ({what}). Your run is kept; start again to go on.{where}"
