"""What `saves` does with a shelf; only `import` writes to it."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.cli.exits import Exit
from game.play.errors import SaveError
from game.play.listing import save_lines
from game.play.restoring import restore
from game.play.store import files, reading
from game.play.store.frame import MAX_BYTES, pack, unpack
from game.play.store.names import check_slot_name
from game.play.transcript import export_markdown, export_text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from game.play.listing import SaveLine
    from game.play.shelf import Shelf
    from game.story.program import Program


def list_saves(program: Program, shelf: Shelf, args: argparse.Namespace) -> int:
    """Print a line for each save."""
    lines = save_lines(program, shelf)
    if args.format == "json":
        _print_json([{**line._asdict(), "saved": _time(line.saved)} for line in lines])
        return Exit.FINE
    for line in lines:
        print(f"{line.slot:<20} {_time(line.saved)}  {_words(line)}")
    if not lines:
        print(f"Nothing is kept in {shelf.folder}.", file=sys.stderr)
    return Exit.FINE


def _words(line: SaveLine) -> str:
    if not line.readable:
        return f"can't be used: {line.words}"
    choices = "1 choice" if line.steps == 1 else f"{line.steps} choices"
    return f"{line.words} ({choices}, {line.mode}, seed {line.seed})"


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def show(program: Program, shelf: Shelf, args: argparse.Namespace) -> int:
    """Print where a save stands, by names, and the choices that led there."""
    body = reading.load(shelf.path(check_slot_name(args.slot)), repair=False).body
    restore(program, body)
    _print_json(body)
    return Exit.FINE


def verify(program: Program, shelf: Shelf, args: argparse.Namespace) -> int:
    """Print of every save, or of one, whether it is whole and can be gone on from."""
    slots = [check_slot_name(args.slot)] if args.slot else [save.slot for save in shelf.standing()]
    found = [_verdict(program, shelf, slot) for slot in slots]
    if args.format == "json":
        _print_json(found)
    else:
        for verdict in found:
            print(f"{verdict['slot']:<20} {verdict['state']:<8} {verdict['words']}".rstrip())
    return Exit.FINE if all(verdict["state"] == "good" for verdict in found) else Exit.FINDINGS


def _verdict(program: Program, shelf: Shelf, slot: str) -> dict[str, Any]:
    seen = reading.inspect(shelf.path(slot))
    state, words = seen.main.state, seen.main.reason
    if seen.main.body is not None:
        try:
            restored = restore(program, seen.main.body)
            words, state = restored.notice or "", "good" if restored.is_whole else "changed"
        except SaveError as error:
            state, words = "refused", error.sentence
    return {
        "slot": slot,
        "state": state,
        "words": words,
        "backups": sum(backup.body is not None for backup in seen.backups),
    }


def export(program: Program, shelf: Shelf, args: argparse.Namespace) -> int:
    """Write a run to a file or to standard output."""
    body = reading.load(shelf.path(check_slot_name(args.slot)), repair=False).body
    if args.form == "save":
        data = pack(body)
    else:
        restored = restore(program, body)
        if restored.notice:
            print(restored.notice, file=sys.stderr)
        data = (export_text if args.form == "text" else export_markdown)(restored.run).encode()
    if args.file and args.file != "-":
        try:
            with Path(args.file).open("wb" if args.force else "xb") as opened:
                opened.write(data)
        except FileExistsError:
            print("There is a file of that name: choose another, or add --force.", file=sys.stderr)
            return Exit.USAGE
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    return Exit.FINE


def import_save(program: Program, shelf: Shelf, args: argparse.Namespace) -> int:
    """Take a save in under a name, if it is one of this story and the name is free."""
    slot = check_slot_name(args.slot)
    body = unpack(_plain_file(args.file))
    restored = restore(program, body)
    if shelf.has(slot) and not args.force:
        print(f"There is a save called {slot}: choose another name, or add --force.", file=sys.stderr)
        return Exit.USAGE
    reason = shelf.claim()
    if not shelf.is_ours:
        print(reason, file=sys.stderr)
        return Exit.USAGE
    shelf.write(slot, body)
    shelf.release()
    print(restored.notice or f"Kept as {slot}.", file=sys.stderr)
    return Exit.FINE


def _plain_file(path: str) -> bytes:
    """Return what is in a file, no more of it than a save can have; a device never ends."""
    try:
        return files.read(path, MAX_BYTES + 1)
    except IsADirectoryError as error:
        raise SaveError(f"{path} is no ordinary file.", "it is no ordinary file") from error


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True))


ACTS: dict[str, Callable[[Program, Shelf, argparse.Namespace], int]] = {
    "list": list_saves,
    "show": show,
    "verify": verify,
    "export": export,
    "import": import_save,
}
"""By the name of the action."""
