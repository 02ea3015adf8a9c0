"""The bounds of an expression, stated once; past any of them parsing says so in a sentence."""

MAX_LENGTH = 500
"""Most characters in one expression or effect, spaces and line ends not counted."""

MAX_DEPTH = 32
"""Most brackets, `not`s and minus signs around any one value."""

MAX_NODES = 200
"""Most numbers, names, visits and operators in one expression or effect."""

MAX_INT = 10**9
"""Largest whole number that may be written or reached, in either direction."""

MAX_VISITS = 9
"""Largest count that `visited(scene)` can have; more visits stay at it."""

MAX_WRITTEN_NODES = 2000
"""Most parts of a condition once the named conditions in it are written out."""

MAX_WRITTEN_DEPTH = 250
"""Deepest tree of a condition once the named conditions in it are written out."""
