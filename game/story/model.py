"""The parts of a Story that are shared by its scenes: variables, people, modes, rules, promises, limits."""

from __future__ import annotations

from game.language.values import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.language.syntax import Effect, Expr
    from game.story.place import Place
    from game.story.prose import Prose
    from game.story.scenes import Call, Route, Scene


@dataclass(frozen=True, slots=True)
class Condition:
    """An expression on which logic turns."""

    expr: Expr
    place: Place = field(compare=False)
    """Of the first character of the expression."""


@dataclass(frozen=True, slots=True)
class Change:
    """An effect as written."""

    effect: Effect
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Variable:
    """A declared number, flag, list value, timer, bond or tag."""

    name: str
    kind: str
    """`range`, `flag`, `list`, `timer` or `bond` (then the name is `<ally>.bond`)."""
    low: int
    high: int
    start: int
    """For a list the index of the value."""
    place: Place = field(compare=False)
    values: tuple[str, ...] = ()
    """Of a list, in order."""
    title: str = ""
    """What the player reads."""
    levels: tuple[str, ...] = ()
    """One word for each value from low to high, or none."""
    better: str = ""
    """`high`, `low` or nothing."""
    show: str = "hidden"
    """`meter`, `counter` or `hidden`."""
    hint: str = ""
    signs: tuple[tuple[int, Prose], ...] = ()
    paid_in: int = 0
    """The episode that reads it last; 0 when not said."""
    each: str = ""
    """Of a timer, what counts it down: `choice`, `episode` or a full scene name."""
    tag: bool = False
    met: Condition | None = None
    """Where it holds the variable is shown; None: from the beginning. Nothing that can happen turns on it."""


@dataclass(frozen=True, slots=True)
class Ally:
    """Someone with a bond; the bond itself is the variable `<name>.bond`."""

    name: str
    title: str
    method: str
    met: Condition | None
    """Where it holds the ally is listed; None: from the beginning. Nothing that can happen turns on it."""
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Define:
    """A condition with a name."""

    name: str
    condition: Condition
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Mode:
    """A difficulty: a shift on the same story."""

    name: str
    title: str
    about: str
    default: bool
    costs: int
    """Added to every cost, never below 0."""
    pips: int
    """Added to every risk, and printed."""
    never_fail: bool
    tops: tuple[tuple[str, int], ...]
    """Highest value of a variable in this mode."""
    undo: bool
    slots: bool
    """Whether named saves are allowed beside the autosave."""
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Push:
    """How a failed risk is turned into its success."""

    say: Prose
    then: Prose | None
    cost: tuple[tuple[str, int], ...]
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that watches the state and interrupts."""

    id: str
    when: Condition | None
    timer: str
    """The timer whose running out fires it, or nothing."""
    effects: tuple[Change, ...]
    call: Call | None
    route: Route
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Pool:
    """A named set of storylets."""

    name: str
    title: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Promise:
    """Something that a choice starts and a later scene answers."""

    name: str
    made_in: int
    paid_in: int
    """0 when not said; an episode that is not in the pack means reserved."""
    about: Prose | None
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class CastMember:
    """A person's forms of name, usable in text."""

    name: str
    forms: tuple[tuple[str, str], ...]
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class CodexEntry:
    """A short article that opens in play."""

    name: str
    title: str
    group: str
    text: Prose
    unlock: Condition | None
    start: bool
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A turn of phrase that the pack bans or rations."""

    match: str
    why: str
    most: int
    per: str
    """`pack`, `episode` or `passage`."""
    where: str
    """`all`, `narration` or `speech` (what stands in single quotes)."""
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Style:
    """The pack's own rules for its prose."""

    limits: tuple[tuple[str, int], ...] = ()
    """Most words of each kind of text."""
    banned: tuple[tuple[str, Place], ...] = ()
    patterns: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class Property:
    """What the author says of every (or some) reachable state."""

    id: str
    kind: str
    """`always`, `never` or `can`."""
    condition: Condition
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Voice:
    """A scene from another's night that an ending unlocks for good."""

    name: str
    title: str
    ending: str
    """Full name of the ending scene."""
    text: Prose
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Chapter:
    """An episode, or a library of scenes that episodes call (then `number` is 0)."""

    id: str
    number: int
    title: str
    day: str
    begin: tuple[Change, ...]
    content_notes: tuple[str, ...]
    recap: tuple[Prose, ...]
    close: Prose | None
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Story:
    """A whole pack, read and checked: every name in it means something, and every scene is named in full, in `visited()` too."""

    name: str
    version: str
    title: str
    about: str
    notice: str
    start: str
    """Full name of the first scene."""
    renamed: tuple[tuple[str, str], ...]
    variables: tuple[Variable, ...]
    """Ranges, flags, lists, timers and bonds in order of declaration; then the tags. Not the mode."""
    allies: tuple[Ally, ...]
    defines: tuple[Define, ...]
    modes: tuple[Mode, ...]
    """From easiest to hardest; at least one."""
    push: Push | None
    pips: tuple[int, int]
    """Fewest and most pips of a risk after its modifiers."""
    rules: tuple[Rule, ...]
    pools: tuple[Pool, ...]
    promises: tuple[Promise, ...]
    cast: tuple[CastMember, ...]
    codex: tuple[CodexEntry, ...]
    style: Style
    properties: tuple[Property, ...]
    voices: tuple[Voice, ...]
    chapters: tuple[Chapter, ...]
    """Episodes by number, then libraries by name."""
    scenes: tuple[Scene, ...]
    """In the order of the files and within them."""
    place: Place = field(compare=False)
