"""What the exit code says; every command uses these and no others."""

from __future__ import annotations


class Exit:
    """Exit codes, plain numbers since `enum` is slow to import. On a signal it is 128 and the signal's number."""

    FINE = 0
    FINDINGS = 1
    """Something refuted, lint errors, a failed story test, a damaged save."""
    USAGE = 2
    """It was asked wrongly, or a pack or a save can't be read."""
    UNDECIDED = 3
    """The budget ran out first."""
    INTERRUPTED = 130
