"""In which states the choices of a scene are open, by the ranges of what they read."""

from __future__ import annotations

from game.lint.logic import MODE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from game.language.syntax import Expr
    from game.lint.grid import Grid
    from game.lint.logic import Logic
    from game.story.model import Condition, Mode, Story
    from game.story.scenes import Choice, Need, Scene, Storylet

Cost = tuple[tuple[str, int], ...]


class Openness:
    """The choices of one scene, and of the storylets that its hub offers, on one grid."""

    def __init__(self, story: Story, logic: Logic, scene: Scene, offered: Iterable[Storylet]) -> None:
        """Raise TooManyError where the choices read more than can be tried."""
        self._modes = story.modes
        self._offered = tuple(offered)
        self.scene = scene
        self.grid = self._grid(logic)
        self.room = self._room()
        """States that some mode allows."""

    def open(self, *, with_once: bool) -> int:
        """Return the states in which some choice is open; those taken at most once only where asked."""
        found = 0
        for choice in self.scene.choices:
            if with_once or not choice.once:
                found |= self.open_choice(choice)
        told = [storylet for storylet in self._offered if with_once or not storylet.once]
        told.sort(key=lambda storylet: -storylet.priority)
        hub = self.scene.hub
        if hub is not None:
            found |= self._drawn(told) if hub.draw is not None else self._shown(told, hub.show or len(told))
        return found & self.room

    def open_choice(self, choice: Choice) -> int:
        """Return the states in which a choice is open."""
        return (
            self._holds(choice.condition)
            & self._met(choice.needs)
            & self._payable(choice)
            & self._decidable(choice)
        )

    def _shown(self, told: list[Storylet], most: int) -> int:
        """Return the states in which a storylet is open among the first that are offered, locked ones included."""
        found, before = 0, {0: self.grid.full}
        for storylet in told:
            room = 0
            for count, where in before.items():
                room |= where if count < most else 0
            found |= room & self._takeable(storylet)
            offered = self._holds(storylet.condition)
            before = self.grid.sum(before, {1: offered, 0: self.grid.full & ~offered})
        return found

    def _drawn(self, told: list[Storylet]) -> int:
        """Return the states in which a storylet of the highest priority that can be taken has a weight."""
        found = 0
        for storylet in told:
            allowed = self._takeable(storylet) & self._above_zero(storylet.weight)
            for other in told:
                if other.priority > storylet.priority:
                    allowed &= ~self._takeable(other)
            found |= allowed
        return found

    def _takeable(self, storylet: Storylet) -> int:
        found = self._holds(storylet.condition) & self._met(storylet.needs)
        return found & self._affordable({mode.name: _shifted(storylet.cost, mode) for mode in self._modes})

    def _holds(self, condition: Condition | None) -> int:
        return self.grid.full if condition is None else self.grid.truth(condition.expr)

    def _met(self, needs: Iterable[Need]) -> int:
        found = self.grid.full
        for need in needs:
            found &= self.grid.truth(need.condition.expr)
        return found

    def _payable(self, choice: Choice) -> int:
        whole = dict(choice.cost_in)
        if not choice.cost and not whole:
            return self.grid.full
        plain = {mode.name: _shifted(choice.cost, mode) for mode in self._modes}
        return self._affordable({**plain, **whole})

    def _affordable(self, costs: dict[str, Cost]) -> int:
        found = 0
        for index, mode in enumerate(self._modes):
            payable = self._in_mode(index)
            for name, amount in costs[mode.name]:
                payable &= self.grid.at_least(name, self.grid.axes[name].low + amount)
            found |= payable
        return found

    def _decidable(self, choice: Choice) -> int:
        """Return the states in which some outcome of a chance has a weight above 0."""
        weights = [outcome.weight for outcome in choice.outcomes if outcome.weight is not None]
        if not weights:
            return self.grid.full
        found = 0
        for weight in weights:
            found |= self._above_zero(weight)
        return found

    def _above_zero(self, weight: Expr) -> int:
        found = 0
        for value, where in self.grid.numbers(weight).items():
            found |= where if value > 0 else 0
        return found

    def _room(self) -> int:
        """Return the states that are within the tops of their mode."""
        found = 0
        for index, mode in enumerate(self._modes):
            allowed = self._in_mode(index)
            for name, top in mode.tops:
                if name in self.grid.axes:
                    allowed &= self.grid.full & ~self.grid.at_least(name, top + 1)
            found |= allowed
        return found

    def _in_mode(self, index: int) -> int:
        return self.grid.where(MODE, index) if MODE in self.grid.axes else self.grid.full

    def _grid(self, logic: Logic) -> Grid:
        exprs = list(_exprs(self.scene.choices, self._offered))
        costs = {name for choice in self.scene.choices for name in _paid(choice)}
        costs |= {name for storylet in self._offered for name, _ in storylet.cost}
        used = set(logic.names_in(self.scene).used(exprs)) | costs
        by_mode = any(mode.costs for mode in self._modes) and bool(costs)
        by_mode = by_mode or any(name in used for mode in self._modes for name, _ in mode.tops)
        by_mode = by_mode or any(choice.cost_in for choice in self.scene.choices)
        return logic.grid(exprs, self.scene, (*sorted(costs), *((MODE,) if by_mode else ())))


def free(choice: Choice) -> bool:
    """Tell whether nothing can ever close a choice."""
    asks = choice.condition or choice.needs or choice.cost or choice.cost_in or choice.once
    return not asks and all(outcome.weight is None for outcome in choice.outcomes)


def _exprs(choices: Iterable[Choice], offered: Iterable[Storylet]) -> Iterator[Expr]:
    both: tuple[Choice | Storylet, ...] = (*choices, *offered)
    for each in both:
        if each.condition is not None:
            yield each.condition.expr
        yield from (need.condition.expr for need in each.needs)
    yield from (storylet.weight for storylet in offered)
    for choice in choices:
        yield from (outcome.weight for outcome in choice.outcomes if outcome.weight is not None)


def _paid(choice: Choice) -> Iterator[str]:
    yield from (name for name, _ in choice.cost)
    yield from (name for _, cost in choice.cost_in for name, _ in cost)


def _shifted(cost: Cost, mode: Mode) -> Cost:
    return tuple((name, max(0, amount + mode.costs)) for name, amount in cost)
