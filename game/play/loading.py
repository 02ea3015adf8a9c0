"""Finding a pack and getting its Program: the one place of this room that asks `pack` for anything."""

from __future__ import annotations

from game.play import seeds
from game.play.errors import CannotPlay
from game.play.store.folders import cache_folder, checkout
from game.play.store.paths import join, parent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.story.program import Program


def default_pack() -> str:
    """Return the folder of the game's own story: the checkout's, else the one that was installed."""
    root = checkout()
    return join(root, "story") if root else join(parent(parent(__file__)), "packs", "twelve_to_six")


def load_program(pack: str | None = None) -> Program:
    """Return the compiled story of a pack, from the cache where nothing has changed; CannotPlay with all that is wrong."""
    from game.pack.cache import load_program as load  # noqa: PLC0415 - tests bring programs of their own, and read no pack

    path = pack or default_pack()
    try:
        return load(path, cache_folder())
    except Exception as error:
        from game.pack.diagnostics import PackError  # noqa: PLC0415 - the author's side, slow to import

        if isinstance(error, PackError):
            raise _unreadable(path) from error
        raise


def _unreadable(path: str) -> CannotPlay:
    """Return the error for a pack that is wrong, with every diagnostic as its author wants to see it."""
    from game.pack.reader import load_pack  # noqa: PLC0415 - as above
    from game.pack.rendering import to_text  # noqa: PLC0415 - as above

    reading = load_pack(path)
    lines = to_text(reading.diagnostics, reading.sources, path).split("\n")
    return CannotPlay("This pack can't be played until that is put right.", tuple(lines))


def mode_index(program: Program, asked: str | None) -> int | None:
    """Return the mode that was asked for by name or title, None for none; CannotPlay if there is no such mode."""
    if asked is None:
        return None
    for index, mode in enumerate(program.tables.modes):
        if asked.strip().lower() in (mode.name, mode.title.lower()):
            return index
    names = ", ".join(mode.name for mode in program.tables.modes)
    raise CannotPlay(f"This story has no difficulty of that name: choose one of {names}.")


def seed_of(asked: str | None) -> str | None:
    """Return a seed that was asked for in its one form, None for none; CannotPlay if it can be none."""
    if asked is None:
        return None
    seed = seeds.normal(asked)
    if not seed:
        raise CannotPlay(f"A seed is 1 to {seeds.LONGEST} letters and digits, such as {seeds.fresh()}.")
    return seed
