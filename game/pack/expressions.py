"""Reading conditions, numbers and effects: parsed, checked against the names of their place, and kept."""

from __future__ import annotations

from game.language.errors import LanguageError
from game.language.parser import parse_effect, parse_expression
from game.language.records import NamedTuple
from game.language.syntax import Binary, Effect, Name, Unary, Visited, walk
from game.language.types import Problem, check_condition, check_effect, check_number
from game.pack.names import MODE
from game.pack.nodes import Hole, Node, Scalar, describe
from game.pack.scalars import items
from game.story.model import Change, Condition

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.language.syntax import Expr
    from game.pack.context import Context
    from game.pack.names import Scope

CONDITION, NUMBER, EFFECT, TEXT = "condition", "number", "effect", "text"
"""What an expression is read as; a text's condition may read tags."""

_WANTED = {
    CONDITION: "A condition, such as `heat >= 2`,",
    NUMBER: "A number",
    EFFECT: "An effect, such as `heat += 1`,",
}


class Read(NamedTuple):
    """An expression and what is wrong with it in its scope."""

    tree: Expr | Effect | None
    problems: tuple[Problem, ...]


def condition(context: Context, node: Node | None) -> Condition | None:
    """Return a condition, or None after a report."""
    if node is None:
        return None
    tree = _tree(context, node, CONDITION)
    if tree is None or isinstance(tree, Effect) or not isinstance(node, Scalar):
        return None
    return Condition(tree, context.page.place_of_text(node))


def number(context: Context, node: Node | None) -> Expr | None:
    """Return a number or an expression that has one, or None after a report."""
    tree = _tree(context, node, NUMBER)
    return None if isinstance(tree, Effect) else tree


def changes(context: Context, node: Node | None) -> tuple[Change, ...]:
    """Return the effects of a list or one."""
    if node is None:
        return ()
    page, known = context.page, context.scope.known_everywhere(EFFECT)
    found = []
    for item in items(node):
        read = known.get(item.text) if type(item) is Scalar else None
        tree = _tree(context, item, EFFECT) if read is None else read.tree
        if isinstance(tree, Effect) and type(item) is Scalar:
            found.append(Change(tree, page.place_of_text(item)))
    return tuple(found)


def in_text(scope: Scope, source: str) -> Read:
    """Return a condition of a text, with its problems."""
    return _read(scope, source, TEXT)


def worth_saying(context: Context, read: Read) -> list[Problem]:
    """Return the problems that are mistakes of their own, and no consequence of another's."""
    if not read.problems:
        return []
    problems = list(read.problems)
    unknown = [problem for problem in problems if problem.rule.startswith("unknown")]
    if unknown:
        problems = [] if context.page.report.incomplete else unknown
    if problems and read.tree is not None and _uses(read.tree) & context.names.broken:
        return []
    return problems


def _tree(context: Context, node: Node | None, kind: str) -> Expr | Effect | None:
    if not isinstance(node, Scalar):
        if node is not None and not isinstance(node, Hole):
            message = f"{_WANTED[kind]} belongs here, and this is {describe(node)}."
            context.page.wrong(node, "wrong-type", message)
        return None
    known = context.scope.known_everywhere(kind).get(node.text)
    if known is not None:
        tree: Expr | Effect | None = known.tree
        return tree
    if not node.text.strip():
        context.page.wrong(node, "empty-text", f"Nothing is written here: write the {kind}, or leave it out.")
        return None
    read = _read(context.scope, node.text, kind)
    problems = worth_saying(context, read)
    for problem in problems:
        context.page.wrong_in(
            node, problem.start, problem.end, problem.rule, problem.message, problem.suggestion
        )
    return None if problems else read.tree


def _read(scope: Scope, source: str, kind: str) -> Read:
    """Parse and check a source, or return what came of it before."""
    everywhere = scope.known_everywhere(kind)
    found: Read | None = everywhere.get(source) or scope.known.get((kind, source))
    if found is None:
        found = _first_read(scope, source, kind)
        if scope.is_plain and not found.problems and "visited" not in source:
            everywhere[source] = found
        else:
            scope.known[kind, source] = found
    return found


def _first_read(scope: Scope, source: str, kind: str) -> Read:
    try:
        tree: Expr | Effect = parse_effect(source) if kind == EFFECT else parse_expression(source)
    except LanguageError as error:
        return Read(None, (Problem("bad-expression", error.message, error.start, error.end),))
    if isinstance(tree, Effect):
        problems = _check_target(scope, tree) or check_effect(tree, scope)
    elif kind == NUMBER:
        problems = check_number(tree, scope)
    else:
        problems = check_condition(tree, scope, tags_allowed=kind == TEXT)
    if "visited" in source and not problems:
        tree = _with_full_names(tree, scope)
    return Read(tree, tuple(problems))


def _check_target(scope: Scope, effect: Effect) -> list[Problem]:
    """Refuse to change what only the engine or a caller sets."""
    target = effect.target
    if target.text in scope.pack.domains and scope.lookup(target.text) is scope.pack.symbols.get(target.text):
        return []
    if target.text == MODE:
        message = "The mode is chosen at the start of a run: no effect can change it."
    elif target.text in scope.pack.defines:
        message = f"`{target.text}` is a condition with a name: change the variables it reads."
    elif scope.lookup(target.text) is not None:
        message = f"`{target.text}` is given by the caller: no effect can change it."
    else:
        return []
    return [Problem("wrong-target", message, target.start, target.end)]


def _with_full_names(tree: Expr | Effect, scope: Scope) -> Expr | Effect:
    """Return the tree with the full name in every `visited`."""
    if isinstance(tree, Effect):
        given = None if tree.condition is None else _full(tree.condition, scope)
        return Effect(tree.target, tree.op, _full(tree.value, scope), given, tree.start, tree.end)
    return _full(tree, scope)


def _full(expr: Expr, scope: Scope) -> Expr:
    if isinstance(expr, Visited):
        return Visited(scope.scene(expr.scene) or expr.scene, expr.start, expr.end)
    if isinstance(expr, Unary):
        return Unary(expr.op, _full(expr.operand, scope), expr.start, expr.end)
    if isinstance(expr, Binary):
        left, right = _full(expr.left, scope), _full(expr.right, scope)
        return Binary(expr.op, left, right, expr.start, expr.end)
    return expr


def _uses(tree: Expr | Effect) -> set[str]:
    """Return the names that a tree reads or changes."""
    if not isinstance(tree, Effect):
        return {part.text for part in walk(tree) if isinstance(part, Name)}
    used = {tree.target.text} | _uses(tree.value)
    return used if tree.condition is None else used | _uses(tree.condition)
