"""`prove`: every verdict that design section 5 lists, over all modes, with walkthroughs that were replayed."""

from __future__ import annotations

from functools import partial
from time import perf_counter

from game.proof.budget import Budget, Exhausted
from game.proof.conditions import reads
from game.proof.count import count
from game.proof.evidence import Evidence, Extent
from game.proof.exploring import explored
from game.proof.findings import PROVED, REFUTED, UNDECIDED, Finding, Verdict
from game.proof.questions import found_in
from game.proof.reading import Reading
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
        self.terrains: dict[int, Terrain] = {}
        self.findings: list[Finding] = []
        self.evidence = Evidence(program, wish, given)
        self.extent = Extent()
        self.reading = Reading(program, self.terrains, self.evidence.ledger, wish)
        self.easing: Easing | None = None
        """The runs that are made easier at a camp, where every mode is asked for."""
        self._circling = False
        """Whether in some mode a step goes round without end, so that nothing past it can be told."""

    def verdict(self) -> Verdict:
        """Prove everything."""
        began = perf_counter()
        evidence = self.evidence
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
            sum(self.extent.states.values()),
            counted[0] if counted else None,
            counted[1] if counted else None,
            perf_counter() - began,
            tuple(self.tables.modes[mode].name for mode in self.modes),
            tuple(findings),
            evidence.ledger.shown,
            (*evidence.wanted, *evidence.sides(), *self.reading.subjects(), *evidence.possible()),
            self.extent.states,
            self.extent.form,
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
            self.easing = Easing(
                self.program, self.terrains, self.budget, asked, self.evidence.answering.asked
            )
        for mode in self.modes:
            self._look_into(mode)
        for mode in self.others:
            if any(self.evidence.missed()):
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
        self.findings += self.evidence.answering.never_met()
        self._never_reached()
        self.findings += one_sided(
            self.tables, self.evidence.places, self.evidence.ledger, self.evidence.conditions
        )
        easier = [] if self.easing is None else self.easing.wider()
        self.findings += unread(self.evidence.places, self.reading.missed(easier))

    def _undecided(self, why: str, rule: str = "undecided") -> None:
        subject = "story", self.tables.story
        self.findings.append(
            Finding(rule, UNDECIDED, subject, *self.evidence.places.of(), f"Undecided: {why}.")
        )

    def _look_into(self, mode: int) -> None:
        """Take from one mode all that it shows; its sets are given up before those of the next are made."""
        self.told(f"exploring {self.tables.modes[mode].name}")
        terrain = self._terrain(mode)
        reached = self._explored(terrain)
        told = self._told_by(reached)
        reached.space.give_up()
        if told:
            self.findings += self.evidence.answering.decided(terrain, self.budget, safety=True)

    def _told_by(self, reached: Reached) -> bool:
        """Decide what one exploration decides; return whether it says how far everything can be come to."""
        self.extent.begin(reached)
        ways = Walkthroughs(reached)
        stuck = Stuck(ways, self.evidence.places)
        if stuck.circles():
            self.findings += stuck.found
            self._circling = True
            return False
        self.evidence.show(ways)
        if ways.mode == self._first[0]:
            self.reading.beforehand(reached, self._first, self.budget)
        if self.easing is not None:
            self.easing.keep(reached)
        self.findings += stuck.findings()
        self.extent.add(reached)
        return True

    def _glance_into(self, mode: int) -> None:
        """Take from a mode that was not asked for what it comes to."""
        self.told(f"looking into {self.tables.modes[mode].name} for what was not come to")
        terrain = self._terrain(mode)
        ways = Walkthroughs(self._explored(terrain))
        circling = Stuck(ways, self.evidence.places).circles()
        if not circling:
            self.evidence.show(ways)
        ways.reached.space.give_up()
        if circling:
            self._circling = True
        else:
            self.evidence.answering.decided(terrain, self.budget, safety=False)

    def _made_easier(self, easing: Easing) -> None:
        """Decide what comes of runs that are made easier at a camp, where no mode comes to it by itself."""
        missed = set(self.evidence.missed())
        for ways in easing.found(self.evidence.adds):
            stuck = Stuck(ways, self.evidence.places)
            if stuck.circles():
                self._circling = True
            else:
                self.evidence.show(ways, missed)
                stuck.findings()
                questions = [
                    one for one in self.evidence.answering.asked if one.claims or one.subject in missed
                ]
                asked = found_in(ways.reached, questions)
                stuck.found += self.evidence.answering.note(asked, ways.mode, ways)
            known = {(one.rule, one.subject) for one in self.findings}
            self.findings += [one for one in stuck.found if (one.rule, one.subject) not in known]

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

    def _never_reached(self) -> None:
        """Say what bars the way to what no mode comes to."""
        missed = [subject for subject in self.evidence.wanted if subject not in self.evidence.ledger]
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
        found = (unreached(self.tables, self.evidence.places, subject, bars[subject]) for subject in missed)
        self.findings += [finding for finding in found if finding is not None]

    def _texts(self) -> None:
        self.told("looking for texts")
        others = self.others
        for mode in others:
            self._terrain(mode)
        self.reading.decide(self._first, others, self.extent.held, self.extent.width, self.budget)


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
