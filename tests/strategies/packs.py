"""Whole valid packs, as `game.testing` makes them, with seeds for campaigns and plain numbers to play them by."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from game.testing.made_up import Files, make_pack, packs, random_pack, write_pack

__all__ = [
    "Files",
    "make_pack",
    "packs",
    "playthroughs",
    "random_pack",
    "random_playthrough",
    "seeded",
    "write_pack",
]


def seeded(seed: int) -> random.Random:
    """Return a generator for random packs and ways to play them."""
    return random.Random(seed)


def playthroughs(most: int = 30) -> st.SearchStrategy[list[int]]:
    """Generate ways to play: at each step the number, modulo how many there are, of the open choice and its roll."""
    return st.lists(st.integers(0, 11), max_size=most)


def random_playthrough(generator: random.Random, most: int = 30) -> list[int]:
    """Return a way to play, as `playthroughs` generates them."""
    return [generator.randrange(12) for _ in range(most)]
