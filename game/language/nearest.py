"""The word that was meant: for every "did you mean"."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_CUTOFF = 0.6


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate most like the word, the first in the alphabet among equals, or None if none is like it.

    Of names with a slash the one whose second half is the word is meant before any other.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - slow to import, and needed only after a mistake

    names = sorted(set(candidates))
    close = [name for name in names if name.endswith(f"/{word}")]
    close = close or get_close_matches(word, names, n=1, cutoff=_CUTOFF)
    return close[0] if close else None
