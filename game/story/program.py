"""The Program: a story as integers and tables. Engine, front ends, proofs and simulation all run this and nothing else.

Everything is a tuple of whole numbers, strings, codes (`game.language.code`) and further tuples, so that it can be
kept as JSON and read back without any of the author's side. Indices point into the tables of the Program; -1 is none.

Operations (`Ops`), done in order:
    ("add", slot, amount, code)    add a constant; saturates; code: None or a condition
    ("set", slot, code, code)      assign; saturates
    ("text", text)                 print
    ("remember", promise, text)    say that a choice will come back
    ("pays", promise, text)        say that it has
    ("codex", entry)               open an entry
    ("tick", slot)                 count a timer down
Prose (`Text.body`), a flat list of spans:
    ("text", words) ("em", spans) ("break",) ("value", slot) ("if", code, spans, spans)
"""

from __future__ import annotations

from game.language.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Code = Any
    """A condition or number of `game.language.code`; None where there is none."""
    Ops = tuple[tuple[Any, ...], ...]
    Spans = tuple[tuple[Any, ...], ...]
    Route = tuple[tuple[Code, int], ...]
    """Arms (condition or None, scene), tried in order; the last has None."""


MODE = 0
"""The slot that holds the difficulty mode."""
STAY, GOTO, CALL, RETURN = range(4)
"""How a way moves."""
PLAIN, RISK, CHANCE = range(3)
"""How a choice is decided."""
FORK, LEAD, BACK, END = range(4)
"""What a scene is: it offers choices, leads on, returns to its caller, or ends the run."""
HERE = -1
"""The resume of a frame whose return stands in the calling scene."""


class Slot(NamedTuple):
    """One number of the state."""

    name: str
    """`stamina`, `juran.bond`, `mode`; a visit count is `visits <scene>`, a once-mark `once <choice or scene>`."""
    kind: str
    """`mode`, `range`, `flag`, `list`, `timer`, `bond`, `visits`, `once`."""
    low: int
    high: int
    start: int
    title: str
    levels: tuple[str, ...]
    """A word for each value from low, or none; of a list its values."""
    better: str
    show: str
    """`meter`, `counter` or `hidden`."""
    hint: str
    signs: tuple[tuple[int, int], ...]
    """(value, text)."""
    tag: bool
    met: Code = None
    """Shown where this holds; None: always."""


class Text(NamedTuple):
    """One printed string."""

    id: str
    body: Spans
    live: bool
    """Whether it reads the state."""


class Way(NamedTuple):
    """One outcome of a choice."""

    id: str
    weight: Code
    ops: Ops
    move: int
    """STAY, GOTO, CALL or RETURN."""
    scene: int
    """The scene called."""
    route: int
    """Index of the route that a GOTO follows or a CALL goes on with (HERE: back here)."""


class Modifier(NamedTuple):
    """A printed change of pips."""

    condition: Code
    add: int
    why: int


class Choice(NamedTuple):
    """Something the player may do."""

    id: str
    scene: int
    say: int
    condition: Code
    """None: always offered. Once-marks are part of it."""
    needs: tuple[tuple[Code, int], ...]
    """(condition, text of the reason)."""
    costs: tuple[tuple[tuple[int, int], ...], ...]
    """For each mode, (slot, amount) with amount > 0."""
    confirm: int
    ops: Ops
    kind: int
    """PLAIN, RISK or CHANCE."""
    pips: int
    modifiers: tuple[Modifier, ...]
    push: bool
    ways: tuple[Way, ...]
    """PLAIN: one. RISK: success, failure. CHANCE: by weight."""


class Scene(NamedTuple):
    """A place in the story graph; a scene with parameters stands once for each set of constants it is given."""

    name: str
    args: tuple[tuple[str, int], ...]
    chapter: int
    kind: int
    """FORK, LEAD, BACK or END."""
    text: int
    where: int
    slot: int
    back: int
    visits: int
    """Slot of the visit count, or -1."""
    ops: Ops
    """On entering: ticks, effects, marks, then its text."""
    choices: tuple[int, ...]
    call: int
    """LEAD: the scene called before the route."""
    route: int
    ending: int
    camp: bool
    roll_call: bool


