"""The one road to standard output: filtered, wrapped, encoded, and only ever appended to."""

from __future__ import annotations

import os

from game.plain.wrapping import wrap
from game.play.cleaning import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Protocol

    class Sink(Protocol):
        """Where bytes go."""

        def write(self, data: bytes, /) -> object:
            """Take bytes."""

        def flush(self) -> None:
            """Send them on."""


WIDTH = 80
NARROWEST, WIDEST = 20, 400
EMPHASIS, HEADING, FAINT = "\x1b[3m", "\x1b[1m", "\x1b[2m"
AS_IT_WAS = "\x1b[0m"
STAND_INS = str.maketrans(
    {
        "\u2212": "-",
        "\u2010": "-",
        "\u2011": "-",
        "\u2013": "-",
        "\u2014": "--",
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2026": "...",
        "\u00a0": " ",
        "\u00b7": ".",
        "\u2192": "->",
        "\u25c6": "*",
        "\u25c7": "*",
    }
)
"""What is printed for a character that the terminal's encoding lacks; everything else becomes a question mark."""


class Printer:
    """Prints paragraphs and lines; what is printed goes out when it is sent."""

    def __init__(
        self, sink: Sink, encoding: str = "utf-8", width: int = WIDTH, *, colour: bool = False
    ) -> None:
        self.sink = sink
        self.encoding = encoding
        self.width = width
        self.colour = colour
        self._waiting: list[str] = []
        self._is_blank = True
        """Whether a blank line, or nothing at all, was printed last."""
        self._is_prompting = False
        """Whether the line printed last is a prompt without its answer."""

    def line(self, text: str, style: str = "") -> None:
        """Print text on lines of its own, with no blank line before it."""
        self._lines([(clean(text), False)], 0, style)

    def item(self, mark: str, text: str, style: str = "") -> None:
        """Print a line that begins with a mark, and whose further lines stand under its text."""
        self._lines([(f"{clean(mark)} {clean(text)}", False)], len(mark) + 1, style)

    def paragraph(self, runs: Iterable[tuple[str, bool]], style: str = "") -> None:
        """Print runs of (words, stressed) after a blank line."""
        self.gap()
        self._lines([(clean(words), stressed) for words, stressed in runs], 0, style)

    def block(self, text: str, style: str = "") -> None:
        """Print text after a blank line."""
        self.paragraph([(text, False)], style)

    def gap(self) -> None:
        """Print a blank line, unless one was printed last."""
        if not self._is_blank:
            self._waiting.append("\n")
            self._is_blank = True

    def prompt(self, text: str) -> None:
        """Print a prompt that the answer stands behind, and send everything."""
        self.gap()
        self._waiting.append(f"{clean(text)} ")
        self._is_blank = False
        self._is_prompting = True
        self.send()

    def echo(self, text: str | None) -> None:
        """End the prompt's line with what was typed; None: a terminal has done so already."""
        if text is not None:
            self._waiting.append(f"{clean(text)}\n")
        self._is_prompting = False

    def end_line(self) -> None:
        """End the line of a prompt that was never answered."""
        if self._is_prompting:
            self._waiting.append("\n")
            self._is_prompting = False

    def send(self) -> None:
        """Let everything printed go out; OSError where nobody takes it any more."""
        text = "".join(self._waiting)
        self._waiting.clear()
        self.sink.write(self._encoded(text))
        self.sink.flush()

    def _encoded(self, text: str) -> bytes:
        try:
            return text.encode(self.encoding)
        except UnicodeEncodeError:
            return text.translate(STAND_INS).encode(self.encoding, "replace")

    def _lines(self, runs: list[tuple[str, bool]], indent: int, style: str) -> None:
        for line in wrap(runs, self.width, indent):
            self._waiting.append(self._styled(line, style) + "\n")
            self._is_blank = False

    def _styled(self, line: list[tuple[str, bool]], style: str) -> str:
        if not self.colour:
            return "".join(letter for letter, _ in line)
        parts, was_stressed = [style], False
        for letter, stressed in line:
            if stressed != was_stressed:
                parts.append(EMPHASIS if stressed else AS_IT_WAS + style)
                was_stressed = stressed
            parts.append(letter)
        return "".join(parts) + (AS_IT_WAS if style or was_stressed else "")


def width_of(environment: Mapping[str, str], terminal: int | None) -> int:
    """Return the width to wrap at: COLUMNS if it is sensible, 80, or less where the terminal has less."""
    named = environment.get("COLUMNS", "")
    if named.isascii() and named.isdigit() and NARROWEST <= int(named[:9]) <= WIDEST:
        return int(named)
    return max(NARROWEST, min(WIDTH, terminal)) if terminal else WIDTH


def terminal_width(descriptor: int) -> int | None:
    """Return the columns of the terminal behind a descriptor, or None where there is none."""
    try:
        return os.get_terminal_size(descriptor).columns or None
    except OSError:
        return None
