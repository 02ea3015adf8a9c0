"""Tokens to trees, by operator precedence (V. Pratt, "Top Down Operator Precedence", 1973).

Every rule about shape is here: what may stand where, and the bounds. What names mean is not.
"""

from __future__ import annotations

from game.language.complaints import shown
from game.language.errors import LanguageError
from game.language.lexer import Token, tokens
from game.language.limits import MAX_DEPTH, MAX_LENGTH, MAX_NODES
from game.language.printing import MINUS_POWER, POWERS, to_text
from game.language.syntax import (
    ASSIGNMENTS,
    COMPARISONS,
    Binary,
    Effect,
    Expr,
    Name,
    Number,
    Truth,
    Unary,
    Visited,
)

_LOWEST = 1
_INFIX = {op: power for op, power in POWERS.items() if op != "not"}
_LONGEST_ADVICE = 80

_FOREIGN = {
    "is": "Write `==` in place of `is`.",
    "equals": "Write `==` in place of `equals`.",
    "eq": "Write `==` in place of `eq`.",
    "in": "There is no `in`: compare with each value, joined by `or`.",
    "then": "There is no `then`: an expression ends where its value does.",
    "else": "There is no `else`: write a second effect with the opposite condition.",
    "unless": "Write `if not` in place of `unless`.",
    "when": "Write `if` in place of `when`.",
    "xor": "There is no `xor`: for either but not both write `a and not b or b and not a`.",
    "mod": "There is no remainder: keep a variable for what is to be told apart.",
}


def parse_expression(source: str) -> Expr:
    """Return the tree of a source, or raise LanguageError for the first thing wrong in it."""
    reader = _Reader(source)
    expr = reader.expression(_LOWEST)
    reader.finish()
    return expr


def parse_effect(source: str) -> Effect:
    """Return the effect that a source says, or raise LanguageError for the first thing wrong in it."""
    reader = _Reader(source)
    target = reader.target()
    op = reader.assignment(target)
    value = reader.expression(_LOWEST)
    condition = None
    if reader.token.text == "if":
        reader.advance()
        condition = reader.expression(_LOWEST)
    reader.finish()
    return Effect(target, op, value, condition, target.start, reader.last_end)


