"""What can go wrong with a save, each as a sentence that a player can act on."""

from __future__ import annotations


class SaveError(Exception):
    """A save, profile or settings file that could not be read or written."""

    def __init__(self, sentence: str, reason: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        """What happened, where, and what to do about it."""
        self.reason = reason
        """The cause alone, as a clause that fits into another sentence: "it is empty"."""


class DamagedSave(SaveError):
    """A file that holds no document, and nothing good to take its place."""


class MissingSave(DamagedSave):
    """There is neither such a file nor a backup of it."""


class NewerFormat(SaveError):
    """A file that a newer version of the game has written: it is neither read nor written over."""


class FolderProblem(SaveError):
    """The folder or the disk refused: full, read-only, no permission, a bad name."""


class BadName(SaveError):
    """A name that no save slot may have."""


class Busy(SaveError):
    """Another window of the game holds the folder."""
