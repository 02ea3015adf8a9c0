"""`check`: everything that can be said of a pack without playing it, in one run.

JSON, version 1: `{"format": 1, "story": name or null, "version": text or null, "findings": [...]}`, each finding
with `rule`, `severity` (error, warning, advice), `file`, `line`, `column`, `end_column` or null, `message`, `hint`.
"""

from __future__ import annotations

import sys

from game.cli.exits import Exit
from game.cli.findings import ADVICE, ERROR, FORMATS, SEVERITIES, counted, print_findings

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from game.cli.checking import Checked
    from game.pack.diagnostics import Diagnostic

EXAMPLES = """examples:
  twelve-to-six check                         the pack in this folder, or the game's own
  twelve-to-six check my_pack --no-warnings   only what can't be played as it stands
  twelve-to-six check --rule long-passage     one rule
  twelve-to-six check --explain idle-choice   what a rule finds, why, and what to write instead
  twelve-to-six check --rules                 every rule in a line

A comment lets one finding stand:  # allow: rule-name (reason)
It counts on its own line, and alone on a line for the next one.

exit codes: 0 nothing but advice; 1 errors or warnings; 2 the pack can't be read
"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Say what the command takes."""
    import argparse  # noqa: PLC0415 - a check that is asked for without options does without

    parser = subparsers.add_parser(
        "check",
        help="say what is wrong with a pack, and what is not meant",
        description="Read a pack, check it, and lint it: every error, warning and piece of advice in one run.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("pack", metavar="PACK", nargs="?", help="folder of the pack, or its story.yaml")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to print what is found")
    parser.add_argument(
        "--rule", metavar="NAME", action="append", default=[], help="only this rule; may be repeated"
    )
    parser.add_argument("--no-warnings", action="store_true", help="only errors, in print and exit code")
    parser.add_argument("--explain", metavar="NAME", help="print the manual of a rule")
    parser.add_argument("--rules", action="store_true", help="print every rule in a line")


def check(pack: str) -> int:
    """Do as no more arguments than a pack, or none, would say; return the exit code."""
    return _check(pack, "text")


def run(args: argparse.Namespace) -> int:
    """Do as the arguments say; return the exit code."""
    if args.rules:
        return _list_rules()
    if args.explain is not None:
        return _explain(args.explain)
    unknown = [name for name in args.rule if not _known(name)]
    if unknown:
        return _no_such_rule(unknown[0])
    return _check(args.pack or "", args.format, args.rule, no_warnings=args.no_warnings)


def _check(asked: str, form: str, only: Sequence[str] = (), *, no_warnings: bool = False) -> int:
    from game.cli.checking import checked  # noqa: PLC0415 - help waits for nothing
    from game.cli.packs import default_pack, shown_folder  # noqa: PLC0415 - as above

    pack = asked or default_pack()
    said = checked(pack)
    found = said.found
    if only:
        found = tuple(one for one in found if one.rule in only or said.story is None)
    if no_warnings:
        found = tuple(one for one in found if one.severity == ERROR)
    print_findings(found, said.story, said.sources, form, shown_folder(pack))
    print(_summary(found, said), file=sys.stderr)
    if said.story is None:
        return Exit.USAGE
    return Exit.FINDINGS if any(one.severity != ADVICE for one in found) else Exit.FINE


def _summary(found: Sequence[Diagnostic], said: Checked) -> str:
    words = (
        counted(sum(1 for one in found if one.severity == severity), *nouns)
        for severity, (nouns, _) in SEVERITIES.items()
    )
    listed = ", ".join(filter(None, words)) or "Nothing found"
    files = counted(said.files, "file", "files") or "no file"
    scenes = "" if said.story is None else f" and {counted(said.scenes, 'scene', 'scenes')}"
    return f"{listed} in {files}{scenes}."


def _known(name: str) -> bool:
    from game.lint.registry import names  # noqa: PLC0415 - as above

    return name in names()


def _list_rules() -> int:
    from game.lint.registry import rules  # noqa: PLC0415 - as above

    width = max(map(len, rules()))
    for rule in rules().values():
        print(f"{rule.name:<{width}}  {rule.severity:<7}  {rule.manual.partition(chr(10))[0]}")
    return Exit.FINE


def _explain(name: str) -> int:
    from game.lint.registry import rule  # noqa: PLC0415 - as above

    if not _known(name):
        return _no_such_rule(name)
    asked = rule(name)
    print(f"{asked.name} ({asked.severity})\n\n{asked.manual.strip()}")
    return Exit.FINE


def _no_such_rule(name: str) -> int:
    from game.language.nearest import nearest  # noqa: PLC0415 - as above
    from game.lint.registry import names  # noqa: PLC0415 - as above

    shown = "".join(letter if letter.isprintable() else "?" for letter in name[:60])
    likely = nearest(name[:60].replace("_", "-"), names())
    hint = f" Did you mean {likely}?" if likely else " Try check --rules."
    print(f"There is no rule {shown}.{hint}", file=sys.stderr)
    return Exit.USAGE
