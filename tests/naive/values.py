"""What expressions are worth and what effects do, by plain recursion over the author's own trees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.language.syntax import Binary, Name, Number, Truth, Unary, Visited
from naive.state import MOST_VISITS, full_name

if TYPE_CHECKING:
    from game.language.syntax import Effect, Expr
    from game.story.model import Define, Story, Variable
    from game.story.scenes import Scene

Worth = int | bool | str
"""What an expression can be worth: a number, a truth, or the word of a list."""


@dataclass(frozen=True)
class Sight:
    """What an expression can see: the values, the visits, and the scene it stands in with its constants."""

    story: Story
    values: dict[str, Worth]
    visits: dict[str, int]
    scene: Scene | None
    args: tuple[tuple[str, int], ...]


def worth(expr: Expr, sight: Sight) -> Worth:
    """Return what an expression is worth; a count of visits stays a number here."""
    match expr:
        case Number(value) | Truth(value):
            return value
        case Name(text):
            return named(text, sight)
        case Visited(scene):
            chapter = "" if sight.scene is None else sight.scene.chapter
            return min(MOST_VISITS, sight.visits.get(full_name(scene, chapter), 0))
        case Unary("not", operand):
            return not true(operand, sight)
        case Unary(_, operand):
            return -number(operand, sight)
        case Binary("and", left, right):
            return true(left, sight) and true(right, sight)
        case Binary("or", left, right):
            return true(left, sight) or true(right, sight)
        case Binary("==" | "!=" as op, left, right):
            return (op == "==") == equal(left, right, sight)
        case Binary(op, left, right):
            return _combined(op, number(left, sight), number(right, sight))


def true(expr: Expr, sight: Sight) -> bool:
    """Return whether a condition holds; a count is true from 1 on."""
    return bool(worth(expr, sight))


def number(expr: Expr, sight: Sight) -> int:
    """Return the number that an expression is worth."""
    value = worth(expr, sight)
    assert isinstance(value, int), f"{expr} is no number"
    assert not isinstance(value, bool), f"{expr} is no number"
    return value


def equal(left: Expr, right: Expr, sight: Sight) -> bool:
    """Return whether two sides are worth the same, of which one may be a bare word of a list."""
    for variable, word in ((left, right), (right, left)):
        if isinstance(variable, Name) and isinstance(word, Name):
            declared = _words(variable.text, sight.story)
            if declared and word.text in declared:
                return sight.values[variable.text] == word.text
    return worth(left, sight) == worth(right, sight)


def named(text: str, sight: Sight) -> Worth:
    """Return what a name is worth: a constant of the scene, a value, or a defined condition."""
    if sight.scene is not None:
        for parameter in sight.scene.params:
            if parameter.name == text:
                given = dict(sight.args)[text]
                return bool(given) if parameter.kind == "flag" else given
    if text in sight.values:
        return sight.values[text]
    define = _defined(text, sight.story)
    return true(define.condition.expr, Sight(sight.story, sight.values, sight.visits, None, ()))


def changed(variable: Variable, effect: Effect, sight: Sight, top: int) -> tuple[Worth, Worth] | None:
    """Return (what it becomes, what was asked for), or None where the effect does nothing at all."""
    if effect.condition is not None and not true(effect.condition, sight):
        return None
    old = sight.values[variable.name]
    if variable.kind == "bond" and old == variable.low:
        return None
    if variable.kind == "list":
        wanted = _word(variable, effect.value, sight)
        return wanted, wanted
    if variable.kind == "flag":
        return true(effect.value, sight), true(effect.value, sight)
    assert isinstance(old, int)
    amount = number(effect.value, sight)
    asked = {"=": amount, "+=": old + amount, "-=": old - amount}[effect.op]
    return max(variable.low, min(top, asked)), asked


def top_in_mode(story: Story, variable: Variable, mode: Worth) -> int:
    """Return the highest value of a variable in a mode."""
    for one in story.modes:
        if one.name == mode:
            return dict(one.tops).get(variable.name, variable.high)
    return variable.high


def _combined(op: str, left: int, right: int) -> Worth:
    match op:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case ">=":
            return left >= right
    raise AssertionError(op)


def _word(variable: Variable, value: Expr, sight: Sight) -> Worth:
    assert isinstance(value, Name), f"{value} is no word of a list"
    return value.text if value.text in variable.values else sight.values[value.text]


def _words(name: str, story: Story) -> tuple[str, ...]:
    """Return the words of a list variable, the mode included, or none."""
    if name == "mode":
        return tuple(mode.name for mode in story.modes)
    for variable in story.variables:
        if variable.name == name:
            return variable.values
    return ()


def _defined(name: str, story: Story) -> Define:
    for define in story.defines:
        if define.name == name:
            return define
    raise AssertionError(f"nothing is called {name}")
