"""One step, point by point of its order."""

from __future__ import annotations

import pytest

from game.engine.errors import BadRoll, Circle, NotOpen, StepError
from game.engine.offers import can_push
from game.engine.state import start_values
from game.engine.step import lower_mode
from game.proof.reach import explore
from game.proof.space import Space
from game.story.program import Program
from support import Game, compiled, little, pack_files


def test_a_plain_choice_pays_changes_and_moves():
    """Costs, choice effects, the outcome's text and the entering of the next scene come in that order."""
    game = Game(
        little("""\
  first:
    text: Here.
    choices:
      - {id: go, say: Go on., cost: {stamina: 1}, effects: [heat += 1], then: You go., goto: second}
  second:
    text: There.
    enter: [resolve += 1]
    choices:
      - {say: Stop., goto: end}
""")
    )
    game.take("go")
    assert (game["stamina"], game["heat"], game["resolve"], game.scene) == (1, 1, 2, "second")
    assert game.names() == ["choice", "pay", "set", "text", "enter", "set", "text"]
    assert game.texts() == ["one/first/go/then", "one/second/text"]


def test_a_cost_that_cannot_be_paid_locks():
    """A choice whose cost is short is locked with its key, and stepping into it is refused."""
    game = Game(
        little("""\
  first:
    text: Here.
    choices:
      - {id: lift, say: Lift it., cost: {stamina: 3}, goto: end}
      - {id: leave, say: Leave it., goto: end}
""")
    )
    assert game.open() == ["leave"]
    lock = game.offered()["lift"].locks[0]
    assert (lock.kind, lock.needed, lock.have) == ("cost", 3, 2)
    with pytest.raises(NotOpen):
        game.take("lift")


def test_a_hidden_choice_is_not_offered_and_a_needed_one_is_shown():
    """`if` hides, `needs` shows the author's reason."""
    game = Game(
        little("""\
  first:
    text: Here.
    choices:
      - {id: secret, say: Say the word., if: door, goto: end}
      - {id: sworn, say: Ask her., needs: {if: juran.bond == 2, why: She is not sworn.}, goto: end}
      - {id: leave, say: Leave it., goto: end}
""")
    )
    offered = game.offered()
    assert list(offered) == ["sworn", "leave"]
    assert offered["sworn"].locks[0].kind == "needs"


def test_effects_saturate_and_say_so():
    """An effect past the range stops at its end, and the event still says what was wanted."""
    game = Game(
        little("""\
  first:
    text: Here.
    choices:
      - {id: rest, say: Rest., effects: [stamina += 9, heat -= 1, resolve = 1], goto: first}
      - {id: stop, say: Stop., goto: end}
""")
    )
    game.take("rest")
    changes = [event for event in game.events if event[0] == "set"]
    stamina, heat = (game.program.slot_index(name) for name in ("stamina", "heat"))
    assert changes == [("set", stamina, 2, 4, 11), ("set", heat, 0, 0, -1)]


def test_an_ally_who_is_gone_stays_gone():
    """No effect moves a bond from its lowest."""
    game = Game(
        little("""\
  first:
    text: Here.
    choices:
      - {id: lose, say: Lose her., effects: [juran.bond = 0, juran.bond = 2, juran.bond += 1], goto: first}
      - {id: stop, say: Stop., goto: end}
""")
    )
    assert game.take("lose")["juran.bond"] == 0


RISKY = """\
  first:
    text: Here.
    choices:
      - id: jump
        say: Jump across.
        effects: [heat += 1]
        risk:
          pips: 4
          modifiers: [{if: juran.bond == 2, add: 1, why: Ju-ran sworn}, {if: heat >= 1, add: -1, why: Heat}]
          success: {then: Over., goto: end}
          failure: {effects: [stamina -= 1], then: Down., goto: first}
      - {id: stop, say: Stop., goto: end}
"""
PUSH = "push: {say: Push through., cost: {resolve: 1}, then: You push.}\n"


