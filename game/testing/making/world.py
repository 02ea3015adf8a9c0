"""What a pack declares: variables, tags, allies, modes, people. Each thing comes with its own few lines of YAML."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from game.testing.making.drawing import pick, yes
from game.testing.making.expressions import List, Names, Number, condition
from game.testing.making.prose import Speech, line
from game.testing.making.yaml_text import Plain

if TYPE_CHECKING:
    from game.testing.making.drawing import Drawing

RANGES = ("heat", "stamina", "packs", "depth_of_it")
FLAGS = ("door", "told", "lamp")
TAGS = ("seen", "mood", "scars")
ALLIES = ("juran", "maru")
WORDS = (("none", "left", "right"), ("low", "mid"), ("none", "du_seok", "night_class"))
MODES = ("story", "standard", "curfew")
PROMISES = ("bell", "rope")
CODEX = ("tide_table", "the_basin")


@dataclass
class World:
    """What there is to speak of, and how it is written down."""

    sections: dict[str, Any] = field(default_factory=dict)
    """The shared sections so far."""
    variables: Names = field(default_factory=Names)
    """What effects may change: everything declared but tags and timers."""
    timers: Names = field(default_factory=Names)
    tags: Names = field(default_factory=Names)
    fixed: Names = field(default_factory=Names)
    """What conditions may read besides: the mode and the defined conditions."""
    defines: tuple[str, ...] = ()
    modes: tuple[str, ...] = ("standard",)
    payable: tuple[Number, ...] = ()
    """What a cost may be taken from."""
    forms: tuple[str, ...] = ()
    """Forms of the cast, as they stand in braces."""
    promises: tuple[str, ...] = ()
    codex: tuple[str, ...] = ()
    push: bool = False
    pips: tuple[int, int] = (1, 6)

    @property
    def readable(self) -> Names:
        """Return what a condition outside of scenes may read, visits apart."""
        return self.variables + self.timers + self.fixed

    def speech(self, more: Names) -> Speech:
        """Return what a text may read that stands where more names are readable."""
        names = self.readable + self.tags + more
        values = [one.name for one in names.numbers] + [one.name for one in names.lists]
        return Speech(names, (*values, *self.forms))


def declared(drawing: Drawing) -> World:
    """Return a world with its variables, tags, allies and modes, whose timers are not declared yet."""
    world = World()
    for declare in (_ranges, _flags, _lists, _allies, _modes, _tags, _cast):
        declare(drawing, world)
    _push_and_pips(drawing, world)
    return world


def define(drawing: Drawing, world: World, scenes: Names) -> None:
    """Give names to some conditions; a later one may use the earlier ones."""
    for name in ("crew", "alone")[: drawing.number(0, 2)]:
        world.sections.setdefault("define", {})[name] = condition(drawing, world.readable + scenes)
        world.defines += (name,)
        world.fixed += Names(truths=(name,))


def _ranges(drawing: Drawing, world: World) -> None:
    for name in RANGES[: drawing.number(1, 3)]:
        low = pick(drawing, (0, 0, 0, 0, 1, -1))
        high = low + drawing.number(1, 3)
        entry: dict[str, Any] = {"range": Plain(f"{low}..{high}"), "start": drawing.number(low, high)}
        if yes(drawing, 30):
            entry["levels"] = ["Out", "Low", "Fair", "High"][: high - low + 1]
            entry["better"] = pick(drawing, ("high", "low"))
        if yes(drawing, 20):
            entry |= {"name": name.capitalize(), "hint": "What it does.", "kind": "meter"}
        if yes(drawing, 20):
            entry["signs"] = {high: line(drawing, None)}
        _variable(world, name, entry)
        world.variables += Names(numbers=(Number(name, low, high),))
        world.payable += (Number(name, low, high),)


def _flags(drawing: Drawing, world: World) -> None:
    for name in FLAGS[: drawing.number(0, 2)]:
        entry: dict[str, Any] = {"flag": yes(drawing, 30)}
        if yes(drawing, 20):
            entry |= {"born": 1, "paid_in": drawing.number(1, 9)}
        _variable(world, name, entry)
        world.variables += Names(truths=(name,))


def _lists(drawing: Drawing, world: World) -> None:
    for name in ("stance", "road")[: drawing.number(0, 3) // 2 + drawing.number(0, 1)]:
        words = pick(drawing, WORDS)
        entry: dict[str, Any] = {"one_of": list(words)}
        if yes(drawing, 40):
            entry["start"] = pick(drawing, words)
        _variable(world, name, entry)
        world.variables += Names(lists=(List(name, words),))


def _variable(world: World, name: str, entry: dict[str, Any]) -> None:
    world.sections.setdefault("variables", {})[name] = entry


def _allies(drawing: Drawing, world: World) -> None:
    for name in ALLIES[: drawing.number(0, 2)]:
        low = 1 if yes(drawing, 15) else 0
        high = low + drawing.number(1, 2)
        entry: dict[str, Any] = {"name": f"So {name.capitalize()}", "bond": Plain(f"{low}..{high}")}
        entry["start"] = drawing.number(low, high)
        if yes(drawing, 50):
            entry |= {"levels": ["gone", "wary", "sworn"][: high - low + 1], "method": "Noise"}
        if yes(drawing, 20):
            entry |= {"met": condition(drawing, world.readable, 1), "hint": "Who comes along."}
        world.sections.setdefault("allies", {})[name] = entry
        bond = Number(f"{name}.bond", low, high)
        world.variables += Names(numbers=(bond,))
        world.payable += (bond,)
        world.forms += (f"{name}.name",)


def _tags(drawing: Drawing, world: World) -> None:
    entries: dict[str, Any] = {}
    for name in TAGS[: drawing.number(0, 3)]:
        kind = drawing.number(0, 2)
        if kind == 0:
            entries[name] = {"flag": False}
            world.tags += Names(truths=(name,))
        elif kind == 1:
            entries[name] = {"one_of": list(WORDS[0])}
            world.tags += Names(lists=(List(name, WORDS[0]),))
        else:
            entries[name] = {"range": Plain("0..2"), "start": 0}
            world.tags += Names(numbers=(Number(name, 0, 2),))
    if entries:
        world.sections["tags"] = entries


def _modes(drawing: Drawing, world: World) -> None:
    count = pick(drawing, (0, 1, 2, 2, 3))
    world.fixed += Names(lists=(List("mode", MODES[:count] or world.modes),))
    if not count:
        return
    world.modes = MODES[:count]
    default = pick(drawing, world.modes)
    world.sections["modes"] = {
        name: _mode(drawing, world, name) | ({"default": True} if name == default else {})
        for name in world.modes
    }


def _mode(drawing: Drawing, world: World, name: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"title": name.capitalize(), "about": line(drawing, None)}
    if yes(drawing, 40):
        entry["costs"] = pick(drawing, (-1, 1))
    if yes(drawing, 40):
        entry["pips"] = pick(drawing, (-1, 1))
    if name == "story" and yes(drawing, 50):
        entry["rolls"] = "never_fail"
    if yes(drawing, 40):
        one = pick(drawing, world.payable)
        entry["tops"] = {one.name: drawing.number(one.low, one.high)}
    if name == "curfew":
        entry |= {"undo": False, "slots": False}
    return entry


def _push_and_pips(drawing: Drawing, world: World) -> None:
    if yes(drawing, 60):
        paid = pick(drawing, world.payable)
        price = drawing.number(1, min(2, paid.high - paid.low))
        entry: dict[str, Any] = {"say": line(drawing, world.speech(Names())), "cost": {paid.name: price}}
        if yes(drawing, 60):
            entry["then"] = line(drawing, world.speech(Names()))
        world.sections["push"] = entry
        world.push = True
    if yes(drawing, 50):
        world.pips = pick(drawing, ((2, 6), (1, 5), (2, 5)))
        world.sections["pips"] = Plain("{}..{}".format(*world.pips))


def _cast(drawing: Drawing, world: World) -> None:
    if yes(drawing, 50):
        world.sections["cast"] = {
            "cheong_san": {"name": "Lee Cheong-san", "calls": "Cheong-san", "close": "hyung"}
        }
        world.forms += ("cheong_san.name", "cheong_san.calls")
    for name in PROMISES[: drawing.number(0, 2)]:
        entry: dict[str, Any] = {"made_in": 1, "about": line(drawing, None)}
        if yes(drawing, 60):
            entry["paid_in"] = drawing.number(1, 9)
        world.sections.setdefault("promises", {})[name] = entry
        world.promises += (name,)
    world.codex = CODEX[: drawing.number(0, 2)]
