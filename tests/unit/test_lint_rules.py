from __future__ import annotations

import pytest

from strategies.stories import found, passage


def lines(folder, snippet, rule=""):
    return [f"{one.place.line}:{one.place.column} {one.message}" for one in found(folder, snippet, rule)]


def gate(choices, head="", **more):
    """Return a snippet with one scene of those choices."""
    keys = "".join(f"    {key}: {value}\n" for key, value in more.items())
    return f"{head}scenes:\n  gate:\n    text: The gate is shut.\n{keys}    choices:\n{choices}"


STAMINA = "variables:\n  stamina: {range: 0..2, start: 2}\n"
MODES = """modes:
  story: {title: Story, costs: -1, tops: {stamina: 1}}
  standard: {title: Standard, default: true}
  curfew: {title: Curfew, costs: 1}
"""


class TestNoFreeChoice:
    """Whether a scene can be left without an open choice, by ranges."""

    RULE = "no-free-choice"

    def test_conditions_that_complete_one_another(self, tmp_path):
        """Two conditions of which one always holds are as good as a free choice."""
        choices = "      - {say: Run., if: stamina >= 1, goto: out}\n      - {say: Crawl., if: stamina < 1, goto: out}\n"
        assert not lines(tmp_path, gate(choices, STAMINA), self.RULE)

    def test_a_cost_of_a_mode(self, tmp_path):
        """A cost that the mode makes free is payable there; where another mode raises it, that mode is named."""
        choices = "      - {say: Run., cost: {stamina: 1}, goto: out}\n      - {say: Crawl., if: stamina == 0, goto: out}\n"
        told = lines(tmp_path, gate(choices, STAMINA + MODES, camp="true"), self.RULE)
        assert told == [
            "8:3 With stamina 1, mode curfew no choice of `day/gate` is open: give it one that always is."
        ]

    def test_a_top_of_a_mode(self, tmp_path):
        """In a mode whose top closes a choice the others must be open."""
        choices = "      - {say: Run., if: stamina == 2, goto: out}\n      - {say: Crawl., if: stamina == 0, goto: out}\n"
        choices += "      - {say: Walk., if: stamina == 1 and mode != story, then: You walk., goto: out}\n"
        told = lines(
            tmp_path, gate(choices, STAMINA + MODES.replace(", costs: 1", ""), camp="true"), self.RULE
        )
        assert told == [
            "8:3 With stamina 1, mode story no choice of `day/gate` is open: give it one that always is."
        ]

    def test_a_hub_that_shows_only_some(self, tmp_path):
        """A locked storylet takes a place at the hub from one behind it that is open."""
        snippet = (
            STAMINA
            + """scenes:
  gate: {text: Where to?, hub: {pool: roofs, show: 1}}
  high: {text: High., storylet: {pool: roofs, say: Climb., cost: {stamina: 1}}, choices: [{say: Back., return: true}]}
  low: {text: Low., storylet: {pool: roofs, say: Wait.}, choices: [{say: Home., goto: home}]}
  home: {text: Home., choices: [{say: Sleep., goto: out}, {say: Back., return: true}]}
"""
        )
        assert (
            "With stamina 0 no choice of `day/gate` is open" in lines(tmp_path / "one", snippet, self.RULE)[0]
        )
        assert not lines(tmp_path / "two", snippet.replace("show: 1", "show: 2"), self.RULE)

    def test_a_scene_that_only_leads_on(self, tmp_path):
        """A scene without choices that goes on needs none."""
        assert not found(tmp_path, "scenes:\n  gate: {text: Shut., goto: out}\n", self.RULE)


