"""Chances: exact, or between two floats."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, nextafter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

WIDTH = 1e-9
"""How wide an interval may be to count as decided."""


@dataclass(frozen=True, slots=True)
class Chance:
    """A probability: exact, or between two floats."""

    exact: Fraction | None
    low: float
    high: float


def exactly(part: Fraction) -> Chance:
    """Return a fraction with the floats on both sides of it."""
    near = float(part)
    low = near if near <= part else nextafter(near, -inf)
    high = near if near >= part else nextafter(near, inf)
    return Chance(part, low, high)
