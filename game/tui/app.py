"""The app: one session, its pages, and the guards around them."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Any

from game.tui import environment

environment.prepare()

from textual.app import App  # noqa: E402 — Textual reads the environment at import
from textual.binding import Binding, BindingType  # noqa: E402
from textual.style import Style  # noqa: E402

from game.tui import commands, pages, signals, ways  # noqa: E402
from game.tui.inks import PALETTES  # noqa: E402
from game.tui.screens.base import GamePage  # noqa: E402
from game.tui.themes import chosen, styles, theme  # noqa: E402
from game.tui.widgets.sheet import Sheet  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import ClassVar

    from rich.console import RenderableType
    from textual.driver import Driver
    from textual.events import Resize
    from textual.screen import Screen

    from game.play.page import OfferLine
    from game.play.session import Session
    from game.play.settings import Settings

NO_STYLE = Style()
LEAST_WIDTH, LEAST_HEIGHT = 60, 18
"""Below this the game waits and says so."""
YOUNG = 100_000
"""New objects until Python looks for garbage by itself: that is done after a page, while the player reads it."""
OUR_FAULT = 1
"""Exit code after a fault of the game's own."""


class GameApp(App[None]):
    """The full screen over a session."""

    ENABLE_COMMAND_PALETTE = False
    TITLE = "Twelve to Six"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", show=False, system=True),
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", show=False),
    ]

    def __init__(self, session: Session) -> None:
        first = "title" if session.run is None else "play"  # a first page's own sheet is not read by itself
        super().__init__(css_path=["css/app.tcss", f"css/{first}.tcss"])
        self.session = session
        session.catches_up = True
        self.fault: BaseException | None = None
        """What went wrong, where the game stops on a fault of its own."""
        for palette in PALETTES:
            self.register_theme(theme(palette))
        self.pending: OfferLine | None = None
        """The choice whose roll failed, while the player is asked whether to push it."""
        self.ascii = False
        self.wear(session.settings)
        self.set_keymap(dict(session.settings.keys))

    def wear(self, settings: Settings) -> None:
        """Take on the looks that the settings ask for."""
        self.ascii = settings.ascii or environment.wants_ascii()
        self.animation_level = "full" if settings.motion else "none"
        self.theme = chosen(settings.theme, settings.colour, environment.wants_no_colour())
        for screen in self.screen_stack:
            for sheet in screen.query(Sheet):
                sheet.redraw()

    @property
    def keymap(self) -> Mapping[str, str]:
        """The player's own keys, by command."""
        return self.session.settings.keys

    @property
    def page(self) -> GamePage:
        """The page on top; a dialog over it has no line to speak in."""
        return next(screen for screen in reversed(self.screen_stack) if isinstance(screen, GamePage))

    def ink(self, name: str) -> Style:
        """Return what an ink looks like in the theme."""
        return styles(self.theme).get(name, NO_STYLE)

    def get_driver_class(self) -> type[Driver]:
        """Return a driver that survives what a terminal may send, where ours can stand in for Textual's."""
        usual = super().get_driver_class()
        if usual.__name__ != "LinuxDriver":
            return usual
        from game.tui.driver import GameDriver  # noqa: PLC0415 — it needs termios, which Windows has not

        return GameDriver

    def get_default_screen(self) -> Screen[Any]:
        """Return the first page: the run that was asked for, or the title."""
        return pages.make("title" if self.session.run is None else "play")

    def on_mount(self) -> None:
        """Set the guards; say where a run goes on that was begun before."""
        signals.watch(self.stop)
        if self.session.run is not None and self.session.run.steps:
            ways.recap(self)
        ways.tell(self)

    def on_unmount(self) -> None:
        """Take the guards down."""
        signals.unwatch()

    def on_resize(self, event: Resize) -> None:
        """Cover a terminal that has become too small, and uncover it when it has grown; what is below stays."""
        small = event.size.width < LEAST_WIDTH or event.size.height < LEAST_HEIGHT
        covered = pages.is_page(self.screen, "small")
        if small and not covered:
            self.push_screen(pages.make("small"))
        elif covered and not small:
            self.pop_screen()

    def command(self, name: str) -> None:
        """Do a command of the registry."""
        commands.do(self, name)

    def stop(self, code: int) -> None:
        """Save and leave with an exit code, whatever is on the screen."""
        if self.pending is not None:
            self.session.take(self.pending.choice, push=False)
        self.session.autosave()
        self.exit(return_code=code)

    def action_interrupt(self) -> None:
        """Leave at once, saved, as Ctrl+C does everywhere."""
        self.stop(signals.INTERRUPTED)

    def action_leave(self) -> None:
        """Leave as the quit command does."""
        self.command("quit")

    def panic(self, *renderables: RenderableType) -> None:
        """Stop on a fault that Textual found in itself; its page of traceback is not for players."""
        del renderables
        self._handle_exception(RuntimeError("the screen library stopped"))

    def _handle_exception(self, error: Exception) -> None:
        # Textual prints a traceback with the values of every variable here; ours is written to a report by `run`.
        self.fault = self.fault or error
        self._return_code = OUR_FAULT
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()


def run(session: Session) -> int:
    """Play in the full screen, from the title or from the run that was asked for; return the exit code."""
    why = environment.obstacle()
    if why is not None:
        print(why, file=sys.stderr)
        return 2
    if session.run is None and (session.asked_seed, session.asked_mode, session.asked_slot) != (
        None,
        None,
        None,
    ):
        session.start()
    app = GameApp(session)
    gc.set_threshold(YOUNG)
    try:
        app.run()
    except Exception as error:  # noqa: BLE001 — the last net: whatever it is, the player is told in one line
        app.fault = app.fault or error
    if app.fault is not None:
        return _own_up(app.fault, session)
    session.close()
    print(*session.notices(), sep="\n", end="", file=sys.stderr)
    return app.return_code or 0


def _own_up(fault: BaseException, session: Session) -> int:
    from game.tui import crash  # noqa: PLC0415 — a game that goes well needs none of it

    print(crash.sentence(fault, crash.write(fault, session, session.shelf.folder)), file=sys.stderr)
    return OUR_FAULT
