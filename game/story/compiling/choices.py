"""Choices, outcomes and a hub's offers as the Program has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.language.code import lower, lower_condition
from game.language.simplify import build
from game.story.program import (
    CALL,
    CHANCE,
    GOTO,
    HERE,
    MODE,
    PLAIN,
    RETURN,
    RISK,
    STAY,
    Choice,
    Modifier,
    Way,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.story import model, scenes
    from game.story.compiling.assembly import Assembly
    from game.story.compiling.instances import Args
    from game.story.compiling.names import Names
    from game.story.program import Code, Ops

Amounts = tuple[tuple[str, int], ...]


class ChoiceMaker:
    """Compiles the choices of one instance."""

    def __init__(self, assembly: Assembly, scene: scenes.Scene, index: int, args: Args) -> None:
        self.assembly = assembly
        self.scene = scene
        self.index = index
        self.args = args
        self.names: Names = assembly.names.given(args)

    def all(self) -> tuple[int, ...]:
        """Compile the scene's own choices, then what its hub offers; return their indices."""
        made = [self._choice(choice) for choice in self.scene.choices]
        if self.scene.hub is not None:
            made += self._hub(self.scene.hub)
        first = len(self.assembly.choices)
        self.assembly.choices += made
        return tuple(range(first, first + len(made)))

    def _choice(self, choice: scenes.Choice) -> Choice:
        assembly, names = self.assembly, self.names
        mark = f"once {self.scene.name}/{choice.id}" if choice.once else ""
        ops = assembly.effects(choice.effects, names) + assembly.marks(choice.marks, names) + self._mark(mark)
        ways = tuple(self._way(outcome) for outcome in choice.outcomes)
        kind = RISK if choice.risk is not None else CHANCE if choice.outcomes[0].weight is not None else PLAIN
        return Choice(
            choice.id,
            self.index,
            assembly.texts.add(choice.say, names),
            self._offered(choice.condition, mark),
            self._needs(choice.needs),
            self._costs(choice.cost, dict(choice.cost_in)),
            assembly.texts.add(choice.confirm, names),
            ops,
            kind,
            0 if choice.risk is None else choice.risk.pips,
            () if choice.risk is None else self._modifiers(choice.risk),
            choice.risk is not None and choice.risk.push and assembly.story.push is not None,
            ways,
        )

    def _offered(self, condition: model.Condition | None, mark: str) -> Code:
        code = self.assembly.condition(condition, self.names)
        return _and([code] if not mark else [code, self._unmarked(mark)])

    def _unmarked(self, mark: str) -> Code:
        return build("eq", ("var", self.assembly.slot(mark)), ("int", 0))

    def _mark(self, mark: str) -> Ops:
        return (("set", self.assembly.slot(mark), ("int", 1), None),) if mark else ()

    def _needs(self, needs: Iterable[scenes.Need]) -> tuple[tuple[Code, int], ...]:
        add = self.assembly.texts.add
        return tuple(
            (lower_condition(need.condition.expr, self.names), add(need.why, self.names)) for need in needs
        )

    def _costs(self, cost: Amounts, cost_in: dict[str, Amounts]) -> tuple[tuple[tuple[int, int], ...], ...]:
        return tuple(
            priced(self.assembly, cost_in[mode.name], 0)
            if mode.name in cost_in
            else priced(self.assembly, cost, mode.costs)
            for mode in self.assembly.story.modes
        )

    def _modifiers(self, risk: scenes.Risk) -> tuple[Modifier, ...]:
        assembly = self.assembly
        written = tuple(
            Modifier(
                assembly.condition(modifier.condition, self.names),
                modifier.add,
                assembly.texts.add(modifier.why, self.names),
            )
            for modifier in risk.modifiers
        )
        shifts = tuple(
            Modifier(build("eq", ("var", MODE), ("int", index)), mode.pips, -1)
            for index, mode in enumerate(assembly.story.modes)
            if mode.pips
        )
        return written + shifts

    def _way(self, outcome: scenes.Outcome) -> Way:
        assembly, names = self.assembly, self.names
        ops = assembly.effects(outcome.effects, names)
        if outcome.then is not None:
            ops += (("text", assembly.texts.add(outcome.then, names)),)
        ops += assembly.marks(outcome.marks, names)
        weight = None if outcome.weight is None else lower(outcome.weight, names)
        if outcome.call is not None:
            resume = assembly.route(outcome.call.resume, names, self.args)
            return Way(outcome.id, weight, ops, CALL, assembly.target(outcome.call.target, self.args), resume)
        if outcome.returns:
            return Way(outcome.id, weight, ops, RETURN, -1, HERE)
        route = assembly.route(outcome.route, names, self.args)
        return Way(outcome.id, weight, ops, STAY if route == HERE else GOTO, -1, route)

    def _hub(self, hub: scenes.Hub) -> list[Choice]:
        pool = [
            scene
            for scene in self.assembly.story.scenes
            if scene.storylet is not None and scene.storylet.pool == hub.pool
        ]
        pool.sort(key=lambda scene: -scene.storylet.priority if scene.storylet is not None else 0)
        if hub.draw is not None:
            return [self._draw(hub, pool)] if pool else []
        offers: list[Choice] = []
        before: list[Code] = []
        for scene in pool:
            offers.append(self._storylet(hub, scene, before))
            before.append(self._open(scene))
        return offers

    def _open(self, scene: scenes.Scene) -> Code:
        storylet = _storylet_of(scene)
        return self._offered(storylet.condition, f"once {scene.name}" if storylet.once else "") or ("int", 1)

    def _takeable(self, scene: scenes.Scene) -> Code:
        """Return when a storylet can be drawn: offered, not locked, and payable."""
        storylet = _storylet_of(scene)
        needs = [lower_condition(need.condition.expr, self.names) for need in storylet.needs]
        return _and([self._open(scene), *needs, *self._payable(storylet.cost)]) or ("int", 1)

    def _payable(self, cost: Amounts) -> list[Code]:
        slots = self.assembly.slots
        found = []
        for where, costs in self._by_mode(cost):
            for slot, amount in costs:
                code = build("ge", ("var", slot), ("int", slots[slot].low + amount))
                found.append(code if where is None else build("or", build("not", where), code))
        return found

    def _paid(self, cost: Amounts) -> Ops:
        return tuple(
            ("add", slot, -amount, where) for where, costs in self._by_mode(cost) for slot, amount in costs
        )

    def _by_mode(self, cost: Amounts) -> list[tuple[Code, tuple[tuple[int, int], ...]]]:
        """Return what is paid under which condition on the mode; None: in every mode."""
        costs = self._costs(cost, {})
        if len(set(costs)) == 1:
            return [(None, costs[0])]
        return [(build("eq", ("var", MODE), ("int", mode)), paid) for mode, paid in enumerate(costs)]

    def _storylet(self, hub: scenes.Hub, scene: scenes.Scene, before: list[Code]) -> Choice:
        storylet = _storylet_of(scene)
        mark = f"once {scene.name}" if storylet.once else ""
        condition = self._offered(storylet.condition, mark)
        if hub.show and len(before) >= hub.show:
            condition = _and([condition, build("lt", _sum(before), ("int", hub.show))])
        return Choice(
            scene.name.partition("/")[2],
            self.index,
            self.assembly.texts.add(storylet.say, self.names),
            condition,
            self._needs(storylet.needs),
            self._costs(storylet.cost, {}),
            -1,
            self._mark(mark),
            PLAIN,
            0,
            (),
            False,
            (self._visit(hub, scene, "", None, ()),),
        )

    def _visit(self, hub: scenes.Hub, scene: scenes.Scene, way: str, weight: Code, ops: Ops) -> Way:
        resume = self.assembly.route(hub.then, self.names, self.args)
        return Way(way, weight, ops, CALL, self.assembly.scene_of[scene.name, ()], resume)

    def _draw(self, hub: scenes.Hub, pool: list[scenes.Scene]) -> Choice:
        ways: list[Way] = []
        for scene in pool:
            storylet = _storylet_of(scene)
            higher = [
                self._takeable(other) for other in pool if _storylet_of(other).priority > storylet.priority
            ]
            allowed = _and([self._takeable(scene), *(build("not", code) for code in higher)]) or ("int", 1)
            weight = build("if", allowed, lower(storylet.weight, self.names), ("int", 0))
            paid = self._paid(storylet.cost)
            mark = self._mark(f"once {scene.name}") if storylet.once else ()
            ways.append(self._visit(hub, scene, scene.name.partition("/")[2], weight, paid + mark))
        opened = [self._takeable(scene) for scene in pool]
        anything = opened[0]
        for code in opened[1:]:
            anything = build("or", anything, code)
        say = self.assembly.texts.add(hub.draw, self.names)
        free = tuple(() for _ in self.assembly.story.modes)
        condition = None if tuple(anything) == ("int", 1) else anything
        return Choice("draw", self.index, say, condition, (), free, -1, (), CHANCE, 0, (), False, tuple(ways))


def priced(assembly: Assembly, amounts: Amounts, shift: int) -> tuple[tuple[int, int], ...]:
    """Return what is paid after a mode's shift: (slot, amount), free ones left out."""
    shifted = ((assembly.slot(name), max(0, amount + shift)) for name, amount in amounts)
    return tuple((slot, amount) for slot, amount in shifted if amount > 0)


def _storylet_of(scene: scenes.Scene) -> scenes.Storylet:
    if scene.storylet is None:
        raise ValueError(f"{scene.name} is no storylet")
    return scene.storylet


def _and(codes: list[Code]) -> Code:
    """Return the conjunction of codes, None standing for what always holds."""
    whole: Code = None
    for code in codes:
        if code is not None:
            whole = code if whole is None else build("and", whole, code)
    return None if whole is not None and tuple(whole) == ("int", 1) else whole


def _sum(codes: list[Code]) -> Code:
    whole = codes[0]
    for code in codes[1:]:
        whole = build("add", whole, code)
    return whole
