"""Frozen values keep what the standard decorator promises."""

from __future__ import annotations

import copy
import dataclasses

import pytest

from game.language.syntax import Binary, Name, Number, Truth
from game.language.values import dataclass, field
from game.story.prose import Break, Emphasis, Words


def test_a_field_can_not_be_set():
    """A value stays as it was made."""
    with pytest.raises(AttributeError):
        Number(3).value = 4
    with pytest.raises(AttributeError):
        Number(3).other = 4


def test_places_do_not_count():
    """Fields that are not compared change neither equality nor hash."""
    here, there = Name("heat", 0, 4), Name("heat", 9, 13)
    assert here == there
    assert not here != there  # noqa: SIM202 - the other operator is asked for itself
    assert hash(here) == hash(there)
    assert Binary("+", here, Number(1)) == Binary("+", there, Number(1, 7, 8))


def test_values_of_two_types_differ():
    """What holds the same in another type is another value, and so is a bare tuple."""
    assert Number(1) != Truth(value=True)
    assert Words("a") != Emphasis("a")
    assert Words("a") != ("a",)
    assert ("a",) != Words("a")  # noqa: SIM300 - the bare one first


def test_a_value_without_fields_is_true():
    """A break is something, though nothing is in it."""
    assert Break()
    assert Break() == Break()


def test_a_value_is_matched_by_position():
    """`match` takes fields in their order."""
    match Binary("and", Name("a"), Name("b")):
        case Binary("and", Name(left), Name(right)):
            assert (left, right) == ("a", "b")
        case _:
            pytest.fail("no match")


def test_a_value_is_shown_with_its_fields():
    """The representation names the type and each field."""
    assert repr(Number(3)) == "Number(value=3, start=0, end=0)"


def test_the_standard_functions_take_a_value():
    """`replace`, `fields` and `is_dataclass` work as on any value."""
    assert dataclasses.is_dataclass(Number(3))
    assert [one.name for one in dataclasses.fields(Number)] == ["value", "start", "end"]
    assert dataclasses.replace(Number(3), value=4) == Number(4)
    assert copy.deepcopy(Name("a")) == Name("a")


def test_a_value_keeps_methods_and_defaults():
    """What a class says beside its fields is there, and a field that isn't given has its default."""

    @dataclass(frozen=True, slots=True)
    class Pair:
        """Two numbers."""

        first: int
        second: int = field(default=2, compare=False)

        @property
        def total(self) -> int:
            """Both."""
            return self.first + self.second

        def plus(self, more: int) -> int:
            """Both, and more."""
            return self.total + more

    assert Pair(1).total == 3
    assert Pair(1).plus(4) == 7
    assert Pair(1, 5) == Pair(1)
    assert Pair.__doc__ == "Two numbers."
