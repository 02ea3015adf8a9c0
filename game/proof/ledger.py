"""The ledger of one proof: what was come to, in which modes, and by which shortest way."""

from __future__ import annotations

from game.proof.findings import Shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from game.engine.replay import Step
    from game.proof.findings import Subject
    from game.story.program import Tables

    Walked = tuple[tuple[Step, ...], int]
    """A walkthrough, and the mode that it begins in."""
    Walk = Callable[[], Walked]
    """Makes a walkthrough when it is wanted, and replays it."""


class Ledger:
    """What the modes looked into so far come to."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.shown: dict[Subject, Shown] = {}
        self._depths: dict[Subject, int] = {}
        """The fewest choices to each subject, the one that leads to it counted."""

    def __contains__(self, subject: Subject) -> bool:
        return subject in self.shown

    def note(
        self, subject: Subject, mode: int, depth: int, walk: Walk | None, choices: int | None = None
    ) -> None:
        """Note that a mode comes to something; `walk` is only asked if no mode before came to it in as few choices.

        `choices` is how many a walkthrough has, where that is not the depth.
        """
        name = self.tables.modes[mode].name
        known = self.shown.get(subject)
        come = {name, *(known.modes if known else ())}
        modes = tuple(one.name for one in self.tables.modes if one.name in come)
        if known is not None and self._depths.get(subject, depth + 1) <= depth:
            self.shown[subject] = known._replace(modes=modes)
            return
        steps, begun = (None, mode) if walk is None else walk()
        taken = depth if choices is None else choices
        if steps is not None:
            taken = sum(bool(step.choice) for step in steps)
        self._depths[subject] = depth
        self.shown[subject] = Shown(taken, steps, self.tables.modes[begun].name, modes)

    def witness(self, subject: Subject, mode: int | None = None) -> None:
        """Note that something is come to, with nothing known of the fewest choices to it, nor of other modes."""
        modes = () if mode is None else (self.tables.modes[mode].name,)
        self.shown.setdefault(subject, Shown(None, None, "", modes))
