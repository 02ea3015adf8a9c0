"""What an expression means in a scope: every problem, its rule, its sentence, its place, and what was meant."""

from __future__ import annotations

import pytest

from game.language.parser import parse_effect, parse_expression
from game.language.types import Problem, Symbol, check_condition, check_effect, check_number
from strategies.language import SCOPE, table


def condition(source, scope=SCOPE, **options):
    """Return the problems of a source as a condition."""
    return check_condition(parse_expression(source), scope, **options)


def number(source, scope=SCOPE, **options):
    """Return the problems of a source as a number."""
    return check_number(parse_expression(source), scope, **options)


def effect(source, scope=SCOPE):
    """Return the problems of a source as an effect."""
    return check_effect(parse_effect(source), scope)


@pytest.mark.parametrize(
    "source",
    [
        "true",
        "door",
        "not door and ladder",
        "door == true",
        "false != door",
        "door == ladder",
        "heat >= 2",
        "heat + 1 > debt * 2",
        "juran.bond == heat",
        "visited(exam)",
        "not visited(week/exam)",
        "visited(exam) >= 2",
        "visited(exam) + visited(roof) > 3",
        "visited(exam) == visited(roof)",
        "stance == night_class",
        "night_class != stance",
        "stance == oath",
        "(heat >= 1) == (gold > 3)",
    ],
)
def test_a_sound_condition_has_no_problem(source):
    """Flags, comparisons and counts are conditions; a list is compared with its values or with its like."""
    assert condition(source) == []


@pytest.mark.parametrize("source", ["3", "-heat", "heat * gold + 1", "visited(exam)", "visited(roof) * 2"])
def test_a_sound_number_has_no_problem(source):
    """Literals, number variables, counts and arithmetic on them are numbers."""
    assert number(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "heat = 3",
        "heat += visited(exam)",
        "door = true",
        "door = heat >= 2 and ladder",
        "door = visited(exam)",
        "stance = night_class",
        "stance = oath if stance == none",
        "mood += mood if mood < 3",
        "mood = heat",
    ],
)
def test_a_sound_effect_has_no_problem(source):
    """A number takes numbers, a flag truths, a list its values or its like, and a tag may read tags."""
    assert effect(source) == []


