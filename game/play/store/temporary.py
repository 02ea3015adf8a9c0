"""Temporary files: `.<name>.<process>-<random>.tmp`, and which of them nobody will finish."""

from __future__ import annotations

from game.play.store.files import forget
from game.play.store.paths import join, split
from game.play.store.system import calls

END = ".tmp"
RANDOM_BYTES = 6
OLD = 600.0
"""Seconds after which a temporary is taken for dead, whatever its process: the number may be another's by then."""


def temporary_for(path: str) -> str:
    """Return a name beside path that no other process and no other write has."""
    folder, name = split(path)
    return join(folder, f".{name}.{calls.getpid()}-{calls.urandom(RANDOM_BYTES).hex()}{END}")


def sweep(folder: str) -> None:
    """Remove what dead writes left in the folder, as far as the system lets us.

    Taking a live writer's temporary (a process out of sight, or stopped for minutes) does no harm: it starts again.
    """
    try:
        names = calls.listdir(folder)
    except OSError:
        return
    for name in names:
        if name.endswith(END) and is_dead(folder, name):
            forget(join(folder, name))


def is_dead(folder: str, name: str) -> bool:
    """Return whether this is a temporary of ours that no process will finish."""
    pid = writer_of(name)
    if pid is None:
        return False
    if not calls.is_running(pid):
        return True
    try:
        return calls.now() - calls.lstat(join(folder, name)).st_mtime > OLD
    except OSError:
        return False


def writer_of(name: str) -> int | None:
    """Return the process that a temporary's name tells of, or None where the name is not one of ours."""
    if not (name.startswith(".") and name.endswith(END)):
        return None
    pid, dash, random = name[: -len(END)].rpartition(".")[2].partition("-")
    ours = dash and pid.isascii() and pid.isdigit() and len(pid) <= 10 and len(random) == 2 * RANDOM_BYTES
    return int(pid) if ours else None
