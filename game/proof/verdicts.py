"""`prove`: every verdict that design section 5 lists, over all modes, with walkthroughs that were replayed."""

from __future__ import annotations

from gc import collect
from time import perf_counter
from typing import TYPE_CHECKING

from game.engine.offers import open_choices
from game.proof import asks
from game.proof.blocked import Blocked
from game.proof.budget import Budget, Exhausted
from game.proof.conditions import reads, truths
from game.proof.count import count
from game.proof.coverage import seen, wanted
from game.proof.exploring import explored
from game.proof.findings import PROVED, REFUTED, UNDECIDED, Finding, Places, Shown, Subject, Verdict
from game.proof.form import DENSE, SPARSE
from game.proof.space import Space, Way
from game.proof.stuck import Stuck
from game.proof.terrain import Terrain
from game.proof.walkthrough import Walkthroughs
from game.proof.wandering import Wandering
from game.proof.wording import said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from game.engine.replay import Step
    from game.engine.state import Outcome
    from game.proof.conditions import Truths
    from game.proof.coverage import Spot
    from game.proof.reach import Reached
    from game.proof.space import Node
    from game.story.program import Program

RULES = {
    "scene": ("scene-unreachable", "No run ever comes to the scene {}"),
    "ending": ("ending-unreachable", "No run ever comes to the ending {}"),
    "choice": ("choice-never-open", "The choice {} is never open"),
    "outcome": ("outcome-never-comes", "The outcome {} never comes"),
    "storylet": ("storylet-never-offered", "The storylet {} is never offered open"),
    "rule": ("rule-never-fires", "The rule {} never fires"),
    "codex": ("codex-never-opens", "The codex entry {} never opens"),
}
"""The finding about each kind of subject that is never reached, and how its sentence begins."""


