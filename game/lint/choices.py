"""The choices of a scene beside one another."""

from __future__ import annotations

from game.lint.grid import TooManyError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.lint.view import View
    from game.story.scenes import Choice, Scene


def begin_apart(choices: Sequence[Choice]) -> bool:
    """Tell, as far as it shows before the first blank, that no two of some options begin with the same word."""
    begins = {choice.say.source.partition(" ")[0].casefold() for choice in choices}
    return len(begins) == len(choices) and all(map(str.isalpha, begins))


def together(view: View, scene: Scene, one: Choice, other: Choice) -> bool:
    """Tell whether two choices can be offered at the same time."""
    if one.condition is None or other.condition is None:
        return True
    try:
        grid = view.logic.grid((one.condition.expr, other.condition.expr), scene)
        return bool(grid.truth(one.condition.expr) & grid.truth(other.condition.expr))
    except TooManyError:
        return True
