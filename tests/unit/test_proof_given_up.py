"""What an exploration leaves in memory once it is given up, where nothing is collected in between."""

from __future__ import annotations

import gc
from contextlib import contextmanager

import pytest

from game.proof.budget import Budget, Exhausted
from game.proof.easing import Easing
from game.proof.layout import Layout
from game.proof.pieces import conditional, names
from game.proof.projected_layout import PRODUCTS
from game.proof.reach import explore
from game.proof.space import INTEGERS, ROWS, Node, Space
from game.proof.sparse_ways import ARRAYS
from game.proof.texts import shown_after
from game.proof.verdicts import prove
from proving.packs import meters, vows
from support import little

FORMS = pytest.mark.parametrize(
    "form", [INTEGERS, ROWS, PRODUCTS, ARRAYS], ids=["one", "rows", "products", "arrays"]
)


@contextmanager
def leaving_nothing(*kinds):
    """Hold that no node and no layout stays of what is made here, with the collector off; or of the kinds named."""
    gc.collect()
    gc.disable()
    try:
        before = alive(kinds or (Node, Layout))
        yield
        assert alive(kinds or (Node, Layout)) == before
    finally:
        gc.enable()


def alive(kinds):
    """Return how many there are of each kind."""
    every = gc.get_objects()
    return {kind: sum(isinstance(one, kind) for one in every) for kind in kinds}


def explored_and_given_up(program, form):
    """Explore a story in a form, ask for a way back and a state, and give it up."""
    space = Space(program, 0, form=form)
    reached = explore(space)
    for way in space.start.links_out:
        way.into(way.target.bits, space.start.bits)
    assert all(list(cell.layout.valuations(cell.bits)) for cell in reached.cells())
    space.give_up()


@FORMS
@pytest.mark.parametrize("program", [meters(3, 9), vows(3, 2, 12)], ids=["meters", "vows"])
def test_what_is_given_up_goes_by_itself(program, form):
    """Of an exploration that is given up no layout stays, whatever its sets were."""
    with leaving_nothing():
        explored_and_given_up(program, form)


class Spent(Budget):
    """A budget that has run out once links are gone from any node."""

    def check(self, reached):
        """Stop the exploration."""
        if any(node.links_out for node in reached.space.nodes.values()):
            raise Exhausted("spent")


MOODS = """\
  first:
    text: "{mood == odd: Odd. | Plain.}"
    choices:
      - {say: Turn., id: turn, effects: [mood = odd], goto: first}
      - {say: Go., id: go, goto: end}
"""
CAMPS = """\
  first:
    text: A wall.
    choices:
      - say: Climb.
        id: climb
        risk: {pips: 3, success: {goto: camp}, failure: {effects: [heat += 3], goto: camp}}
  camp:
    text: A fire.
    camp: true
    choices:
      - {say: Sleep., id: sleep, goto: gate}
  gate:
    text: A gate.
    choices:
      - {say: Go., id: go, if: mode == standard or heat == 0, goto: end}
"""
MODES = """\
modes:
  story: {title: Story, about: Nothing fails., rolls: never_fail, tops: {heat: 2}}
  standard: {title: Standard, about: As it is., default: true}
"""


def test_what_was_resumed_goes_where_the_budget_runs_out():
    """Of texts looked for on an exploration that was there, nothing stays where what more they read is too much."""
    program = little(MOODS)
    pieces = names(program.tables, conditional(program.tables))
    before = explore(Space(program, 0, form=ROWS))
    with leaving_nothing():
        assert shown_after(before, {}, pieces, Budget()).keys() == pieces.keys()
    with leaving_nothing():
        assert shown_after(before, {}, pieces, Spent()) is None


def test_what_lowered_runs_came_to_goes_where_the_budget_runs_out(monkeypatch):
    """Of runs that are made easier no node stays where they are too many."""
    monkeypatch.setattr(Easing, "_watch", lambda _self: Spent().check)
    program = little(CAMPS, MODES)
    with leaving_nothing(Node):
        verdict = prove(program)
        assert [one.verdict for one in verdict.findings if one.rule == "undecided"] == ["undecided"]
