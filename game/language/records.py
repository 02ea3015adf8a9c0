"""Named tuples that cost the start of the game a tenth of what typing's cost.

`class Point(NamedTuple)` reads and checks as with `typing.NamedTuple`; only its annotations, which
`from __future__ import annotations` keeps as text, are never compiled: that takes typing up to a millisecond a
class, and playing needs sixty classes within as many milliseconds.
"""

from __future__ import annotations

from collections import namedtuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    __all__ = ["NamedTuple"]
else:
    OWN = frozenset({"__annotations__", "__module__", "__qualname__", "__doc__", "__orig_bases__"})

    class _Maker(type):
        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = list(body["__annotations__"])
            defaults = [body[field] for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])  # noqa: PYI024 - as above
            made.__doc__ = body.get("__doc__")
            made.__qualname__ = body["__qualname__"]
            for key, value in body.items():
                if key not in OWN and key not in fields:
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Maker):
        """The base of classes whose annotations are the fields of a tuple."""