def test_a_risk_goes_by_its_roll():
    """Success and failure are different outcomes; the odds are read after the choice's effects."""
    program = little(RISKY)
    won, lost = Game(program).take("jump", "success"), Game(program).take("jump", "failure")
    assert (won.scene, lost.scene, lost["stamina"]) == ("end", "first", 1)
    assert ("roll", won.program.choice_index(won.program.tables.start, "jump"), 3, "success") in won.events
    with pytest.raises(BadRoll):
        Game(program).take("jump")


def test_a_push_takes_the_success_for_its_price():
    """A failed risk may be pushed where the pack allows it and the price can be paid."""
    program = little(RISKY, PUSH)
    game = Game(program).take("jump", "pushed")
    assert (game.scene, game["resolve"]) == ("end", 0)
    assert "one/first/jump/success/then" in game.texts()
    with pytest.raises(BadRoll):
        Game(little(RISKY)).take("jump", "pushed")


def test_a_push_that_cannot_be_paid_is_refused():
    """Without the price there is no pushing."""
    program = little(RISKY.replace("effects: [heat += 1]", "effects: [resolve = 0]"), PUSH)
    with pytest.raises(BadRoll):
        Game(program).take("jump", "pushed")


@pytest.mark.parametrize(("resolve", "pays"), [(1, False), (2, True)])
def test_a_push_that_asks_twice_for_the_same_is_paid_in_full(resolve, pays):
    """A price that names a slot twice is asked for together, by the step, by what is offered, and by the proof."""
    once = little(RISKY.replace("[heat += 1]", f"[resolve = {resolve}]"), PUSH)
    tables = once.tables
    modes = tuple(mode._replace(push=mode.push * 2) for mode in tables.modes)
    program = Program(tables._replace(modes=modes), "twice")
    game = Game(program)
    choice = program.choice_index(tables.start, "jump")
    rolls = {rolled.label[2] for rolled in taken_from(explore(Space(program, 0))) if rolled.depth >= 0}
    assert (can_push(program, game.state, choice), "pushed" in rolls) == (pays, pays)
    if pays:
        assert game.take("jump", "pushed")["resolve"] == 0
    else:
        with pytest.raises(BadRoll):
            game.take("jump", "pushed")


def taken_from(reached):
    """Yield the links on which a choice of the first page is rolled."""
    for node in list(reached.space.nodes.values()):
        yield from (link for link in node.links_out or () if node.point[0] == "roll")


CALLS = """\
  first:
    text: Here.
    back: Back here.
    enter: [resolve += 1]
    choices:
      - {id: camp, say: Make camp., call: camp}
      - {id: past, say: Make camp and go on., call: camp, goto: second}
      - {id: stop, say: Stop., goto: end}
  second:
    text: There.
    choices:
      - {say: Stop., goto: end}
  camp:
    text: A fire.
    choices:
      - {id: sleep, say: Sleep., effects: [stamina += 1], return: true}
"""


def test_a_return_enters_nothing_again():
    """After a call with no goto the calling scene is stood in: no entering effects, its `back` line instead of its text."""
    game = Game(little(CALLS)).take("camp")
    assert (game.scene, len(game.state.stack), game["resolve"]) == ("camp", 1, 2)
    game.take("sleep")
    assert (game.scene, game.state.stack, game["resolve"]) == ("first", (), 2)
    assert game.texts() == ["one/first/back"]


def test_a_return_goes_on_where_its_call_says():
    """After a call with a goto the return enters that scene."""
    game = Game(little(CALLS)).take("past").take("sleep")
    assert (game.scene, game.texts()) == ("second", ["one/second/text"])


CHASE = """\
  first:
    text: Here.
    choices:
      - {id: loud, say: Make a noise., effects: [heat += 3], goto: second}
      - {id: stop, say: Stop., goto: end}
  second:
    text: There.
    choices:
      - {id: stay, say: Stay., effects: [heat += 3]}
      - {id: stop, say: Stop., goto: end}
  chase:
    text: They come.
    choices:
      - {id: scream, say: Scream., effects: [heat += 1]}
      - {id: run, say: Run., effects: [heat = 1], return: true}
"""
RULE = "rules:\n  - {id: found, when: heat >= 3, call: one/chase}\n"


def test_a_rule_calls_after_entering():
    """The rule fires after the new scene's entering, and the return stands in that scene."""
    game = Game(little(CHASE, RULE)).take("loud")
    assert game.scene == "chase"
    assert game.texts() == ["one/second/text", "one/chase/text"]
    assert game.take("run").scene == "second"


