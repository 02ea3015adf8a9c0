"""Painting a page in the moment in which it has changed, whole and once.

Left to itself Textual asks every part at its next idle moment whether it has changed, and paints when its timer comes
round: what one part has said by then may be painted without the others, and the rest a sixtieth of a second later.
"""

# ruff: noqa: SLF001 — Textual names no public way to paint before its timer comes round; its version is pinned.

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.screen import Screen
    from textual.widget import Widget


def paint_now(page: Screen[Any], parts: Iterable[Widget]) -> None:
    """Lay out a page that lies on top, and paint those of its parts that have changed."""
    if not page.outer_size:
        return  # it has not been laid out yet, and is painted when it is
    changed = [part for part in parts if part._repaint_required or part._layout_required]
    page._dirty_widgets.update(part for part in changed if part.display)
    page._refresh_layout()
    for part in changed:
        part._repaint_required = part._layout_required = False
