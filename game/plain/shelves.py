"""What the words do that concern saves and settings."""

from __future__ import annotations

from game.play.keeping import LOST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.plain.talk import Talk
    from game.play.listing import SaveLine


def save(talk: Talk, argument: str) -> None:
    """Keep this moment, under a name where one is given."""
    if argument:
        talk.say(talk.session.save_as(argument))
    elif talk.session.autosave():
        talk.say("Saved. To keep this moment for good, type save and a name.")


def load(talk: Talk, argument: str) -> None:
    """Go on from a save, or list what is kept."""
    if not argument:
        _list(talk)
    elif _may_leave(talk) and talk.session.load(argument):
        talk.notices()
        talk.printer.gap()
        for line in talk.session.recap():
            talk.printer.line(line)
        talk.page_again()


def _may_leave(talk: Talk) -> bool:
    """Ask before a run is left that nothing would keep."""
    fate = talk.session.fate()
    return fate != LOST or not talk.run.steps or talk.asks(f"Leave this run? {fate}")


def _list(talk: Talk) -> None:
    saves = talk.session.saves()
    if not saves:
        talk.say("Nothing is kept yet.")
        return
    talk.say("Type load and a name to go on from there.")
    for line in saves:
        talk.printer.item(f"{line.slot}:", save_words(line))


def save_words(line: SaveLine) -> str:
    """Return what a list says of a save."""
    if not line.readable:
        return f"it can't be used, because {line.words}."
    steps = "1 choice" if line.steps == 1 else f"{line.steps} choices"
    return f"{line.words}. {steps}, {line.mode}, seed {line.seed}."


def delete(talk: Talk, argument: str) -> None:
    """Throw a save away, after asking."""
    if not argument:
        talk.say("Type delete and the name of a save.")
    elif talk.asks(f"Throw {argument[:48]} away for good?"):
        talk.say(talk.session.delete(argument))


def settings(talk: Talk, argument: str) -> None:
    """List the settings, or change one."""
    from game.play import settings as known  # noqa: PLC0415 - only where it is asked for

    name, _, value = argument.partition(" ")
    if not value.strip():
        talk.say("Type set, a name and a value.")
        for line in known.lines(talk.session.settings):
            talk.printer.line(line)
        return
    changed = known.changed(talk.session.settings, name.lower(), value.strip())
    if changed is None:
        told = known.HELP.get(name.lower())
        talk.say(f"{name.lower()} can be: {told}." if told else f"There is no setting called {name[:40]}.")
        return
    talk.session.save_settings(changed)
    talk.say("Set.")
