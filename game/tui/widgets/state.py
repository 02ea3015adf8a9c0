"""How you are: a pane at the side where there is room, a line at the bottom where there isn't."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.tui.gauges import ally_row, gauge, meter_row, meter_word, word_cells
from game.tui.lines import flow, hang, wrap
from game.tui.show import blank, content
from game.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from game.play.status import AllyLine, MeterLine


class _State(Sheet):
    def __init__(self, *, called: str) -> None:
        super().__init__(called=called)
        self._meters: Sequence[MeterLine] = ()
        self._allies: Sequence[AllyLine] = ()
        self._title: str = ""

    def show_state(self, title: str, meters: Sequence[MeterLine], allies: Sequence[AllyLine]) -> None:
        """Show another state, under an episode's title."""
        if (title, meters, allies) != (self._title, self._meters, self._allies):
            self._title, self._meters, self._allies = title, meters, allies
            self.repaint()


class StatePane(_State):
    """All of it, in columns."""

    def draw(self, width: int) -> Sequence[Content]:
        """Draw the episode, the meters with their signs, the allies."""
        return state_lines(self._title, self._meters, self._allies, width)


class StateLine(_State):
    """All meters in one line: with gauges if they fit, else words, else fewer words."""

    WAYS = (("shapes and words", 3), ("shapes and words", 2), ("shapes", 3), ("shapes", 2), ("words", 2))
    """What of each meter, and the cells between, from full to short."""

    def draw(self, width: int) -> Sequence[Content]:
        """Draw one line."""
        for what, gap in self.WAYS:
            if sum(word_cells(meter, what) + gap for meter in self._meters) - gap <= width:
                break
        return flow([meter_word(meter, what) for meter in self._meters], width, gap)[:1] or [content("")]


def state_lines(
    title: str, meters: Sequence[MeterLine], allies: Sequence[AllyLine], width: int
) -> list[Content]:
    """Return the whole state in lines of at most width cells."""
    lines = [*wrap(content(title, "title"), width), content("")] if title else []
    names = min(max((len(meter.title) for meter in meters), default=0), 12)
    gauges = max((len(gauge(meter)) for meter in meters), default=0)
    for meter in meters:
        lines.append(meter_row(meter, names, gauges))
        if meter.sign:
            lines += hang(blank(2), content(meter.sign, "aside"), width)
    if allies:
        lines += [content(""), content("With you", "head")]
        longest = max(content(ally.title).cell_length for ally in allies)
        lines += [ally_row(ally, min(longest, width - 7)) for ally in allies]
    return lines
