"""A right pack as a Story: every part of the format, read into the value that stands for it."""

from __future__ import annotations

from pathlib import Path

import pytest

import wrong_packs
from game.language.printing import to_text as expression_text
from game.pack.choices import made_id
from game.pack.diagnostics import PackError
from game.pack.reader import load_pack, read_pack
from game.story.prose import Break, Emphasis, Piece, Value, Words
from game.story.scenes import Parameter

ROOF = Path(__file__).parents[1] / "packs" / "roof"


@pytest.fixture(scope="module")
def story():
    """Return the pack of the roof's story."""
    return read_pack(ROOF)


@pytest.fixture(scope="module")
def scenes(story):
    """Return its scenes by name."""
    return {scene.name: scene for scene in story.scenes}


def edited(tmp_path, *edits):
    """Return the story of the base of wrong packs after edits that leave it right."""
    files = dict(wrong_packs.BASE)
    for name, old, new in edits:
        assert files[name].count(old) == 1, old
        files[name] = files[name].replace(old, new)
    assert wrong_packs.says(files, tmp_path) == ""
    return read_pack(tmp_path)


def scene_of(story, name):
    """Return a scene by its full name."""
    return next(scene for scene in story.scenes if scene.name == name)


def words(prose):
    """Return what a prose of words alone says."""
    return "".join(span.text for span in prose.spans)


def test_the_head_of_a_story(story):
    """The manifest gives name, version, titles and the start."""
    assert (story.name, story.version, story.title) == ("roof", "0.1.0", "The Light on the Roof")
    assert story.start == "night/roof"
    assert story.place.file == "story.yaml"
    assert story.pips == (1, 6)


def test_a_pack_is_named_by_its_folder_or_its_first_file():
    """Either path gives the same story."""
    assert read_pack(ROOF / "story.yaml") == read_pack(str(ROOF))


def test_variables_come_before_bonds_and_tags(story):
    """Ranges, flags, lists and timers as declared, then bonds, then tags."""
    assert [(one.name, one.kind, one.low, one.high, one.start, one.tag) for one in story.variables] == [
        ("stamina", "range", 0, 2, 2, False),
        ("heat", "range", 0, 3, 0, False),
        ("lit", "flag", 0, 1, 0, False),
        ("fever", "timer", 0, 3, 0, False),
        ("juran.bond", "bond", 0, 2, 1, False),
        ("weather", "list", 0, 1, 0, True),
    ]


def test_how_variables_are_shown(story):
    """A title is made from the name; what has levels is a meter, a plain range a counter, the rest is hidden."""
    shown = {one.name: (one.title, one.show, one.better) for one in story.variables}
    assert shown["stamina"] == ("Stamina", "meter", "high")
    assert shown["heat"] == ("Heat", "counter", "low")
    assert shown["lit"] == ("Lit", "hidden", "")
    assert shown["juran.bond"] == ("So Ju-ran", "meter", "high")


def test_forms_of_an_ally(story):
    """An ally's name is a form, beside those of the cast."""
    (juran,) = story.cast
    assert dict(juran.forms) == {"name": "So Ju-ran", "calls": "Ju-ran sunbae"}


def test_prose_is_parsed_and_knows_its_id(scenes):
    """A text has the id of its scene and key, and spans with the places of their names."""
    text = scenes["night/roof"].text
    assert text.id == "night/roof/text"
    kinds = [type(span) for span in text.spans]
    assert kinds == [Words, Emphasis, Words, Break, Piece]
    piece = text.spans[-1]
    assert isinstance(piece.then[0], Value)
    assert (piece.place.line, piece.place.column) == (15, 8)
    assert text.source.startswith("The door shuts behind you.")


def test_a_plain_choice(scenes):
    """Effects and marks belong to the choice; its one outcome says what is told and where it leads."""
    choice = scenes["night/roof"].choices[0]
    assert choice.id == "hold_up_lamp"
    assert words(choice.say) == "Hold up your own lamp."
    assert [expression_text(change.effect) for change in choice.effects] == ["lit = true", "heat += 1"]
    assert choice.marks.remember[0][0] == "lamp"
    assert choice.marks.codex == ("beacons",)
    (outcome,) = choice.outcomes
    assert (outcome.id, outcome.effects, outcome.returns, outcome.call) == ("", (), False, None)
    assert words(outcome.then) == "It hangs there, as small as a seed."
    assert [(arm.condition, arm.target.scene) for arm in outcome.route] == [(None, "night/ledge")]


