"""Every state of a story, breadth first over every choice and every roll."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from naive.offers import choices, pushable, rolls
from naive.playing import scene_named
from naive.state import FULL, NaiveError, key
from naive.step import advance, start

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from game.story.model import Story
    from naive.playing import Event
    from naive.state import Most, NaiveState

Key = tuple[object, ...]
Move = tuple[str, str | None]
"""A choice and its roll."""


@dataclass
class Explored:
    """What a search found; exact when it is `complete`."""

    states: dict[Key, NaiveState] = field(default_factory=dict)
    depths: dict[Key, int] = field(default_factory=dict)
    """Fewest choices to each state."""
    ways: dict[Key, list[tuple[Move, Key]]] = field(default_factory=dict)
    """Every move from each state and where it leads."""
    scenes: dict[str, int] = field(default_factory=dict)
    """Fewest choices to each scene that was entered, stood in or passed through."""
    taken: dict[tuple[str, str, str | None], int] = field(default_factory=dict)
    """Fewest choices to and with each (scene, choice, roll)."""
    endings: dict[str, int] = field(default_factory=dict)
    dead_ends: set[Key] = field(default_factory=set)
    errors: set[tuple[Key, Move]] = field(default_factory=set)
    """Moves that the design calls an error."""
    complete: bool = True
    most: Most = field(default_factory=dict)
    """How far counts of visits are told apart."""

    @property
    def soft_locks(self) -> set[Key]:
        """Return the states from which no ending can be reached, dead ends included."""
        back: dict[Key, set[Key]] = {}
        for source, moves in self.ways.items():
            for _, target in moves:
                back.setdefault(target, set()).add(source)
        safe: set[Key] = set()
        waiting = [one for one, state in self.states.items() if state.scene in self.endings]
        while waiting:
            one = waiting.pop()
            if one not in safe:
                safe.add(one)
                waiting += back.get(one, ())
        return set(self.states) - safe


def explore(story: Story, mode: str | None = None, limit: int = 2_000, most: Most = FULL) -> Explored:
    """Return what a breadth-first search over at most so many states finds."""
    found = Explored(most=most)
    first, events = start(story, mode)
    waiting = deque([_note(story, found, first, events, 0)])
    while waiting:
        here = waiting.popleft()
        state, depth = found.states[here], found.depths[here]
        if _ended(story, state, found, depth):
            continue
        moves = list(moves_from(story, state))
        if not moves:
            found.dead_ends.add(here)
        for move in moves:
            if _take(story, found, here, move, limit):
                waiting.append(found.ways[here][-1][1])
    return found


def moves_from(story: Story, state: NaiveState) -> Iterator[Move]:
    """Yield every open choice with every roll that can come or be pushed."""
    for choice, is_open in choices(story, state):
        if is_open:
            for roll, _ in rolls(story, state, choice):
                yield choice, roll
            if pushable(story, state, choice):
                yield choice, "pushed"


def _take(story: Story, found: Explored, here: Key, move: Move, limit: int) -> bool:
    """Follow one move from a state, and return whether it leads to a new one."""
    state, depth = found.states[here], found.depths[here] + 1
    try:
        after, events = advance(story, state, *move)
    except NaiveError:
        found.errors.add((here, move))
        return False
    found.taken.setdefault((state.scene, *move), depth)
    there = key(story, after, found.most)
    new = there not in found.states
    if new and len(found.states) >= limit:
        found.complete = False
        return False
    _note(story, found, after, events, depth)
    found.ways[here].append((move, there))
    return new


def _note(story: Story, found: Explored, state: NaiveState, events: Iterable[Event], depth: int) -> Key:
    """Keep a state, and the scenes that were met on the way to it, where they are met first."""
    one = key(story, state, found.most)
    found.states.setdefault(one, state)
    found.depths.setdefault(one, depth)
    found.ways.setdefault(one, [])
    for event in events:
        if event[0] == "enter":
            found.scenes.setdefault(str(event[1]), depth)
    return one


def _ended(story: Story, state: NaiveState, found: Explored, depth: int) -> bool:
    if scene_named(story, state.scene).ending is None:
        return False
    found.endings.setdefault(state.scene, depth)
    return True
