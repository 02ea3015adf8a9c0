"""What a proof says: a verdict for each subject, and a finding for each that is refuted or undecided."""

from __future__ import annotations

from game.language.records import NamedTuple
from game.proof.form import DENSE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.engine.replay import Step
    from game.story.program import Tables

PROVED, REFUTED, UNDECIDED = "proved", "refuted", "undecided"
"""The verdicts."""

Subject = tuple[str, str]
"""(kind, name): `scene`, `choice`, `outcome`, `ending`, `storylet`, `codex`, `text`, `condition`, `property`, `rule`."""


class Finding(NamedTuple):
    """One thing that is not as it should be, or could not be decided."""

    rule: str
    """A word with hyphens: `scene-unreachable`, `dead-end` …"""
    verdict: str
    subject: Subject
    file: str
    line: int
    column: int
    message: str
    """Full sentences."""
    walkthrough: tuple[Step, ...] | None = None
    """The way to the offending state, where there is one."""
    mode: str = ""
    """Name of the mode that the walkthrough is played in."""


class Shown(NamedTuple):
    """How something can be reached."""

    depth: int | None
    """Fewest choices; None where only a witness was looked for."""
    walkthrough: tuple[Step, ...] | None
    """A shortest one, replayed; None where none was asked for."""
    mode: str
    """Name of the mode that the walkthrough begins in."""
    modes: tuple[str, ...]
    """Names of the modes in which it can be reached at all; none where only a witness was looked for."""


class Verdict(NamedTuple):
    """Everything that `prove` found out."""

    story: str
    version: str
    verdict: str
    explored: int
    """Valuations held, after merging, over all modes."""
    states: int | None
    """States as design section 1 counts them, over all modes; only where they were counted."""
    transitions: int | None
    seconds: float
    modes: tuple[str, ...]
    findings: tuple[Finding, ...]
    reached: dict[Subject, Shown]
    """What can be reached."""
    wanted: tuple[Subject, ...]
    """Everything that should be reachable, in the order of the story."""
    scene_states: dict[str, int]
    """How many states stand in each scene."""
    form: str = DENSE
    """The form in which the sets of states were held: `dense`, or what some mode needed instead (`game.proof.form`)."""
    notes: tuple[str, ...] = ()
    """What the verdict is not about: full sentences."""

    def elsewhere(self) -> tuple[Subject, ...]:
        """Return what is come to only in modes that were not asked for."""
        here = set(self.modes)
        found = ((subject, self.reached.get(subject)) for subject in self.wanted)
        return tuple(
            subject for subject, shown in found if shown and shown.modes and not here & set(shown.modes)
        )

    def word(self, subject: Subject) -> str:
        """Return the verdict on whether something can be come to in any mode."""
        if subject in self.reached:
            return PROVED
        open_end = any(one.verdict == UNDECIDED and one.subject[0] == "story" for one in self.findings)
        return UNDECIDED if open_end else REFUTED


class Places:
    """Where things stand in the author's files."""

    def __init__(self, tables: Tables) -> None:
        self._known = {name: (file, line, column) for name, file, line, column in tables.places}

    def has(self, name: str) -> bool:
        """Return whether something of this name was written by the author."""
        return name in self._known

    def at(self, subject: Subject) -> tuple[str, int, int]:
        """Return where a subject stands, or what it belongs to."""
        kind, name = subject
        named = name.partition(": ")[0] if kind in ("condition", "text") else name
        return self.of(f"{kind} {named}", named, named.rpartition("/")[0])

    def near(self, file: str, line: int) -> tuple[str, int]:
        """Return the last line up to a given one at which something stands; ValueError where nothing does."""
        found = [
            (own, at) for own, at, _ in self._known.values() if at <= line and f"/{file}".endswith(f"/{own}")
        ]
        if not found:
            raise ValueError(f"nothing stands at {file}:{line}")
        return max(found, key=lambda place: place[1])

    def of(self, *names: str) -> tuple[str, int, int]:
        """Return the first place that is known."""
        return next((self._known[name] for name in names if name in self._known), ("", 0, 0))
