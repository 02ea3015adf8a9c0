"""A condition that always holds, or never does, by the ranges of what it reads.

Either it can go, or it means something else. The same is said of a condition that is settled by the one around it:
a piece inside a piece, a need under an `if`.

Triggers it:

    variables:
      heat: {range: 0..3, start: 0}
    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Rattle it., effects: heat += 1, then: It holds.}
          - {say: Creep by., if: heat <= 3, goto: out}

Says:

    8:30 `heat <= 3` always holds: its `if` can go.

Write instead:

    variables:
      heat: {range: 0..3, start: 0}
    scenes:
      gate:
        text: The gate is shut.
        choices:
          - {say: Rattle it., effects: heat += 1, then: It holds.}
          - {say: Creep by., if: heat < 3, then: A dog looks up., goto: out}
          - {say: Run., goto: out, then: They hear you.}
"""

from __future__ import annotations

from game.language.printing import to_text
from game.lint.finding import Finding
from game.lint.turns import DEFINE
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.language.syntax import Expr
    from game.lint.turns import Turn
    from game.lint.view import View

SEVERITY = WARNING
_LONGEST = 60


def find(view: View) -> Iterator[Finding]:
    """Yield each condition with one answer; what only follows from a define is told there."""
    for turn in view.turns:
        settled = view.logic.decided(turn.expr, (), turn.scene)
        if settled is None and turn.given:
            settled = view.logic.decided(turn.expr, turn.given, turn.scene)
            if settled is not None:
                yield _finding(turn, settled, " here")
        elif settled is not None and (turn.kind != DEFINE or _is_fixed(view, turn)):
            yield _finding(turn, settled, "")


def _is_fixed(view: View, turn: Turn) -> bool:
    return any(
        define.name in view.logic.fixed_defines
        for define in view.story.defines
        if define.condition.expr is turn.expr
    )


def _finding(turn: Turn, settled: bool, where: str) -> Finding:
    shown = _quoted(turn.expr)
    message = (
        f"{shown} always holds{where}: {turn.always}."
        if settled
        else f"{shown} never holds{where}: {turn.never}."
    )
    anchor = None if turn.prose is None else turn.prose.place
    return Finding(turn.place, message, anchor=anchor)


def _quoted(expr: Expr) -> str:
    text = to_text(expr)
    return f"`{text}`" if len(text) <= _LONGEST else "This condition"
