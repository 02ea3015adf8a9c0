"""The sides of conditional pieces that nobody ever reads, and the shortest ways to those that somebody does."""

from __future__ import annotations

from functools import cached_property

from game.proof import pieces
from game.proof.glimpse import way_to
from game.proof.looking import Looking
from game.proof.marking import Marked
from game.proof.sites import printed, sites
from game.proof.terrain import Terrain
from game.proof.texts import SMALL, possible, shown, shown_after, text_groups
from game.proof.walkthrough import Walkthroughs
from game.proof.wording import said

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from game.engine.state import Outcome
    from game.proof.budget import Budget
    from game.proof.findings import Subject
    from game.proof.glimpse import Glimpse
    from game.proof.ledger import Ledger
    from game.proof.pieces import Piece
    from game.proof.reach import Reached
    from game.proof.sites import Site
    from game.proof.texts import SitesByScene
    from game.story.program import Program

    Wish = Callable[[Subject], bool]
    """Whether the shortest way to a piece or a condition is asked for."""
    Missed = tuple[str, str, str]
    """(rule, id of the text, message)."""


NARROWER = 4
"""How many times narrower groups are where an exploration is resumed, and so costs less than one of their own."""
FEW = 64
"""Sides of pieces up to which it pays to look for all of them at once."""


