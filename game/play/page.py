"""What both front ends show: pages, in words, with nothing left to look up."""

from __future__ import annotations

from game.language.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.story.rendering import Paragraph


class Block(NamedTuple):
    """Paragraphs that belong together, in the order in which they are printed."""

    kind: str
    """`result`, `roll`, `push`, `passage` or `back`."""
    paragraphs: tuple[Paragraph, ...]
    place: str = ""
    """Of a passage, the part of the day and the place it stands in, as shown."""


class Mark(NamedTuple):
    """The line that says that something will come back, or that it has."""

    kind: str
    """`remember` (◇) or `pays` (◆)."""
    words: str
    origin: str
    """The title of the episode in which the promise was made; empty for `remember`."""


class OfferLine(NamedTuple):
    """A choice as the player reads it: everything that it costs and risks."""

    number: int
    """From 1."""
    choice: int
    """What `take` wants."""
    id: str
    say: str
    paragraph: Paragraph
    """The same words with their emphasis."""
    open: bool
    costs: tuple[str, ...]
    """What must be paid: "Stamina" and by how much it falls."""
    changes: tuple[str, ...]
    """What it does whatever is rolled, costs left out: "Heat +1"."""
    pips: int
    """Sixths, after modifiers; -1 where there is no risk."""
    odds: str
    """`SAFE`, `LIKELY`, `FAIR`, `EVEN`, `LONG`, `SLIM`, or empty."""
    modifiers: tuple[str, ...]
    success: tuple[str, ...]
    """What succeeding does besides: "Packs +1 more"."""
    failure: tuple[str, ...]
    """What failing does: "Infection +1", or that nothing is lost at once; empty where it can't come."""
    chance: bool
    """Whether chance decides where it leads."""
    remember: tuple[str, ...]
    locks: tuple[str, ...]
    """Why it is locked: "needs Stamina 2, you have 1"."""
    confirm: str
    """What to ask before it is taken; empty: nothing."""


class Page(NamedTuple):
    """What a moment shows."""

    scene: int
    chapter: int
    title: str
    """The episode's title."""
    day: str
    where: str
    slot: str
    blocks: tuple[Block, ...]
    changes: tuple[str, ...]
    """What the step changed: "Stamina +1: Ready"."""
    begun: tuple[str, ...]
    """Where an episode begins, what that changed and all that came after it."""
    marks: tuple[Mark, ...]
    begins: bool
    """Whether an episode begins on this page."""
    opened: tuple[int, ...]
    """Codex entries that this step opened."""
    offers: tuple[OfferLine, ...]
    roll_call: bool
    camp: bool
    ending: int
    """The ending, or -1."""
    texts: tuple[int, ...]
    """The texts that it printed, for telling what has been read."""
