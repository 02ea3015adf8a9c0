"""What `play` takes, as one table: argparse and the quick way in both read it."""

from __future__ import annotations

from game.language.records import NamedTuple


class PlayOptions(NamedTuple):
    """How the game was asked to begin."""

    pack: str | None = None
    plain: bool = False
    color: bool = False
    hashes: bool = False
    seed: str | None = None
    mode: str | None = None
    save: str | None = None
    save_dir: str | None = None


FLAGS = (
    ("--plain", "plain", "play in lines, without a full screen; by itself where there is no terminal"),
    ("--color", "color", "colour in lines too, unless NO_COLOR is set"),
    ("--hashes", "hashes", "print the digest of the state under every page, in lines"),
)
"""(option, field, help) of those that stand alone."""
VALUES = (
    ("--seed", "seed", "SEED", "begin a new run with this seed, so that its rolls are known"),
    ("--mode", "mode", "MODE", "begin a new run with this difficulty"),
    ("--save", "save", "SLOT", "go on from this save, and keep the run there"),
    ("--save-dir", "save_dir", "DIR", "keep saves in this folder"),
)
"""(option, field, placeholder, help) of those that take a value."""
