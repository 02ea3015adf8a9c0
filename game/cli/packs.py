"""Which pack a command means, and how its messages name the folder."""

from __future__ import annotations

import os

from game.pack.opening import MANIFEST, locate


def pack_here() -> str | None:
    """Return the folder we are in where it is a pack, else None."""
    return "." if os.path.isfile(MANIFEST) else None  # noqa: PTH113 - pathlib is slower to import


def default_pack() -> str:
    """Return the pack in the folder we are in, else the game's own."""
    from game.play.loading import default_pack as own_pack  # noqa: PLC0415 - only where it is needed

    return pack_here() or own_pack()


def shown_folder(pack: str) -> str:
    """Return the folder of a pack as messages name it: from here, where it stands below here."""
    folder = os.path.normpath(locate(pack)[0])
    below = os.path.relpath(folder)
    shown = folder if below.startswith("..") else below
    return "" if shown == "." else shown.replace(os.sep, "/")
