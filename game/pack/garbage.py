"""When garbage is looked for: not while a hundred thousand values are made that all stay."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


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


def leave_it() -> None:
    """Let no garbage be looked for in what there is: the process ends soon, and the system takes all of it back."""
    gc.freeze()