def test_a_choice_that_stays(scenes):
    """A choice that says nowhere to go has no route, no call and no return."""
    wait = scenes["night/roof"].choices[1]
    assert wait.once
    assert (wait.outcomes[0].route, wait.outcomes[0].call, wait.outcomes[0].returns) == ((), None, False)


def test_a_route_of_conditions(scenes):
    """A route keeps its ways in order; the last has no condition."""
    ask = scenes["night/roof"].choices[2]
    assert expression_text(ask.condition.expr) == "together"
    assert words(ask.needs[0].why) == "You have no breath to shout."
    ways = [
        (arm.condition and expression_text(arm.condition.expr), arm.target.scene)
        for arm in ask.outcomes[0].route
    ]
    assert ways == [("lit", "night/dawn"), (None, "night/ledge")]


def test_a_risk(scenes):
    """A risk has its pips, its modifiers by name, its push, and a success and a failure."""
    choice = scenes["night/ledge"].choices[0]
    assert choice.cost == (("stamina", 1),)
    assert (choice.risk.pips, choice.risk.push) == (4, True)
    assert [(modifier.add, words(modifier.why)) for modifier in choice.risk.modifiers] == [
        (1, "Ju-ran sworn")
    ]
    assert [outcome.id for outcome in choice.outcomes] == ["success", "failure"]
    assert choice.outcomes[0].marks.pays[0][1].id == "night/ledge/go_along_it/success/pays/lamp"


def test_a_chance(scenes):
    """An outcome by chance has an expression for its weight, and an id: its own or one made from its goto."""
    jump = scenes["night/ledge"].choices[1]
    assert words(jump.confirm) == "Nobody has jumped it. Jump?"
    assert [(one.id, expression_text(one.weight)) for one in jump.outcomes] == [
        ("dawn", "2"),
        ("fall", "1 + heat"),
    ]


def test_a_call_with_a_constant(scenes, story):
    """A call gives constants to a scene of a library, and comes back here when it says nothing else."""
    call = scenes["night/ledge"].choices[2].outcomes[0].call
    assert (call.target.scene, call.target.given, call.resume) == ("common/hide", (("deep", 1),), ())
    assert scenes["common/hide"].params == (Parameter("deep", "flag", 0, 1),)
    assert [(chapter.id, chapter.number) for chapter in story.chapters] == [("night", 1), ("common", 0)]


def test_an_ending(scenes):
    """An ending has its kind, its title and its riddle."""
    dawn = scenes["night/dawn"].ending
    assert (dawn.kind, words(dawn.title), words(dawn.riddle)) == (
        "good",
        "The far roof",
        "Who held the lamp?",
    )
    assert dawn.title.id == "night/dawn/ending/title"


def test_modes_and_push(story):
    """Modes stand in order with their shifts; a push has its cost."""
    standard, curfew = story.modes
    assert (standard.default, curfew.default) == (True, False)
    assert (curfew.pips, curfew.undo, curfew.slots) == (-1, False, True)
    assert story.push.cost == (("stamina", 1),)


def test_rules_have_ids(story):
    """A rule is named by its author, or by its timer."""
    assert [(rule.id, rule.timer) for rule in story.rules] == [("found", ""), ("fever", "fever")]
    assert story.rules[0].call.target.given == (("deep", 0),)


def test_visited_scenes_have_their_full_names(tmp_path):
    """Whatever short name was written, an expression of a story names scenes in full."""
    story = edited(
        tmp_path, ("one.yaml", "if: stamina >= 1", "if: visited(second) >= 1 or visited(common/chase)")
    )
    condition = scene_of(story, "one/first").choices[0].condition
    assert expression_text(condition.expr) == "visited(one/second) >= 1 or visited(common/chase)"


def test_a_pack_without_modes_has_one(tmp_path):
    """Where no mode is declared there is one, called standard, and conditions may read it."""
    modes = (
        "modes:\n  standard: {title: Standard, default: true}\n  curfew: {title: Curfew, tops: {heat: 2}}\n"
    )
    story = edited(
        tmp_path, ("rules.yaml", modes, ""), ("one.yaml", "if: stamina >= 1", "if: mode == standard")
    )
    assert [(mode.name, mode.title, mode.default) for mode in story.modes] == [("standard", "Standard", True)]


