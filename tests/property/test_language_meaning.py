"""Lowering, folding, linking and ranges agree with the plain meaning of a tree."""

from __future__ import annotations

import json
from itertools import product
from unittest.mock import patch

from hypothesis import assume, given
from hypothesis import strategies as st

from game.language import ranges
from game.language.closures import link, slots
from game.language.code import OPERANDS, lower, lower_condition
from game.language.ranges import number_range, truth_range
from game.language.simplify import fold
from game.language.symbols import span
from game.language.syntax import Binary, Name, Number, Truth, Unary, Visited, walk
from game.language.types import check_condition, check_number
from strategies.language import SCOPE, conditions, environments, numbers

ORDER = [*SCOPE.symbols, *SCOPE.full_names.values()]
"""Every name and every scene, each at its slot."""


class Slots:
    """A resolver over the slots of ORDER."""

    def variable(self, name):
        """Return the slot of a name."""
        return ("var", ORDER.index(name))

    def visits(self, scene):
        """Return the slot of a scene by its full name."""
        return ("var", ORDER.index(SCOPE.full_names[scene]))

    def value(self, list_name, value_name):
        """Return the index of a value."""
        return SCOPE.symbols[list_name].values.index(value_name)

    def list_of(self, name):
        """Return a list variable's own name as its list's."""
        return name if name in SCOPE.symbols and SCOPE.symbols[name].kind == "list" else None


def meaning(tree, values):
    """Return the value of a tree in an environment, the plainest way."""
    match tree:
        case Number(value) | Truth(value):
            return int(value)
        case Name(text):
            return values[text] if text in values else SCOPE.symbols["stance"].values.index(text)
        case Visited(scene):
            return values[SCOPE.full_names[scene]]
        case Unary("not", operand):
            return 1 - bool(meaning(operand, values))
        case Unary("-", operand):
            return -meaning(operand, values)
        case Binary("and", left, right):
            return int(bool(meaning(left, values)) and bool(meaning(right, values)))
        case Binary("or", left, right):
            return int(bool(meaning(left, values)) or bool(meaning(right, values)))
        case Binary(op, left, right):
            return int(OPERATIONS[op](meaning(left, values), meaning(right, values)))


OPERATIONS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}


EVERY_OPERATOR = ["and", "or", *OPERATIONS]


def run(code, values):
    """Return what linked code gives in an environment."""
    return link(code)([values[name] for name in ORDER])


@given(conditions(), environments())
def test_a_linked_condition_means_what_its_tree_means(tree, values):
    """In every environment the closure of a condition gives the truth of its tree, as a plain 0 or 1."""
    value = run(lower_condition(tree, Slots()), values)
    assert type(value) is int
    assert value == bool(meaning(tree, values))


@given(numbers(), environments())
def test_a_linked_number_means_what_its_tree_means(tree, values):
    """In every environment the closure of a number gives the number of its tree."""
    assert run(lower(tree, Slots()), values) == meaning(tree, values)


@given(conditions(), environments())
def test_code_without_variables_is_a_constant(tree, values):
    """With every variable substituted by its value, the code folds to the truth itself."""

    class Constants(Slots):
        def variable(self, name):
            return ("int", values[name])

        def visits(self, scene):
            return ("int", values[SCOPE.full_names[scene]])

    assert lower_condition(tree, Constants()) == ("int", int(bool(meaning(tree, values))))


@given(conditions(), environments())
def test_json_changes_no_code(tree, values):
    """Code read back from JSON runs the same and folds to what it was."""
    code = lower_condition(tree, Slots())
    again = json.loads(json.dumps(code))
    assert run(again, values) == run(code, values)
    assert fold(again) == code
    assert slots(again) == slots(code)


VALUES = st.lists(st.integers(-3, 3), min_size=4, max_size=4)


def _codes():
    numbers = st.integers(-3, 3).map(lambda n: ("int", n)) | st.integers(0, 3).map(lambda slot: ("var", slot))
    truths = st.integers(0, 1).map(lambda n: ("int", n)) | st.integers(4, 5).map(lambda slot: ("var", slot))
    pairs = st.tuples(st.sampled_from(["lt", "le", "gt", "ge", "eq", "ne"]), numbers, numbers)

    def grown(inner):
        return st.one_of(
            st.tuples(st.just("not"), inner),
            st.tuples(st.sampled_from(["and", "or", "eq", "ne", "lt", "ge"]), inner, inner),
            st.tuples(st.sampled_from(["lt", "le", "gt", "ge", "eq", "ne"]), sums(inner), numbers),
            st.tuples(st.just("if"), inner, inner, inner),
        )

    def sums(inner):
        part = numbers | st.tuples(st.just("if"), inner, numbers, numbers)
        return st.tuples(st.sampled_from(["add", "sub", "mul"]), part, part)

    return st.recursive(truths | pairs, grown, max_leaves=12)


def plain(code, values):
    """Return the value of code, the plainest way."""
    op, *rest = code
    if op == "int":
        return rest[0]
    if op == "var":
        return values[rest[0]]
    parts = [plain(part, values) for part in rest]
    if op == "if":
        return parts[1] if parts[0] else parts[2]
    if op == "not":
        return 1 - parts[0]
    names = {
        "add": "+",
        "sub": "-",
        "mul": "*",
        "lt": "<",
        "le": "<=",
        "gt": ">",
        "ge": ">=",
        "eq": "==",
        "ne": "!=",
    }
    if op in names:
        return int(OPERATIONS[names[op]](*parts))
    return min(parts) if op == "and" else max(parts)


