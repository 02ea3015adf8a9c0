"""Code to functions of the values: one small closure a node, and a single one for the shapes that are common.

A call costs more than what it does, so a comparison of a variable with a constant, two of them joined by `and`,
and one of them before anything else each take one call. `lt` and `gt` with a constant are written as `le` and
`ge` of its neighbour, which leaves four comparisons. Every function returns a plain 0 or 1 for a truth.
"""

from __future__ import annotations

from operator import itemgetter

from game.language.code import OPERANDS, slots

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    from game.language.code import Code

    Closure: TypeAlias = Callable[[Sequence[int]], int]
    Test: TypeAlias = tuple[str, int, int]

__all__ = ["link", "slots"]


def link(code: Code) -> Closure:
    """Return a function from the values, by slot, to the value of the code; ValueError if it is no code."""
    op = code[0]
    if op not in _LINKERS or len(code) != OPERANDS.get(op, 1) + 1:
        raise ValueError(f"there is no code `{op}` of {len(code) - 1} operands")
    test = _test(code)
    if test is not None and op != "var":
        return _TESTS[test[0]](test[1], test[2])
    return _LINKERS[op](*code[1:])


def _test(code: Code) -> Test | None:
    """Return code as a comparison of a variable with a constant: `le`, `ge`, `eq` or `ne`, slot, constant."""
    op = code[0]
    if op == "var":
        return "ge", code[1], 1
    if op == "not" and code[1][0] == "var":
        return "le", code[1][1], 0
    if op in _COMPARISONS and code[1][0] == "var" and code[2][0] == "int":
        slot, constant = code[1][1], code[2][1]
        if op == "lt":
            return "le", slot, constant - 1
        return ("ge", slot, constant + 1) if op == "gt" else (op, slot, constant)
    return None


_TESTS: dict[str, Callable[[int, int], Closure]] = {
    "le": lambda i, m: lambda v: 1 if v[i] <= m else 0,
    "ge": lambda i, m: lambda v: 1 if v[i] >= m else 0,
    "eq": lambda i, m: lambda v: 1 if v[i] == m else 0,
    "ne": lambda i, m: lambda v: 1 if v[i] != m else 0,
}

_PAIRS: dict[tuple[str, str], Callable[[int, int, int, int], Closure]] = {
    ("eq", "eq"): lambda i, m, j, n: lambda v: 1 if v[i] == m and v[j] == n else 0,
    ("eq", "ge"): lambda i, m, j, n: lambda v: 1 if v[i] == m and v[j] >= n else 0,
    ("eq", "le"): lambda i, m, j, n: lambda v: 1 if v[i] == m and v[j] <= n else 0,
    ("eq", "ne"): lambda i, m, j, n: lambda v: 1 if v[i] == m and v[j] != n else 0,
    ("ge", "ge"): lambda i, m, j, n: lambda v: 1 if v[i] >= m and v[j] >= n else 0,
    ("ge", "le"): lambda i, m, j, n: lambda v: 1 if v[i] >= m and v[j] <= n else 0,
    ("ge", "ne"): lambda i, m, j, n: lambda v: 1 if v[i] >= m and v[j] != n else 0,
    ("le", "le"): lambda i, m, j, n: lambda v: 1 if v[i] <= m and v[j] <= n else 0,
    ("le", "ne"): lambda i, m, j, n: lambda v: 1 if v[i] <= m and v[j] != n else 0,
    ("ne", "ne"): lambda i, m, j, n: lambda v: 1 if v[i] != m and v[j] != n else 0,
}
"""Two tests that must both hold, by their comparisons in the order of the alphabet."""

_TEST_AND: dict[str, Callable[[int, int, Closure], Closure]] = {
    "le": lambda i, m, rest: lambda v: rest(v) if v[i] <= m else 0,
    "ge": lambda i, m, rest: lambda v: rest(v) if v[i] >= m else 0,
    "eq": lambda i, m, rest: lambda v: rest(v) if v[i] == m else 0,
    "ne": lambda i, m, rest: lambda v: rest(v) if v[i] != m else 0,
}

