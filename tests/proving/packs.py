"""Puzzles with known answers, written as packs."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from support import compiled

if TYPE_CHECKING:
    from game.story.program import Program

HEAD = """\
story: puzzle
format: 1
version: 1.0.0
title: Puzzle
start: one/first
include: [one.yaml]
"""
EPISODE = """\
episode: 1
id: one
title: One
day: Day 1
content_notes: []
scenes:
"""
END = "  end: {text: Done., ending: {kind: good, title: Done}}\n"


def puzzle(scenes: str, variables: str, more: str = "") -> Program:
    """Return the program of a pack with one episode and variables of its own."""
    return compiled(
        {"story.yaml": HEAD, "one.yaml": more + "variables:\n" + variables + EPISODE + scenes + END}
    )


def hanoi(disks: int) -> Program:
    """Return the Towers of Hanoi: a place for each disk, and a choice for each disk and pair of pegs."""
    variables = "".join(f"  d{disk}: {{range: 0..2, start: 0}}\n" for disk in range(disks))
    choices = ""
    for disk in range(disks):
        for here, there in permutations(range(3), 2):
            free = [f"d{one} != {here} and d{one} != {there}" for one in range(disk)]
            condition = " and ".join([f"d{disk} == {here}", *free])
            choices += (
                f"      - {{say: Move it., id: m{disk}_{here}_{there}, if: {condition},"
                f' effects: ["d{disk} = {there}"]}}\n'
            )
    solved = " and ".join(f"d{disk} == 2" for disk in range(disks))
    choices += f"      - {{say: Look., id: look, if: {solved}, goto: end}}\n"
    return puzzle(f"  first:\n    text: Three pegs.\n    choices:\n{choices}", variables)


def river() -> Program:
    """Return the wolf, the goat and the cabbage: what is left with something it eats ends badly."""
    variables = "".join(f"  {one}: {{flag: false}}\n" for one in ("me", "wolf", "goat", "cabbage"))
    choices = "      - {say: Row alone., id: alone, goto: look, effects: [me = not me]}\n"
    for one in ("wolf", "goat", "cabbage"):
        choices += (
            f"      - {{say: Take the {one}., id: take_{one}, if: me == {one}, goto: look,"
            f" effects: [me = not me, {one} = not {one}]}}\n"
        )
    scenes = f"""\
  first:
    text: A river.
    choices:
{choices}\
  look:
    text: Across.
    goto:
      - {{to: eaten, if: goat != me and (wolf == goat or cabbage == goat)}}
      - {{to: end, if: me and wolf and goat and cabbage}}
      - first
  eaten:
    text: Something is eaten.
    ending: {{kind: bad, title: Eaten}}
