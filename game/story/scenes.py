"""Scenes, choices and outcomes as their author wrote them, checked."""

from __future__ import annotations

from game.language.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.language.syntax import Expr
    from game.story.model import Change, Condition
    from game.story.place import Place
    from game.story.prose import Prose


@dataclass(frozen=True, slots=True)
class Parameter:
    """A constant that a called scene takes."""

    name: str
    kind: str
    """`flag` or `range`."""
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Target:
    """A scene, and the constants given to it."""

    scene: str
    """Full name."""
    given: tuple[tuple[str, int], ...]
    """Parameter values by name; those left out are passed on from the scene this stands in."""
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class RouteArm:
    """One way of a route: taken when its condition holds and no arm before it was."""

    condition: Condition | None
    target: Target


Route = tuple[RouteArm, ...]
"""Tried in order; the last arm has no condition. Empty: none."""


@dataclass(frozen=True, slots=True)
class Call:
    """Another scene played and come back from."""

    target: Target
    resume: Route
    """Where the return goes on; empty: back here."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What the player is told will matter, or does."""

    remember: tuple[tuple[str, Prose], ...] = ()
    pays: tuple[tuple[str, Prose], ...] = ()
    codex: tuple[str, ...] = ()


NO_MARKS = Marks()
"""Of what marks nothing, as most does."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one way of a choice does."""

    id: str
    """Empty for a plain choice; `success`, `failure`; the given or made id of a chance."""
    weight: Expr | None
    effects: tuple[Change, ...]
    then: Prose | None
    marks: Marks
    route: Route
    """Where it goes; empty with no call and no return: it stays."""
    call: Call | None
    returns: bool
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Need:
    """A lock with the author's reason."""

    condition: Condition
    why: Prose


@dataclass(frozen=True, slots=True)
class Modifier:
    """What adds to or takes from the pips of a risk, by name."""

    condition: Condition | None
    add: int
    why: Prose


@dataclass(frozen=True, slots=True)
class Risk:
    """Sixths of success."""

    pips: int
    modifiers: tuple[Modifier, ...]
    push: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """Something the player may do."""

    id: str
    say: Prose
    condition: Condition | None
    needs: tuple[Need, ...]
    cost: tuple[tuple[str, int], ...]
    cost_in: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    """Whole costs by mode."""
    once: bool
    confirm: Prose | None
    """What is asked before it is taken."""
    effects: tuple[Change, ...]
    marks: Marks
    risk: Risk | None
    outcomes: tuple[Outcome, ...]
    """One; success and failure with a risk; two or more by weight."""
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Hub:
    """A scene's offer of storylets."""

    pool: str
    show: int
    """At most so many; 0: all."""
    draw: Prose | None
    then: Route
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Storylet:
    """How a scene stands in a pool."""

    pool: str
    say: Prose
    condition: Condition | None
    needs: tuple[Need, ...]
    cost: tuple[tuple[str, int], ...]
    priority: int
    weight: Expr
    once: bool
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a run."""

    kind: str
    """`good`, `bitter`, `bad` or `close`."""
    title: Prose
    riddle: Prose | None


@dataclass(frozen=True, slots=True)
class Scene:
    """A place in the story graph."""

    name: str
    """Full: `<chapter>/<scene>`."""
    chapter: str
    text: Prose | None
    where: Prose | None
    """The place, as shown."""
    slot: Prose | None
    """The part of the day, as shown."""
    back: Prose | None
    enter: tuple[Change, ...]
    marks: Marks
    params: tuple[Parameter, ...]
    camp: bool
    roll_call: bool
    choices: tuple[Choice, ...]
    hub: Hub | None
    route: Route
    """Where it leads on; with `call`, after that."""
    call: Call | None
    returns: bool
    ending: Ending | None
    storylet: Storylet | None
    place: Place = field(compare=False)
