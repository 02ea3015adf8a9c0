"""A second meaning of a story, kept apart from the engine on purpose: slow, plain, and read off the design.

Vocabulary: a *naive state* is a scene, the constants it was given, the calls it will go back from, and four
dictionaries by name. *Playing* (`Playing`) is such a state while one step changes it.

The rule: nothing here imports `game.engine`, the compiler or the compiled Program. Where the two disagree, the
text of the design decides, never this code by itself.
"""

from naive.explore import Explored, explore
from naive.offers import choices, offered, pushable, rolls
from naive.state import Frame, NaiveError, NaiveState, key
from naive.step import advance, lower_mode, start

__all__ = [
    "Explored",
    "Frame",
    "NaiveError",
    "NaiveState",
    "advance",
    "choices",
    "explore",
    "key",
    "lower_mode",
    "offered",
    "pushable",
    "rolls",
    "start",
]
