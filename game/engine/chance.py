"""Chance: exact odds, and the roll that a seed decides.

A roll is the first eight bytes of blake2b over the run's seed, the scene, the choice and how many times it was tried in
this history, as a whole number n: face n·6 >> 64 for a risk (success below the pips), and for weights the outcome in
which n·total >> 64 falls. More pips never turn a success into a failure.
"""

from __future__ import annotations

from game.engine.machine import machine_of
from game.engine.remembered import Known
from game.engine.terms import weight_code
from game.language.closures import link
from game.story.program import CHANCE, PLAIN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from game.engine.machine import LinkedChoice, Machine
    from game.engine.remembered import Values
    from game.engine.state import State
    from game.story.program import Program

FACES = 6
BITS = 64


def decide(program: Program, seed: str, state: State, choice: int, tries: int) -> str | None:
    """Return the roll of a choice: from the seed, its scene and id, and how often it was tried before; None for none.

    A push is no roll of the seed's: it is the player's answer to a failure.
    """
    tables = program.tables
    record = tables.choices[choice]
    if record.kind == PLAIN:
        return None
    shares = weights(machine_of(program, state.values), state.values, choice)
    number = draw(seed, tables.scenes[record.scene].name, record.id, tries)
    return record.ways[fallen(shares, number * sum(shares) >> BITS)].id


def fallen(shares: Sequence[int], place: int) -> int:
    """Return which of the shares, laid end to end, a place falls into."""
    for way, share in enumerate(shares):
        place -= share
        if place < 0:
            return way
    raise ValueError("a chance without weight is not open, so it is never decided")


def draw(seed: str, scene: str, choice: str, tries: int) -> int:
    """Return the number below 2**64 that the seed holds for a choice."""
    from hashlib import blake2b  # noqa: PLC0415 - a run without risks needs no hash

    message = "\x1f".join((seed, scene, choice, str(tries))).encode()
    return int.from_bytes(blake2b(message, digest_size=8).digest(), "big")


def before_roll(here: Machine, values: list[int], choice: int) -> None:
    """Do a choice's costs and effects to values: on those its odds are read."""
    first = here.choice(choice).first
    if first is not None:
        first(values, [], [])


def pips(linked: LinkedChoice, values: Sequence[int]) -> int:
    """Return a risk's pips after modifiers and clamp; 0 for any other choice."""
    return linked.pips(values) if linked.pips is not None else 0


def way_weights(here: Machine, choice: int, values: Sequence[int]) -> list[int]:
    """Return the weight of each outcome of a chance."""
    key = ("weights", choice)
    linked = here.program.linked.get(key)
    if linked is None:
        ways = here.program.tables.choices[choice].ways
        linked = here.program.linked[key] = [link(weight_code(way.weight)) for way in ways]
    return [weight(values) for weight in linked]


def weights(here: Machine, values: Values, choice: int) -> tuple[int, ...]:
    """Return the weight of each outcome, read after costs and effects; of a risk the sixths of success and failure."""
    known = here.weights.get(choice)
    if known is None:
        known = here.weights[choice] = Known()
    found: tuple[int, ...] | None = known.found.get(known.read(values))
    return known.learn(values, _weights, here, choice) if found is None else found


def _weights(values: list[int], here: Machine, choice: int) -> tuple[int, ...]:
    before_roll(here, values, choice)
    linked = here.choice(choice)
    if linked.kind == CHANCE:
        return tuple(way_weights(here, choice, values))
    won = FACES if here.mode.never_fail else pips(linked, values)
    return won, FACES - won


def chances(program: Program, state: State, choice: int) -> tuple[tuple[str, Fraction], ...]:
    """Return the rolls of an open choice that can come, each with its exact probability; none for a plain choice."""
    from fractions import Fraction  # noqa: PLC0415 - playing shows pips; proofs and tests ask for fractions

    record = program.tables.choices[choice]
    if record.kind == PLAIN:
        return ()
    shares = weights(machine_of(program, state.values), state.values, choice)
    total = sum(shares)
    return tuple(
        (way.id, Fraction(share, total)) for way, share in zip(record.ways, shares, strict=True) if share
    )