def test_a_rule_sleeps_while_its_call_is_on_the_stack():
    """Heat that rises inside the chase does not call a second one; staying still is watched."""
    game = Game(little(CHASE, RULE)).take("loud").take("scream")
    assert (game.scene, len(game.state.stack)) == ("chase", 1)
    game.take("run").take("stay")
    assert game.scene == "chase"


def test_scenes_that_lead_on_are_followed():
    """Text that leads on is printed on the way, and its route is decided there."""
    game = Game(
        little("""\
  first:
    text: Here.
    choices:
      - {id: go, say: Go., goto: hall}
  hall:
    text: A hall.
    enter: [door = true]
    goto: [{to: left, if: door}, right]
  left:
    text: Left.
    choices:
      - {say: Stop., goto: end}
  right:
    text: Right.
    choices:
      - {say: Stop., goto: end}
""")
    ).take("go")
    assert (game.scene, game.texts()) == ("left", ["one/hall/text", "one/left/text"])


def test_a_circle_of_leading_scenes_is_named():
    """More than a hundred scenes in a step is an error that names the circle."""
    program = little("""\
  first:
    text: Here.
    choices:
      - {id: go, say: Go., goto: hall}
      - {id: stop, say: Stop., goto: end}
  hall:
    text: A hall.
    goto: [{to: end, if: door}, stairs]
  stairs:
    text: Stairs.
    goto: [{to: end, if: door}, hall]
""")
    with pytest.raises(Circle, match="one/hall → one/stairs"):
        Game(program).take("go")


def test_once_is_once():
    """A choice marked once is gone after it was taken."""
    game = Game(
        little("""\
  first:
    text: Here.
    choices:
      - {id: look, say: Look., once: true, effects: [resolve += 1], goto: first}
      - {id: stop, say: Stop., goto: end}
""")
    ).take("look")
    assert game.open() == ["stop"]


MODES = """\
modes:
  story: {title: Story, about: Easy., costs: -1, rolls: never_fail, tops: {heat: 2}}
  standard: {title: Standard, about: As meant., default: true}
  curfew: {title: Curfew, about: Hard., pips: -1}
"""


def test_the_easy_mode_shifts_costs_tops_and_rolls():
    """Costs are one less, heat stops at two, no risk fails."""
    program = little(
        RISKY.replace("effects: [heat += 1]", "cost: {stamina: 1}, effects: [heat += 3]").replace(
            "      - id: jump\n        say: Jump across.\n        cost: {stamina: 1}, effects: [heat += 3]\n",
            "      - id: jump\n        say: Jump across.\n        cost: {stamina: 1}\n        effects: [heat += 3]\n",
        ),
        MODES,
    )
    game = Game(program, 0)
    assert game.offered()["jump"].risk.safe
    with pytest.raises(BadRoll):
        Game(program, 0).take("jump", "failure")
    game.take("jump", "success")
    assert (game["stamina"], game["heat"]) == (2, 2)


def test_the_hard_mode_prints_its_pip():
    """The mode's shift is a modifier with the mode's name."""
    game = Game(little(RISKY, MODES), 2)
    risk = game.offered()["jump"].risk
    assert (risk.pips, [(add, title) for add, _, title in risk.modifiers if title]) == (2, [(-1, "Curfew")])


def test_the_mode_is_lowered_only_at_a_camp():
    """Easier, never harder, and only where the scene says camp."""
    program = little(CALLS.replace("    text: A fire.", "    camp: true\n    text: A fire."), MODES)
    game = Game(program, 2).take("camp")
    eased = lower_mode(program, game.state, 0)
    assert eased.state.values[0] == 0
    with pytest.raises(StepError):
        lower_mode(program, eased.state, 1)
    with pytest.raises(StepError):
        lower_mode(program, Game(program, 2).state, 0)


