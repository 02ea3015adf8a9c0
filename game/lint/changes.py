"""Every list of effects of a story, with where it stands."""

from __future__ import annotations

from game.language.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.lint.view import View
    from game.story.model import Change
    from game.story.scenes import Scene


class Changes(NamedTuple):
    """Effects that are done in order."""

    all: tuple[Change, ...]
    """At least one."""
    scene: Scene | None
    """None outside scenes."""
    chapter: str
    """Empty for what the whole pack shares."""


def changes(view: View) -> list[Changes]:
    """Return every list of effects of a story: what all share, then of scenes, of choices, of outcomes."""
    story = view.story
    found = [Changes(chapter.begin, None, chapter.id) for chapter in story.chapters if chapter.begin]
    found += [Changes(rule.effects, None, "") for rule in story.rules if rule.effects]
    found += [Changes(scene.enter, scene, scene.chapter) for scene in story.scenes if scene.enter]
    for every in (view.choices, view.outcomes):
        found += [Changes(one.effects, scene, scene.chapter) for scene, one in every if one.effects]
    return found
