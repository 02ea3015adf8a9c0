"""Every list of effects of a story, with where it stands."""

from __future__ import annotations

from game.language.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.story.model import Change, Story
    from game.story.scenes import Scene


class Changes(NamedTuple):
    """Effects that are done in order."""

    all: tuple[Change, ...]
    """At least one."""
    scene: Scene | None
    """None outside scenes."""
    chapter: str
    """Empty for what the whole pack shares."""


def changes(story: Story) -> list[Changes]:
    """Return every list of effects of a story."""
    found = [Changes(chapter.begin, None, chapter.id) for chapter in story.chapters if chapter.begin]
    found += [Changes(rule.effects, None, "") for rule in story.rules if rule.effects]
    for scene in story.scenes:
        chapter = scene.chapter
        if scene.enter:
            found.append(Changes(scene.enter, scene, chapter))
        for choice in scene.choices:
            if choice.effects:
                found.append(Changes(choice.effects, scene, chapter))
            for outcome in choice.outcomes:
                if outcome.effects:
                    found.append(Changes(outcome.effects, scene, chapter))
    return found
