"""The names a save slot may have: those that mean one file, the same one, on every system."""

from __future__ import annotations

from game.play.store.errors import BadName

LONGEST = 48
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{digit}" for port in ("com", "lpt") for digit in range(10))]
)
"""Names that Windows gives to devices, whatever folder they are asked for in."""


def check_slot_name(name: str) -> str:
    """Return the name if it may be a slot's, else raise BadName with the rule and the nearest name that fits."""
    if fits(name):
        return name
    rule = f"is one to {LONGEST} small letters, digits, - or _, and begins and ends with a letter or digit"
    likely = nearest(name)
    advice = f"try {likely}" if likely else "try slot1"
    if isinstance(name, str) and name in RESERVED:
        rule = "is none of those that Windows keeps for devices"
    raise BadName(f"A save's name {rule}: {advice}.")


def fits(name: str) -> bool:
    """Return whether the name follows the rule; anything but a string does not."""
    return (
        isinstance(name, str)
        and 1 <= len(name) <= LONGEST
        and name[0] in LETTERS
        and name[-1] in LETTERS
        and all(letter in LETTERS or letter in "-_" for letter in name)
        and name not in RESERVED
    )


def nearest(name: str) -> str:
    """Return what is left of the name within the rule, or nothing where too little is."""
    if not isinstance(name, str):
        return ""
    kept = "".join(letter if letter in LETTERS or letter in "-_" else "-" for letter in name[:1000].lower())
    trimmed = "-".join(part for part in kept.split("-") if part)[:LONGEST].strip("-_")
    likely = f"{trimmed}-1" if trimmed in RESERVED else trimmed
    return likely if fits(likely) else ""
