"""Someone of the cast whose name no text uses.

Either the texts write the name out, and a change of name will miss them, or nobody meets this person.

Triggers it:

    cast:
      juran: {name: So Ju-ran}
    scenes:
      gate: {text: So Ju-ran waits at the gate., choices: [{say: Go., goto: out}]}

Says:

    2:3 No text uses `{juran.name}`: use it, or take `juran` out.

Write instead:

    cast:
      juran: {name: So Ju-ran}
    scenes:
      gate: {text: "{juran.name} waits at the gate.", choices: [{say: Go., goto: out}]}
"""

from __future__ import annotations

from game.lint.finding import ADVICE, Finding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View

SEVERITY = ADVICE


def find(view: View) -> Iterator[Finding]:
    """Yield each member of the cast without a form in any text."""
    named = {name.partition(".")[0] for name, reads in view.uses.reads.items() if reads and "." in name}
    for member in view.story.cast:
        if member.name not in named and member.forms:
            form = f"{{{member.name}.{member.forms[0][0]}}}"
            yield Finding(member.place, f"No text uses `{form}`: use it, or take `{member.name}` out.")
