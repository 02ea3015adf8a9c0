"""Names of save slots."""

import pytest

from game.play.store.errors import BadName
from game.play.store.names import check_slot_name

GOOD = ["slot1", "a", "7", "before-the-bridge", "night_class", "a" * 48, "com", "con1", "lpt10", "auxiliary"]
BAD = [
    "",
    " ",
    ".",
    "..",
    "../slot",
    "/etc/passwd",
    "a/b",
    "a\\b",
    "C:slot",
    "slot:stream",
    "slot1.json",
    ".hidden",
    "~",
    "-rf",
    "_slot",
    "slot-",
    "Slot",
    "slot 1",
    "slot\n",
    "slot\0",
    "sl\u200bot",
    "\u202eslot",
    "sl\u00f6t",
    "\u0661",
    "\uff41",
    "\uae40",
    "sl\udc80t",
    "a" * 49,
    "$HOME",
    "slot;rm",
    "slot*",
    "con",
    "nul",
    "com1",
    "lpt9",
    "com0",
]


@pytest.mark.parametrize("name", GOOD)
def test_a_name_within_the_rule(name):
    """Small letters, digits, - and _ make a name, and it is returned as it is."""
    assert check_slot_name(name) == name


@pytest.mark.parametrize("name", BAD, ids=ascii)
def test_a_name_outside_the_rule(name):
    """Anything that could mean another file, or differ between systems, is refused with a sentence."""
    with pytest.raises(BadName) as refused:
        check_slot_name(name)
    assert refused.value.sentence.startswith("A save's name is ")
    assert refused.value.sentence.isprintable()


@pytest.mark.parametrize("name", [None, 7, b"slot", ["slot"]])
def test_no_name_at_all(name):
    """What is no string is refused like a bad name."""
    with pytest.raises(BadName):
        check_slot_name(name)


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("My Slot!", "my-slot"),
        ("slot1.json", "slot1-json"),
        ("NUL", "nul-1"),
        ("-_-a", "a"),
        ("\uae40", "slot1"),
        ("", "slot1"),
        ("a" * 60, "a" * 48),
    ],
)
def test_the_nearest_name(name, nearest):
    """The sentence offers a name that is allowed, made from the one that isn't."""
    with pytest.raises(BadName) as refused:
        check_slot_name(name)
    assert refused.value.sentence.endswith(f"try {nearest}.")
    assert check_slot_name(nearest) == nearest
