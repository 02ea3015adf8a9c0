"""The testing room: a pack as test items for pytest, and Hypothesis strategies for packs, states and playthroughs.

Vocabulary
- *pack file*: a pack's `story.yaml` as something that pytest collects; it does so only for packs that were asked for.
- *item*: one thing that a test run says of a pack: a scene, an ending, a property, a kind of safety in a mode, what is
  left of the coverage, a story test.
- *made-up pack*: a whole valid pack that nobody wrote, as the text of its files (`made_up`, from `making`).
- *playthrough*: the steps of a run by names, with the outcome of its start and of each of them.

Rule of the room: nothing else imports it, and it imports pytest only for the plugin, Hypothesis only for the strategies,
each when it is asked for: whoever has the one need not have the other.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from game.pack.cache import load_program
    from game.testing.made_up import packs, write_pack
    from game.testing.strategies import Playthrough, playthroughs, states

__all__ = ["Playthrough", "load_program", "packs", "playthroughs", "states", "write_pack"]
_HOMES = {
    "Playthrough": "game.testing.strategies",
    "load_program": "game.pack.cache",
    "packs": "game.testing.made_up",
    "playthroughs": "game.testing.strategies",
    "states": "game.testing.strategies",
    "write_pack": "game.testing.made_up",
}
"""Where each public name lives; looked up late, since the plugin is loaded where there is no Hypothesis."""


def __getattr__(name: str) -> Any:
    """Return a public name from where it lives."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
