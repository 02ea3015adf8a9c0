"""The parts of prose, wherever they stand in it."""

from __future__ import annotations

from game.story.prose import Emphasis, Piece, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from game.story.prose import Span


def pieces(spans: Iterable[Span]) -> Iterator[Piece]:
    """Yield every conditional piece, in the order in which they begin."""
    for span in spans:
        if isinstance(span, Piece):
            yield span
            yield from pieces(span.then)
            yield from pieces(span.otherwise)
        elif isinstance(span, Emphasis):
            yield from pieces(span.spans)


def values(spans: Iterable[Span]) -> Iterator[Value]:
    """Yield every value that spans print, in their order."""
    for span in spans:
        if isinstance(span, Value):
            yield span
        elif isinstance(span, Emphasis):
            yield from values(span.spans)
        elif isinstance(span, Piece):
            yield from values(span.then)
            yield from values(span.otherwise)
