"""How a run stands, for a side pane or for plain words: meters and allies."""

from __future__ import annotations

from game.language.closures import link
from game.language.records import NamedTuple
from game.play.moment import words
from game.play.wording import is_shown, value_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.play.run import Run


class MeterLine(NamedTuple):
    """One slot that the player watches."""

    slot: int
    title: str
    value: int
    low: int
    high: int
    """The top in the run's difficulty."""
    word: str
    """The level's word, or the number."""
    better: str
    """`high`, `low` or empty."""
    sign: str
    """What it feels like at this value; may be empty."""
    hint: str
    show: str
    """`meter` or `counter`."""


class AllyLine(NamedTuple):
    """One bond."""

    slot: int
    title: str
    method: str
    word: str
    value: int
    low: int
    high: int
    hint: str


def meters(run: Run) -> tuple[MeterLine, ...]:
    """Return the slots that are shown and that the player has met, bonds left out, in the story's order."""
    tables, values = run.program.tables, run.state.values
    tops = tables.modes[run.mode].tops
    return tuple(
        MeterLine(
            index,
            slot.title,
            values[index],
            slot.low,
            tops[index],
            value_word(slot, values[index]),
            slot.better,
            next(
                (words(run.program, text, values) for value, text in slot.signs if value == values[index]), ""
            ),
            slot.hint,
            slot.show,
        )
        for index, slot in enumerate(tables.slots)
        if is_shown(slot) and slot.kind != "bond" and (slot.met is None or link(slot.met)(values))
    )


def allies(run: Run) -> tuple[AllyLine, ...]:
    """Return everyone with a bond whom the player has met, the gone included, in the story's order."""
    tables, values = run.program.tables, run.state.values
    return tuple(
        AllyLine(
            ally.slot,
            ally.title,
            ally.method,
            value_word(tables.slots[ally.slot], values[ally.slot]),
            values[ally.slot],
            tables.slots[ally.slot].low,
            tables.slots[ally.slot].high,
            tables.slots[ally.slot].hint,
        )
        for ally in tables.allies
        if ally.met is None or link(ally.met)(values)
    )


def with_you(run: Run) -> tuple[AllyLine, ...]:
    """Return the allies who are not gone."""
    return tuple(ally for ally in allies(run) if ally.value > ally.low)


def status_lines(run: Run) -> tuple[str, ...]:
    """Return the whole of it as sentences."""
    tables = run.program.tables
    found = [f"{meter.title}: {_measure(meter)}" for meter in meters(run)]
    found += [f"{ally.title}: {ally.word}." for ally in allies(run)]
    found.append(f"Difficulty: {tables.modes[run.mode].title}. Seed: {run.seed}.")
    return tuple(found)


def _measure(meter: MeterLine) -> str:
    number = f"{meter.value} of {meter.high}"
    measured = number if meter.word == str(meter.value) else f"{meter.word} ({number})"
    if meter.high - meter.low == 1 and meter.word in ("yes", "no"):
        measured = meter.word
    return f"{measured}. {meter.sign}".rstrip() if meter.sign else f"{measured}."
