"""The surroundings, before Textual is imported: it reads some variables at import and would misread others.

Nothing here imports Textual, so the command line may ask `obstacle` for the price of a few attribute look-ups.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

NO_COLOUR = "TWELVE_TO_SIX_NO_COLOUR"
"""Set by `prepare` where the player asked for no colour."""
POOR_TERMINALS = ("linux", "vt100", "vt220", "ansi", "cons25")
"""Terminals whose fonts lack the shapes we draw with."""


def obstacle(environ: Mapping[str, str] | None = None) -> str | None:
    """Return in a sentence why the full screen can't be shown here, or None where it can."""
    environ = os.environ if environ is None else environ
    if environ.get("TEXTUAL_DRIVER"):
        return None
    if not _is_terminal(sys.__stdin__) or not _is_terminal(sys.__stdout__):
        return "The full screen needs a terminal to read from and to write to."
    if environ.get("TERM", "") in {"dumb", "unknown"}:
        return f"The terminal says that it can't move its cursor (TERM={environ['TERM']})."
    return None


def prepare(environ: MutableMapping[str, str] | None = None) -> None:
    """Make the variables say to Textual what they mean to the player. Must run before Textual is imported.

    A set but empty NO_COLOR means nothing (no-color.org). A non-empty one would make Textual turn colours into greys
    that can't be read; our theme without colours does better, so the wish is kept under our own name.
    """
    environ = os.environ if environ is None else environ
    if environ.pop("NO_COLOR", ""):
        environ[NO_COLOUR] = "1"
    environ.setdefault("TEXTUAL_ANIMATIONS", "none")


def wants_no_colour(environ: Mapping[str, str] | None = None) -> bool:
    """Tell whether the surroundings ask for no colour."""
    return bool((os.environ if environ is None else environ).get(NO_COLOUR))


def wants_ascii(environ: Mapping[str, str] | None = None) -> bool:
    """Tell whether the terminal is known to lack our shapes."""
    return (os.environ if environ is None else environ).get("TERM", "") in POOR_TERMINALS


def _is_terminal(stream: object) -> bool:
    try:
        return bool(stream is not None and stream.isatty())  # type: ignore[attr-defined]
    except ValueError:
        return False
