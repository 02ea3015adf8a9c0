"""Everything a player may ask for, declared once: keys, footer, palette, help and plain words all read this table."""

from __future__ import annotations

from game.language.records import NamedTuple

TITLE, PLAY, CAMP, END = "title", "play", "camp", "end"
"""Where a command applies: on the title, within a run, at a camp of a run, after an ending."""
ALWAYS = (TITLE, PLAY, CAMP, END)
IN_RUN = (PLAY, CAMP, END)


class Command(NamedTuple):
    """Something a player may ask for."""

    name: str
    """What it is called in settings and code; never shown translated."""
    keys: tuple[str, ...]
    """Default keys of the full screen, as Textual writes them; the first is shown."""
    title: str
    help: str
    """One line."""
    words: tuple[str, ...]
    """What plain mode takes for it; the first is shown. Empty: it needs a screen."""
    argument: str
    """What may follow the word, as help shows it; empty: nothing."""
    where: tuple[str, ...]


COMMANDS = (
    Command(
        "choose",
        ("enter", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
        "Choose",
        "Take a choice by its number.",
        ("choose",),
        "NUMBER",
        (PLAY, CAMP),
    ),
    Command("again", ("a",), "Again", "Show this page once more.", ("again", "look"), "", IN_RUN),
    Command("status", ("i",), "Status", "Say how you are and who is with you.", ("status",), "", IN_RUN),
    Command("undo", ("u",), "Undo", "Take the last choice back.", ("undo",), "", IN_RUN),
    Command("save", ("s",), "Save", "Keep this moment under a name.", ("save",), "NAME", IN_RUN),
    Command(
        "load", ("l",), "Load", "List what is kept, or go on from one.", ("load", "saves"), "NAME", ALWAYS
    ),
    Command("delete", ("delete",), "Delete", "Throw a save away.", ("delete",), "NAME", ALWAYS),
    Command("log", ("h",), "History", "Read what has happened so far.", ("log", "history"), "", IN_RUN),
    Command("recap", ("r",), "Recap", "Say where you are and what was last.", ("recap",), "", IN_RUN),
    Command(
        "roll", ("w",), "Roll call", "Say who is with you, and what was promised.", ("roll",), "", IN_RUN
    ),
    Command("codex", ("c",), "Codex", "Read what you have learnt.", ("codex",), "ENTRY", ALWAYS),
    Command("endings", ("e",), "Endings", "See which endings you have reached.", ("endings",), "", ALWAYS),
    Command("voices", ("v",), "Voices", "Read what endings have unlocked.", ("voices",), "VOICE", ALWAYS),
    Command(
        "chapters",
        ("b",),
        "Chapters",
        "Begin at an episode you have reached.",
        ("chapters",),
        "NUMBER",
        ALWAYS,
    ),
    Command("easier", ("d",), "Easier", "Lower the difficulty, at a camp.", ("easier",), "MODE", (CAMP,)),
    Command("new", ("n",), "New run", "Begin again from the start.", ("new",), "SEED MODE", ALWAYS),
    Command(
        "export", ("x",), "Export", "Write this run to a file that you can read.", ("export",), "", IN_RUN
    ),
    Command("state", (), "State", "Print the digest of the state, for comparing.", ("state",), "", IN_RUN),
    Command(
        "settings",
        ("o",),
        "Settings",
        "See how the game behaves, or change it.",
        ("settings", "set"),
        "NAME VALUE",
        ALWAYS,
    ),
    Command("theme", ("t",), "Theme", "Choose other colours.", (), "", ALWAYS),
    Command("skip", ("space",), "Read on", "Turn to what is still below.", (), "", IN_RUN),
    Command("palette", ("ctrl+p",), "Commands", "Find any command by its name.", (), "", ALWAYS),
    Command("help", ("question_mark", "f1"), "Help", "Say what you can do.", ("help", "?"), "WORD", ALWAYS),
    Command("quit", ("q",), "Quit", "Save and leave.", ("quit", "exit"), "", ALWAYS),
)
_BY_NAME = {command.name: command for command in COMMANDS}


def by_name(name: str) -> Command:
    """Return the command of that name; KeyError if there is none."""
    return _BY_NAME[name]


def by_word(word: str) -> Command | None:
    """Return the command that plain mode means by a word, or None."""
    for command in COMMANDS:
        if word in command.words:
            return command
    return None


def applying(where: str) -> tuple[Command, ...]:
    """Return the commands that apply there, in the order of the table."""
    return tuple(command for command in COMMANDS if where in command.where)
