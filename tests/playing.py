"""A small story that has one of everything a player can meet, and a console that plays it in memory."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

from game.plain.app import _until_left
from game.plain.lines import Lines
from game.plain.printer import Printer
from game.plain.talk import Talk
from game.play.run import Run
from game.play.session import Session
from support import compiled as compile_files
from support import pack_files

if TYPE_CHECKING:
    from pathlib import Path

    from game.story.program import Program

SEED = "AAAA-BBBB"

RULES = """\
push: {say: Push through., cost: {resolve: 1}, then: You push.}
modes:
  story:    {title: Story,    about: Easy., costs: -1, rolls: never_fail, tops: {heat: 2}}
  standard: {title: Standard, about: As written., default: true}
  curfew:   {title: Curfew,   about: Hard., pips: -1, undo: false, slots: false}
promises:
  gate: {made_in: 1, paid_in: 1, about: The people at the gate}
codex:
  start: {title: Curfew hours, group: Places, text: Midnight to six., start: true}
  tide: {title: The tide table, group: Places, text: It goes round., unlock: heat >= 1}
voices:
  basin: {title: The basin, ending: one/end, text: He washed his hands.}
"""
SCENES = """\
  first:
    place: Hongje Stream
    slot: Evening
    text: |
      You walk with *two* fingers on the wall.

      {juran.bond >= 1: Ju-ran is here. | Nobody is here.}
    choices:
      - {id: go, say: Go on., cost: {stamina: 1}, effects: [heat += 1], remember: {gate: the people behind you}, then: You go., goto: camp}
      - {id: lift, say: Lift it., cost: {stamina: 3}, goto: end}
      - {id: ask, say: Ask her., needs: {if: juran.bond == 2, why: She is not sworn.}, goto: end}
      - id: wade
        say: Wade by.
        risk:
          pips: 3
          modifiers: [{if: juran.bond >= 1, add: 1, why: Ju-ran is with you}]
          success: {then: It works., goto: camp}
          failure: {effects: [heat += 1], then: It fails., goto: camp}
      - {id: rest, say: Rest., effects: [stamina += 3, juran.bond += 1], then: You rest.}
      - {id: visit, say: Look in., call: inside, goto: camp}
      - id: drift
        say: Let it take you.
        chance:
          - {id: rain, weight: 2, then: Rain., goto: camp}
          - {id: dry, weight: 1, then: Dry., goto: camp}
      - {id: jump, say: Jump., confirm: You will not come back., goto: end}
  camp:
    text: A fire.
    camp: true
    roll_call: true
    enter: [resolve += 1]
    choices:
      - {id: stop, say: Stop., goto: end, pays: {gate: they followed you}}
      - {id: back, say: Go back., goto: first}
  inside:
    text: A room.
    back: You are back.
    choices:
      - {id: leave, say: Leave., return: true}
      - {id: wait, say: Wait., effects: [stamina += 1], then: Time goes.}
"""
NOTES = "content_notes: [confinement, infection]\n"


def files(scenes: str = SCENES, rules: str = RULES, start: str = "first") -> dict[str, str]:
    """Return the files of the story, or of it with other scenes or rules."""
    made = pack_files(scenes, rules)
    made["story.yaml"] = made["story.yaml"].replace("start: one/first", f"start: one/{start}")
    made["one.yaml"] = made["one.yaml"].replace("content_notes: []\n", NOTES)
    return made


@cache
def story(
    scenes: str = SCENES, rules: str = RULES, content_hash: str = "test", start: str = "first"
) -> Program:
    """Return the story's Program."""
    program = compile_files(files(scenes, rules, start))
    program.hash = content_hash
    return program


def changed(old: str, new: str, rules: str = RULES) -> Program:
    """Return the story with a piece of its scenes written otherwise: another story to the hash."""
    assert old in SCENES
    return story(SCENES.replace(old, new), rules, f"{old} {new}")


def take(where: Run | Session, *choices: str, push: bool | None = None) -> None:
    """Take choices by their ids, answering no push unless told to."""
    for choice in choices:
        run = where.playing if isinstance(where, Session) else where
        index = run.program.choice_index(run.state.scene, choice)
        assert index >= 0, f"{choice} is not in {run.scene.name}"
        taken = where.take(index, push)
        if taken.needs_push:
            where.take(index, push=False)


def new_run(seed: str = SEED, mode: int | None = None) -> Run:
    """Return a run of the story."""
    return Run.new(story(), seed, mode)


def session(folder: Path, program: Program | None = None, **more: object) -> Session:
    """Return a session whose saves are in the folder, started."""
    opened = Session.on(program or story(), str(folder), **more)
    opened.start()
    return opened


class Console:
    """A line mode in memory: what was printed for what was typed."""

    def __init__(self, folder: Path, typed: bytes | str, program: Program | None = None, **more: object):
        data = typed.encode() if isinstance(typed, str) else typed
        hashes = bool(more.pop("hashes", False))
        settings = {key: more.pop(key) for key in ("width", "colour", "encoding") if key in more}
        self.sink = io.BytesIO()
        self.session = Session.on(program or story(), str(folder), **{"seed": SEED, **more})
        printer = Printer(self.sink, **settings)
        talk = Talk(self.session, printer, Lines(io.BytesIO(data)), hashes=hashes, echoes=True)
        self.code = _until_left(talk)
        self.text = self.sink.getvalue().decode(printer.encoding)

    def after(self, line: str) -> str:
        """Return what was printed between a typed line and the next prompt."""
        return self.text.split(f"> {line}\n", 1)[1].split("\n> ", 1)[0]
