"""Whether an expression means something in a scope: names, types, tags and sizes, every problem at once.

Three types: truths (flags, comparisons, `and or not`), numbers, and values of a list. A `visited(scene)` is a
count: a number that may also stand alone as a truth. Nothing else turns from one type into another.
"""

from __future__ import annotations

from game.language.intervals import too_large
from game.language.nearest import nearest
from game.language.printing import to_text
from game.language.symbols import Problem, Scope, Symbol
from game.language.syntax import ARITHMETIC, LOGIC, Binary, Name, Number, Truth, Unary, Visited

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.language.syntax import Effect, Expr

__all__ = ["Problem", "Scope", "Symbol", "check_condition", "check_effect", "check_number"]

_TRUTH, _NUMBER, _COUNT, _LIST, _UNKNOWN = "truth", "number", "count", "list", "unknown"
_LONGEST_QUOTED = 40
_EQUALITY = ("==", "!=")


def check_condition(expr: Expr, scope: Scope, *, tags_allowed: bool = False) -> list[Problem]:
    """Return every problem of an expression that should be a truth, in the order of the source."""
    checker = _Checker(scope, tags_allowed=tags_allowed)
    checker.want_truth(expr)
    return checker.result(expr)


def check_number(expr: Expr, scope: Scope, *, tags_allowed: bool = False) -> list[Problem]:
    """Return every problem of an expression that should be a number, in the order of the source."""
    checker = _Checker(scope, tags_allowed=tags_allowed)
    checker.want_number(expr)
    return checker.result(expr)


def check_effect(effect: Effect, scope: Scope) -> list[Problem]:
    """Return every problem of an effect; one on a tag may read tags, any other may not."""
    target = scope.lookup(effect.target.text)
    checker = _Checker(scope, tags_allowed=target is None or target.tag)
    if target is None:
        checker.kind(effect.target)
        if not isinstance(effect.value, Name):
            checker.kind(effect.value)
    else:
        checker.assignment(effect, target)
    if effect.condition is not None:
        checker.want_truth(effect.condition)
        return checker.result(effect.value, effect.condition)
    return checker.result(effect.value)


