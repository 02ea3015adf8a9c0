"""The ids by which choices are taken, what hubs offer included: each once in a scene."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.pack.page import Report
    from game.story.model import Story
    from game.story.scenes import Scene

DRAW = "draw"
"""The id of the one choice of a hub that draws."""


def short_name(scene: Scene) -> str:
    """Return the last part of a scene's name: the id by which a hub offers it."""
    return scene.name.rpartition("/")[2]


def offered_ids(story: Story) -> set[str]:
    """Return the ids of all choices of a story."""
    ids = {choice.id for scene in story.scenes for choice in scene.choices}
    ids.update(short_name(scene) for scene in story.scenes if scene.storylet is not None)
    if any(scene.hub is not None and scene.hub.draw is not None for scene in story.scenes):
        ids.add(DRAW)
    return ids


def check(story: Story, report: Report) -> None:
    """Report storylets of one pool with the same short name, and choices of a hub's scene with the id of an offer."""
    pools: dict[str, dict[str, Scene]] = {}
    for scene in story.scenes:
        if scene.storylet is not None:
            first = pools.setdefault(scene.storylet.pool, {}).setdefault(short_name(scene), scene)
            if first is not scene:
                message = f"`{first.name}` has the same last name in this pool: a hub offers each by it. Choose another."
                report.add("duplicate-name", message, scene.place)
    for scene in story.scenes:
        if scene.hub is not None:
            offers = {DRAW} if scene.hub.draw is not None else set(pools.get(scene.hub.pool, ()))
            _check_own(scene, offers, report)


def _check_own(scene: Scene, offers: set[str], report: Report) -> None:
    for choice in scene.choices:
        if choice.id in offers:
            message = (
                f"The hub here offers something with the id `{choice.id}`: give this choice another `id`."
            )
            report.add("duplicate-name", message, choice.place)
