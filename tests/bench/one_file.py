"""Packs of which all scenes stand in one episode file: 1,500 of them, 1.2 MB.

`python tests/bench/one_file.py FOLDER [own|block|dense]` writes one to look at.

*own* is written as our own story is: its scenes have about as many lines (20 to 23 there), values (32 to 44),
choices (1.6), pieces (2.5) and effects (2.5) as those of `story/episodes`, and somewhat less text, so that 1,500 of
them are 1.2 MB. *block* has three choices a scene and every list on lines of its own: 27 lines a scene, 40,500 in all. *dense* is the pack of
`big_pack.py`, with three choices a scene and the most values to a line.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from big_pack import ALLIES, METERS, big_pack, sentence

if TYPE_CHECKING:
    import random

SCENES = 1500


def own(folder: Path) -> Path:
    """Write a pack in one file as our own story is written, and return its folder."""
    return big_pack(folder, SCENES, SCENES, _own)


def block(folder: Path) -> Path:
    """Write a pack in one file with every list on lines of its own, and return its folder."""
    return big_pack(folder, SCENES, SCENES, _block)


def dense(folder: Path) -> Path:
    """Write the pack of `big_pack` with all its scenes in one file, and return its folder."""
    return big_pack(folder, SCENES, SCENES)


def _piece(source: random.Random, words: list[str], asked: str) -> str:
    return f"{{{asked}: {_some(source, words, 5, 7)} | {_some(source, words, 5, 7)}}}"


def _some(source: random.Random, words: list[str], least: int, most: int) -> str:
    return sentence(source, words, source.randint(least, most))


def _own(source: random.Random, words: list[str], number: int, index: int, count: int) -> str:
    ally, other = source.sample(ALLIES, 2)
    asked = f"{other}.bond >= 1" if index % 4 else f"tag_{number}"
    meter, paid = source.sample(METERS, 2)
    ahead = [f"s{min(index + step, count - 1)}" for step in (1, source.randint(1, 4))]
    passage = " ".join(_some(source, words, 6, 10) for _ in range(2))
    place = f"    place: {_some(source, words, 2, 3)[:-1]}\n" if index % 2 else ""
    shown = f"        if: {ally}.bond >= 1 or {meter} >= 2\n" if index % 3 == 0 else ""
    return (
        f"  s{index}:\n{place}    text: |\n      {passage}\n\n"
        f"      {_some(source, words, 6, 9)} {_piece(source, words, f'{ally}.bond >= 1')}\n\n"
        f"      {_piece(source, words, asked)} {_some(source, words, 6, 9)}\n    choices:\n"
        f"      - say: {_some(source, words, 5, 8)}\n        id: one\n{shown}"
        f"        effects: [{meter} -= 1, {ally}.bond += 1 if crew]\n"
        f"        then: {_some(source, words, 8, 12)}\n        goto: {ahead[0]}\n"
        f"{_own_second(source, words, number, index, ahead[1], paid)}\n"
    )


def _own_second(
    source: random.Random, words: list[str], number: int, index: int, target: str, paid: str
) -> str:
    say = f"      - say: {_some(source, words, 6, 9)}\n        id: two\n"
    if index % 10:
        cost = f"        cost: {{{paid}: 1}}\n" if index % 10 == 1 and index % 3 else ""
        routed = f"[{{to: {target}, if: flag_{number}}}, {target}]" if index % 20 == 2 else target
        set_now = f"tag_{number} = true" if index % 3 else f"flag_{number} = true, {paid} += 1 if worn"
        return f"{say}{cost}        effects: [{set_now}]\n        then: {_some(source, words, 8, 12)}\n        goto: {routed}\n"
    return (
        f"{say}        risk:\n          pips: 4\n          modifiers:\n"
        f"            - {{if: flag_{number}, add: 1, why: {sentence(source, words, 3)}}}\n"
        f"          success:\n            then: {_some(source, words, 8, 12)}\n            goto: {target}\n"
        f"          failure:\n            effects: [heat += 1]\n            then: {_some(source, words, 8, 12)}\n            goto: {target}\n"
    )


def _block(source: random.Random, words: list[str], number: int, index: int, count: int) -> str:
    ally = source.choice(ALLIES)
    meter, paid = source.sample(METERS, 2)
    ahead = [f"s{min(index + step, count - 1)}" for step in (1, 1, source.randint(1, 4))]
    tag = f" {{tag_{number}: {_some(source, words, 4, 5)}}}" if index % 4 == 0 else ""
    return (
        f"  s{index}:\n    text: |\n      {_some(source, words, 7, 9)}\n\n"
        f"      {_some(source, words, 3, 5)} {_piece(source, words, f'{ally}.bond >= 1')}{tag}\n    choices:\n"
        f"      - say: {_some(source, words, 4, 5)}\n        id: one\n        if: {ally}.bond >= 1 or flag_{number}\n"
        f"        effects:\n          - {meter} -= 1\n          - {ally}.bond += 1 if crew\n"
        f"        then: {_some(source, words, 6, 7)}\n        goto: {ahead[0]}\n"
        f"      - say: {_some(source, words, 5, 6)}\n        id: two\n        cost:\n          {paid}: 1\n"
        f"        effects:\n          - flag_{number} = true\n"
        f"        then: {_some(source, words, 6, 7)}\n        goto: {ahead[1]}\n"
        f"      - say: {_some(source, words, 6, 7)}\n        effects:\n"
        f"          - {f'tag_{number} = true' if index % 3 else f'{paid} += 1 if worn'}\n"
        f"        then: {_some(source, words, 6, 7)}\n        goto: {ahead[2]}\n"
    )


if __name__ == "__main__":
    {"own": own, "block": block, "dense": dense}[(*sys.argv[2:], "own")[0]](Path(sys.argv[1]))