class TestConditions:
    """What is said of conditions with one answer."""

    def test_a_piece_inside_a_piece(self, tmp_path):
        """Inside a branch its condition is known, in the other branch its opposite."""
        text = "{stamina > 0: {stamina >= 1: Go | Wait} | {stamina == 0: stop | go}} on."
        choices = "    choices: [{say: Rest., cost: {stamina: 1}}, {say: Leave., goto: out}]\n"
        snippet = f'{STAMINA}scenes:\n  gate:\n    text: "{text}"\n{choices}'
        assert lines(tmp_path, snippet, "constant-condition") == [
            "5:27 `stamina >= 1` always holds here: the other text is never shown.",
            "5:55 `stamina == 0` always holds here: the other text is never shown.",
        ]

    def test_a_need_under_an_if(self, tmp_path):
        """A need that the choice's own `if` settles never locks."""
        need = "{if: stamina > 0, why: You are spent.}"
        choices = f"      - {{say: Run., if: stamina == 1, needs: {need}, goto: out}}\n"
        choices += "      - {say: Crawl., cost: {stamina: 1}, then: You crawl., goto: out}\n      - {say: Wait., then: You wait.}\n"
        told = lines(tmp_path, gate(choices, STAMINA), "constant-condition")
        assert told == ["7:51 `stamina > 0` always holds here: it never locks anything."]

    def test_a_define_that_never_changes_is_told_once(self, tmp_path):
        """Conditions that only follow from a constant define are not told again."""
        head = STAMINA + "define:\n  fit: stamina >= 0\n  unfit: not fit\n"
        choices = "      - {say: Run., if: fit, cost: {stamina: 1}, goto: out}\n"
        choices += "      - {say: Crawl., if: unfit, then: You crawl., goto: out}\n      - {say: Wait., then: You wait.}\n"
        assert [line[:4] for line in lines(tmp_path, gate(choices, head), "constant-condition")] == ["4:8 "]

    def test_visits_and_the_mode(self, tmp_path):
        """A count of visits is 0 to 9, the mode one of the modes."""
        choices = "      - {say: Run., if: visited(gate) >= 0, goto: out}\n      - {say: Crawl., if: mode == story, then: Yes., goto: out}\n"
        told = lines(tmp_path, gate(choices, STAMINA + MODES, camp="true"), "constant-condition")
        assert told == ["12:25 `visited(day/gate) >= 0` always holds: its `if` can go."]

    def test_a_constant_of_a_scene(self, tmp_path):
        """What a scene is given has the range that it declares."""
        snippet = """scenes:
  gate: {text: Shut., choices: [{say: Run., call: chase, with: {hard: 2}, goto: out}]}
  chase:
    params: {hard: 1..3}
    text: "{hard >= 1: Run | Walk}{hard > 1: , now}."
    choices: [{say: Stop., return: true}]
"""
        assert len(lines(tmp_path, snippet, "constant-condition")) == 1


class TestEffects:
    """What is said of effects."""

    @pytest.mark.parametrize(
        ("choice", "message"),
        [
            ("effects: stamina += 0", "`stamina += 0` does nothing: take it out."),
            ("effects: stamina = stamina", "`stamina = stamina` does nothing: take it out."),
            ("if: stamina == 0, effects: stamina -= 1", "`stamina -= 1` does nothing here: stamina 0 stays as it is."),
            ("effects: stamina += 2 if stamina == 2", "`stamina += 2 if stamina == 2` does nothing here: stamina 2 stays as it is."),
            ("if: stamina > 0, effects: stamina = 1 if stamina < 2", "`stamina = 1 if stamina < 2` does nothing here: stamina 1 stays as it is."),
            ("if: juran.bond == 0, effects: juran.bond += 1", "`juran.bond += 1` does nothing here: juran.bond is at its lowest, which is final."),
            ("if: juran.bond == 2, effects: juran.bond += 1", "`juran.bond += 1` does nothing here: juran.bond 2 stays as it is."),
        ],
    )  # fmt: skip
    def test_an_effect_that_does_nothing(self, tmp_path, choice, message):
        """By its value, or by what is known where it stands."""
        head = STAMINA + "allies:\n  juran: {name: So Ju-ran, bond: 0..2, start: 1}\n"
        told = found(tmp_path, gate(f"      - {{say: Run., {choice}, goto: out}}\n", head), "idle-effect")
        assert [one.message for one in told] == [message]

    @pytest.mark.parametrize(
        "choice",
        [
            "if: stamina == 2, cost: {stamina: 1}, effects: stamina += 1",
            "if: stamina == 2, effects: [stamina -= 1, stamina += 1]",
            "if: stamina > 0, effects: stamina += 1",
            "effects: stamina -= 5",
        ],
    )
    def test_an_effect_that_does_something(self, tmp_path, choice):
        """What a cost or an earlier effect has changed is no longer known; some values are enough."""
        assert not found(
            tmp_path, gate(f"      - {{say: Run., {choice}, goto: out}}\n", STAMINA), "idle-effect"
        )

    def test_an_effect_that_is_read_before_it_is_lost(self, tmp_path):
        """An effect counts when a later one of the list reads its variable."""
        head = STAMINA + "  door: {flag: false}\n"
        choices = (
            "      - {say: Run., effects: [stamina -= 1, door = stamina == 0, stamina = 2], goto: out}\n"
        )
        assert not found(tmp_path, gate(choices, head), "overwritten-effect")