"""
    return puzzle(scenes, variables)


def quiz(questions: int) -> Program:
    """Return so many questions in a row, one answer of two right each, and no way back in after a wrong one."""
    scenes = ""
    for number in range(questions):
        name = "first" if number == 0 else f"q{number}"
        on = "end" if number == questions - 1 else f"q{number + 1}"
        scenes += (
            f"  {name}:\n    text: A question.\n    choices:\n"
            f"      - {{say: This one., id: right, goto: {on}}}\n"
            f"      - {{say: That one., id: wrong, goto: lost}}\n"
        )
    return puzzle(
        scenes + "  lost: {text: Wrong., ending: {kind: bad, title: Wrong}}\n", "  x: {flag: false}\n"
    )


def meters(count: int, high: int) -> Program:
    """Return a scene in which so many meters go up and down, each by itself."""
    variables = "".join(f"  m{one}: {{range: 0..{high}, start: 0}}\n" for one in range(count))
    choices = "".join(
        f'      - {{say: Up., id: up{one}, effects: ["m{one} += 1"]}}\n'
        f'      - {{say: Down., id: down{one}, effects: ["m{one} -= 1"]}}\n'
        for one in range(count)
    )
    full = " and ".join(f"m{one} == {high}" for one in range(count))
    choices += f"      - {{say: Leave., id: leave, if: {full}, goto: end}}\n"
    return puzzle(f"  first:\n    text: Meters.\n    choices:\n{choices}", variables)


def lamps(count: int, *, free: bool = False) -> Program:
    """Return so many flags, each of which can be set: one after another, or freely in any order."""
    variables = "".join(f"  f{one}: {{flag: false}}\n" for one in range(count))
    choices = ""
    for one in range(count):
        condition = f"not f{one}" + ("" if free or one == 0 else f" and f{one - 1}")
        choices += f"      - {{say: Light it., id: l{one}, if: {condition}, effects: [f{one} = true]}}\n"
    needs = ", ".join(f"{{if: f{one}, why: Dark.}}" for one in range(count))
    choices += f"      - {{say: Look., id: look, needs: [{needs}], goto: end}}\n"
    return puzzle(f"  first:\n    text: Lamps.\n    choices:\n{choices}", variables)


def vows(episodes: int, each: int, high: int) -> Program:
    """Return episodes in which some vows are made or not, then two meters are filled; the last asks for every vow."""
    names = [f"v{one}" for one in range(episodes * each)]
    files = {}
    for number in range(1, episodes + 1):
        own = names[(number - 1) * each : number * each]
        scenes = "".join(_vow(name, own[at + 1] if at + 1 < each else "work") for at, name in enumerate(own))
        onward = f"e{number + 1}/{names[number * each] if number < episodes else 'ask0'}"
        files[f"e{number}.yaml"] = _episode(
            number, f"begin: [a = 0, b = 0]\nscenes:\n{scenes}{_work(high, onward)}"
        )
    asked = "".join(_asking(at, name, len(names)) for at, name in enumerate(names))
    ends = END + "  lost: {text: Broken., ending: {kind: bad, title: Broken}}\n"
    files[f"e{episodes + 1}.yaml"] = _episode(episodes + 1, f"scenes:\n{asked}{ends}")
    head = HEAD.replace("one/first", f"e1/{names[0]}").replace("one.yaml", ", ".join(files))
    variables = "".join(f"  {name}: {{flag: false}}\n" for name in names)
    meters = "".join(f"  {name}: {{range: 0..{high}, start: 0}}\n" for name in "ab")
    return compiled({"story.yaml": f"{head}variables:\n{variables}{meters}", **files})


def _episode(number: int, rest: str) -> str:
    return f"episode: {number}\nid: e{number}\ntitle: E{number}\nday: Day {number}\ncontent_notes: []\n{rest}"


def _vow(name: str, onward: str) -> str:
    return (
        f"  {name}:\n    text: A vow.\n    choices:\n"
        f"      - {{say: Make it., id: made, effects: [{name} = true], goto: {onward}}}\n"
        f"      - {{say: Do not., id: not_made, goto: {onward}}}\n"
    )


def _work(high: int, onward: str) -> str:
    turns = "".join(
        f'      - {{say: {sign}., id: {name}{word}, effects: ["{name} {sign}= 1"]}}\n'
        for name in "ab"
        for word, sign in (("up", "+"), ("down", "-"))
    )
    return (
        f"  work:\n    text: Work.\n    choices:\n{turns}"
        f"      - {{say: Go., id: go, if: a == {high} and b == {high}, goto: {onward}}}\n"
    )


def _asking(at: int, name: str, count: int) -> str:
    onward = f"ask{at + 1}" if at + 1 < count else "end"
    return (
        f"  ask{at}:\n    text: Was it kept?\n    choices:\n"
        f"      - {{say: It was., id: kept, if: {name}, goto: {onward}}}\n"
        f"      - {{say: It was not., id: broken, if: not {name}, goto: lost}}\n"
    )


def rooms(count: int, high: int) -> Program:
    """Return a hall from which so many rooms are called, each with a meter of its own that is filled there."""
    variables = "".join(f"  m{one}: {{range: 0..{high}, start: 0}}\n" for one in range(count))
    scenes = "  first:\n    text: A hall.\n    choices:\n"
    for one in range(count):
        scenes += f"      - {{say: Enter., id: r{one}, call: room{one}}}\n"
    scenes += "      - {say: Leave., id: leave, goto: end}\n"
    for one in range(count):
        scenes += (
            f'  room{one}:\n    text: A room.\n    enter: ["m{one} = 0"]\n    choices:\n'
            f'      - {{say: Up., id: up, effects: ["m{one} += 1"]}}\n'
            f"      - {{say: Back., id: back, if: m{one} == {high}, return: true}}\n"
        )
    return puzzle(scenes, variables)
