"""Which episode is played where: a scene's own, and in a library's scene that of whoever called it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.engine.state import Stack
    from game.story.program import Tables

NOWHERE = -1
"""No scene, or no chapter."""


def own_chapters(tables: Tables) -> list[int]:
    """Return the chapter of each scene, `NOWHERE` for a library's; the last is that of no scene."""
    chapters = tables.chapters
    own = [scene.chapter if chapters[scene.chapter].number else NOWHERE for scene in tables.scenes]
    return [*own, NOWHERE]


def played(own: Sequence[int], scene: int, stack: Stack) -> int:
    """Return the chapter that is played where a scene is stood in, by what `own_chapters` returned."""
    chapter = own[scene]
    for caller, _, _ in reversed(stack):
        if chapter != NOWHERE:
            break
        chapter = own[caller]
    return chapter
