"""A naive run while one step changes it: looking things up, changing values, and telling what happened."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from naive.state import Args, Frame, NaiveState
from naive.text import paragraphs
from naive.values import Sight, Worth, changed, top_in_mode, true

if TYPE_CHECKING:
    from game.story.model import Change, Condition, Mode, Story, Variable
    from game.story.prose import Prose
    from game.story.scenes import Marks, Route, Scene, Target

Event = tuple[object, ...]
"""What happened, by names; the first item says what kind of thing."""


@dataclass
class Playing:
    """A state in the middle of a step."""

    story: Story
    scene: str
    args: Args
    frames: list[Frame]
    values: dict[str, Worth]
    visits: dict[str, int]
    once: set[str]
    events: list[Event] = field(default_factory=list)
    due: set[str] = field(default_factory=set)
    """Timers that ran out in this step and that no rule has fired for yet."""
    fired: set[str] = field(default_factory=set)
    """Rules that fired in this step."""
    followed: int = 0
    """Scenes followed in this step."""

    def state(self) -> NaiveState:
        """Return what is left when the step is over."""
        return NaiveState(
            self.scene,
            self.args,
            tuple(self.frames),
            dict(self.values),
            dict(self.visits),
            frozenset(self.once),
        )

    def tell(self, *event: object) -> None:
        """Note that something happened."""
        self.events.append(event)


def resumed(story: Story, state: NaiveState) -> Playing:
    """Return a state opened for one step."""
    return Playing(
        story,
        state.scene,
        state.args,
        list(state.frames),
        dict(state.values),
        dict(state.visits),
        set(state.once),
    )


def scene_named(story: Story, name: str) -> Scene:
    """Return a scene by its full name."""
    return next(scene for scene in story.scenes if scene.name == name)


def here(playing: Playing) -> Scene:
    """Return the scene stood in."""
    return scene_named(playing.story, playing.scene)


def sight(playing: Playing) -> Sight:
    """Return what an expression that stands in this scene can see."""
    return Sight(playing.story, playing.values, playing.visits, here(playing), playing.args)


def shared_sight(playing: Playing) -> Sight:
    """Return what an expression outside all scenes can see."""
    return Sight(playing.story, playing.values, playing.visits, None, ())


def variable_named(story: Story, name: str) -> Variable:
    """Return a declared variable."""
    return next(variable for variable in story.variables if variable.name == name)


def mode_of(story: Story, values: dict[str, Worth]) -> Mode:
    """Return the mode that is played in."""
    return next(mode for mode in story.modes if mode.name == values["mode"])


def holds(condition: Condition | None, seen: Sight) -> bool:
    """Return whether there is no condition, or it holds."""
    return condition is None or true(condition.expr, seen)


def apply(playing: Playing, changes: tuple[Change, ...], seen: Sight) -> None:
    """Do effects in order, each on what the one before left."""
    for change in changes:
        variable = variable_named(playing.story, change.effect.target.text)
        top = top_in_mode(playing.story, variable, playing.values["mode"])
        result = changed(variable, change.effect, seen, top)
        if result is not None:
            assign(playing, variable.name, *result)


def assign(playing: Playing, name: str, value: Worth, wanted: Worth) -> None:
    """Give a variable a value, and tell of it where it moved or could not."""
    old = playing.values[name]
    playing.values[name] = value
    if old != value or wanted != value:
        playing.tell("set", name, old, value, wanted)


def pay(playing: Playing, costs: list[tuple[str, int]]) -> None:
    """Take each amount from its variable; a bond at its lowest gives nothing."""
    for name, amount in costs:
        variable = variable_named(playing.story, name)
        old = playing.values[name]
        assert isinstance(old, int)
        new = max(variable.low, old - amount)
        playing.values[name] = new
        playing.tell("pay", name, old, new)


def payable(story: Story, values: dict[str, Worth], costs: list[tuple[str, int]]) -> bool:
    """Return whether every amount can be taken in full."""
    left = dict(values)
    for name, amount in costs:
        have = left[name]
        assert isinstance(have, int)
        if have - amount < variable_named(story, name).low:
            return False
        left[name] = have - amount
    return True


def shifted(costs: tuple[tuple[str, int], ...], mode: Mode) -> list[tuple[str, int]]:
    """Return what costs come to in a mode: shifted by it, never below nothing."""
    moved = [(name, amount + mode.costs) for name, amount in costs]
    return [(name, amount) for name, amount in moved if amount > 0]


def show(playing: Playing, prose: Prose | None, seen: Sight) -> None:
    """Print a text, where there is one, as it reads at this moment."""
    if prose is not None:
        playing.tell("text", prose.id, tuple(paragraphs(prose, seen)))


def mark(playing: Playing, marks: Marks) -> None:
    """Say what will matter, what does, and open entries."""
    for promise, words in marks.remember:
        playing.tell("remember", promise, words.id)
    for promise, words in marks.pays:
        playing.tell("pays", promise, words.id)
    for entry in marks.codex:
        playing.tell("codex", entry)


def routed(route: Route, seen: Sight) -> Target:
    """Return the target of the first arm whose condition holds."""
    return next(arm.target for arm in route if holds(arm.condition, seen))
