"""A made-up story of the kind of ours, with as many states as a bench asks for.

Episodes of six scenes each; meters, two bonds, a fever that counts down, a chase that a rule calls, a camp after every
episode, risks with modifiers and prices. Each *promise* is a flag that one episode sets and later ones ask for: every
further one nearly doubles the states. `python tests/bench/made_story.py FOLDER [PROMISES]` writes one to look at.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

SCENES = 6
"""Scenes of an episode before its camp."""
SEED = 1206
METERS = ("stamina", "packs", "resolve")
"""What is spent; `infection` and `heat` are what is feared."""
ALLIES = ("maru", "juran")

MANIFEST = """\
story: made_up
format: 1
version: 1.0.0
title: Made Up
start: e1/s1
include: [rules.yaml, common.yaml, episodes/*.yaml]
"""
RULES = """\
variables:
  stamina: {range: 0..4, start: 3, better: high}
  packs: {range: 0..3, start: 1, kind: counter, better: high}
  resolve: {range: 0..3, start: 2, better: high}
  infection: {range: 0..3, start: 0, better: low}
  heat: {range: 0..3, start: 0, better: low}
  fever: {timer: 0..2, each: choice}
"""
ALLY = "  {0}: {{name: {1}, bond: 0..2, start: 1, levels: [gone, wary, sworn], method: Hands}}\n"
WATCHERS = """\
push: {say: Push through., cost: {resolve: 1}, then: It took something.}
pips: 1..5
rules:
  - {id: burning, timer: fever, effects: infection += 1, call: common/burn}
  - {id: found, when: heat >= 3, call: common/chase}
"""
COMMON = """\
library: common
scenes:

  camp:
    text: You stop for the night.
    camp: true
    choices:
      - {say: Eat and sleep., id: eat, cost: {packs: 1}, effects: [stamina += 3, resolve += 1], return: true}
      - {say: Treat it and lie still., id: treat, if: infection >= 1, cost: {packs: 1}, effects: [infection -= 1, fever = 0], return: true}
      - {say: Keep the watch., id: watch, effects: [resolve += 1, stamina += 1, infection += 1 if infection == 2], return: true}
      - {say: Sit with Maru., id: sit_maru, if: maru.bond == 1, effects: [stamina += 1, maru.bond += 1], return: true}
      - {say: Sit with Juran., id: sit_juran, if: juran.bond == 1, effects: [stamina += 1, juran.bond += 1], return: true}

  chase:
    text: They have found you.
    choices:
      - {say: Outrun them., id: outrun, cost: {stamina: 2}, effects: heat = 1, return: true}
      - {say: Drop a pack., id: drop_pack, cost: {packs: 1}, effects: heat = 1, return: true}
      - {say: Go through them., id: through, effects: [infection += 1, heat = 0], return: true}

  burn:
    text: You shiver until it passes.
    return: true
"""
ENDINGS = """\
  home: {text: You are home., ending: {kind: good, title: Home}}
  alone: {text: You are alone., ending: {kind: bitter, title: Alone}}
  turned: {text: You are not you., ending: {kind: bad, title: Turned}}
"""


def made_story(folder: Path, promises: int, parts: int = 6) -> Path:
    """Write a valid pack with so many promises, in so many episodes, and return its folder."""
    source = random.Random(SEED)
    episodes = Path(folder) / "episodes"
    episodes.mkdir(parents=True, exist_ok=True)
    (folder / "story.yaml").write_text(MANIFEST, encoding="utf-8")
    (folder / "rules.yaml").write_text(_rules(promises), encoding="utf-8")
    (folder / "common.yaml").write_text(COMMON, encoding="utf-8")
    made: list[str] = []
    for number in range(1, parts + 1):
        own = [f"p{one}" for one in range(promises) if one % (parts - 1) == number - 1]
        text = _episode(source, number, number == parts, own, made)
        (episodes / f"{number:02}.yaml").write_text(text, encoding="utf-8")
        made += own
    return folder


def _rules(promises: int) -> str:
    flags = "".join(f"  p{number}: {{flag: false}}\n" for number in range(promises))
    allies = "".join(ALLY.format(name, name.capitalize()) for name in ALLIES)
    return RULES + flags + "allies:\n" + allies + WATCHERS


def _episode(source: random.Random, number: int, last: bool, own: list[str], made: list[str]) -> str:
    """Return an episode that sets its own promises and asks for those made before."""
    text = f"episode: {number}\nid: e{number}\ntitle: Part {number}\nday: Day {number}\n"
    text += "begin: [heat -= 1]\ncontent_notes: [fever]\nscenes:\n"
    waiting, asked = list(own), list(made)
    for index in range(1, SCENES + 1):
        ahead = [f"s{index + 1}" if index < SCENES else "camp"]
        ahead.append(f"s{index + 2}" if index + 1 < SCENES else ahead[0])
        text += _scene(source, index, ahead, early=index == 1 or (number == 1 and index < 4))
        here = len(waiting) // (SCENES - index + 1) or (index == SCENES and len(waiting))
        for flag in [waiting.pop() for _ in range(here)]:
            text += _promise(source, flag, ahead[0])
        if asked:
            text += _kept(source, asked.pop(source.randrange(len(asked))), ahead[0])
    text += f"  camp: {{text: The light goes., call: common/camp, goto: {'end' if last else f'e{number + 1}/s1'}}}\n"
    if last:
        text += "  end:\n    text: This is where it ends.\n    goto: [{to: turned, if: infection == 3},"
        text += " {to: home, if: maru.bond + juran.bond >= 2}, alone]\n" + ENDINGS
    return text


def _scene(source: random.Random, index: int, ahead: list[str], *, early: bool) -> str:
    """Return a scene with a risk, a price, a way that is always open, and now and then a rest.

    `early` in an episode nobody can be sworn and no heat can be high, so nothing asks for that.
    """
    spent, other = source.sample(METERS, 2)
    ally, friend = source.sample(ALLIES, 2)
    modifiers = (
        f"{{if: {ally}.bond == 2, add: 1, why: {ally.capitalize()}}}, {{if: heat >= 2, add: -1, why: Heat}}"
    )
    if early:
        modifiers = ""
    text = (
        f"  s{index}:\n    text: There is a door here, and someone behind it.\n    choices:\n"
        f"      - say: Go in.\n        id: go_in\n        risk:\n          pips: {source.randint(2, 4)}\n"
        f"          modifiers: [{modifiers}]\n          push: true\n"
        f"          success: {{effects: [{other} += 1], goto: {ahead[0]}}}\n"
        f"          failure: {{effects: [infection += 1, fever = 2], goto: {ahead[0]}}}\n"
        f"      - {{say: Pay for it., id: pay, cost: {{{spent}: 1}}, effects: [{other} += 1, {friend}.bond += 1],"
        f" goto: {ahead[1]}}}\n"
        f"      - {{say: Break it down., id: break, effects: [heat += 1, {spent} -= 1, {friend}.bond -= 1],"
        f" goto: {ahead[0]}}}\n"
    )
    if index % 3 == 0:
        text += (
            "      - {say: Wait a while., id: rest, cost: {packs: 1}, effects: [stamina += 1, heat -= 1]}\n"
        )
    return text


def _promise(source: random.Random, flag: str, target: str) -> str:
    meter = source.choice(METERS)
    return (
        f"      - {{say: Promise it., id: {flag}, effects: [{flag} = true, {meter} -= 1], goto: {target}}}\n"
    )


def _kept(source: random.Random, flag: str, target: str) -> str:
    meter, ally = source.choice(METERS), source.choice(ALLIES)
    return (
        f"      - {{say: Keep your word., id: keep_{flag}, if: {flag}, cost: {{{meter}: 1}},"
        f" effects: [{ally}.bond += 1, heat -= 1], goto: {target}}}\n"
    )


if __name__ == "__main__":
    made_story(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 4)