def test_a_storylet_makes_its_pool(tmp_path):
    """A pool exists as soon as a storylet names it."""
    story = edited(tmp_path, ("rules.yaml", "pools:\n  rooms: {title: Rooms}\n", ""))
    assert [(pool.name, pool.title) for pool in story.pools] == [("rooms", "")]
    hub = scene_of(story, "one/second").hub
    assert (hub.pool, hub.show, hub.draw, hub.then[0].target.scene) == ("rooms", 0, None, "one/last")


def test_constants_are_passed_on(tmp_path):
    """In a scene with parameters a goto needs no `with` for those of the same name."""
    story = edited(
        tmp_path,
        ("more.yaml", "        return: true", "        goto: further"),
        ("more.yaml", "scenes:\n", "scenes:\n  further: {params: {hard: flag}, text: On., return: true}\n"),
    )
    assert scene_of(story, "common/chase").choices[0].outcomes[0].route[0].target.given == ()


def test_made_ids_are_told_apart(tmp_path):
    """Choices with the same words get numbers from 2; given ids are left alone."""
    story = edited(
        tmp_path,
        (
            "one.yaml",
            "      - say: Run.\n",
            "      - say: Run.\n      - {say: Run!, id: run_2}\n      - say: Run.\n",
        ),
    )
    assert [choice.id for choice in scene_of(story, "one/second").choices] == ["run", "run_2", "run_3"]


@pytest.mark.parametrize(
    ("say", "made"),
    [
        ("Throw the bell back the way you came.", "throw_the_bell_back"),
        ("Don't *look*.", "dont_look"),
        ("Ask {juran.calls} {door: twice | once}.", "ask"),
        ("12 steps down", "choice_12_steps_down"),
        ("Caf\u00e9 na\u00efve", "cafe_naive"),
        ("\ud55c\uad6d\uc5b4", "choice"),
        ("\u2026", "choice"),
        ("A " + "very" * 20, "a_" + "very" * 10 + "ve"),
    ],
)
def test_ids_are_made_from_words(say, made):
    """The id of a choice is its first four words in plain letters, short enough to be a name with a number."""
    assert made_id(say) == made


@pytest.mark.parametrize(
    "written",
    [
        "A  hall,\n      cold.",
        "'A hall, cold.'",
        '"A hall,\\\n      \\ cold."',
        ">-\n      A hall,\n      cold.",
    ],
)
def test_a_text_in_any_style(tmp_path, written):
    """Plain, quoted and folded texts read the same."""
    story = edited(tmp_path, ("one.yaml", "place: A hall", f"place: {written}"))
    assert words(scene_of(story, "one/first").where) == "A hall, cold."


@pytest.mark.parametrize(
    "written",
    [
        "One.\n\n      Two.",
        "'One.\n\n      Two.'",
        ">\n      One.\n\n      Two.",
        "|\n      One.\n\n      Two.",
    ],
)
def test_a_blank_line_parts_paragraphs_in_any_style(tmp_path, written):
    """What looks like two paragraphs in the file is two paragraphs."""
    story = edited(tmp_path, ("one.yaml", "text: A kitchen.", f"text: {written}"))
    assert scene_of(story, "one/kitchen").text.spans == (Words("One."), Break(), Words("Two."))


def test_words_that_yaml_guesses_at_are_texts_in_quotes(tmp_path):
    """In quotes, `no` and `1:30` are the words that stand there."""
    story = edited(
        tmp_path, ("one.yaml", "place: A hall", "place: 'no'"), ("one.yaml", "slot: Night", 'slot: "1:30"')
    )
    assert (words(scene_of(story, "one/first").where), words(scene_of(story, "one/first").slot)) == (
        "no",
        "1:30",
    )


def test_costs_by_mode(tmp_path):
    """A cost in a mode stands beside the usual one, and may be nothing."""
    cost = "        cost: {stamina: 1}\n        cost_in: {curfew: {stamina: 2, heat: 1}, standard: {}}"
    story = edited(tmp_path, ("one.yaml", "        cost: {stamina: 1}", cost))
    choice = scene_of(story, "one/first").choices[0]
    assert choice.cost_in == (("curfew", (("stamina", 2), ("heat", 1))), ("standard", ()))