class Reading:
    """The texts of one proof."""

    def __init__(self, program: Program, terrains: dict[int, Terrain], ledger: Ledger, wish: Wish) -> None:
        self.program = program
        self.tables = program.tables
        self.terrains = terrains
        self.ledger = ledger
        self._sites: dict[int, list[Site]] = {}
        several = pieces.conditional(self.tables)
        for site in sites(self.tables) if several else ():
            self._sites.setdefault(site.text, []).append(site)
        known = printed(self.tables) | set(self._sites) if several else set()
        self.unknown = [text for text in several if text not in known]
        """Texts with pieces that are printed at no moment that is known of."""
        self.names = pieces.names(self.tables, (text for text in several if text in known))
        self._wandered: set[Piece] | None = None
        self._tried: set[Piece] = set()
        """What was looked for beforehand in the first mode."""
        self._found: set[Piece] = set()
        """What of that is read there."""
        self.wished = {piece for piece, name in self.names.items() if wish(("text", name))}

    def subjects(self) -> Iterator[Subject]:
        """Yield what each side counts as, in the order of the story."""
        return (("text", name) for name in dict.fromkeys(self.names.values()))

    def decide(
        self, modes: Sequence[int], others: Sequence[int], held: int, width: int, budget: Budget
    ) -> None:
        """Note every side that is read in some mode; the other modes are asked for what is not."""
        for piece in self._met(modes):
            self._witness(piece)
        for piece in self._found:
            self._witness(piece, modes[0])
        for group in self._groups(held, width):
            for mode in (*modes, *others):
                rest = group & (self._unread() if mode in others else self.wished | self._unread())
                rest -= self._tried if mode == modes[0] else set()
                if rest:
                    self._look(mode, rest, budget)

    def beforehand(self, reached: Reached, modes: Sequence[int], budget: Budget) -> None:
        """Look for what seeded runs do not meet, as long as the exploration of the first mode is there to resume."""
        met = {self.names[piece] for piece in self._met(modes) | self.wished}
        left = {
            piece
            for piece, name in self.names.items()
            if name not in met and not any(site.mark for site in self._sites.get(piece[0], ()))
        }
        held = 0
        for cell in reached.cells() if left else ():
            held |= cell.live
        for group in text_groups(self.tables, held, NARROWER * reached.space.width, left):
            _, pages = self._ground(reached.space.mode, {piece[0] for piece in group})
            found = shown_after(reached, pages, group, budget)
            if found is not None:
                self._tried |= group
                self._found |= found.keys() & group

    def _met(self, modes: Sequence[int]) -> set[Piece]:
        """Return what seeded runs meet; they are played once."""
        if self._wandered is None and self.names:
            from game.proof.wandering import wandered  # noqa: PLC0415 - `random` is brought only where it is needed

            self._wandered = wandered(self.program, modes, self.names.keys())
        return self._wandered or set()

    def _groups(self, held: int, width: int) -> Iterator[set[Piece]]:
        """Yield what is looked for together; what turns on marks has a ground of its own."""
        asked = self.wished | self._unread()
        if len(asked) > FEW:
            width = SMALL  # so many read so much that together they would be told apart in one and all
        marked = {piece for piece in asked if any(site.mark for site in self._sites.get(piece[0], ()))}
        for part in (asked - marked, marked):
            yield from text_groups(self.tables, held, width, part)

    def missed(self, easier: Iterable[Terrain] = ()) -> Iterator[Missed]:
        """Yield what is to be said of sides that nobody reads; what stands inside another such side says nothing.

        On `easier` grounds there are values that only runs bring there which were made easier on the way.
        """
        unread = self._unread()
        for piece in sorted(unread):
            text, path, side = piece
            if any(outer in unread for outer in pieces.around(self.tables, text, path)):
                continue
            name = self.tables.texts[text].id
            code = said(self.tables, pieces.piece_at(self.tables, text, path)[1])
            words = pieces.words_of(self.tables, piece)
            if any(possible(ground, piece) for ground in easier):
                message = f"Undecided: no run in one difficulty reads “{words}” in {name}; of runs made easier at a camp it was not asked."
                yield "text-undecided", name, message
                continue
            when = "never" if side else "always"
            yield (
                "text-never-shown",
                name,
                f"Nobody ever reads “{words}” in {name}: `{code}` {when} holds there.",
            )
        for text in self.unknown:
            name = self.tables.texts[text].id
            yield (
                "text-undecided",
                name,
                f"Undecided: no proof knows when {name} is printed, so nothing can be said of its pieces.",
            )

    def _unread(self) -> set[Piece]:
        return {piece for piece, name in self.names.items() if ("text", name) not in self.ledger}

    def _witness(self, piece: Piece, mode: int | None = None) -> None:
        self.ledger.witness(("text", self.names[piece]), mode)

    def _look(self, mode: int, group: set[Piece], budget: Budget) -> None:
        terrain, pages = self._ground(mode, {piece[0] for piece in group})
        found = shown(terrain, pages, group, budget, deep=bool(group & self.wished))
        if found is None:
            return
        ways = Walkthroughs(found[0])
        for piece, seen in found[1].items():
            if piece not in group:
                continue
            if seen is None or piece not in self.wished:
                self._witness(piece, mode)
            else:
                self._note(mode, piece, ways, seen)
        found[0].space.give_up()

    @cached_property
    def looking(self) -> Looking:
        """What says which pieces a walkthrough shows."""
        return Looking(self.program)

    def _note(self, mode: int, piece: Piece, ways: Walkthroughs, seen: Glimpse) -> None:
        subject = "text", self.names[piece]

        def reads(outcomes: list[Outcome]) -> bool:
            return self.names[piece] in {self.names.get(one) for one in self.looking.last(outcomes)}

        what = " ".join(subject)
        self.ledger.note(subject, mode, seen.depth, lambda: ways.walked(way_to(ways, seen), reads, what))

    def _ground(self, mode: int, texts: set[int]) -> tuple[Terrain, SitesByScene]:
        """Return what texts are looked for on, and their sites by page; marks need a ground with slots for them."""
        own = [site for text in texts for site in self._sites.get(text, ())]
        marks = {site.mark for site in own if site.mark is not None}
        marked = Marked(self.program, marks) if marks else None
        pages: SitesByScene = {}
        for site in own:
            mark = () if site.mark is None or marked is None else ((marked.holds(site.mark), True),)
            pages.setdefault(site.scene, []).append(site._replace(tests=(*site.tests, *mark)))
        return (self.terrains[mode] if marked is None else Terrain(marked.program, mode)), pages