def test_a_timer_counts_down_and_fires():
    """Set to two, the timer fires at the second choice after, and its rule turns it off."""
    program = little(
        """\
  first:
    text: Here.
    choices:
      - {id: catch, say: Catch it., effects: [fever = 3], goto: first}
      - {id: wait, say: Wait., goto: first}
      - {id: stop, say: Stop., goto: end}
  ill:
    text: It comes.
    choices:
      - {id: up, say: Get up., return: true}
""",
        "rules:\n  - {timer: fever, effects: [resolve -= 1], call: one/ill}\n",
        header="variables:\n  fever: {timer: 0..3, start: 0, each: choice}\n",
    )
    game = Game(program).take("catch")
    assert game["fever"] == 2
    assert game.take("wait")["fever"] == 1
    assert (game.take("wait").scene, game["fever"], game["resolve"]) == ("ill", 0, 0)


def test_a_chance_goes_by_the_id_of_its_outcome():
    """Weights are exact; an outcome without weight can't be named."""
    program = little("""\
  first:
    text: Here.
    choices:
      - id: toss
        say: Toss it.
        chance:
          - {id: heads, weight: 3, goto: end}
          - {id: tails, weight: "heat", goto: first}
      - {id: stop, say: Stop., goto: end}
""")
    assert Game(program).take("toss", "heads").scene == "end"
    with pytest.raises(BadRoll):
        Game(program).take("toss", "tails")


def test_a_hub_offers_its_open_storylets_and_goes_on():
    """Storylets stand by priority, once each, and return to where the hub says."""
    program = little("""\
  first:
    text: A hub.
    hub: {pool: roofs, show: 2, then: second}
    choices:
      - {id: stop, say: Stop., goto: end}
  second:
    text: There.
    choices:
      - {id: again, say: Again., goto: first}
      - {id: stop, say: Stop., goto: end}
  chalk:
    storylet: {pool: roofs, say: Chalk it., once: true, priority: 1}
    text: Chalk.
    choices:
      - {id: done, say: Done., return: true}
  line:
    storylet: {pool: roofs, say: Read the line., if: not door}
    text: A line.
    choices:
      - {id: done, say: Done., effects: [door = true], return: true}
  well:
    storylet: {pool: roofs, say: Look down.}
    text: A well.
    return: true
""")
    game = Game(program)
    assert game.open() == ["stop", "chalk", "line"]
    game.take("chalk").take("done")
    assert game.scene == "second"
    game.take("again")
    assert game.open() == ["stop", "line", "well"]
    assert game.take("well").scene == "second"


def test_an_episode_begins_once():
    """`begin` runs on coming into the episode and not on a return from a called scene."""
    program = little(CALLS, header="begin: [heat = 2]\n")
    game = Game(program)
    assert game["heat"] == 2
    game.take("camp")
    assert "begin" not in game.names()
    assert "begin" not in game.take("sleep").names()


def test_a_scene_that_is_called_belongs_to_its_callers_episode():
    """Calling a scene of another episode begins nothing; going there does."""
    files = pack_files("""\
  first:
    text: Here.
    choices:
      - {id: look, say: Look over., call: two/yard}
      - {id: over, say: Go over., goto: two/there}
      - {id: stop, say: Stop., goto: end}
""")
    files["story.yaml"] = files["story.yaml"].replace("one.yaml", "one.yaml, two.yaml")
    files["two.yaml"] = """\
episode: 2
id: two
title: Two
begin: [heat = 3]
content_notes: []
scenes:
  yard:
    text: A yard.
    choices:
      - {id: back, say: Back., return: true}
  there:
    text: There.
    choices:
      - {say: Stop., goto: one/end}
"""
    game = Game(compiled(files)).take("look")
    assert ("begin" in game.names(), game["heat"]) == (False, 0)
    game.take("back").take("over")
    assert ("begin" in game.names(), game["heat"]) == (True, 3)


def test_a_run_starts_under_the_tops_of_its_mode():
    """A start value above a mode's top is at the top there, and the first slot is the mode."""
    tables = little(RISKY).tables
    slot = next(index for index, one in enumerate(tables.slots) if one.name == "stamina")
    lower = tuple(1 if index == slot else top for index, top in enumerate(tables.modes[0].tops))
    values = start_values(tables._replace(modes=(*tables.modes, tables.modes[0]._replace(tops=lower))), 1)
    assert (values[0], values[slot], start_values(tables, 0)[slot]) == (1, 1, 2)
