"""What a front end can ask for that the game won't do, each as a sentence for the player."""

from __future__ import annotations

from game.engine.errors import NotOpen
from game.play.store.errors import SaveError

__all__ = ["CannotPlay", "NotOpen", "SaveError"]


class CannotPlay(Exception):
    """The game can't begin as it was asked to: no such pack, mode or seed."""

    def __init__(self, sentence: str, lines: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        """What is wrong and what to do about it."""
        self.lines = lines
        """Everything wrong with the pack, one diagnostic after the other; may be empty."""
