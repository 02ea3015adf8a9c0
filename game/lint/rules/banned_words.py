"""A word or phrase that the pack bans.

`style.banned` lists them; `*` in a word stands for any letters.

Triggers it:

    style:
      banned: ["echo*", heart pounding]
    scenes:
      gate:
        text: |
          The gate is shut.
          Your steps are echoing.
        choices: [{say: Leave., goto: out}]

Says:

    7:22 The pack bans "echo*": say it otherwise.

Write instead:

    style:
      banned: ["echo*", heart pounding]
    scenes:
      gate:
        text: |
          The gate is shut.
          You hear your own steps.
        choices: [{say: Leave., goto: out}]
"""

from __future__ import annotations

from game.lint.searching import at, hits, ready
from game.pack.diagnostics import WARNING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.lint.finding import Finding
    from game.lint.view import View

SEVERITY = WARNING


def find(view: View) -> Iterator[Finding]:
    """Yield each place where a banned word or phrase stands."""
    phrases = list(dict.fromkeys(phrase for phrase, _ in view.story.style.banned))
    for found in hits(view, ready(view, phrases, parts=True)):
        for span in found.spans:
            yield at(view, found.text, span, f'The pack bans "{span[2]}": say it otherwise.')
