"""The quick way to a proof: what plainly asks for one is understood without loading argparse.

Anything else is None and goes to argparse, which says what is wrong with it.
"""

from __future__ import annotations

from types import SimpleNamespace

TAKES = {"--mode": "mode", "--budget": "budget", "--format": "format"}
"""Options that take a value, as fields."""
FLAGS = ("--count", "--walkthroughs")
FORMATS = ("text", "json", "github")


NOTHING: dict[str, object] = {
    "pack": None,
    "mode": None,
    "budget": "2GiB",
    "format": "text",
    **dict.fromkeys(("count", "walkthroughs"), False),
    **dict.fromkeys(("scene", "ending", "choice", "text", "condition", "at"), ()),
}
"""What is asked for where nothing is said, under the names that argparse gives it."""


def quick_prove(argv: list[str]) -> SimpleNamespace | None:
    """Return what to prove if the arguments say nothing but that, in full and without a doubt."""
    waiting = list(argv)
    if waiting[:1] != ["prove"]:
        return None
    del waiting[0]
    found: dict[str, object] = {}
    while waiting:
        word = waiting.pop(0)
        if word in FLAGS:
            found[word[2:]] = True
        elif word in TAKES and waiting and not waiting[0].startswith("-"):
            found[TAKES[word]] = waiting.pop(0)
        elif word and not word.startswith("-") and "pack" not in found:
            found["pack"] = word
        else:
            return None
    if found.get("format", "text") not in FORMATS:
        return None
    return SimpleNamespace(**NOTHING | found)
