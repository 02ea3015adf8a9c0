"""The one document of a file, by the quick way where it is of the usual kind."""

from __future__ import annotations

from game.pack.characters import clean
from game.pack.usual import usual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from game.pack.nodes import Node
    from game.pack.page import Page


def document(page: Page, parser: Callable[[str], Any] | None = None) -> Node | None:
    """Return the document of a page, or None when nothing in it can be relied on; all that is wrong is reported.

    A parser that is given reads all of it.
    """
    if not clean(page):
        return None
    found = usual(page.text) if parser is None else None
    if found is not None:
        return found
    from game.pack.composing import FASTEST, compose  # noqa: PLC0415 - PyYAML takes a while to load, and most files do without

    return compose(page, parser or FASTEST)
