"""An allow without a reason, or for a rule that there isn't.

A finding that stands on purpose is an argument won; the next writer needs the argument, not the silence.

Triggers it:

    variables:
      rope: {flag: false}  # allow: unused-variable
    scenes:
      gate: {text: The gate is shut., choices: [{say: Leave., goto: out}]}

Says:

    2:33 Say why `unused-variable` may stand here: `# allow: unused-variable (reason)`.

Write instead:

    variables:
      rope: {flag: false}  # allow: unused-variable (the studio shows it)
    scenes:
      gate: {text: The gate is shut., choices: [{say: Leave., goto: out}]}
"""

from __future__ import annotations

from game.language.nearest import nearest
from game.lint import registry
from game.lint.finding import Finding
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each allow that can't be read, names no rule, or gives no reason."""
    known = registry.names()
    for allow in view.allows:
        end = allow.place.column + len(allow.rule)
        if not allow.rule:
            yield Finding(allow.place, "Write it as `# allow: rule-name (reason)`.")
        elif allow.rule not in known:
            hint = nearest(allow.rule, known) or ""
            yield Finding(allow.place, f"There is no rule `{allow.rule}`.", end, hint=hint)
        elif not allow.reason:
            advice = f"`# allow: {allow.rule} (reason)`"
            yield Finding(allow.place, f"Say why `{allow.rule}` may stand here: {advice}.", end)
