"""A pack as large as the twelve episodes together, made up: 1,500 scenes and 1.2 MB.

`python tests/bench/big_pack.py FOLDER [SCENES]` writes one to look at.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path

Shape = Callable[[random.Random, list[str], int, int, int], str]
"""Writes one scene: from a source of chance, the words, the episode's number, the scene's, and how many there are."""

PER_EPISODE = 150
SEED = 12
SYLLABLES = [
    "ka",
    "ro",
    "mi",
    "ta",
    "lu",
    "se",
    "no",
    "vi",
    "da",
    "pe",
    "ri",
    "so",
    "ma",
    "ne",
    "to",
    "la",
    "gi",
    "bu",
    "fa",
    "he",
]
COMMON = [
    "the",
    "a",
    "of",
    "and",
    "to",
    "in",
    "you",
    "it",
    "is",
    "on",
    "she",
    "he",
    "with",
    "at",
    "for",
    "but",
    "from",
    "by",
    "not",
    "as",
    "was",
    "his",
    "her",
    "out",
    "one",
]
METERS = ("stamina", "packs", "resolve", "heat", "infection")
ALLIES = ("maru", "juran", "jonga")
BANNED = 60
PATTERNS = 15


def big_pack(
    folder: Path, scenes: int = 1500, per_episode: int = PER_EPISODE, shape: Shape | None = None
) -> Path:
    """Write a valid pack with that many scenes, so many to a file, and return its folder."""
    source = random.Random(SEED)
    write = _scene if shape is None else shape
    episodes = Path(folder) / "episodes"
    episodes.mkdir(parents=True, exist_ok=True)
    words = _vocabulary(source)
    rest = scenes % per_episode
    counts = [per_episode] * (scenes // per_episode) + ([rest] if rest else [])
    (folder / "story.yaml").write_text(_manifest(), encoding="utf-8")
    (folder / "rules.yaml").write_text(_rules(source, words, len(counts)), encoding="utf-8")
    for number, count in enumerate(counts, 1):
        last = number == len(counts)
        text = _episode(source, words, number, count, write, last=last)
        (episodes / f"{number:02}.yaml").write_text(text, encoding="utf-8")
    return Path(folder)


def _vocabulary(source: random.Random) -> list[str]:
    """Return words in the order of their frequency: a few common ones, then thousands that are rare."""
    made = {"".join(source.choices(SYLLABLES, k=source.randint(2, 3))) for _ in range(9000)}
    rare = sorted(made)
    source.shuffle(rare)
    return COMMON + rare


def sentence(source: random.Random, words: list[str], count: int) -> str:
    """Return a sentence in which common words are as frequent as they are in English."""
    picked: list[str] = []
    while len(picked) < count:
        common = source.random() < 0.6
        word = source.choice(COMMON) if common else words[int(len(words) * source.random() ** 3)]
        if not picked or picked[-1] != word:
            picked.append(word)
    return " ".join(picked).capitalize() + "."


def _manifest() -> str:
    return (
        "story: big\nformat: 1\nversion: 1.0.0\ntitle: A big pack\nstart: e1/s0\n"
        "include: [rules.yaml, episodes/*.yaml]\n"
    )


def _rules(source: random.Random, words: list[str], episodes: int) -> str:
    meters = "".join(f"  {name}: {{range: 0..3, start: 2}}\n" for name in METERS)
    flags = "".join(f"  flag_{number}: {{flag: false}}\n" for number in range(1, episodes + 1))
    tags = "".join(f"  tag_{number}: {{flag: false}}\n" for number in range(1, episodes + 1))
    allies = "".join(f"  {name}: {{name: {name.title()}, bond: 0..2, start: 1}}\n" for name in ALLIES)
    banned = "".join(f"    - {_phrase(source, words)}\n" for _ in range(BANNED))
    patterns = "".join(
        f'    - {{match: ["{_phrase(source, words)} * {source.choice(words[50:])}", "* {_phrase(source, words)}"]}}\n'
        for _ in range(PATTERNS)
    )
    codex = "".join(
        f"  entry_{number}: {{title: Entry {number}, text: {sentence(source, words, 40)}, start: true}}\n"
        for number in range(40)
    )
    return (
        f"variables:\n{meters}{flags}tags:\n{tags}allies:\n{allies}"
        "define:\n  crew: maru.bond >= 1 and juran.bond >= 1\n  worn: stamina == 0 or resolve == 0\n"
        f"style:\n  banned:\n{banned}  patterns:\n{patterns}codex:\n{codex}"
    )


def _phrase(source: random.Random, words: list[str]) -> str:
    return " ".join(f"qu{source.choice(words[50:])}" for _ in range(source.randint(1, 2)))


def _episode(
    source: random.Random, words: list[str], number: int, count: int, write: Shape, *, last: bool
) -> str:
    parts = [
        f"episode: {number}\nid: e{number}\ntitle: Episode {number}\nday: Day {number}\n",
        f"begin: [heat = 2, flag_{number} = false]\ncontent_notes: [made-up words]\nscenes:\n",
    ]
    parts += [write(source, words, number, index, count) for index in range(count - 1)]
    if last:
        parts.append(
            f"  s{count - 1}:\n    text: {sentence(source, words, 12)}\n    ending: {{kind: good, title: Over}}\n"
        )
    else:
        parts.append(
            f"  s{count - 1}:\n    text: {sentence(source, words, 12)}\n    goto: e{number + 1}/s0\n"
        )
    return "".join(parts)


def _scene(source: random.Random, words: list[str], number: int, index: int, count: int) -> str:
    """Return a scene with a passage in two paragraphs and three choices, the last of which is always open."""
    first = " ".join(sentence(source, words, source.randint(3, 5)) for _ in range(2))
    second = sentence(source, words, source.randint(3, 6))
    ally = source.choice(ALLIES)
    piece = f"{{{ally}.bond >= 1: {sentence(source, words, 5)} | {sentence(source, words, 6)}}}"
    tagged = f" {{tag_{number}: {sentence(source, words, 5)}}}" if index % 4 == 0 else ""
    ahead = [f"s{min(index + step, count - 1)}" for step in (1, 1, source.randint(1, 4))]
    meter, paid = source.sample(METERS, 2)
    return (
        f"  s{index}:\n    text: |\n      {first}\n\n      {second} {piece}{tagged}\n    choices:\n"
        f"      - say: {sentence(source, words, 4)}\n        id: one\n        if: {ally}.bond >= 1 or {meter} >= 2\n"
        f"        effects: [{meter} -= 1, {paid} += 1 if crew, {ally}.bond += 1]\n"
        f"        then: {sentence(source, words, 5)}\n        goto: {ahead[0]}\n"
        f"{_second_choice(source, words, number, index, ahead[1], paid)}"
        f"      - say: {sentence(source, words, 5)}\n        id: three\n        effects: [tag_{number} = true, {meter} += 1 if worn]\n"
        f"        then: {sentence(source, words, 6)}\n        goto: {ahead[2]}\n"
    )


def _second_choice(
    source: random.Random, words: list[str], number: int, index: int, target: str, paid: str
) -> str:
    say = f"      - say: {sentence(source, words, 5)}\n        id: two\n        cost: {{{paid}: 1}}\n"
    if index % 3:
        route = f"[{{to: {target}, if: flag_{number}}}, {target}]"
        return f"{say}        effects: [flag_{number} = true]\n        then: {sentence(source, words, 5)}\n        goto: {route}\n"
    return (
        f"{say}        risk:\n          pips: 4\n"
        f"          modifiers: [{{if: flag_{number}, add: 1, why: {sentence(source, words, 3)}}}]\n"
        f"          success: {{then: {sentence(source, words, 5)}, goto: {target}}}\n"
        f"          failure: {{effects: [heat += 1], then: {sentence(source, words, 5)}, goto: {target}}}\n"
    )


if __name__ == "__main__":
    big_pack(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1500)
