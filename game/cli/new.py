"""`new`: a start to write on, correct and commented; never over something that is there."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from game.cli.exits import Exit

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = """examples:
  twelve-to-six new pack my_story              a folder with a short story that can be played at once
  twelve-to-six new episode rooftops           the next episode of the pack in this folder
  twelve-to-six new scene rooftops/ladder      a scene at the end of an episode's file
  twelve-to-six new scene rooftops/ladder --pack my_story
"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Say what the command takes."""
    parser = subparsers.add_parser(
        "new",
        help="begin a pack, an episode or a scene",
        description="Write a correct, commented start. Nothing that is there is ever written over.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    kinds = parser.add_subparsers(dest="kind", metavar="WHAT", required=True)
    pack = kinds.add_parser("pack", help="a folder with a short story", allow_abbrev=False)
    pack.add_argument("folder", metavar="DIR", help="a folder that is empty or not there yet")
    episode = kinds.add_parser("episode", help="the next episode of a pack", allow_abbrev=False)
    episode.add_argument("id", metavar="ID", nargs="?", help="the first half of its scenes' names")
    scene = kinds.add_parser("scene", help="a scene at the end of an episode", allow_abbrev=False)
    scene.add_argument("name", metavar="EPISODE/NAME", help="the scene's full name")
    for each in (episode, scene):
        each.add_argument("--pack", metavar="PACK", help="folder of the pack; else the one we are in")


def run(args: argparse.Namespace) -> int:
    """Write what the arguments say; return the exit code."""
    from game.cli.scaffolds import CannotWriteError, episode, pack, scene  # noqa: PLC0415 - help waits for nothing

    kinds: dict[str, Callable[[], tuple[list[str], str]]] = {
        "pack": lambda: pack(args.folder),
        "episode": lambda: episode(_pack(args.pack), args.id),
        "scene": lambda: scene(_pack(args.pack), args.name),
    }
    try:
        written, following = kinds[args.kind]()
    except CannotWriteError as error:
        print(error, file=sys.stderr)
        return Exit.USAGE
    except OSError as error:
        print(f"{error.filename or 'It'} can't be written: {error.strerror}.", file=sys.stderr)
        return Exit.USAGE
    print(*written, sep="\n")
    print(following, file=sys.stderr)
    return Exit.FINE


def _pack(asked: str | None) -> str:
    """Return the pack to write into: the one named, the one we are in, else the checkout's own."""
    from game.cli.packs import pack_here  # noqa: PLC0415 - as above
    from game.cli.scaffolds import CannotWriteError  # noqa: PLC0415 - as above
    from game.pack.opening import MANIFEST  # noqa: PLC0415 - as above
    from game.play.store.folders import checkout  # noqa: PLC0415 - as above

    found = asked or pack_here()
    if found is not None:
        return found
    root = checkout()
    if root is None:
        raise CannotWriteError(f"There is no {MANIFEST} here: say which pack, with --pack DIR.")
    return os.path.join(root, "story")  # noqa: PTH118 - as above
