"""The quick way into the game: what plainly asks to play, or for a check, is understood without loading argparse.

Anything else is None and goes to argparse, which says what is wrong with it.
"""

from __future__ import annotations

from game.cli.options import FLAGS, VALUES, PlayOptions

FLAG_FIELDS = {option: field for option, field, _ in FLAGS}
VALUE_FIELDS = {option: field for option, field, _, _ in VALUES}


def quick(argv: list[str]) -> PlayOptions | None:
    """Return how to play if the arguments say nothing but that, in full and without a doubt."""
    waiting = list(argv)
    if waiting[:1] == ["play"]:
        waiting = waiting[1:]
        may_name_pack = True
    else:
        may_name_pack = False
    found: dict[str, str | bool] = {}
    while waiting:
        word = waiting.pop(0)
        option, equals, value = word.partition("=")
        if word in FLAG_FIELDS:
            found[FLAG_FIELDS[word]] = True
        elif option in VALUE_FIELDS and (equals or (waiting and not waiting[0].startswith("-"))):
            found[VALUE_FIELDS[option]] = value if equals else waiting.pop(0)
        elif may_name_pack and word and not word.startswith("-") and "pack" not in found:
            found["pack"] = word
        else:
            return None
    return PlayOptions(**found)  # type: ignore[arg-type]


def quick_check(argv: list[str]) -> str | None:
    """Return the pack to check (nothing: the usual one) if the arguments ask for no more than that."""
    command, *others = argv or [""]
    if command != "check" or len(others) > 1 or any(word.startswith("-") or not word for word in others):
        return None
    return others[0] if others else ""