class Rule(NamedTuple):
    """What watches the state and interrupts."""

    id: str
    when: Code
    timer: int
    """The slot whose running out fires it, or -1."""
    ops: Ops
    move: int
    """GOTO or CALL."""
    scene: int
    route: int


class Mode(NamedTuple):
    """A difficulty."""

    name: str
    title: str
    about: str
    never_fail: bool
    tops: tuple[int, ...]
    """The highest value of each slot."""
    push: tuple[tuple[int, int], ...]
    """What a push costs: (slot, amount)."""
    undo: bool
    slots: bool


class Chapter(NamedTuple):
    """An episode, or a library (number 0)."""

    id: str
    number: int
    title: str
    day: str
    begin: Ops
    content_notes: tuple[str, ...]
    recap: tuple[int, ...]
    close: int
    first: int
    """The scene that a run most plainly enters it by: its first."""


class Ending(NamedTuple):
    """The end of a run."""

    scene: int
    kind: str
    title: int
    riddle: int


class Promise(NamedTuple):
    """A mark made by `remember` and kept by `pays`."""

    name: str
    made_in: int
    paid_in: int
    about: int


class Entry(NamedTuple):
    """A codex entry."""

    name: str
    title: str
    group: str
    text: int
    unlock: Code
    start: bool


class Voice(NamedTuple):
    """A scene unlocked by an ending."""

    name: str
    title: str
    ending: int
    text: int


class Ally(NamedTuple):
    """Someone with a bond."""

    name: str
    title: str
    method: str
    slot: int
    met: Code
    """Listed where this holds; None: always."""


class Property(NamedTuple):
    """A claim of the author's."""

    id: str
    kind: str
    condition: Code


class Tables(NamedTuple):
    """All of a Program, in one value that JSON can keep."""

    story: str
    version: str
    title: str
    about: str
    notice: str
    default_mode: int
    push_say: int
    push_then: int
    """Texts of the push, or -1; without a `push` in the pack no risk has `push`."""
    pips: tuple[int, int]
    start: int
    tags_from: int
    """Slots from here on are tags: no part of the state's identity."""
    slots: tuple[Slot, ...]
    modes: tuple[Mode, ...]
    chapters: tuple[Chapter, ...]
    scenes: tuple[Scene, ...]
    choices: tuple[Choice, ...]
    routes: tuple[Route, ...]
    rules: tuple[Rule, ...]
    choice_ticks: tuple[int, ...]
    """Timers counted down once in every step."""
    episode_ticks: tuple[int, ...]
    texts: tuple[Text, ...]
    endings: tuple[Ending, ...]
    promises: tuple[Promise, ...]
    codex: tuple[Entry, ...]
    voices: tuple[Voice, ...]
    allies: tuple[Ally, ...]
    properties: tuple[Property, ...]
    renamed: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, str, int, int], ...]
    """(id of a scene, choice, text …, file, line, column), for messages."""


class Program:
    """A compiled story: its tables, the hash of what it was made from, and room for what the engine links from it.

    Immutable by promise: `linked` is a cache of closures and nothing else.
    """

    __slots__ = ("hash", "linked", "tables")

    def __init__(self, tables: Tables, content_hash: str) -> None:
        self.tables = tables
        self.hash = content_hash
        self.linked: dict[Any, Any] = {}

    def scene_index(self, name: str, args: tuple[tuple[str, int], ...] = ()) -> int:
        """Return the index of a scene by its full name (and constants), or -1."""
        names = self.linked.get("scene names")
        if names is None:
            names = {(scene.name, scene.args): index for index, scene in enumerate(self.tables.scenes)}
            self.linked["scene names"] = names
        found: int = names.get((name, args), -1)
        return found

    def slot_index(self, name: str) -> int:
        """Return the index of a slot by its name, or -1."""
        names = self.linked.get("slot names")
        if names is None:
            names = {slot.name: index for index, slot in enumerate(self.tables.slots)}
            self.linked["slot names"] = names
        found: int = names.get(name, -1)
        return found

    def choice_index(self, scene: int, choice: str) -> int:
        """Return the index of a choice of a scene by its id, or -1."""
        for index in self.tables.scenes[scene].choices:
            if self.tables.choices[index].id == choice:
                return index
        return -1