class Prover:
    """One `prove`: the explorations of every mode and what they say."""

    def __init__(
        self,
        program: Program,
        modes: Sequence[int],
        *,
        budget: Budget,
        counting: bool = False,
        told: Callable[[str], None] = lambda _line: None,
    ) -> None:
        self.program = program
        self.tables = program.tables
        self.modes = tuple(modes)
        self.budget = budget
        self.counting = counting
        self.told = told
        self.places = Places(self.tables)
        self.terrains: dict[int, Terrain] = {}
        self.findings: list[Finding] = []
        self.shown: dict[Subject, Shown] = {}
        self._come_to: dict[Subject, Shown] = {}
        """What the modes explored so far come to, each in the fewest choices."""
        self._depths: dict[Subject, int] = {}
        """Those choices, the one that leads to the subject counted."""
        self._truths: Truths = {}
        self._held = 0
        """The slots that the proof tells apart in some cell, as an integer."""
        self._form = DENSE
        """The form that the sets of states had; the sparse one if any had it."""
        self._states: dict[str, int] = {}
        """Merged states by scene, over the modes explored so far."""

    def verdict(self) -> Verdict:
        """Prove everything."""
        began = perf_counter()
        every = tuple(dict.fromkeys([*wanted(self.tables, self.places), *_entries(self.program)]))
        counted = None
        try:
            for mode in self.modes:
                self._look_into(mode)
                collect()
            self._never_met()
            self._cover(every)
            self._conditions()
            self._texts()
            counted = self._counted()
        except Exhausted as spent:
            self._find("budget", ("story", self.tables.story), f"Undecided: {spent}.", [], verdict=UNDECIDED)
        findings = sorted(
            set(self.findings), key=lambda one: (one.file, one.line, one.column, one.rule, one.message)
        )
        worst = {finding.verdict for finding in findings}
        return Verdict(
            self.tables.story,
            self.tables.version,
            REFUTED if REFUTED in worst else UNDECIDED if UNDECIDED in worst else PROVED,
            sum(self._states.values()),
            counted[0] if counted else None,
            counted[1] if counted else None,
            perf_counter() - began,
            tuple(self.tables.modes[mode].name for mode in self.modes),
            tuple(findings),
            self.shown,
            every,
            self._states,
            self._form,
        )

    def _look_into(self, mode: int) -> None:
        """Take from one mode all that it shows; its sets are given up before those of the next are made."""
        self.told(f"exploring {self.tables.modes[mode].name}")
        terrain = self.terrains[mode] = Terrain(self.program, mode)
        self._ask_states(mode)
        reached = self._explored(terrain)
        if reached.space.form.name == SPARSE:
            self._form = SPARSE
        ways = Walkthroughs(reached)
        for subject, spot in seen(reached, self.places).items():
            self._show(subject, ways, spot)
        self.findings += Stuck(ways, self.places).findings()
        truths(reached, self._truths)
        for cell in reached.cells():
            self._held |= cell.live
            name = self.tables.scenes[cell.point[1]].name
            self._states[name] = self._states.get(name, 0) + cell.bits.bit_count()

    def _explored(self, terrain: Terrain) -> Reached:
        mode = terrain.mode
        space = Space(self.program, mode, reads(self.tables, mode), terrain=terrain)
        return explored(space, self.budget)

    def _counted(self) -> tuple[int, int] | None:
        if not self.counting:
            return None
        found = [count(self.program, mode, self.budget, self.terrains[mode]) for mode in self.modes]
        return sum(one[0] for one in found), sum(one[1] for one in found)

    def _find(
        self,
        rule: str,
        subject: Subject,
        message: str,
        places: Sequence[str],
        steps: tuple[Step, ...] | None = None,
        mode: int | None = None,
        verdict: str = REFUTED,
    ) -> None:
        name = "" if mode is None else self.tables.modes[mode].name
        self.findings.append(Finding(rule, verdict, subject, *self.places.of(*places), message, steps, name))

    def _show(self, subject: Subject, ways: Walkthroughs, at: Spot) -> None:
        """Keep a walkthrough to what a mode comes to, if no mode before came to it in as few choices."""
        name = self.tables.modes[ways.mode].name
        depth, spot = at
        known = self._come_to.get(subject)
        if known is None or depth < self._depths[subject]:
            steps = self._shortest(subject, ways, depth, spot)
            self._depths[subject] = depth
            modes = (*(known.modes if known else ()), name)
            self._come_to[subject] = Shown(len(steps), steps, name, modes)
        else:
            self._come_to[subject] = known._replace(modes=(*known.modes, name))

    def _cover(self, every: Sequence[Subject]) -> None:
        """Say what is reached in some mode, and what bars the rest."""
        missed = [subject for subject in every if subject not in self._come_to and subject not in self.shown]
        self.shown.update((subject, self._come_to[subject]) for subject in every if subject in self._come_to)
        if missed:
            usual = self.tables.default_mode if self.tables.default_mode in self.modes else self.modes[0]
            blocked = Blocked(self._explored(self.terrains[usual]))
            for subject in missed:
                self._unreached(subject, blocked)

    def _shortest(
        self, subject: Subject, ways: Walkthroughs, depth: int, spot: Node | Way
    ) -> tuple[Step, ...]:
        taken = ways.along(spot) if isinstance(spot, Way) else ways.to_node(spot, spot.bits, depth)
        ways.replayed(taken, self._claim(subject, spot), " ".join(subject))
        return ways.steps(taken)

    def _claim(self, subject: Subject, spot: Node | Way) -> Callable[[list[Outcome]], bool]:
        kind, name = subject
        scenes = self.tables.scenes

        def holds(outcomes: list[Outcome]) -> bool:
            last = outcomes[-1]
            if kind == "scene":
                return any(event[0] == "enter" and scenes[event[1]].name == name for event in last.events)
            if kind == "ending":
                return scenes[last.state.scene].name == name
            if kind == "rule":
                rules = self.tables.rules
                return any(event[0] == "rule" and rules[event[1]].id == name for event in last.events)
            if kind == "codex":
                codex = self.tables.codex
                return any(event[0] == "codex" and codex[event[1]].name == name for event in last.events)
            label = spot.label if isinstance(spot, Way) else ()
            if label[:1] == ("open",):
                return label[1] in open_choices(self.program, last.state)
            return any(event[:2] == ("choice", label[1]) for event in last.events)

        return holds

    def _unreached(self, subject: Subject, blocked: Blocked) -> None:
        kind, name = subject
        rule, sentence = RULES[kind]
        if kind in ("scene", "ending"):
            why = blocked.scene(name)
        elif kind == "codex":
            why = "no run opens it, and nothing unlocks it"
        elif kind == "storylet":
            why = blocked.storylet(name)
        else:
            why = {"choice": blocked.choice, "outcome": blocked.outcome, "rule": blocked.rule}[kind](name)
        if kind in ("choice", "outcome") and not why.startswith("`") and "weight" not in why:
            return  # its scene or its choice is named already
        inside = name.rpartition("/")[0]
        self._find(rule, subject, f"{sentence.format(name)}: {why}.", [f"{kind} {name}", name, inside])

    def _conditions(self) -> None:
        """Find conditions that have but one truth, wherever and in whichever mode they are read."""
        for (owner, code), (ever, never) in self._truths.items():
            if ever and never:
                continue
            text = said(self.tables, code)
            word = "always holds" if ever else "never holds"
            rule = "condition-always" if ever else "condition-never"
            message = f"The condition `{text}` {word} where {owner} reads it."
            self._find(rule, ("condition", f"{owner}: {text}"), message, [owner, owner.rpartition("/")[0]])

    def _ask_states(self, mode: int) -> None:
        """Decide the author's properties in a mode, and whether unlock conditions are ever met."""
        group = asks.open_questions(self.terrains[mode], asks.questions(self.tables))
        found = asks.answered(self.terrains[mode], group, self.budget)
        for question in group:
            self._answer(mode, question, found.get(f"{question.kind} {question.name}"))

    def _answer(self, mode: int, question: asks.Question, answer: asks.Answer | None) -> None:
        if answer is None:
            return
        kind, name, code = question
        ways = Walkthroughs(answer.reached)
        taken = ways.to_node(answer.node, answer.bits, answer.depth)
        wanted_truth = kind != "always"
        ways.replayed(taken, _truth(code, wanted_truth), f"{kind} {name}")
        steps, told = ways.steps(taken), said(self.tables, code)
        if kind in ("always", "never"):
            text = f"The property {name} is broken: `{told}` can {'fail' if kind == 'always' else 'hold'}."
            self._find("property-broken", ("property", name), text, [f"property {name}"], steps, mode)
            return
        subject = ("codex" if kind == "codex" else "property"), name
        known = self.shown.get(subject)
        here = self.tables.modes[mode].name
        modes = (*(known.modes if known else ()), here)
        if known is None or answer.depth < known.depth:
            self.shown[subject] = Shown(answer.depth, steps, here, modes)
        else:
            self.shown[subject] = known._replace(modes=modes)

    def _never_met(self) -> None:
        for prop in self.tables.properties:
            if prop.kind == "can" and ("property", prop.id) not in self.shown:
                text = f"The property {prop.id} fails: `{said(self.tables, prop.condition)}` never holds."
                self._find("property-impossible", ("property", prop.id), text, [f"property {prop.id}"])

    def _texts(self) -> None:
        """Find sides of conditional pieces that nobody ever reads."""
        placed = asks.placed(self.tables)
        every = {
            piece
            for text in asks.conditional(self.tables)
            if text in placed
            for piece in asks.sides(self.tables, text)
        }
        unread = every - Wandering(self.program).go(self.modes)
        first = sorted(self.modes, key=lambda mode: mode != self.tables.default_mode)
        for group in asks.text_groups(self.tables, self._held, unread):
            for mode in first:
                if group & unread:
                    self.told(f"looking for texts in {self.tables.modes[mode].name}")
                    unread -= asks.shown(self.terrains[mode], group & unread, self.budget)
        read = {asks.words_of(self.tables, piece) for piece in every - unread}
        for text, path, side in sorted(unread):
            words = asks.words_of(self.tables, (text, path, side))
            # the same words in another instance of the scene, or the whole piece around them, may say it already
            if words not in read and not any(
                outer in unread for outer in asks.around(self.tables, text, path)
            ):
                code = asks.piece_at(self.tables, text, path)[1]
                when = "never" if side else "always"
                message = f"Nobody ever reads “{asks.cut(words[1])}” in {words[0]}: `{said(self.tables, code)}` {when} holds there."
                self._find("text-never-shown", ("text", words[0]), message, [f"text {words[0]}"])


def _truth(code: object, wanted_truth: bool) -> Callable[[list[Outcome]], bool]:
    from game.language.closures import link  # noqa: PLC0415 - only where a property is answered

    holds = link(code)  # type: ignore[arg-type]
    return lambda outcomes: bool(holds(outcomes[-1].state.values)) == wanted_truth


def _entries(program: Program) -> list[Subject]:
    return [("codex", entry.name) for entry in program.tables.codex if not entry.start]


def prove(
    program: Program,
    modes: Sequence[int] | None = None,
    *,
    budget: Budget | None = None,
    counting: bool = False,
    told: Callable[[str], None] = lambda _line: None,
) -> Verdict:
    """Return the verdicts on a story, in some modes or all; `told` hears what is being done."""
    chosen = range(len(program.tables.modes)) if modes is None else modes
    return Prover(program, chosen, budget=budget or Budget(), counting=counting, told=told).verdict()