class _Checker:
    """The problems found so far, in a scope."""

    def __init__(self, scope: Scope, *, tags_allowed: bool) -> None:
        self._scope = scope
        self._tags_allowed = tags_allowed
        self._problems: list[Problem] = []

    def result(self, *exprs: Expr) -> list[Problem]:
        """Return all problems, those of size included, in the order of the source."""
        for expr in exprs:
            for part in too_large(expr, self._scope):
                self._report(
                    "too-large", part, f"{_quoted(part)} can pass 1000000000: keep its numbers smaller."
                )
        return sorted(self._problems, key=lambda problem: (problem.start, problem.end))

    def want_truth(self, expr: Expr) -> None:
        """Report an expression that is no truth."""
        found = self.kind(expr)
        if found == _NUMBER:
            example = f", as in `{to_text(expr)} >= 1`" if isinstance(expr, Name) else ""
            self._wrong(
                expr, f"{_quoted(expr)} is a number, and a condition is true or false: compare it{example}."
            )
        elif found == _LIST:
            self._wrong(
                expr, f"{_quoted(expr)} is one of a list: compare it, as in `{self._list_example(expr)}`."
            )

    def want_number(self, expr: Expr) -> None:
        """Report an expression that is no number."""
        found = self.kind(expr)
        if found == _TRUTH:
            self._wrong(
                expr, f"{_quoted(expr)} is true or false, and a number is needed here: write a number."
            )
        elif found == _LIST:
            self._wrong(
                expr, f"{_quoted(expr)} is one of a list, and a number is needed here: write a number."
            )

    def kind(self, expr: Expr) -> str:
        """Return the type of an expression, and report what is wrong inside it."""
        match expr:
            case Number():
                return _NUMBER
            case Truth():
                return _TRUTH
            case Name():
                return self._name(expr)
            case Visited():
                return self._visited(expr)
            case Unary("not", operand):
                self.want_truth(operand)
                return _TRUTH
            case Unary(_, operand):
                self.want_number(operand)
                return _NUMBER
            case Binary():
                return self._binary(expr)

    def assignment(self, effect: Effect, target: Symbol) -> None:
        """Report a value that doesn't fit its target."""
        if target.kind == "int":
            self.want_number(effect.value)
        elif effect.op != "=":
            self._wrong(effect.target, f"`{target.name}` is no number: change it with `=`.")
            self.kind(effect.value)
        elif target.kind == "flag":
            self.want_truth(effect.value)
        else:
            self._list_value(target, effect.value)

    def _name(self, expr: Name) -> str:
        symbol = self._scope.lookup(expr.text)
        if symbol is None:
            self._unknown(expr)
            return _UNKNOWN
        if symbol.tag and not self._tags_allowed:
            message = f"`{expr.text}` is a tag, which only text may read: use a variable here, or declare it as one."
            self._report("tag-in-logic", expr, message)
        return {"int": _NUMBER, "flag": _TRUTH}.get(symbol.kind, _LIST)

    def _visited(self, expr: Visited) -> str:
        if self._scope.scene(expr.scene) is None:
            candidates = self._scope.scenes()
            near = nearest(expr.scene, candidates)
            self._report(
                "unknown-name", expr, f"There is no scene `{expr.scene}`: write the name of one.", near
            )
        return _COUNT

    def _binary(self, expr: Binary) -> str:
        if expr.op in LOGIC:
            self.want_truth(expr.left)
            self.want_truth(expr.right)
            return _TRUTH
        if expr.op in _EQUALITY:
            self._equality(expr)
            return _TRUTH
        self.want_number(expr.left)
        self.want_number(expr.right)
        return _NUMBER if expr.op in ARITHMETIC else _TRUTH

    def _equality(self, expr: Binary) -> None:
        left, right = self._list_of(expr.left), self._list_of(expr.right)
        if left is not None and right is not None:
            self._two_lists(expr, left, right)
        elif left is not None:
            self._beside(expr.left, left, expr.right)
        elif right is not None:
            self._beside(expr.right, right, expr.left)
        else:
            self._same_type(expr)

    def _two_lists(self, expr: Binary, left: Symbol, right: Symbol) -> None:
        """Check two names that are both list variables; either may be meant as a value of the other."""
        if right.name in left.values:
            self.kind(expr.left)
        elif left.name in right.values:
            self.kind(expr.right)
        else:
            self._beside(expr.left, left, expr.right)

    def _beside(self, variable: Expr, symbol: Symbol, other: Expr) -> None:
        """Check a list variable and what it is compared with."""
        self.kind(variable)
        self._list_value(symbol, other)

    def _list_value(self, symbol: Symbol, value: Expr) -> None:
        """Check what is compared with, or assigned to, a list variable."""
        if isinstance(value, Name):
            if value.text in symbol.values:
                return
            other = self._scope.lookup(value.text)
            if other is None:
                self._no_such_value(symbol, value)
                return
            if other.kind == "list" and other.values == symbol.values:
                self.kind(value)
                return
        self.kind(value)
        self._wrong(value, f"{_quoted(value)} is no value of `{symbol.name}`: write {_choices(symbol)}.")

    def _no_such_value(self, symbol: Symbol, value: Name) -> None:
        near = nearest(value.text, symbol.values)
        message = f"`{value.text}` is no value of `{symbol.name}`: write {_choices(symbol)}."
        self._report("unknown-name", value, message, near)

    def _same_type(self, expr: Binary) -> None:
        left, right = self.kind(expr.left), self.kind(expr.right)
        if _UNKNOWN in {left, right} or (left == _TRUTH) == (right == _TRUTH):
            return
        truth, number = (expr.left, expr.right) if left == _TRUTH else (expr.right, expr.left)
        if _COUNT in {left, right}:
            message = f"{_quoted(number)} is a count: let it stand alone, or compare it with a number."
        else:
            message = f"{_quoted(truth)} is true or false and {_quoted(number)} is a number: compare like with like."
        self._wrong(expr, message)

    def _list_of(self, expr: Expr) -> Symbol | None:
        symbol = self._scope.lookup(expr.text) if isinstance(expr, Name) else None
        return symbol if symbol is not None and symbol.kind == "list" else None

    def _list_example(self, expr: Expr) -> str:
        symbol = self._list_of(expr)
        value = symbol.values[0] if symbol is not None and symbol.values else "value"
        return f"{to_text(expr)} == {value}"

    def _unknown(self, expr: Name) -> None:
        """Report a name that is no variable; it may be a value of a list in the wrong place."""
        for name in sorted(self._scope.names()):
            symbol = self._scope.lookup(name)
            if symbol is not None and expr.text in symbol.values:
                self._wrong(
                    expr,
                    f"`{expr.text}` is a value of `{name}`: compare them, as in `{name} == {expr.text}`.",
                )
                return
        near = nearest(expr.text, self._scope.names())
        self._report(
            "unknown-name", expr, f"There is no variable `{expr.text}`: declare it, or use another.", near
        )

    def _wrong(self, expr: Expr, message: str) -> None:
        self._report("wrong-type", expr, message)

    def _report(self, rule: str, expr: Expr, message: str, suggestion: str | None = None) -> None:
        self._problems.append(Problem(rule, message, expr.start, expr.end, suggestion))


def _quoted(expr: Expr) -> str:
    """Return the part as a sentence may quote it."""
    text = to_text(expr)
    return f"`{text}`" if len(text) <= _LONGEST_QUOTED else "This"


def _choices(symbol: Symbol) -> str:
    """Return the values of a list as a sentence may offer them."""
    quoted = [f"`{value}`" for value in symbol.values]
    if len(quoted) > 1:
        return ", ".join(quoted[:-1]) + " or " + quoted[-1]
    return "".join(quoted) or "a value"
