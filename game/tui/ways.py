"""The ways between pages, and what is done without a page of its own."""

from __future__ import annotations

import gc
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from game.play.store.names import nearest
from game.tui import pages
from game.tui.glyphs import LOCK
from game.tui.painting import paint_now
from game.tui.show import content

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.content import Content
    from textual.screen import Screen

    from game.play.page import OfferLine
    from game.tui.app import GameApp
    from game.tui.screens.play import PlayPage
PUSH, LET = "p", "l"
SHOWN = 0.05
"""Seconds after which a page is on the screen."""


def play_page(app: GameApp) -> PlayPage | None:
    """Return the open play page, or None."""
    return cast("PlayPage | None", _open(app, "play"))


def _open(app: GameApp, name: str) -> Screen[Any] | None:
    return next((screen for screen in app.screen_stack if pages.is_page(screen, name)), None)


def _uncover(app: GameApp, screen: Screen[Any]) -> None:
    while app.screen is not screen:
        app.pop_screen()


def ask(
    app: GameApp,
    title: str,
    text: Sequence[Content],
    answers: Sequence[tuple[str, str, str]],
    then: Callable[[str], None] | None = None,
) -> None:
    """Ask a question over the page; `then` is told the letter of the answer, or nothing."""
    app.push_screen(
        pages.make("ask", title, text, answers), lambda answer: then(answer or "") if then else None
    )


def go(app: GameApp, where: str) -> None:
    """Go where a page that was left asks to: `play`, `title`, a command after a colon, or nowhere."""
    if where == "play":
        to_play(app)
    elif where == "title":
        to_title(app)
    elif where.startswith(":"):
        app.command(where[1:])
    else:
        tell(app)


def to_play(app: GameApp, said: str = "") -> None:
    """Show the run's page, whatever lies above it."""
    page = play_page(app)
    if page is None:
        app.push_screen(pages.make("play", said))
        return
    covered = app.screen is not page
    _uncover(app, page)
    page.show_run(said)
    tell(app)
    if not covered:
        paint_now(page, page.sheets)


def to_title(app: GameApp) -> None:
    """Show the title, whatever lies above it; where the game began with the run, it is laid on top."""
    title = _open(app, "title")
    if title is None:
        app.push_screen(pages.make("title"))
    else:
        _uncover(app, title)


def tell(app: GameApp) -> None:
    """Say what the session has to say and has not said."""
    notices = app.session.notices()
    if notices:
        app.page.say(" ".join(notices))


def take(app: GameApp, offer: OfferLine) -> None:
    """Take a choice; a failed roll that may be pushed asks first, and a locked one says why."""
    if not offer.open:
        app.page.say(f"{LOCK} Locked: {', '.join(offer.locks)}.")
        return
    taken = app.session.take(offer.choice)
    if not taken.needs_push:
        _turn(app, offer.say)
        return
    app.pending = offer
    text = [content(offer.say, "aside"), content("Push, and it works.", "text")]
    text.append(content(f"If you don't: {', '.join(offer.failure)}", "loss"))
    answers = [(PUSH, taken.say, ", ".join(taken.price)), (LET, "Let it stand.", "")]
    ask(app, "The roll fails.", text, answers, lambda answer: settle(app, push=answer == PUSH))


def settle(app: GameApp, *, push: bool) -> None:
    """Answer the question of the failed roll that is open."""
    offer, app.pending = app.pending, None
    if offer is not None:
        app.session.take(offer.choice, push=push)
        _turn(app, offer.say)


def _turn(app: GameApp, said: str = "") -> None:
    """Show the page that a choice or its undoing has led to."""
    to_play(app, said)
    app.set_timer(SHOWN, partial(_tidy, app))


def _tidy(app: GameApp) -> None:
    """Do while the player reads what no page need wait for."""
    app.session.catch_up()
    gc.collect(1)


def undo(app: GameApp) -> None:
    """Take the last choice back."""
    if app.session.undo():
        _turn(app)


def again(app: GameApp) -> None:
    """Show the page from its beginning."""
    page = play_page(app)
    if page is not None:
        page.reading.scroll_home(animate=False)


def skip(app: GameApp) -> None:
    """Read on: a screenful, or past everything that was read before."""
    page = play_page(app)
    if page is not None:
        page.skip()


def recap(app: GameApp) -> None:
    """Say where the run is and what was last."""
    lines = [content(line) for line in app.session.recap()]
    ask(app, "So far", lines, [("g", "Go on.", "")])


def export(app: GameApp) -> None:
    """Write the run to a file."""
    app.page.say(app.session.export())


def save(app: GameApp, after: Callable[[str], None] | None = None) -> None:
    """Ask for a name and keep this moment under it; then say what came of it."""
    about = "Small letters, digits and hyphens; a blank becomes a hyphen."
    tell_it = after or app.page.say
    app.push_screen(pages.make("typed", "Save as", about), lambda name: _save_as(app, name or "", tell_it))


def _save_as(app: GameApp, typed: str, tell_it: Callable[[str], None]) -> None:
    name = nearest(typed) or typed
    if not name:
        return
    if all(line.slot != name for line in app.session.saves()):
        tell_it(app.session.save_as(name))
        return
    answers = [("r", "Replace it.", ""), ("k", "Keep the old one.", "")]
    title = f"There is a save called “{name}”."
    ask(app, title, [], answers, lambda answer: tell_it(app.session.save_as(name)) if answer == "r" else None)


def leave(app: GameApp) -> None:
    """Save and leave; ask first where the player wants that."""
    if not app.session.settings.confirm_quit:
        app.stop(0)
        return
    text = [content("The run is saved after every choice; it goes on from here.", "muted")]
    answers = [("y", "Leave.", ""), ("n", "Stay.", "")]
    ask(app, "Leave the game?", text, answers, lambda answer: app.stop(0) if answer == "y" else None)


def go_on(app: GameApp) -> None:
    """Go on with the newest run, after saying where it is."""
    if app.session.run is not None or app.session.resume():
        to_play(app)
        recap(app)
    tell(app)