@given(_codes(), VALUES, st.tuples(st.integers(0, 1), st.integers(0, 1)))
def test_linked_code_and_folded_code_mean_what_code_means(code, values, flags):
    """Any well-typed code, folded or not, links to a function with its plain meaning."""
    everything = [*values, *flags]
    assert link(code)(everything) == link(fold(code))(everything) == plain(code, everything)


@given(_codes())
def test_folding_is_done_once(code):
    """Folding what is folded changes nothing, and never makes code read more or grow."""
    folded = fold(code)
    assert fold(folded) == folded
    assert slots(folded) <= slots(code)
    assert size(folded) <= size(code)


def size(code):
    """Return how many operators and values code has."""
    return 1 if code[0] not in OPERANDS else 1 + sum(map(size, code[1:]))


@st.composite
def muddled(draw):
    """Any tree over the words of the scope, most of them wrongly typed."""
    words = st.sampled_from([*SCOPE.symbols, *SCOPE.symbols["stance"].values, "nobody"])
    leaf = st.one_of(
        words.map(Name),
        st.sampled_from(["exam", "week/roof", "nowhere"]).map(Visited),
        st.integers(0, 3).map(Number),
        st.booleans().map(Truth),
    )
    tree = draw(leaf)
    for _ in range(draw(st.integers(0, 4))):
        match draw(st.integers(0, 3)):
            case 0:
                tree = Unary(draw(st.sampled_from(["not", "-"])), tree)
            case 1:
                tree = Binary(draw(st.sampled_from(EVERY_OPERATOR)), draw(leaf), tree)
            case _:
                tree = Binary(draw(st.sampled_from(EVERY_OPERATOR)), tree, draw(leaf))
    return tree


@given(muddled(), environments())
def test_what_is_well_typed_does_not_go_wrong(tree, values):
    """A tree without problems has the meaning its type promises, and its problems are never an exception."""
    for check, lowered, kind in ((check_condition, lower_condition, bool), (check_number, lower, int)):
        if not check(tree, SCOPE, tags_allowed=True):
            assert run(lowered(tree, Slots()), values) == kind(meaning(tree, values))


@given(conditions())
def test_a_well_typed_condition_has_no_problem(tree):
    """What the strategies build for a scope, the checker accepts in it."""
    assert check_condition(tree, SCOPE) == []


@given(numbers())
def test_a_well_typed_number_has_no_problem(tree):
    """What the strategies build for a scope, the checker accepts in it."""
    assert check_number(tree, SCOPE) == []


@given(conditions(), environments())
def test_a_truth_is_in_its_range(tree, values):
    """No environment gives a truth that the ranges exclude."""
    assert bool(meaning(tree, values)) in truth_range(tree, SCOPE)


@given(numbers(), environments())
def test_a_number_is_in_its_range(tree, values):
    """No environment gives a number that the ranges exclude."""
    low, high = number_range(tree, SCOPE)
    assert low <= meaning(tree, values) <= high


@given(conditions(), numbers(), environments())
def test_intervals_alone_are_sound(condition, number, values):
    """Where no combination is tried, ranges still leave out nothing that some environment gives."""
    with patch.object(ranges, "MOST_COMBINATIONS", 0):
        assert bool(meaning(condition, values)) in truth_range(condition, SCOPE)
        low, high = number_range(number, SCOPE)
    assert low <= meaning(number, values) <= high


@given(conditions() | numbers())
def test_intervals_alone_are_exact_where_each_name_stands_once(tree):
    """Interval arithmetic loses something only where a name is read twice, or a list is compared."""
    environments = every_environment(tree)
    names = [part for part in walk(tree) if isinstance(part, Name | Visited)]
    listed = {name for name, symbol in SCOPE.symbols.items() if symbol.kind == "list"}
    assume(environments is not None)
    assume(len({slot_of(name) for name in names}) == len(names))
    assume(not any(isinstance(name, Name) and name.text in listed for name in names))
    assume(not any(isinstance(part, Binary) and part.op in {"*", "==", "!="} for part in walk(tree)))
    reached = {meaning(tree, values) for values in environments}
    with patch.object(ranges, "MOST_COMBINATIONS", 0):
        if check_number(tree, SCOPE) == []:
            assert number_range(tree, SCOPE) == (min(reached), max(reached))
        else:
            assert truth_range(tree, SCOPE) == set(map(bool, reached))


def slot_of(name):
    """Return the slot that a name or a visit reads."""
    found = Slots().visits(name.scene) if isinstance(name, Visited) else (name.text,)
    return found[-1]


def every_environment(tree):
    """Return every environment of the names in a tree, or None where there are more than 500."""
    bounds = {}
    for part in walk(tree):
        if isinstance(part, Visited):
            bounds[SCOPE.full_names[part.scene]] = (0, 9)
        elif isinstance(part, Name) and part.text in SCOPE.symbols:
            bounds[part.text] = span(SCOPE.symbols[part.text])
    choices = [range(low, high + 1) for low, high in bounds.values()]
    total = 1
    for choice in choices:
        total *= len(choice)
    return [dict(zip(bounds, chosen, strict=True)) for chosen in product(*choices)] if total <= 500 else None


@given(conditions())
def test_small_truths_are_exact(tree):
    """Where few environments exist, the possible truths are exactly those that some environment gives."""
    environments = every_environment(tree)
    assume(environments is not None)
    assert truth_range(tree, SCOPE) == {bool(meaning(tree, values)) for values in environments}


@given(numbers())
def test_small_numbers_are_exact(tree):
    """Where few environments exist, both ends of the range are reached."""
    environments = every_environment(tree)
    assume(environments is not None)
    reached = {meaning(tree, values) for values in environments}
    assert number_range(tree, SCOPE) == (min(reached), max(reached))
