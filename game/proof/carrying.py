"""Which slots each chapter carries: they matter after it, but nothing in it reads or writes them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.proof.liveness import Asked, Changes
    from game.proof.terrain import Terrain


def carried(terrain: Terrain, changes: Changes, asked: Asked) -> dict[int, int]:
    """Return for each chapter the slots that nothing in it reads or writes, as an integer."""
    touched: dict[int, int] = {}
    for point, link, _ in terrain.outline.edges:
        here = asked.at(point)
        for changed, _, read in changes.of(link.items, asked) if link is not None else ():
            here |= changed | read
        for chapter, _ in terrain.grounds_of(point):
            touched[chapter] = touched.get(chapter, 0) | here
    whole = (1 << len(terrain.domains)) - 1
    return {chapter: whole & ~found for chapter, found in touched.items()}