def test_a_scene_that_calls_and_leads_on(tmp_path):
    """A scene may play another before it leads on."""
    text = "    call: common/chase\n    with: {hard: true}\n    goto: last\n"
    story = edited(
        tmp_path,
        ("one.yaml", "    text: Rooms.\n", "    text: Rooms.\n    goto: third\n  third:\n" + text),
        (
            "one.yaml",
            "    hub: {pool: rooms, then: last}\n    choices:\n      - say: Run.\n        call: common/chase\n        with: {hard: true}\n",
            "",
        ),
    )
    third = scene_of(story, "one/third")
    assert (third.call.target.scene, third.call.resume[0].target.scene, third.route) == (
        "common/chase",
        "one/last",
        (),
    )


def test_a_wrong_pack_is_an_error_with_everything_in_it(tmp_path):
    """`read_pack` raises what `load_pack` gives back."""
    (tmp_path / "story.yaml").write_text("story: x\ntitel: y\n")
    with pytest.raises(PackError) as caught:
        read_pack(tmp_path)
    reading = load_pack(tmp_path)
    assert reading.story is None
    assert caught.value.diagnostics == reading.diagnostics
    assert [found.message for found in reading.diagnostics if found.rule == "unknown-key"] == [
        "`titel` is no key of a story."
    ]


def test_story_tests_are_read_when_asked_for():
    """The tests in a pack's folder come with the reading, as values."""
    assert load_pack(ROOF).tests == ()
    lamp, legs = load_pack(ROOF, with_tests=True).tests
    assert (lamp.name, lamp.start.scene, lamp.expect.ending) == (
        "A lamp held up is answered", "night/roof", "night/dawn",
    )  # fmt: skip
    assert [(step.choice, step.roll) for step in lamp.steps] == [
        ("hold_up_lamp", ""),
        ("go_along_it", "success"),
    ]
    assert (legs.start.values, legs.start.mode, legs.expect.closed) == (
        (("stamina", 0),),
        "curfew",
        ("go_along_it",),
    )
    assert legs.place.file == "tests/night.yaml"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("start: {scene: one/gone}, expect: {scene: one/last}", "There is no scene `one/gone`: write one."),
        ("start: {scene: one/first, set: {stamina: 9}}, expect: {scene: one/last}", "9 is outside of 0 to 4."),
        ("start: {scene: one/first, set: {stance: on_top}}, expect: {scene: one/last}",
         "Write one of `none`, `du_seok`, `night_class` here."),
        ("start: {scene: one/first, walkthrough: [open_it]}, expect: {scene: one/last}",
         "A test starts in a `scene` or after a `walkthrough`: give one of them."),
        ("start: {scene: one/first}, expect: {}", "A test expects something: add `scene`, `that`, or another key."),
        ("start: {scene: one/first}, expect: {ending: one/first}", "`one/first` is no ending."),
        ("start: {scene: one/first}, expect: {that: stamina}",
         "`stamina` is a number, and a condition is true or false: compare it, as in `stamina >= 1`."),
        ("start: {scene: one/first}", "A story test needs the key `expect`."),
        ("start: {scene: one/first, mode: hard}, expect: {scene: one/last}",
         "There is no mode `hard`: declare it, or use another."),
        ("start: {scene: one/first}, steps: [{roll: success}], expect: {scene: one/last}",
         "A step needs the key `choice`."),
        ("start: {scene: one/first}, steps: [open_itt], expect: {scene: one/last}",
         "No scene has a choice `open_itt`: write the id of one."),
    ],
)  # fmt: skip
def test_a_wrong_story_test_is_told_so(tmp_path, written, message):
    """What is wrong in a story test is one diagnostic in its file."""
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "one.yaml").write_text(f"tests:\n  - {{name: It holds, {written}}}\n")
    wrong_packs.says(wrong_packs.BASE, tmp_path)
    found = load_pack(tmp_path, with_tests=True).diagnostics
    assert [(one.place.file, one.message) for one in found] == [("tests/one.yaml", message)]