CONDITIONS = [
    # names
    ("haet > 1", "unknown-name", "There is no variable `haet`: declare it, or use another.", 0, 4, "heat"),
    ("xyzzy > 1", "unknown-name", "There is no variable `xyzzy`: declare it, or use another.", 0, 5, None),
    (
        "juran.bnd > 1",
        "unknown-name",
        "There is no variable `juran.bnd`: declare it, or use another.",
        0,
        9,
        "juran.bond",
    ),
    ("visited(exm)", "unknown-name", "There is no scene `exm`: write the name of one.", 0, 12, "exam"),
    ("visited(week/rof)", "unknown-name", "There is no scene `week/rof`: write the name of one.", 0, 17, "week/roof"),
    (
        "stance == night_clas",
        "unknown-name",
        "`night_clas` is no value of `stance`: write `none`, `du_seok` or `night_class`.",
        10,
        20,
        "night_class",
    ),
    # truths and numbers
    ("heat", "wrong-type", "`heat` is a number, and a condition is true or false: compare it, as in `heat >= 1`.", 0, 4, None),
    ("3", "wrong-type", "`3` is a number, and a condition is true or false: compare it.", 0, 1, None),
    ("not gold", "wrong-type", "`gold` is a number, and a condition is true or false: compare it, as in `gold >= 1`.", 4, 8, None),
    ("door >= 1", "wrong-type", "`door` is true or false, and a number is needed here: write a number.", 0, 4, None),
    ("door == 1", "wrong-type", "`door` is true or false and `1` is a number: compare like with like.", 0, 9, None),
    ("1 == door", "wrong-type", "`door` is true or false and `1` is a number: compare like with like.", 0, 9, None),
    (
        "visited(exam) == true",
        "wrong-type",
        "`visited(exam)` is a count: let it stand alone, or compare it with a number.",
        0,
        21,
        None,
    ),
    ("door + 1 > 2", "wrong-type", "`door` is true or false, and a number is needed here: write a number.", 0, 4, None),
    # lists
    ("stance", "wrong-type", "`stance` is one of a list: compare it, as in `stance == none`.", 0, 6, None),
    ("stance > 1", "wrong-type", "`stance` is one of a list, and a number is needed here: write a number.", 0, 6, None),
    (
        "stance == 2",
        "wrong-type",
        "`2` is no value of `stance`: write `none`, `du_seok` or `night_class`.",
        10,
        11,
        None,
    ),
    (
        "heat == stance",
        "wrong-type",
        "`heat` is no value of `stance`: write `none`, `du_seok` or `night_class`.",
        0,
        4,
        None,
    ),
    (
        "night_class",
        "wrong-type",
        "`night_class` is a value of `oath`: compare them, as in `oath == night_class`.",
        0,
        11,
        None,
    ),
    # tags
    (
        "mood > 2",
        "tag-in-logic",
        "`mood` is a tag, which only text may read: use a variable here, or declare it as one.",
        0,
        4,
        None,
    ),
    # sizes
    ("gold * 1000001 > 0", "too-large", "`gold * 1000001` can pass 1000000000: keep its numbers smaller.", 0, 14, None),
    (
        "-1000000000 - heat < 0",
        "too-large",
        "`-1000000000 - heat` can pass 1000000000: keep its numbers smaller.",
        0,
        18,
        None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("source", "problem"), [(case[0], Problem(*case[1:])) for case in CONDITIONS])
def test_a_wrong_condition_is_told(source, problem):
    """Each problem has its rule, one sentence, its place, and the nearest right word where one is near."""
    assert condition(source) == [problem]


NUMBERS = [
    ("door", "`door` is true or false, and a number is needed here: write a number.", 0, 4),
    ("heat >= 1", "`heat >= 1` is true or false, and a number is needed here: write a number.", 0, 9),
    ("-ladder", "`ladder` is true or false, and a number is needed here: write a number.", 1, 7),
    ("stance + 1", "`stance` is one of a list, and a number is needed here: write a number.", 0, 6),
]


@pytest.mark.parametrize(("source", "message", "start", "end"), NUMBERS)
def test_a_wrong_number_is_told(source, message, start, end):
    """Where a number is needed, a truth or a value of a list is a wrong type."""
    assert number(source) == [Problem("wrong-type", message, start, end)]


EFFECTS = [
    ("haet += 1", "unknown-name", "There is no variable `haet`: declare it, or use another.", 0, 4, "heat"),
    ("stanc = oath", "unknown-name", "There is no variable `stanc`: declare it, or use another.", 0, 5, "stance"),
    ("stanc = none", "unknown-name", "There is no variable `stanc`: declare it, or use another.", 0, 5, "stance"),
    ("heat = door", "wrong-type", "`door` is true or false, and a number is needed here: write a number.", 7, 11, None),
    ("heat = true", "wrong-type", "`true` is true or false, and a number is needed here: write a number.", 7, 11, None),
    (
        "door = 1",
        "wrong-type",
        "`1` is a number, and a condition is true or false: compare it.",
        7,
        8,
        None,
    ),
    ("door += true", "wrong-type", "`door` is no number: change it with `=`.", 0, 4, None),
    ("stance -= 1", "wrong-type", "`stance` is no number: change it with `=`.", 0, 6, None),
    (
        "stance = heat",
        "wrong-type",
        "`heat` is no value of `stance`: write `none`, `du_seok` or `night_class`.",
        9,
        13,
        None,
    ),
    (
        "stance = nine",
        "unknown-name",
        "`nine` is no value of `stance`: write `none`, `du_seok` or `night_class`.",
        9,
        13,
        "none",
    ),
    (
        "heat = 1 if gold",
        "wrong-type",
        "`gold` is a number, and a condition is true or false: compare it, as in `gold >= 1`.",
        12,
        16,
        None,
    ),
    (
        "heat = mood",
        "tag-in-logic",
        "`mood` is a tag, which only text may read: use a variable here, or declare it as one.",
        7,
        11,
        None,
    ),
    (
        "heat = 1 if mood > 1",
        "tag-in-logic",
        "`mood` is a tag, which only text may read: use a variable here, or declare it as one.",
        12,
        16,
        None,
    ),
    (
        "heat += gold * 1000001",
        "too-large",
        "`gold * 1000001` can pass 1000000000: keep its numbers smaller.",
        8,
        22,
        None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("source", "problem"), [(case[0], Problem(*case[1:])) for case in EFFECTS])
def test_a_wrong_effect_is_told(source, problem):
    """Target, value and condition of an effect are checked, each by what it must be."""
    assert effect(source) == [problem]


def test_every_problem_is_told_in_one_go():
    """All problems come at once, in the order of the source."""
    problems = condition("haet > 1 and gold or door + mood > visited(nowhere)")
    assert [(problem.rule, problem.start) for problem in problems] == [
        ("unknown-name", 0),
        ("wrong-type", 13),
        ("wrong-type", 21),
        ("tag-in-logic", 28),
        ("unknown-name", 35),
    ]


def test_a_problem_has_no_echo():
    """What has an unknown name in it is not blamed for its type as well."""
    assert len(condition("nothing_like_it + 1 == true and nothing_like_it")) == 2 + 1
    assert [p.rule for p in condition("nothing_like_it == door")] == ["unknown-name"]


def test_only_the_smallest_part_is_too_large():
    """The product is told, and not again the sum around it."""
    assert [(p.start, p.end) for p in number("1 + (gold * 1000001 + 2)")] == [(5, 19)]


def test_text_may_read_tags():
    """With tags allowed a tag is a variable like any other."""
    assert condition("mood > 2", tags_allowed=True) == []
    assert number("mood", tags_allowed=True) == []


def test_a_name_is_a_value_before_it_is_a_variable():
    """Beside a list variable a bare name is looked up in that list first."""
    scope = table(Symbol("way", "list", 0, 1, ("up", "down")), Symbol("up", "int", 0, 3))
    assert condition("way == up", scope) == []
    assert effect("way = up", scope) == []
    assert condition("up == 2", scope) == []


def test_lists_of_other_values_are_not_compared():
    """Two list variables are compared only when their values are the same in the same order."""
    scope = table(Symbol("a", "list", 0, 1, ("x", "y")), Symbol("b", "list", 0, 1, ("y", "x")))
    assert [p.rule for p in condition("a == b", scope)] == ["wrong-type"]
    assert [p.rule for p in effect("a = b", scope)] == ["wrong-type"]


def test_a_list_may_be_a_value_of_another_list():
    """A list variable whose name is also a value of the other side's list is that value."""
    scope = table(
        Symbol("who", "list", 0, 1, ("oath", "none")), Symbol("oath", "list", 0, 1, ("kept", "broken"))
    )
    assert condition("who == oath", scope) == []
    assert condition("oath == who", scope) == []