class TestScenes:
    """What is said of ways between scenes."""

    def test_only_the_first_unreachable_scene_is_told(self, tmp_path):
        """What only an unreachable scene leads to is named with it, a circle once."""
        snippet = """scenes:
  gate: {text: Shut., goto: out}
  b: {text: B., goto: [{to: c, if: visited(gate)}, out]}
  a: {text: A., choices: [{say: On., goto: b}]}
  c: {text: C., goto: [{to: b, if: visited(gate) > 1}, out]}
  d: {text: D., choices: [{say: On., goto: d}, {say: Off., goto: out}]}
"""
        assert lines(tmp_path, snippet, "unreachable-scene") == [
            "4:3 Nothing leads to `day/a`, nor to `day/b`, `day/c` but from there.",
            "6:3 Nothing leads to `day/d`.",
        ]

    def test_called_scenes_rules_and_hubs_lead_somewhere(self, tmp_path):
        """Calls, what they go on with, rules and storylets count as ways."""
        snippet = """variables:
  heat: {range: 0..1, start: 0}
rules:
  - {id: found, when: heat == 1, effects: heat = 0, call: day/chase}
scenes:
  gate: {text: Shut., hub: {pool: roofs, then: after}, choices: [{say: Shout., effects: heat = 1}, {say: Go., call: camp, goto: out}]}
  after: {text: After., goto: gate}
  camp: {text: Camp., return: true}
  chase: {text: You run., return: true}
  high: {text: High., storylet: {pool: roofs, say: Climb.}, choices: [{say: Down., return: true}]}
"""
        assert not found(tmp_path, snippet, "unreachable-scene")

    def test_a_return_from_a_camp_is_a_way_out(self, tmp_path):
        """Scenes that come back to where an ending can be reached are no trap; a call that never comes back is."""
        snippet = """scenes:
  gate: {text: Shut., choices: [{say: Rest., call: camp}, {say: Leave., goto: out}]}
  camp: {text: Camp., choices: [{say: Sleep., goto: night}]}
  night: {text: Night., choices: [{say: Wake., return: true}]}
"""
        assert not found(tmp_path, snippet, "no-ending-ahead")

    def test_a_choice_that_stays_is_answered(self, tmp_path):
        """A choice that leads nowhere, changes nothing and says nothing is told even when it stands alone."""
        choices = "      - {say: Wait.}\n      - {say: Leave., goto: out}\n"
        told = lines(tmp_path, gate(choices), "idle-choice")
        assert told == [
            "5:9 This changes nothing, prints nothing and leads nowhere: give it a `then`, or an effect."
        ]

    def test_choices_that_are_never_offered_together(self, tmp_path):
        """Two wordings of one choice, under conditions that exclude one another, are no repetition."""
        choices = "      - {say: Run., if: stamina == 2, goto: out}\n      - {say: Run., if: stamina < 2, goto: out}\n"
        choices += "      - {say: Rest., cost: {stamina: 1}, then: You rest.}\n"
        told = {one.rule for one in found(tmp_path, gate(choices, STAMINA))}
        assert not told & {"idle-choice", "repeated-option"}


