"""What `prove` was asked to show the way to: by name, by line, or everything."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable
    from typing import NoReturn

    from game.proof.findings import Places, Subject
    from game.story.program import Program

    Asked = Callable[[Subject], bool]

OPTIONS = (
    ("--scene", "SCENE", "show the shortest way to this scene", ("scene", "ending")),
    ("--ending", "ENDING", "show the shortest way to this ending", ("ending",)),
    (
        "--choice",
        "CHOICE",
        "show the shortest way to this choice, written scene/choice",
        ("choice", "storylet"),
    ),
    ("--text", "TEXT", "show the shortest way to each piece of this text, written scene/text", ("text",)),
    (
        "--condition",
        "NAME",
        "show the shortest way to each truth of the conditions of this scene, choice or rule",
        ("condition",),
    ),
)
"""(option, what it takes, its help, the kinds of subject that it means)."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what can be asked for."""
    for option, metavar, told, _ in OPTIONS:
        parser.add_argument(option, metavar=metavar, action="append", default=[], help=told)
    parser.add_argument(
        "--at",
        metavar="FILE:LINE",
        action="append",
        default=[],
        help="show the shortest way to everything that stands there in the pack",
    )
    parser.add_argument("--walkthroughs", action="store_true", help="show the shortest way to everything")


def asked_for(program: Program, args: argparse.Namespace) -> Asked:
    """Return whether the way to a subject was asked for; ValueError where there is nothing of a name or on a line."""
    from game.proof.findings import Places  # noqa: PLC0415 - the parser is built without it

    if args.walkthroughs:
        return lambda _subject: True
    places = Places(program.tables)
    lines = {places.near(*_split(given)) for given in args.at}
    exact: set[Subject] = set()
    begun: list[tuple[str, str]] = []
    for option, _, _, kinds in OPTIONS:
        for name in getattr(args, option[2:]):
            if kinds[0] in ("text", "condition"):
                begun.append((kinds[0], f"{_known(program, places, kinds[0], name)}: "))
            else:
                exact.add(_named(program, places, option[2:], kinds, name))
    return lambda subject: (
        subject in exact
        or places.at(subject)[:2] in lines
        or any(subject[0] == kind and subject[1].startswith(start) for kind, start in begun)
    )


def _split(given: str) -> tuple[str, int]:
    file, _, line = given.rpartition(":")
    if not file or not line.isdecimal() or len(line) > len("999999"):
        raise ValueError(f"{given[:60]!r} is no place: write it like episodes/01-pier.yaml:12")
    return file, int(line)


def _named(program: Program, places: Places, kind: str, kinds: tuple[str, ...], name: str) -> Subject:
    """Return the subject of a name."""
    from game.proof.coverage import wanted  # noqa: PLC0415 - only where something is asked for

    known = [subject for subject in wanted(program.tables, places) if subject[0] in kinds]
    found = next((subject for subject in known if subject[1] == name), None)
    if found is None:
        _refused(kind, name, (subject[1] for subject in known))
    return found


def _known(program: Program, places: Places, kind: str, name: str) -> str:
    """Return the id of a text with pieces, or the name of what can hold conditions."""
    if kind == "text":
        from game.proof.pieces import conditional  # noqa: PLC0415 - as above

        known = [program.tables.texts[index].id for index in conditional(program.tables)]
        if name not in known:
            _refused("text with pieces", name, known)
        return name
    owners = [scene.name for scene in program.tables.scenes]
    owners += [f"rule {rule.id}" for rule in program.tables.rules]
    if name not in owners and not places.has(name):
        _refused("scene, choice or rule", name, owners)
    return name


def _refused(kind: str, name: str, known: Iterable[str]) -> NoReturn:
    from game.language.nearest import nearest  # noqa: PLC0415 - as above

    likely = nearest(name, list(known))
    raise ValueError(f"there is no {kind} {name}" + (f"; did you mean {likely}?" if likely else ""))
