"""`prove`: every verdict that design section 5 lists, over all modes, with walkthroughs that were replayed."""

from __future__ import annotations

from functools import partial
from time import perf_counter

from game.proof.answering import Answering
from game.proof.budget import Budget, Exhausted
from game.proof.completing import Completing
from game.proof.conditions import Condition, reads, truths
from game.proof.count import count
from game.proof.coverage import seen, wanted
from game.proof.exploring import explored
from game.proof.findings import PROVED, REFUTED, UNDECIDED, Finding, Places, Verdict
from game.proof.form import DENSE
from game.proof.ledger import Ledger
from game.proof.questions import found_in
from game.proof.reading import Reading
from game.proof.showing import Showing
from game.proof.space import Space
from game.proof.stuck import Stuck
from game.proof.terrain import Terrain
from game.proof.unreached import one_sided, unreached, unread
from game.proof.walkthrough import Walkthroughs
from game.proof.wording import joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from game.proof.blocked import Bar
    from game.proof.easing import Easing
    from game.proof.findings import Subject
    from game.proof.reach import Reached
    from game.proof.reading import Wish
    from game.story.program import Program


class Prover:
    """One `prove`: the explorations of every mode and what they say.

    Safety and the properties `always` and `never` are decided for the modes asked for. What these do not come to is
    looked for in the other modes as well, since it is only unreachable where no mode comes to it.
    """

    def __init__(
        self,
        program: Program,
        modes: Sequence[int],
        *,
        budget: Budget,
        counting: bool,
        told: Callable[[str], None],
        wish: Wish,
        given: Wish,
    ) -> None:
        self.program = program
        self.tables = program.tables
        self.modes = tuple(modes)
        self._first = sorted(self.modes, key=lambda mode: mode != self.tables.default_mode)
        """The modes, the usual one first: in which texts are looked for."""
        self.others = tuple(mode for mode in range(len(self.tables.modes)) if mode not in self.modes)
        self.budget = budget
        self.counting = counting
        self.told = told
        self.places = Places(self.tables)
        self.terrains: dict[int, Terrain] = {}
        self.findings: list[Finding] = []
        self.ledger = Ledger(self.tables)
        self.showing = Showing(program, self.ledger, self.places, wish, given)
        self.answering = Answering(program, self.ledger, self.places)
        self.reading = Reading(program, self.terrains, self.ledger, wish)
        self._wanted = tuple(dict.fromkeys([*wanted(self.tables, self.places), *_entries(program)]))
        self._conditions: dict[Condition, None] = {}
        """Those that are read anywhere and could change in some mode, in the order in which they were come to."""
        self._held = 0
        """The slots that the proof tells apart in some cell, as an integer."""
        self._width = 0
        """How many valuations the layouts of a mode have, at most."""
        self.easing: Easing | None = None
        """The runs that are made easier at a camp, where every mode is asked for."""
        self._circling = False
        """Whether in some mode a step goes round without end, so that nothing past it can be told."""
        self._form = DENSE
        """The form that the sets of states had, in the last mode in which it was not dense."""
        self._states: dict[str, int] = {}
        """Merged states by scene, over the modes asked for."""

    def verdict(self) -> Verdict:
        """Prove everything."""
        began = perf_counter()
        counted = None
        try:
            self._decide()
            counted = self._counted()
        except Exhausted as spent:
            self._undecided(str(spent), "budget")
        findings = sorted(
            dict.fromkeys(self.findings),
            key=lambda one: (one.file, one.line, one.column, one.rule, one.message),
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
            self.ledger.shown,
            (*self._wanted, *self._sides(), *self.reading.subjects(), *self._possible()),
            self._states,
            self._form,
            tuple(self._notes()),
        )

    def _notes(self) -> Iterator[str]:
        """Yield what the verdict leaves out."""
        harder = [mode for mode in self.others if mode > min(self.modes)]
        if harder and any(scene.camp for scene in self.tables.scenes):
            names = joined(self.tables.modes[mode].name for mode in harder)
            yield f"Runs that began in {names} and were made easier at a camp are decided without --mode."

    def _decide(self) -> None:
        if len(self.modes) > 1 and not self.others and any(scene.camp for scene in self.tables.scenes):
            from game.proof.easing import Easing  # noqa: PLC0415 - one mode alone is not made easier

            for mode in self.modes:
                self._terrain(mode)
            asked = partial(reads, self.tables)
            self.easing = Easing(self.program, self.terrains, self.budget, asked, self.answering.asked)
        for mode in self.modes:
            self._look_into(mode)
        for mode in self.others:
            if any(self._missed()):
                self._glance_into(mode)
        if self.easing is not None and not self._circling:
            self.told("looking into runs that are made easier")
            try:
                self._made_easier(self.easing)
            except Exhausted as spent:
                self.easing.reason = str(spent)
            if self.easing.reason:
                self._undecided(f"of runs made easier at a camp nothing is told: {self.easing.reason}")
        if self._circling:
            self._undecided("what else can be come to is not told until no step goes round without end")
            return
        self._texts()
        if self.easing is not None and self.easing.reason:
            return  # what no other run comes to, one that was made easier might
        self.findings += self.answering.never_met()
        self._never_reached()
        self.findings += one_sided(self.tables, self.places, self.ledger, self._conditions)
        easier = [] if self.easing is None else self.easing.wider()
        self.findings += unread(self.places, self.reading.missed(easier))

    def _undecided(self, why: str, rule: str = "undecided") -> None:
        subject = "story", self.tables.story
        self.findings.append(Finding(rule, UNDECIDED, subject, *self.places.of(), f"Undecided: {why}."))

    def _look_into(self, mode: int) -> None:
        """Take from one mode all that it shows; its sets are given up before those of the next are made."""
        self.told(f"exploring {self.tables.modes[mode].name}")
        terrain = self._terrain(mode)
        reached = self._explored(terrain)
        told = self._told_by(reached)
        reached.space.give_up()
        if told:
            self.findings += self.answering.decided(terrain, self.budget, safety=True)

    def _told_by(self, reached: Reached) -> bool:
        """Decide what one exploration decides; return whether it says how far everything can be come to."""
        if reached.space.form.name != DENSE:
            self._form = reached.space.form.name
        self._width = max(self._width, reached.space.width)
        ways = Walkthroughs(reached)
        stuck = Stuck(ways, self.places)
        if stuck.circles():
            self.findings += stuck.found
            self._circling = True
            return False
        self._show(ways)
        if ways.mode == self._first[0]:
            self.reading.beforehand(reached, self._first, self.budget)
        if self.easing is not None:
            self.easing.keep(reached)
        self.findings += stuck.findings()
        for cell in reached.cells():
            self._held |= cell.live
            name = self.tables.scenes[cell.point[1]].name
            self._states[name] = self._states.get(name, 0) + cell.bits.bit_count()
        return True

    def _glance_into(self, mode: int) -> None:
        """Take from a mode that was not asked for what it comes to."""
        self.told(f"looking into {self.tables.modes[mode].name} for what was not come to")
        terrain = self._terrain(mode)
        ways = Walkthroughs(self._explored(terrain))
        if Stuck(ways, self.places).circles():
            self._circling = True
            return
        self._show(ways)
        ways.reached.space.give_up()
        self.answering.decided(terrain, self.budget, safety=False)

    def _show(self, ways: Walkthroughs, among: set[Subject] | None = None) -> None:
        steps = Completing(ways.reached)
        self.showing.subjects(ways, seen(ways.reached, self.places, steps), among)
        found = truths(ways.reached, steps)
        fixed = ways.reached.space.fixed
        if among is not None:
            for one in {condition for condition, _ in found} - self._conditions.keys():
                sides = {one.subject(self.tables, truth=truth) for truth in (True, False)}
                if not fixed(one.code) or not any(side in self.ledger for side in sides):
                    among |= sides
        self._conditions.update(dict.fromkeys(one for one, _ in found if not fixed(one.code)))
        self.showing.conditions(ways, found, among)

    def _made_easier(self, easing: Easing) -> None:
        """Decide what comes of runs that are made easier at a camp, where no mode comes to it by itself."""
        missed = set(self._missed())
        for ways in easing.found(self._is_missed):
            stuck = Stuck(ways, self.places)
            if stuck.circles():
                self._circling = True
            else:
                self._show(ways, missed)
                stuck.findings()
                questions = [one for one in self.answering.asked if one.claims or one.subject in missed]
                asked = found_in(ways.reached, questions)
                stuck.found += self.answering.note(asked, ways.mode, ways)
            known = {(one.rule, one.subject) for one in self.findings}
            self.findings += [one for one in stuck.found if (one.rule, one.subject) not in known]

    def _is_missed(self, reached: Reached) -> bool:
        """Return whether an exploration comes to what none before it came to."""
        missed = set(self._missed())
        steps = Completing(reached)
        found = set(seen(reached, self.places, steps)) if missed else set()
        open_ends = [one for one in self.answering.asked if one.subject in missed]
        found |= {question.subject for question in found_in(reached, open_ends)}
        found |= {
            condition.subject(self.tables, truth=truth)
            for condition, truth in (truths(reached, steps) if missed else ())
        }
        return bool(missed & found)

    def _terrain(self, mode: int) -> Terrain:
        if mode not in self.terrains:
            self.terrains[mode] = Terrain(self.program, mode)
        return self.terrains[mode]

    def _explored(self, terrain: Terrain) -> Reached:
        mode = terrain.mode
        asked = reads(self.tables, mode) if self.easing is None else self.easing.reads(mode)
        return explored(Space(self.program, terrain.mode, asked, terrain=terrain), self.budget)

    def _counted(self) -> tuple[int, int] | None:
        if not self.counting:
            return None
        found = [count(self.program, mode, self.budget, self.terrains[mode]) for mode in self.modes]
        return sum(one[0] for one in found), sum(one[1] for one in found)

    def _missed(self) -> Iterator[Subject]:
        """Yield what should be come to and is not, but for texts."""
        for subject in (*self._wanted, *self._sides(), *self._possible()):
            if subject not in self.ledger:
                yield subject

    def _possible(self) -> Iterator[Subject]:
        return (("property", one.id) for one in self.tables.properties if one.kind == "can")

    def _sides(self) -> Iterator[Subject]:
        for condition in self._conditions:
            for truth in (True, False):
                yield condition.subject(self.tables, truth=truth)

    def _never_reached(self) -> None:
        """Say what bars the way to what no mode comes to."""
        missed = [subject for subject in self._wanted if subject not in self.ledger]
        if not missed:
            return
        from game.proof.blocked import Blocked  # noqa: PLC0415 - most stories come to everything

        bars: dict[Subject, dict[str, Bar]] = {subject: {} for subject in missed}
        usual = self.tables.default_mode
        every = sorted((*self.modes, *self.others), key=lambda mode: (mode != usual, mode))
        for mode in every:
            reached = self._explored(self._terrain(mode))
            blocked = Blocked(reached)
            for subject in missed:
                bars[subject][self.tables.modes[mode].name] = blocked.bar(subject)
            reached.space.give_up()
        found = (unreached(self.tables, self.places, subject, bars[subject]) for subject in missed)
        self.findings += [finding for finding in found if finding is not None]

    def _texts(self) -> None:
        self.told("looking for texts")
        others = self.others
        for mode in others:
            self._terrain(mode)
        self.reading.decide(self._first, others, self._held, self._width, self.budget)


def _entries(program: Program) -> list[Subject]:
    return [("codex", entry.name) for entry in program.tables.codex if not entry.start]


def prove(
    program: Program,
    modes: Sequence[int] | None = None,
    *,
    budget: Budget | None = None,
    counting: bool = False,
    told: Callable[[str], None] = lambda _line: None,
    wish: Wish = lambda _subject: False,
    given: Wish = lambda _subject: True,
) -> Verdict:
    """Return the verdicts on a story, in some modes or all; `told` hears what is being done.

    `wish` says of which text pieces and conditions the shortest walkthroughs are wanted, `given` of what else; findings
    and properties have theirs anyway. Every walkthrough that a verdict holds was replayed.
    """
    chosen = range(len(program.tables.modes)) if modes is None else modes
    limit = budget or Budget()
    return Prover(
        program, chosen, budget=limit, counting=counting, told=told, wish=wish, given=given
    ).verdict()
