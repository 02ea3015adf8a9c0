"""What one exploration comes to, put into the ledger with walkthroughs that were replayed."""

from __future__ import annotations

from game.proof.claims import meets, reaches
from game.proof.glimpse import Glimpse, way_to
from game.proof.points import taken_by
from game.proof.space import Way

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from game.proof.ahead import Taken
    from game.proof.conditions import Condition, Truths
    from game.proof.coverage import Spot
    from game.proof.findings import Places, Subject
    from game.proof.ledger import Ledger, Walk
    from game.proof.reading import Wish
    from game.proof.walkthrough import Walkthroughs
    from game.story.program import Program


class Showing:
    """The way from what was reached into the ledger."""

    def __init__(self, program: Program, ledger: Ledger, places: Places, wish: Wish, given: Wish) -> None:
        self.program = program
        self.ledger = ledger
        self.places = places
        self.wish = wish
        self.given = given
        """Of what else the walkthroughs are given; those of runs made easier always are, for their modes."""

    def subjects(
        self, ways: Walkthroughs, spots: Mapping[Subject, Spot], among: set[Subject] | None = None
    ) -> None:
        """Note scenes, choices, outcomes, storylets, endings, rules and codex entries, or some of them alone."""
        for subject, spot in spots.items():
            if among is not None and subject not in among:
                continue
            walk = self._to_spot(ways, subject, spot) if among is not None or self.given(subject) else None
            self.ledger.note(subject, ways.mode, spot.depth, walk, _choices(spot))

    def conditions(self, ways: Walkthroughs, found: Truths, among: set[Subject] | None = None) -> None:
        """Note the truths of conditions, or of some alone, with a walkthrough to those it is asked for."""
        for (condition, truth), seen in found.items():
            subject = condition.subject(self.program.tables, truth=truth)
            if among is not None and subject not in among:
                continue
            walk = self._to_truth(ways, condition, seen, truth=truth) if self.wish(subject) else None
            self.ledger.note(subject, ways.mode, seen.depth, walk)

    def _to_spot(self, ways: Walkthroughs, subject: Subject, spot: Spot) -> Walk:
        claim = reaches(self.program, subject, spot.label)
        return lambda: ways.walked(_taken(ways, spot), claim, " ".join(subject))

    def _to_truth(self, ways: Walkthroughs, condition: Condition, seen: Glimpse, *, truth: bool) -> Walk:
        tables = self.program.tables
        what = " ".join(condition.subject(tables, truth=truth))
        claim = meets(tables, condition.code, truth=truth)
        return lambda: ways.walked(way_to(ways, seen), claim, what)


def _choices(spot: Spot) -> int:
    """Return how many choices a walkthrough has: one that shows that something can be taken does not take it."""
    if isinstance(spot.at, Glimpse):
        return spot.at.depth
    opened = isinstance(spot.at, Way) and spot.at.source.layers and taken_by(spot.at.label) is None
    return spot.depth - bool(opened)


def _taken(ways: Walkthroughs, spot: Spot) -> tuple[Taken, ...]:
    if isinstance(spot.at, Way):
        return ways.along(spot.at)
    if isinstance(spot.at, Glimpse):
        return way_to(ways, spot.at)
    return ways.to_node(spot.at, spot.at.bits, spot.depth)
