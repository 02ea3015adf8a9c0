"""One story with every fact that rules ask for, each worked out once and when first asked."""

from __future__ import annotations

import re
from functools import cached_property

from game.lint import paths
from game.lint.allows import allows
from game.lint.changes import changes
from game.lint.choices import begin_apart
from game.lint.effects import Effects
from game.lint.lengths import Lengths
from game.lint.logic import Logic
from game.lint.printed import printed
from game.lint.promises import kept
from game.lint.prose_index import ProseIndex
from game.lint.quotes import quoting
from game.lint.turns import turns
from game.lint.uses import uses
from game.pack.graph import reached
from game.story.place import Place
from game.story.scenes import NO_MARKS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from game.lint.allows import Allow
    from game.lint.changes import Changes
    from game.lint.printed import Printed
    from game.lint.promises import Kept
    from game.lint.turns import Turn
    from game.lint.uses import Uses
    from game.pack.graph import Edges
    from game.story.model import Chapter, Story, Variable
    from game.story.scenes import Choice, Marks, Outcome, Risk, Scene, Storylet


_VALUE = re.compile(r"\{[^{}|:]*\}")
"""In every text that prints a value."""

_FAR = 60
"""Most lines between a place and a word that is looked for near it."""


class View:
    """A story and the text of its files; nothing in it changes but what was not asked for yet."""

    def __init__(self, story: Story, sources: Mapping[str, str]) -> None:
        self.story = story
        self.sources = sources

    @cached_property
    def allows(self) -> tuple[Allow, ...]:
        """Every comment that lets a finding stand."""
        return tuple(allows(self.sources))

    @cached_property
    def scenes(self) -> dict[str, Scene]:
        """Scenes by full name."""
        return {scene.name: scene for scene in self.story.scenes}

    @cached_property
    def choices(self) -> list[tuple[Scene, Choice]]:
        """Every choice with its scene."""
        return [(scene, choice) for scene in self.story.scenes for choice in scene.choices]

    @cached_property
    def outcomes(self) -> list[tuple[Scene, Outcome]]:
        """Every outcome of a choice with its scene."""
        return [(scene, outcome) for scene, choice in self.choices for outcome in choice.outcomes]

    @cached_property
    def changes(self) -> list[Changes]:
        """Every list of effects."""
        return changes(self)

    @cached_property
    def risks(self) -> list[tuple[Choice, Risk]]:
        """Every choice that has a risk, with it."""
        return [(choice, choice.risk) for _, choice in self.choices if choice.risk is not None]

    @cached_property
    def marks(self) -> list[tuple[Scene, Marks]]:
        """The marks of scenes, and then those of choices and outcomes, each with its scene, where there are any."""
        found = [(scene, scene.marks) for scene in self.story.scenes if scene.marks is not NO_MARKS]
        return found + self.choice_marks

    @cached_property
    def choice_marks(self) -> list[tuple[Scene, Marks]]:
        """The marks of choices, and then those of outcomes."""
        found = [(scene, choice.marks) for scene, choice in self.choices if choice.marks is not NO_MARKS]
        found += [(scene, outcome.marks) for scene, outcome in self.outcomes if outcome.marks is not NO_MARKS]
        return found

    @cached_property
    def returning(self) -> set[str]:
        """The scenes that lead back to their caller, or one of whose choices does."""
        found = {scene.name for scene in self.story.scenes if scene.returns}
        found.update(scene.name for scene, outcome in self.outcomes if outcome.returns)
        return found

    @cached_property
    def variables(self) -> dict[str, Variable]:
        """Variables, bonds and tags by name."""
        return {variable.name: variable for variable in self.story.variables}

    @cached_property
    def chapters(self) -> dict[str, Chapter]:
        """Episodes and libraries by id."""
        return {chapter.id: chapter for chapter in self.story.chapters}

    @cached_property
    def last_episode(self) -> int:
        """The highest number of an episode of the pack."""
        return max((chapter.number for chapter in self.story.chapters), default=0)

    def episode(self, chapter: str) -> int:
        """Return the number of an episode; 0 for a library and for what all share."""
        return self.chapters[chapter].number if chapter in self.chapters else 0

    @cached_property
    def lines(self) -> dict[str, list[str]]:
        """The lines of each file."""
        return {file: text.split("\n") for file, text in self.sources.items()}

    def near(self, place: Place, *words: str) -> Place:
        """Return where words stand after a place, each after the one before it; the place itself if they don't."""
        lines, line, column = self.lines.get(place.file, []), place.line - 1, place.column - 1
        for word in words:
            pattern = re.compile(rf"(?<![\w.]){re.escape(word)}(?!\w)")
            for index in range(line, min(line + _FAR, len(lines))):
                match = pattern.search(lines[index], column if index == line else 0)
                if match is not None:
                    line, column = index, match.start()
                    break
            else:
                return place
        return Place(place.file, line + 1, column + 1)

    @cached_property
    def texts(self) -> list[Printed]:
        """Every text of the pack."""
        return printed(self.story)

    @cached_property
    def of_kind(self) -> dict[str, list[Printed]]:
        """The texts of each kind."""
        found: dict[str, list[Printed]] = {}
        for text in self.texts:
            found.setdefault(text.kind, []).append(text)
        return found

    @cached_property
    def quoting(self) -> list[int]:
        """The numbers of the texts that hold a mark with which a quotation can open."""
        return quoting(self.prose.everything, self.texts)

    @cached_property
    def options_alike(self) -> list[Scene]:
        """The scenes of whose options some may begin with the same word."""
        return [
            scene for scene in self.story.scenes if len(scene.choices) > 1 and not begin_apart(scene.choices)
        ]

    @cached_property
    def printing(self) -> tuple[Printed, ...]:
        """Every text of the pack that prints a value."""
        if _VALUE.search(self.prose.everything) is None:
            return ()
        return tuple(text for text in self.texts if _VALUE.search(text.prose.source) is not None)

    @cached_property
    def turns(self) -> list[Turn]:
        """Every condition of the pack."""
        return turns(self)

    @cached_property
    def uses(self) -> Uses:
        """Who reads and writes each name."""
        return uses(self)

    @cached_property
    def logic(self) -> Logic:
        """What conditions can be."""
        return Logic(self.story)

    @cached_property
    def effects(self) -> Effects:
        """What effects do."""
        return Effects(self.story, self.logic)

    @cached_property
    def prose(self) -> ProseIndex:
        """Texts as words, and where their characters stand."""
        return ProseIndex(self.texts, self.sources, self.logic)

    @cached_property
    def lengths(self) -> Lengths:
        """How many words texts have."""
        return Lengths(self.story, self.of_kind, self.logic)

    @cached_property
    def promises(self) -> Kept:
        """Where promises are made and paid."""
        return kept(self.marks)

    @cached_property
    def storylets(self) -> dict[str, list[Scene]]:
        """The storylets of each pool that has any."""
        found: dict[str, list[Scene]] = {}
        for scene in self.story.scenes:
            if scene.storylet is not None:
                found.setdefault(scene.storylet.pool, []).append(scene)
        return found

    def offered(self, scene: Scene) -> tuple[Storylet, ...]:
        """Return how the storylets stand in the pool that a scene offers."""
        if scene.hub is None:
            return ()
        scenes = self.storylets.get(scene.hub.pool, ())
        return tuple(told.storylet for told in scenes if told.storylet is not None)

    @cached_property
    def ways(self) -> dict[str, list[paths.Step]]:
        """The ways out of each scene."""
        return {scene.name: paths.steps(scene, self.storylets) for scene in self.story.scenes}

    @cached_property
    def leads(self) -> Edges:
        """The scenes that each scene leads to or calls."""
        return {name: list(dict.fromkeys(step.to for step in steps)) for name, steps in self.ways.items()}

    @cached_property
    def reached(self) -> set[str]:
        """Scenes that some way leads to, whatever the conditions."""
        seeds = {self.story.start} | {step.to for step in paths.rule_steps(self.story)}
        return reached(seeds, self.leads)