class _Reader:
    """A place in a source: the token there, and how deep and how large the tree has grown."""

    def __init__(self, source: str) -> None:
        _check_length(source)
        self._tokens = tokens(source)
        self._depth = 0
        self._nodes = 0
        self.last_end = 0
        self.token = next(self._tokens)

    def advance(self) -> Token:
        """Step to the next token and return the one that was here."""
        token = self.token
        self.last_end = token.end
        if token.kind != "end":
            self.token = next(self._tokens)
        return token

    def expression(self, least: int) -> Expr:
        """Read an expression whose operators bind at least that strongly."""
        start = self.token.start
        left = self._operand(least)
        while _INFIX.get(self.token.text, 0) >= least:
            op = self.advance()
            right = self.expression(_INFIX[op.text] + 1)
            if op.text in COMPARISONS and self.token.text in COMPARISONS:
                raise self._chained(left, op, right)
            self._count(op)
            left = Binary(op.text, left, right, start, self.last_end)
        return left

    def target(self) -> Name:
        """Read the variable that an effect changes."""
        token = self.advance()
        if token.kind != "name":
            raise _error("An effect begins with the variable it changes, as in `heat += 1`.", token)
        return self._name(token)

    def assignment(self, target: Name) -> str:
        """Read how an effect changes its target."""
        token = self.advance()
        if token.text == "==":
            raise _error(f"`==` only compares: write `{shown(target.text)} = ...` to change it.", token)
        if token.text not in ASSIGNMENTS:
            raise _error(f"After `{shown(target.text)}` an effect goes on with `=`, `+=` or `-=`.", token)
        return token.text

    def finish(self) -> None:
        """Refuse anything that is left."""
        token = self.token
        if token.kind != "end":
            raise _error(_about_rest(token), token)

    def _operand(self, least: int) -> Expr:
        token = self.advance()
        if token.kind == "number":
            self._count(token)
            return Number(int(token.text), token.start, token.end)
        if token.kind == "name":
            return self._name(token)
        if token.text in {"true", "false"}:
            self._count(token)
            return Truth(token.text == "true", token.start, token.end)
        if token.text == "visited":
            return self._visited(token)
        if token.text in {"not", "-", "("}:
            return self._nested(token, least)
        raise _error(_about_missing(token), token)

    def _name(self, token: Token) -> Name:
        if self.token.text == "(":
            raise LanguageError(
                f"`{shown(token.text)}` can't be called: `visited(scene)` is the only thing with brackets after it.",
                token.start,
                self.token.end,
            )
        self._count(token)
        return Name(token.text, token.start, token.end)

    def _visited(self, word: Token) -> Visited:
        self._expect("(", "Write the scene in brackets after `visited`, as in `visited(exam)`.")
        scene = self._scene_part()
        if self.token.text == "/":
            self.advance()
            scene += "/" + self._scene_part()
        self._expect(")", "Close the bracket after the scene: `visited` takes one scene and nothing else.")
        self._count(word)
        return Visited(scene, word.start, self.last_end)

    def _scene_part(self) -> str:
        token = self.advance()
        if token.kind != "name" or "." in token.text:
            raise _error(
                "`visited` takes the name of a scene, as in `visited(exam)` or `visited(week/exam)`.", token
            )
        return token.text

    def _nested(self, opening: Token, least: int) -> Expr:
        """Read what stands in a bracket, after a `not` or after a minus sign."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise _error(
                f"This is nested more than {MAX_DEPTH} deep: name a part of it with `define`.", opening
            )
        expr = self._bracket(opening) if opening.text == "(" else self._unary(opening, least)
        self._depth -= 1
        return expr

    def _bracket(self, opening: Token) -> Expr:
        if self.token.text == ")":
            raise LanguageError(
                "There is nothing in these brackets: fill them or take them out.", *_span(opening, self.token)
            )
        expr = self.expression(_LOWEST)
        if self.token.kind == "end":
            raise _error("This bracket is never closed: add a `)`.", opening)
        if self.token.text != ")":
            raise _error(_about_rest(self.token), self.token)
        self.advance()
        return expr

    def _unary(self, op: Token, least: int) -> Expr:
        power = MINUS_POWER if op.text == "-" else POWERS["not"]
        if power < least:
            raise _error(
                "Put brackets around a `not` that stands after an operator, as in `a == (not b)`.", op
            )
        operand = self.expression(power)
        self._count(op)
        return Unary(op.text, operand, op.start, self.last_end)

    def _expect(self, text: str, message: str) -> None:
        token = self.advance()
        if token.text != text:
            raise _error(message, token)

    def _count(self, token: Token) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise _error(f"This has more than {MAX_NODES} parts: name a part of it with `define`.", token)

    def _chained(self, left: Expr, op: Token, right: Expr) -> LanguageError:
        middle, second = to_text(right), self.token.text
        following = next(self._tokens)
        last = following.text if following.kind in {"name", "number"} else "..."
        better = f"{to_text(left)} {op.text} {middle} and {middle} {second} {last}"
        if len(better) > _LONGEST_ADVICE:
            better = f"a {op.text} b and b {second} c"
        return _error(f"Comparisons do not chain: write `{better}`.", self.token)


def _check_length(source: str) -> None:
    length = len(source) - sum(map(source.count, " \t\r\n"))
    if length > MAX_LENGTH:
        raise LanguageError(
            f"This is {length} characters long, and {MAX_LENGTH} are allowed: name a part of it with `define`.",
            0,
            len(source),
        )


def _error(message: str, token: Token) -> LanguageError:
    return LanguageError(message, token.start, token.end)


def _span(first: Token, last: Token) -> tuple[int, int]:
    return first.start, last.end


def _about_missing(token: Token) -> str:
    """Say what is wrong with a token that stands where a value should."""
    if token.kind == "end":
        return "A value is missing at the end: write a number, a name, or `visited(scene)`."
    if token.text == "if":
        return "`if` has no place here: a condition stands alone, and in an effect `if` comes at the end."
    if token.text == "/":
        return "A slash has a place only in `visited(episode/scene)`, and there is no division."
    return f"A value is missing before `{token.text}`."


def _about_rest(token: Token) -> str:
    """Say what is wrong with a token that stands where an operator should, or the end."""
    text = token.text
    if text == "=":
        return "A single `=` only assigns: write `==` to compare."
    if text in ASSIGNMENTS:
        return f"`{text}` has a place only in an effect, once: write a condition without it."
    if text == ")":
        return "This bracket was never opened: take it out, or add a `(`."
    if text == "if":
        return "`if` has a place only in an effect, once: join conditions with `and`."
    if text == "/":
        return "There is no division: compare a product instead, as in `2 * heat >= 3`."
    if text in _FOREIGN:
        return _FOREIGN[text]
    return f"Something is missing before `{shown(text)}`: join two parts with an operator such as `and`."
