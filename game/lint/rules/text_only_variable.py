"""A hidden variable that only texts read.

Nothing turns on it, and still every proof has to tell its values apart. A tag does the same for the player and costs
no states.

Triggers it:

    variables:
      waved: {flag: false}
    scenes:
      gate:
        text: "The guard {waved: waves back. | looks past you.}"
        choices:
          - {say: Wave., effects: waved = true, then: You wave.}
          - {say: Go., goto: out}

Says:

    2:3 Only texts read `waved`: declare it under `tags`, and it costs no states.

Write instead:

    tags:
      waved: {flag: false}
    scenes:
      gate:
        text: "The guard {waved: waves back. | looks past you.}"
        choices:
          - {say: Wave., effects: waved = true, then: You wave.}
          - {say: Go., goto: out}
"""

from __future__ import annotations

from game.lint.finding import ADVICE, Finding
from game.lint.uses import logical

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.view import View

SEVERITY = ADVICE


def find(view: View) -> Iterator[Finding]:
    """Yield each variable without a meter that texts read and nothing else does."""
    for variable in view.story.variables:
        reads = view.uses.reads[variable.name]
        plain = variable.kind in {"flag", "list", "range"} and variable.show == "hidden"
        if variable.tag or not plain or variable.paid_in > view.last_episode:
            continue
        if reads and not logical(reads) and all(read.kind == "text" for read in reads):
            message = f"Only texts read `{variable.name}`: declare it under `tags`, and it costs no states."
            yield Finding(variable.place, message)
