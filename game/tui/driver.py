"""The terminal's driver, made to survive what a terminal may send.

Textual 8.2.8 dies of one byte that is no UTF-8, and of a key report whose number is no character. A half-written
mouse report or a dropped connection sends either. Ours reads on: what can't be decoded becomes U+FFFD, what can't be
understood is dropped, a size that no terminal has is ignored.
"""

from __future__ import annotations

import asyncio
import os
import selectors
import signal
import sys
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING, Any

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Resize

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import FrameType

    from textual.message import Message

WIDEST, HIGHEST = 2000, 1000
"""Cells and lines beyond which a reported size is garbage; drawing it would take gigabytes."""
CHUNK = 4096
LATER = 0.1
"""Seconds until the second look at a size."""


class Reader:
    """From bytes to events, whatever the bytes."""

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._parser = XTermParser()

    def feed(self, data: bytes) -> Iterable[Message]:
        """Yield the events of some bytes."""
        text = self._decode(data)
        if text:
            yield from self._understood(text)

    def tick(self) -> Iterable[Message]:
        """Yield what is due because nothing more came: a lone Escape."""
        try:
            yield from self._parser.tick()
        except Exception:  # noqa: BLE001 — any failure of the parser means the same: forget the sequence
            self._parser = XTermParser()

    def _understood(self, text: str) -> Iterable[Message]:
        # Character by character, so that a sequence that breaks the parser takes no key with it.
        for letter in text:
            try:
                yield from self._parser.feed(letter)
            except Exception:  # noqa: BLE001 — as above
                self._parser = XTermParser()


class GameDriver(LinuxDriver):
    """Textual's driver with a reader that survives."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if sys.__stderr__ is None or not sys.__stderr__.isatty():
            self._file = sys.__stdout__  # a log was asked for with 2>: it must not get the screen

    def start_application_mode(self) -> None:
        """Take the terminal; look at its size a second time after each change.

        Linux says that a pseudo-terminal has changed its size before it has: a first look may see the old one.
        """
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual has not annotated it
        look = signal.getsignal(signal.SIGWINCH)
        loop = asyncio.get_running_loop()

        def look_twice(number: int, frame: FrameType | None) -> None:
            if callable(look):
                look(number, frame)
                loop.call_soon_threadsafe(loop.call_later, LATER, look, number, frame)

        signal.signal(signal.SIGWINCH, look_twice)

    def run_input_thread(self) -> None:
        """Read the terminal until the app stops."""
        reader = Reader()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                ready = selector.select(0.1)
                data = self._read() if ready else b""
                if ready and not data:
                    return  # the terminal has gone; SIGHUP says the rest
                for message in (*reader.feed(data), *reader.tick()):
                    self.process_message(message)

    def process_message(self, message: Message) -> None:
        """Pass a message on, unless it is a size that no terminal has."""
        if isinstance(message, Resize) and not _plausible(message):
            return
        super().process_message(message)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, CHUNK)
        except OSError:
            return b""


def _plausible(message: Resize) -> bool:
    return 0 < message.size.width <= WIDEST and 0 < message.size.height <= HIGHEST
