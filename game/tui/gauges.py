"""Meters and allies as they are drawn, at the side and in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from game.tui.glyphs import BAR, BOX, NO_BAR, NO_BOX, NO_PIP, PIP
from game.tui.lines import fill, fit
from game.tui.show import content, row

if TYPE_CHECKING:
    from textual.content import Content

    from game.play.status import AllyLine, MeterLine

MOST = 8
"""Longest gauge that is drawn; a longer range is a number."""


def gauge(meter: MeterLine) -> str:
    """Return a meter as shapes: bars for what is good to have, pips for what is not, boxes for what is counted."""
    length = meter.high - meter.low
    if length > MOST:
        return f"{meter.value} of {meter.high}"
    full, empty = (PIP, NO_PIP) if meter.better == "low" else (BAR, NO_BAR) if word(meter) else (BOX, NO_BOX)
    count = meter.value - meter.low
    return full * count + empty * (length - count)


def word(meter: MeterLine) -> str:
    """Return a meter's word, or nothing where its word is its number: the gauge says that already."""
    return "" if meter.word == str(meter.value) else meter.word


def meter_ink(meter: MeterLine) -> str:
    """Return the ink of a meter's value: how far it is from where it should be."""
    length = max(1, meter.high - meter.low)
    share = (meter.value - meter.low) / length
    if meter.better == "low":
        share = 1 - share
    elif meter.better != "high":
        return "text"
    return "danger" if share <= 0 else "loss" if share <= 1 / 3 else "text"


def meter_row(meter: MeterLine, names: int, gauges: int) -> Content:
    """Return a meter in columns: its name, its gauge, its word."""
    ink = meter_ink(meter)
    name = fill(fit(content(meter.title, "muted"), names), names + 1)
    return row(name, fill(content(gauge(meter), ink), gauges + 1), content(word(meter), ink))


def meter_word(meter: MeterLine, what: str = "shapes and words") -> Content:
    """Return a meter in one piece of a line: its name, its gauge and its word; or its gauge, or its word alone."""
    name, value = _word_parts(meter, what)
    return row(content(name, "muted"), content(value, meter_ink(meter)))


def word_cells(meter: MeterLine, what: str = "shapes and words") -> int:
    """Return how many cells `meter_word` would take."""
    return sum(map(cell_len, _word_parts(meter, what)))


def _word_parts(meter: MeterLine, what: str) -> tuple[str, str]:
    if what == "words" and word(meter):
        return "", word(meter)
    drawn = gauge(meter)
    return f"{meter.title} ", drawn if what != "shapes and words" else f"{drawn} {word(meter)}".rstrip()


def ally_ink(ally: AllyLine) -> str:
    """Return the ink of a bond."""
    return "muted" if ally.value <= ally.low else "gain" if ally.value >= ally.high else "text"


def ally_row(ally: AllyLine, names: int) -> Content:
    """Return an ally in columns: the name, the bond's word."""
    ink = ally_ink(ally)
    return row(fill(fit(content(ally.title, ink), names), names + 2), content(ally.word, ink))
