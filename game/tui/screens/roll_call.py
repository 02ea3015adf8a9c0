"""The roll call: who is with you and how, what was promised and kept, the branches as shapes, the seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.play.roll_call import roll_call
from game.tui.gauges import meter_word
from game.tui.glyphs import DOT, MARK, PAID
from game.tui.lines import fill, flow, hang, wrap
from game.tui.screens.scroll import ScrollPage
from game.tui.show import content, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from game.play.roll_call import BranchLine, PromiseLine, RollCall
    from game.play.status import AllyLine

STATES = {"kept": "kept", "open": "open", "reserved": "not yet"}


class RollCallPage(ScrollPage):
    """The page at the end of an episode."""

    TITLE_WORDS = "Roll call"
    COMMAND = "roll"
    ABOUT = "Who answers, what you promised, and the choices you took and left."

    def aside(self) -> str:
        """Return the episode's title."""
        return roll_call(self.game.session.playing).title

    def text(self, width: int) -> Sequence[Content]:
        """Draw it."""
        call = roll_call(self.game.session.playing)
        parts = [
            _allies(call.allies),
            flow([meter_word(meter) for meter in call.meters], width),
            _headed("Promises", [line for one in call.promises for line in _promise(one, width)]),
            _headed("Choices taken and left", _branches(call.branches)),
            wrap(content(call.close, "aside"), width) if call.close else [],
            [_seed(call)],
        ]
        return [line for part in parts if part for line in (*part, content(""))][:-1]


def _headed(title: str, lines: list[Content]) -> list[Content]:
    return [content(title, "head"), *lines] if lines else []


def _allies(allies: Sequence[AllyLine]) -> list[Content]:
    names, words = (
        max((content(text).cell_length for text in column), default=0) + 3
        for column in ([ally.title for ally in allies], [ally.word for ally in allies])
    )
    return [_ally(ally, names, words) for ally in allies]


def _ally(ally: AllyLine, names: int, words: int) -> Content:
    gone, sworn = ally.value <= ally.low, ally.value >= ally.high
    name = fill(content(ally.title, "muted" if gone else "strong"), names)
    word = fill(content(ally.word, "muted" if gone else "gain" if sworn else "text"), words)
    return row(name, word, content(ally.method, "muted"))


def _promise(promise: PromiseLine, width: int) -> list[Content]:
    kept = promise.state == "kept"
    state = fill(content(STATES.get(promise.state, promise.state), "paid" if kept else "muted"), 8)
    shape = content(f"{PAID if kept else MARK} ", "paid" if kept else "mark")
    return hang(row(shape, state), content(promise.about, "text"), width)


def _branches(branches: Sequence[BranchLine]) -> list[Content]:
    longest = max((len(branch.shapes) for branch in branches), default=0) * 2
    return [
        row(fill(content(" ".join(branch.shapes)), longest + 2), content(branch.name.capitalize(), "muted"))
        for branch in branches
    ]


def _seed(call: RollCall) -> Content:
    return content(f"{call.mode} {DOT} seed {call.seed}", "muted")
