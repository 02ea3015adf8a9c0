"""Lines from standard input, one at a time, whatever bytes they are made of; and signals, minded between them."""

from __future__ import annotations

import signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any, Protocol, Self

    class Source(Protocol):
        """Where lines of bytes come from."""

        def readline(self, size: int = -1, /) -> bytes:
            """Return the next bytes up to a line's end."""


LONGEST = 1000
"""Bytes of a line that are kept; the rest is read and forgotten."""
MINDED = ("SIGINT", "SIGTERM", "SIGHUP")


class EndOfInput(Exception):
    """There is nothing more to read."""


class Stopped(Exception):
    """A signal asked the game to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Lines:
    """Reads lines; a signal ends the waiting for one, and waits for its turn while anything else is done."""

    def __init__(self, source: Source | None) -> None:
        self.source = source
        self._is_waiting = False
        self._stopped = 0
        self._before: dict[int, Any] = {}

    def read(self) -> str:
        """Return the next line without its end; EndOfInput where there is none, Stopped where a signal came."""
        self._is_waiting = True
        try:
            if self._stopped:
                raise Stopped(self._stopped)
            return self._read()
        except OSError as error:
            raise EndOfInput from error
        finally:
            self._is_waiting = False

    def _read(self) -> str:
        if self.source is None:
            raise EndOfInput
        data = part = self.source.readline(LONGEST)
        while part and not part.endswith(b"\n"):
            part = self.source.readline(LONGEST)
        if not data:
            raise EndOfInput
        return data.decode("utf-8", "replace").rstrip("\r\n")

    def __enter__(self) -> Self:
        for name in MINDED:
            number = getattr(signal, name, None)
            if number is not None:
                self._mind(number)
        return self

    def _mind(self, number: int) -> None:
        try:
            self._before[number] = signal.signal(number, self._signalled)
        except ValueError:
            return  # only the main thread may; elsewhere whoever started it minds the signals

    def _signalled(self, number: int, _frame: FrameType | None) -> None:
        self._stopped = number
        if self._is_waiting:
            raise Stopped(number)

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