_TEST_OR: dict[str, Callable[[int, int, Closure], Closure]] = {
    "le": lambda i, m, rest: lambda v: 1 if v[i] <= m else rest(v),
    "ge": lambda i, m, rest: lambda v: 1 if v[i] >= m else rest(v),
    "eq": lambda i, m, rest: lambda v: 1 if v[i] == m else rest(v),
    "ne": lambda i, m, rest: lambda v: 1 if v[i] != m else rest(v),
}

_COMPARISONS: dict[str, Callable[[Closure, Closure], Closure]] = {
    "lt": lambda a, b: lambda v: 1 if a(v) < b(v) else 0,
    "le": lambda a, b: lambda v: 1 if a(v) <= b(v) else 0,
    "gt": lambda a, b: lambda v: 1 if a(v) > b(v) else 0,
    "ge": lambda a, b: lambda v: 1 if a(v) >= b(v) else 0,
    "eq": lambda a, b: lambda v: 1 if a(v) == b(v) else 0,
    "ne": lambda a, b: lambda v: 1 if a(v) != b(v) else 0,
}


def _constant(number: int) -> Closure:
    return lambda _values: number


def _not(operand: Code) -> Closure:
    a = link(operand)
    return lambda v: 0 if a(v) else 1


def _and(left: Code, right: Code) -> Closure:
    tests, others = _split("and", left, right)
    if not others:
        first, second = sorted(tests[-2:])
        joined, tests = _PAIRS[first[0], second[0]](*first[1:], *second[1:]), tests[:-2]
    else:
        joined = link(others[-1])
        for other in others[-2::-1]:
            joined = _both(link(other), joined)
    for op, slot, constant in reversed(tests):
        joined = _TEST_AND[op](slot, constant, joined)
    return joined


def _or(left: Code, right: Code) -> Closure:
    tests, others = _split("or", left, right)
    if not others:
        op, slot, constant = tests.pop()
        joined = _TESTS[op](slot, constant)
    else:
        joined = link(others[-1])
        for other in others[-2::-1]:
            joined = _either(link(other), joined)
    for op, slot, constant in reversed(tests):
        joined = _TEST_OR[op](slot, constant, joined)
    return joined


def _split(op: str, left: Code, right: Code) -> tuple[list[Test], list[Code]]:
    """Return the parts of a chain of one operator: those that are tests, and the others."""
    tests: list[Test] = []
    others: list[Code] = []
    waiting = [right, left]
    while waiting:
        part = waiting.pop()
        test = _test(part)
        if part[0] == op:
            waiting += (part[2], part[1])
        elif test is not None:
            tests.append(test)
        else:
            others.append(part)
    return tests, others


def _both(a: Closure, b: Closure) -> Closure:
    return lambda v: b(v) if a(v) else 0


def _either(a: Closure, b: Closure) -> Closure:
    return lambda v: 1 if a(v) else b(v)


def _compare(op: str) -> Callable[[Code, Code], Closure]:
    return lambda left, right: _COMPARISONS[op](link(left), link(right))


def _add(left: Code, right: Code) -> Closure:
    if left[0] == "var" and right[0] == "int":
        return _var_plus(left[1], right[1])
    a, b = link(left), link(right)
    return lambda v: a(v) + b(v)


def _var_plus(slot: int, number: int) -> Closure:
    return lambda v: v[slot] + number


def _sub(left: Code, right: Code) -> Closure:
    a, b = link(left), link(right)
    return lambda v: a(v) - b(v)


def _mul(left: Code, right: Code) -> Closure:
    a, b = link(left), link(right)
    return lambda v: a(v) * b(v)


def _if(condition: Code, then: Code, otherwise: Code) -> Closure:
    c, a, b = link(condition), link(then), link(otherwise)
    return lambda v: a(v) if c(v) else b(v)


_LINKERS: dict[str, Callable[..., Closure]] = {
    "int": _constant,
    "var": itemgetter,
    "not": _not,
    "and": _and,
    "or": _or,
    "add": _add,
    "sub": _sub,
    "mul": _mul,
    "if": _if,
    **{op: _compare(op) for op in _COMPARISONS},
}
