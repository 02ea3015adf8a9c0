"""Conditions as masks: the valuations of a layout on which a code holds.

A comparison of one slot with a constant is a repeated block; `and`, `or` and `not` are those of integers; anything
else is split on the values of one slot after another, what is left being simplified and looked up on the way.
"""

from __future__ import annotations

from functools import lru_cache

from game.language.code import slots
from game.language.simplify import COMPARISONS, build

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.proof.domains import Domains
    from game.proof.layout import Layout
    from game.story.program import Code

MOST_GIVEN = 1 << 13
"""Codes with a value in place of a slot that are remembered: each layout asks for the same ones."""


def settled(code: Code, domains: Domains) -> Code:
    """Return a code, as tuples, with every slot that has but one value written out."""
    op = code[0]
    if op == "int":
        return ("int", code[1])
    if op == "var":
        values = domains[code[1]]
        return ("int", values[0]) if len(values) == 1 else ("var", code[1])
    return build(op, *(settled(part, domains) for part in code[1:]))


@lru_cache(maxsize=MOST_GIVEN)
def given(code: Code, slot: int, value: int) -> Code:
    """Return a code with a value in place of a slot."""
    op = code[0]
    if op == "int":
        return code
    if op == "var":
        return ("int", value) if code[1] == slot else code
    return build(op, *(given(part, slot, value) for part in code[1:]))


def mask_of(layout: Layout, code: Code) -> int:
    """Return the valuations on which a settled condition holds."""
    found = layout.conditions.get(code)
    if found is None:
        found = layout.conditions[code] = _mask(layout, code)
    return found


def _mask(layout: Layout, code: Code) -> int:
    op = code[0]
    if op == "int":
        return layout.full if code[1] else 0
    if op == "not":
        return layout.full ^ mask_of(layout, code[1])
    if op == "and":
        return mask_of(layout, code[1]) & mask_of(layout, code[2])
    if op == "or":
        return mask_of(layout, code[1]) | mask_of(layout, code[2])
    if op == "if":
        holds = mask_of(layout, code[1])
        return (holds & mask_of(layout, code[2])) | (mask_of(layout, code[3]) & (layout.full ^ holds))
    if op == "var":
        return _comparing(layout, code[1], "ne", 0)
    if op in COMPARISONS and code[1][0] == "var" and code[2][0] == "int":
        return _comparing(layout, code[1][1], op, code[2][1])
    return _split(layout, code)


def _comparing(layout: Layout, slot: int, op: str, constant: int) -> int:
    holds = COMPARISONS[op]
    values = layout.domains[slot]
    return layout.holding(slot, (index for index, value in enumerate(values) if holds(value, constant)))


def _split(layout: Layout, code: Code) -> int:
    slot = min(slots(code), key=lambda one: (len(layout.domains[one]), one))
    found = 0
    for index, value in enumerate(layout.domains[slot]):
        rest = mask_of(layout, given(code, slot, value))
        if rest:
            found |= layout.holding(slot, (index,)) & rest
    return found
