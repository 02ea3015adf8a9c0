"""How you are and who is with you, in full: for terminals without room for the pane, and for its hints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.play.status import allies, meters
from game.tui.gauges import gauge, meter_ink, word
from game.tui.glyphs import DOT
from game.tui.lines import ends, fill, hang
from game.tui.screens.scroll import ScrollPage
from game.tui.show import blank, content, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from game.play.run import Run
    from game.play.status import MeterLine


class StatusPage(ScrollPage):
    """Meters with what they mean, allies, difficulty and seed."""

    TITLE_WORDS = "How you are"
    COMMAND = "status"

    def text(self, width: int) -> Sequence[Content]:
        """Draw it."""
        run = self.game.session.playing
        return [*meter_lines(run, width), *_ally_lines(run, width)]

    def aside(self) -> str:
        """Return the difficulty and the seed."""
        run = self.game.session.playing
        return f"{run.program.tables.modes[run.mode].title} {DOT} seed {run.seed}"


def meter_lines(run: Run, width: int) -> list[Content]:
    """Return every meter with its gauge, its sign and what it is for."""
    lines: list[Content] = []
    shown = meters(run)
    names = max((content(meter.title).cell_length for meter in shown), default=0)
    for meter in shown:
        lines += [_meter(meter, names), *_hint(meter, names, width), content("")]
    return lines


def _meter(meter: MeterLine, names: int) -> Content:
    ink = meter_ink(meter)
    name = fill(content(meter.title, "strong"), names + 2)
    return row(name, content(gauge(meter), ink), content(f" {word(meter)}".rstrip(), ink))


def _hint(meter: MeterLine, names: int, width: int) -> list[Content]:
    indent = blank(names + 2)
    lines = hang(indent, content(meter.sign, "aside"), width) if meter.sign else []
    return lines + (hang(indent, content(meter.hint, "muted"), width) if meter.hint else [])


def _ally_lines(run: Run, width: int) -> list[Content]:
    lines: list[Content] = []
    for ally in allies(run):
        gone = ally.value <= ally.low
        name = content(ally.title, "muted" if gone else "strong")
        method = content(f"  {ally.method}" if ally.method else "", "muted")
        lines.append(ends(row(name, method), content(ally.word, "muted" if gone else "accent"), width))
    return lines
