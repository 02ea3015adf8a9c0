"""`play`: the game, in a full screen or in lines."""

from __future__ import annotations

import sys

from game.cli.options import FLAGS, VALUES, PlayOptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from game.play.session import Session

EXAMPLES = """examples:
  twelve-to-six                       go on where you left, or begin
  twelve-to-six play --seed K7Q2-9FXD a run whose rolls somebody else has had
  twelve-to-six play my_pack --plain  another story, in lines
"""
OUR_FAULT = 1
"""Exit code after a fault of the game's own."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Say what the command takes."""
    import argparse  # noqa: PLC0415 - the quick way in does without

    parser = subparsers.add_parser(
        "play",
        help="play the game, or another pack",
        description="Play the game, or another pack. Without a command the game is played.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "pack", metavar="PACK", nargs="?", help="folder of the pack; the game's own if absent"
    )
    for option, field, told in FLAGS:
        parser.add_argument(option, dest=field, action="store_true", help=told)
    for option, field, placeholder, told in VALUES:
        parser.add_argument(option, dest=field, metavar=placeholder, help=told)


def run(args: argparse.Namespace) -> int:
    """Play as the arguments say."""
    return play(PlayOptions(**{field: getattr(args, field) for field in PlayOptions._fields}))


def play(options: PlayOptions) -> int:
    """Play; return the exit code."""
    from game.play.errors import CannotPlay, SaveError  # noqa: PLC0415 - help waits for no engine
    from game.play.session import Session  # noqa: PLC0415 - as above

    try:
        session = Session.open(options.pack, options.save_dir, options.seed, options.mode, options.save)
    except CannotPlay as error:
        return _refuse(*error.lines, error.sentence)
    except SaveError as error:
        return _refuse(error.sentence)
    return _front(session, options)


def _refuse(*lines: str) -> int:
    from game.cli.exits import Exit  # noqa: PLC0415 - what is played does without

    print(*lines, sep="\n", file=sys.stderr)
    return Exit.USAGE


def _front(session: Session, options: PlayOptions) -> int:
    if wants_lines(options):
        return _in_lines(session, options)
    from game.tui.app import run as on_screen  # noqa: PLC0415 - lines need no Textual

    return on_screen(session)


def _in_lines(session: Session, options: PlayOptions) -> int:
    from game.plain.app import run as in_lines  # noqa: PLC0415 - the full screen needs none of it

    try:
        return in_lines(session, colour=options.color, hashes=options.hashes)
    except Exception as error:  # noqa: BLE001 - the last net: whatever it is, the player is told in one line
        from game.tui import crash  # noqa: PLC0415 - a game that goes well needs none of it

        print(crash.sentence(error, crash.write(error, session, session.shelf.folder)), file=sys.stderr)
        return OUR_FAULT


def wants_lines(options: PlayOptions) -> bool:
    """Return whether lines were asked for, or there is no terminal that could show a full screen."""
    from game.tui.environment import obstacle  # noqa: PLC0415 - help asks nothing of the surroundings

    return options.plain or obstacle() is not None
