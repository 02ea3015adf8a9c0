"""What a caller of the engine can do wrong, or a story that was never checked."""

from __future__ import annotations


class StepError(Exception):
    """A step that cannot be taken; the message says which and why."""


class NotOpen(StepError):
    """The choice is not of this scene, hidden, or locked."""


class BadRoll(StepError):
    """The roll does not fit the choice."""


class Circle(StepError):
    """More scenes were followed in one step than any story means."""


class TooDeep(StepError):
    """More calls were on the stack than a story may have."""