class TestVariables:
    """What is said of names."""

    def test_a_variable_that_only_its_own_effects_read(self, tmp_path):
        """Counting up is no reading."""
        choices = "      - {say: Run., effects: stamina = stamina - 1, goto: out}\n"
        assert lines(tmp_path, gate(choices, STAMINA), "unused-variable") == [
            "2:3 Nothing reads `stamina`: read it somewhere, or take it out."
        ]

    def test_a_promise_of_a_later_episode(self, tmp_path):
        """A variable that an episode not written yet will read is left alone."""
        head = "variables:\n  door: {flag: false, paid_in: 9}\n"
        choices = "      - {say: Hold it., effects: door = true, goto: out}\n"
        assert not found(tmp_path, gate(choices, head))

    def test_a_variable_set_back_to_its_start_only(self, tmp_path):
        """Effects that assign the start value change nothing."""
        head = "variables:\n  stance: {one_of: [none, left]}\n"
        choices = "      - {say: Run., if: stance == none, effects: stance = none, goto: out}\n      - {say: Go., then: You go., goto: out}\n"
        assert lines(tmp_path, gate(choices, head), "constant-variable")

    def test_a_cost_changes_and_reads(self, tmp_path):
        """What is only paid is neither unused nor constant."""
        choices = "      - {say: Run., cost: {stamina: 1}, goto: out}\n      - {say: Go., then: You go., goto: out}\n"
        assert not found(tmp_path, gate(choices, STAMINA))

    def test_a_variable_read_through_a_define(self, tmp_path):
        """A define in use is a reader, in the episode that uses it."""
        head = "variables:\n  rope: {flag: false, paid_in: 1}\ndefine:\n  ready: rope\n"
        choices = "      - {say: Take it., if: not ready, effects: rope = true, then: Yours.}\n      - {say: Go., goto: out}\n"
        assert not found(tmp_path, gate(choices, head))


class TestProse:
    """What is said of spaces and marks."""

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("One  two.", ["7:10 There are two spaces here."]),
            ("One two \nthree.", ["7:14 There is a space at the end of this line."]),
            ("One , two.", ["7:10 There is a space before this mark."]),
            ("One two.\n  Three.", []),
            ("One {stamina > 1:  two  |  three }.", []),
            ("One ... two .. three …", []),
        ],
    )
    def test_stray_spaces(self, tmp_path, text, told):
        """Spaces that YAML needs, and those at the edges of a piece, are left alone."""
        assert lines(tmp_path, passage(text, STAMINA), "stray-spaces") == told

    def test_doubled_words_across_a_line_and_a_branch(self, tmp_path):
        """The end of a line divides nothing; a mark does; a branch is read where it stands."""
        text = "The the\nthe gate. Gate, gate. He had had it. {stamina > 1: it | he} it."
        told = [line.split(" ")[0] for line in lines(tmp_path, passage(text, STAMINA), "doubled-word")]
        assert told == ["7:11", "8:7", "8:67"]

    def test_a_speech_of_several_paragraphs(self, tmp_path):
        """A speech may be opened anew with each paragraph and closed once."""
        assert not found(tmp_path / "a", passage("'One.\n\n'Two,' he says."), "unpaired-quote")
        assert found(tmp_path / "b", passage("'One.\n\nTwo,' he says."), "unpaired-quote")

    def test_the_usual_quotes_are_the_most_frequent(self, tmp_path):
        """Whatever a pack uses most is right, the rest is told."""
        text = '"One," she says. "Two," she says. \'Three,\' she says. She says “four”.'
        assert [line.split(" ")[-1] for line in lines(tmp_path, passage(text), "mixed-quotes")] == [
            "'…'.",
            "“…”.",
        ]


def test_an_id_that_the_author_gave(tmp_path):
    """Ids are looked for in the choice itself, written in a line or below one another."""
    head = "promises:\n  rope: {made_in: 1, paid_in: 4}\n"
    choices = """      - say: Take it.
        then: "He says that his id: take is gone."
        id: take_it
        remember: {rope: He looks at your hands.}
        goto: out
      - {say: Leave it., "id": leave_it, goto: out, then: He nods.}
"""
    assert lines(tmp_path, gate(choices, head), "made-up-id") == []
