"""Prose: the text of a story as parsed spans. Control characters never get this far; nothing in it is markup for a screen."""

from __future__ import annotations

from game.language.values import dataclass, field
from game.story.place import NOWHERE, Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from game.language.syntax import Expr


@dataclass(frozen=True, slots=True)
class Words:
    """Characters that are shown as they stand."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words that are stressed."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a paragraph."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value or a form of the cast put into the text: `{stamina}`, `{juran.calls}`."""

    name: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Piece:
    """A conditional piece: `{condition: then | otherwise}`."""

    condition: Expr
    then: tuple[Span, ...]
    otherwise: tuple[Span, ...]
    place: Place = field(default=NOWHERE, compare=False)


Span: TypeAlias = Words | Emphasis | Break | Value | Piece


@dataclass(frozen=True, slots=True)
class Prose:
    """One printed string of the pack."""

    id: str
    """Stable: it survives an edit elsewhere, so a translation can be keyed by it (`finals_week/exam/text`)."""
    spans: tuple[Span, ...]
    source: str = field(compare=False)
    """As the author wrote it."""
    place: Place = field(compare=False)
