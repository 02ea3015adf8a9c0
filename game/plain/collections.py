"""What the words do that concern what has been collected: codex, endings, voices, episodes."""

from __future__ import annotations

from game.play import gallery

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.plain.talk import Talk
    from game.play.gallery import EndingLine, Line


def codex(talk: Talk, argument: str) -> None:
    """List the open entries, or read one."""
    entries = [entry for entry in gallery.codex(talk.session) if entry.open]
    _read(talk, entries, argument, "codex", "Nothing is in the codex yet.")


def voices(talk: Talk, argument: str) -> None:
    """List the voices that endings have unlocked, or read one."""
    heard = [voice for voice in gallery.voices(talk.session) if voice.open]
    _read(talk, heard, argument, "voices", "No ending has unlocked a voice yet.")


def _read(talk: Talk, lines: Sequence[Line], argument: str, word: str, nothing: str) -> None:
    if not lines:
        talk.say(nothing)
        return
    chosen = _chosen(lines, argument)
    if chosen is not None:
        talk.say(chosen.title)
        for paragraph in gallery.text_words(talk.session, chosen.text):
            talk.say(paragraph)
        return
    talk.say(f"Type {word} and a number to read one.")
    for number, line in enumerate(lines, 1):
        talk.printer.item(f"{number}.", f"{line.title} ({line.group})" if line.group else line.title)


def _chosen(lines: Sequence[Line], argument: str) -> Line | None:
    """Return the line of a number or a title, or of a title that begins so."""
    wanted = argument.lower()
    if wanted.isdecimal() and len(wanted) < 6:
        return lines[int(wanted) - 1] if 1 <= int(wanted) <= len(lines) else None
    exact = [line for line in lines if wanted and line.title.lower() == wanted]
    begun = [line for line in lines if wanted and line.title.lower().startswith(wanted)]
    return next(iter(exact or begun), None)


def endings(talk: Talk, _argument: str) -> None:
    """List the endings: those reached by title, the others by their riddle."""
    found = gallery.endings(talk.session)
    reached = sum(ending.seen for ending in found)
    talk.say(f"Endings reached: {reached} of {len(found)}.")
    for number, ending in enumerate(found, 1):
        talk.printer.item(f"{number}.", _ending(ending))


def _ending(ending: EndingLine) -> str:
    if not ending.seen:
        return f"Not reached yet. {ending.riddle}".rstrip()
    often = "once" if ending.times == 1 else f"{ending.times} times"
    kind = "" if ending.kind == "close" else f" ({ending.kind})"
    return f"{ending.title}{kind}. Reached {often}, first with seed {ending.seed}."


def chapters(talk: Talk, argument: str) -> None:
    """List the episodes, or begin at one that has been reached."""
    found = gallery.chapters(talk.session)
    chosen = _chosen(found, argument)
    if chosen is None:
        talk.say("Type chapters and a number to begin there.")
        for number, line in enumerate(found, 1):
            day = f", {line.group}" if line.group else ""
            reached = f"{line.title}{day}" if line.open else "Not reached yet."
            talk.printer.item(f"{number}.", reached)
    elif not chosen.open:
        talk.say("You have not reached that one yet.")
    elif talk.asks(
        f"Leave this run and begin at {chosen.title}? {talk.session.fate()}".rstrip()
    ) and talk.session.begin_chapter(chosen.number):
        talk.placed = ""
        talk.page()
