"""The one error of reading an expression."""


class LanguageError(Exception):
    """A source that can't be read, with the place and a sentence that says what to do."""

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message, start, end)
        self.message = message
        """A full sentence in plain English."""
        self.start = start
        """Offset of the first character that is wrong."""
        self.end = end
        """Offset after the last character that is wrong; equal to start at the end of the source."""

    def __str__(self) -> str:
        return self.message
