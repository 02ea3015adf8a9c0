"""The shapes we draw with, each one cell wide, and what stands for each on a terminal that lacks them.

Everything is drawn with the shapes; the last step before the screen puts the stand-ins in where the player wants
ASCII, one for one, so that nothing moves.
"""

from __future__ import annotations

PIP, NO_PIP = "●", "○"
"""A sixth that is with you, and one that isn't."""
BAR, NO_BAR = "▮", "▯"
"""One unit of a meter that is good to have."""
BOX, NO_BOX = "■", "□"
"""One of a thing that is counted."""
MARK, PAID = "◇", "◆"
"""A choice that will come back, and one that has."""
CURSOR = "\u276f"
LOCK = "✕"
DANGER = "⚠"
RULE, SIDE = "─", "│"
DOT = "·"
CHOSEN = "\u203a"
MORE = "▾"
UP, DOWN = "↑", "↓"
MINUS = "\u2212"
UNREAD = "•"
ARROW = "→"
ON, OFF = PIP, NO_PIP

_SHAPES = (
    PIP + NO_PIP + BAR + NO_BAR + BOX + NO_BOX + MARK + PAID + CURSOR + LOCK + DANGER + RULE + SIDE + DOT
)
_PLAIN = "*.#-#.o@>x!-|-"
_MORE_SHAPES = CHOSEN + MORE + UP + DOWN + MINUS + UNREAD + ARROW
_MORE_PLAIN = ">v^v-*>"
_PRINTERS = "\u2014\u2013\u2018\u2019\u201c\u201d\u2026"
_TYPISTS = "--''\"\"."
ASCII = str.maketrans(_SHAPES + _MORE_SHAPES + _PRINTERS, _PLAIN + _MORE_PLAIN + _TYPISTS)
"""For `str.translate`: each shape and printer's mark to one ASCII character; letters of any script stay."""
