"""Frozen values that are quick to declare and to make: `dataclass(frozen=True, slots=True)` for what a pack has most of.

A checker of types sees the standard decorator. At run time each value is a named tuple under it, which takes a tenth
of the time to declare and half of it to make: reading a pack of 1,500 scenes makes a hundred thousand. What is promised is what
the standard decorator promises: fields that can't be set, `match` by position, equality and hash by type and by the
fields that count, `replace`. A value is true, however few fields it has.
"""

from __future__ import annotations

from collections import namedtuple
from operator import itemgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass, field
    from typing import Any

    __all__ = ["dataclass", "field"]
else:
    _OWN = frozenset(
        {"__annotations__", "__dict__", "__doc__", "__module__", "__qualname__", "__slots__", "__weakref__"}
    )

    class _Field:
        """What is said of a field beside its type."""

        __slots__ = ("compare", "default")

        def __init__(self, default: Any, compare: bool) -> None:
            self.default = default
            self.compare = compare

    _NONE = object()
    """Stands for a default that is not given."""

    def field(*, default: Any = _NONE, compare: bool = True) -> _Field:
        """Say of a field what it is where it isn't given, and whether it counts in comparing."""
        return _Field(default, compare)

    def dataclass(*, frozen: bool, slots: bool) -> Callable[[type], type]:
        """Return the decorator of a frozen value; the arguments say to readers and checkers what it is."""
        if not (frozen and slots):
            raise TypeError("a value is frozen and has slots")
        return _value

    def _value(declared: type) -> type:
        body = declared.__dict__
        names = tuple(body.get("__annotations__", ()))
        said = {name: _as_field(body[name]) for name in names if name in body}
        defaults = [one.default for one in said.values() if one.default is not _NONE]
        made = namedtuple(declared.__name__, names, defaults=defaults, module=declared.__module__)  # noqa: PYI024 - with fields by annotation, as above
        made.__doc__ = declared.__doc__
        made.__qualname__ = declared.__qualname__
        counted = [index for index, name in enumerate(names) if name not in said or said[name].compare]
        made.__eq__, made.__hash__ = _comparing(counted, len(names))
        made.__ne__ = object.__ne__
        made.__bool__ = _true
        made.__dataclass_fields__ = _LikeStandard(names)
        for name, part in body.items():
            if name not in _OWN and name not in names:
                setattr(made, name, part)
        return made

    def _as_field(said: Any) -> _Field:
        return said if isinstance(said, _Field) else _Field(said, compare=True)

    def _comparing(counted: list[int], fields: int) -> tuple[Callable[..., bool], Callable[..., int]]:
        """Return how values are compared and hashed by some of their fields."""
        if len(counted) == fields:
            same, number = tuple.__eq__, tuple.__hash__
        else:
            key = itemgetter(*counted)

            def same(one: Any, other: Any) -> bool:
                return key(one) == key(other)

            def number(one: Any) -> int:
                return hash(key(one))

        def equal(one: Any, other: Any) -> bool:
            return type(one) is type(other) and same(one, other)

        return equal, number

    def _true(_value: Any) -> bool:
        return True

    class _LikeStandard:
        """The fields as the standard library's `replace` and `fields` want them, made when they ask."""

        __slots__ = ("_fields", "_names")

        def __init__(self, names: tuple[str, ...]) -> None:
            self._names = names
            self._fields: dict[str, Any] = {}

        def __get__(self, _value: Any, _kind: type) -> dict[str, Any]:
            if not self._fields:
                from dataclasses import make_dataclass  # noqa: PLC0415 - few ask

                self._fields = make_dataclass("Fields", self._names).__dataclass_fields__
            return self._fields
