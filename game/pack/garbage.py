"""When garbage is looked for: not while a hundred thousand values are made that all stay."""

from __future__ import annotations

import gc
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


_KEPT: list[object] = []
"""What a process that ends soon does not take apart; it holds itself, so that nothing ever lets go of it."""


@contextmanager
def no_collections() -> Iterator[None]:
    """Do without looking for garbage: with a pack that is read it takes half the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def leave_it(*values: object) -> None:
    """Look for no garbage in what there is, and never take these values apart.

    For a process that ends soon, of which the system takes all back at once.
    """
    if not _KEPT:
        _KEPT.append(_KEPT)
    _KEPT.extend(values)
    gc.freeze()
