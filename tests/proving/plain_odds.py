"""Odds the slow way, over the naive search: a matrix of fractions for a fixed player, policies tried for the others.

Nothing here knows of `game.engine` or `game.proof`: states, moves and chances are those of `naive`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from naive.explore import explore
from naive.offers import choices, costs_of, find, pushable, rolls

if TYPE_CHECKING:
    from game.story.model import Story
    from naive.explore import Explored, Key

Edges = list[tuple[Fraction, "Key", "Key | None"]]
"""(chance, where to, where to if it is pushed)."""
STUCK = ("stuck",)
"""Where an error leads."""


class Plain:
    """What a naive search found, as turns with their chances."""

    def __init__(self, story: Story, found: Explored) -> None:
        self.story = story
        self.found = found
        self.keys = list(found.states)
        self.turns = {key: self._turns(key) for key in self.keys}

    def _turns(self, key: Key) -> list[tuple[str, Edges]]:
        state = self.found.states[key]
        if state.scene in self.found.endings:
            return []
        to = dict(self.found.ways[key])
        turns = []
        for choice, is_open in choices(self.story, state):
            if is_open:
                may_push = pushable(self.story, state, choice)
                edges: Edges = []
                for roll, chance in rolls(self.story, state, choice):
                    pushed = to.get((choice, "pushed"), STUCK) if may_push and roll == "failure" else None
                    edges.append((chance, to.get((choice, roll), STUCK), pushed))
                turns.append((choice, edges))
        return turns

    def taken(self, key: Key, player: str) -> list[tuple[Fraction, Edges]]:
        """Return what a fixed player does in a state."""
        turns = self.turns[key]
        if player == "uniform":
            return [(Fraction(1, len(turns)), edges) for _, edges in turns]
        ranked = [(self._rank(key, choice, player), -at) for at, (choice, _) in enumerate(turns)]
        return [(Fraction(1), turns[-max(ranked)[1]][1])] if turns else []

    def _rank(self, key: Key, choice: str, player: str) -> tuple[Fraction, ...]:
        state = self.found.states[key]
        offer = find(self.story, state, choice)
        cost = Fraction(sum(amount for _, amount in costs_of(self.story, state, offer.choice)))
        risky = offer.choice.risk is not None
        success = dict(rolls(self.story, state, choice)).get("success", Fraction(0)) if risky else Fraction(1)
        if player == "careful":
            return success, -cost
        return Fraction(risky), 1 - success if risky else Fraction(0), cost

    def odds(self, player: str) -> dict[str, Fraction]:
        """Return the chance of each ending for a fixed player, by elimination on the whole matrix."""
        rows = {STUCK: {}} | {key: self._row(self.taken(key, player)) for key in self.keys}
        return {ending: self._solved(rows, ending) for ending in self.found.endings}

    @staticmethod
    def _row(taken: list[tuple[Fraction, Edges]]) -> dict[Key, Fraction]:
        row: dict[Key, Fraction] = {}
        for share, edges in taken:
            for chance, target, _ in edges:
                row[target] = row.get(target, Fraction(0)) + share * chance
        return row

    def _solved(self, rows: dict[Key, dict[Key, Fraction]], ending: str) -> Fraction:
        goals = {key for key in self.keys if self.found.states[key].scene == ending}
        hope = _leading(rows, goals)
        return _every(rows, goals, hope)[self.keys[0]]

    def limits(self, ending: str) -> tuple[Fraction, Fraction]:
        """Return the chance of an ending for the worst and the best player, by policy iteration in fractions."""
        goals = {key for key in self.keys if self.found.states[key].scene == ending}
        options = self._options()
        doomed = _doomed(options, goals)
        pressed = {key: own if key in doomed else [] for key, own in options.items()}
        worst = self._optimum(pressed, dict.fromkeys(options, 0), goals, min)
        return worst, self._optimum(options, _proper(options, goals), goals, max)

    def _optimum(self, options, policy, goals, pick) -> Fraction:
        """Return an optimum: each policy is valued exactly, then bettered where a turn is strictly better."""
        while True:
            rows = {key: own[policy[key]] if own else {} for key, own in options.items()}
            value = _every(rows, goals, _leading(rows, goals))
            better = dict(policy)
            for key, own in options.items():
                worths = [sum(part * value[to] for to, part in row.items()) for row in own]
                if worths and pick(worths) != worths[policy[key]]:
                    better[key] = worths.index(pick(worths))
            if better == policy:
                return value[self.keys[0]]
            policy = better

    def _options(self) -> dict[Key, list[dict[Key, Fraction]]]:
        """Return every turn of every state, pushed and not."""
        options: dict[Key, list[dict[Key, Fraction]]] = {STUCK: []}
        for key in self.keys:
            options[key] = []
            for _, edges in self.turns[key]:
                options[key].append(self._row([(Fraction(1), edges)]))
                if any(pushed is not None for _, _, pushed in edges):
                    turned = [(part, pushed or to, None) for part, to, pushed in edges]
                    options[key].append(self._row([(Fraction(1), turned)]))
        return options


def _doomed(options, goals):
    """Return the states that lead to a goal with some chance, whichever turn is taken."""
    found = set(goals)
    growing = True
    while growing:
        new = {
            key
            for key, own in options.items()
            if key not in found and own and all(any(to in found for to in row) for row in own)
        }
        found |= new
        growing = bool(new)
    return found


def _proper(options, goals):
    """Return a policy that has a chance of a goal wherever any has."""
    policy = dict.fromkeys(options, 0)
    reached = set(goals)
    growing = True
    while growing:
        growing = False
        for key, own in options.items():
            for at, row in enumerate(own):
                if key not in reached and any(to in reached for to in row):
                    policy[key] = at
                    reached.add(key)
                    growing = True
    return policy


def _leading(rows, goals):
    """Return the states from which a goal can be come to."""
    back = {}
    for key, row in rows.items():
        for to in row:
            back.setdefault(to, []).append(key)
    found, waiting = set(goals), list(goals)
    while waiting:
        for key in back.get(waiting.pop(), ()):
            if key not in found:
                found.add(key)
                waiting.append(key)
    return found


def _every(rows, goals, hope):
    """Return the chance of coming to a goal from every state: Gauss and Jordan on sparse rows."""
    value = {key: Fraction(int(key in goals)) for key in rows}
    unknown = [key for key in rows if key in hope and key not in goals]
    inner = set(unknown)
    left = {key: {to: part for to, part in rows[key].items() if to in inner} for key in unknown}
    given = {
        key: sum((part for to, part in rows[key].items() if to in goals), Fraction(0)) for key in unknown
    }
    for pivot in unknown:
        scale = 1 / (1 - left[pivot].pop(pivot, Fraction(0)))
        left[pivot] = {to: part * scale for to, part in left[pivot].items()}
        given[pivot] *= scale
        for key in unknown:
            part = left[key].pop(pivot, None) if key != pivot else None
            if part:
                given[key] += part * given[pivot]
                for to, more in left[pivot].items():
                    left[key][to] = left[key].get(to, Fraction(0)) + part * more
    return value | given


def plain(story: Story, mode: str, limit: int) -> Plain | None:
    """Return what a search over at most so many states finds, or None where there are more."""
    found = explore(story, mode, limit)
    return Plain(story, found) if found.complete else None
