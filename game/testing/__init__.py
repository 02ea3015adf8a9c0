"""The testing room: the proofs of a pack as test items for pytest, and Hypothesis strategies that play it.

Vocabulary
- *pack file*: a pack's `story.yaml` as something that pytest collects; it does so only for packs that were asked for.
- *item*: one thing that a test run says of a pack: a scene, an ending, a property, a kind of safety in a mode, what is
  left of the coverage, a story test.
- *playthrough*: the steps of a run by names, with the outcome of its start and of each of them.

Rule of the room: nothing else imports it, and it imports pytest only in the plugin, Hypothesis only in the strategies,
each when it is asked for: whoever has the one need not have the other.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from game.pack.cache import load_program
    from game.testing.strategies import Playthrough, playthroughs, states

__all__ = ["Playthrough", "load_program", "playthroughs", "states"]
_HOMES = {
    "Playthrough": "game.testing.strategies",
    "load_program": "game.pack.cache",
    "playthroughs": "game.testing.strategies",
    "states": "game.testing.strategies",
}
"""Where each public name lives; looked up late, since the plugin is loaded where there is no Hypothesis."""


def __getattr__(name: str) -> Any:
    """Return a public name from where it lives."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
