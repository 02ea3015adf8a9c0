"""`python -m game` and `twelve-to-six`: one program."""

from __future__ import annotations

import gc
import sys


def main(argv: list[str] | None = None) -> int:
    """Do what the command line says, or some words; return the exit code."""
    code = _done(sys.argv[1:] if argv is None else argv)
    if argv is None:
        gc.freeze()  # the process ends, so nothing is looked through for garbage once more
    return code


def _done(arguments: list[str]) -> int:
    """Do what is asked; playing by itself loads no more than it needs."""
    from game.cli.quick import quick, quick_check  # noqa: PLC0415 - importing this module starts nothing

    try:
        options = quick(arguments)
        if options is not None:
            from game.cli.play import play  # noqa: PLC0415 - only what is played loads the game

            return play(options)
        pack = quick_check(arguments)
        if pack is not None:
            from game.cli.check import check  # noqa: PLC0415 - as above

            return check(pack)
        if arguments[:1] == ["prove"]:
            from game.cli import prove, quick_prove  # noqa: PLC0415 - a proof of a small pack is done before argparse is

            asked = quick_prove.quick_prove(arguments)
            if asked is not None:
                return prove.run(asked)  # type: ignore[arg-type] # it has all that the parser's has, as a test holds
        from game.cli.main import run  # noqa: PLC0415 - argparse costs playing 8 ms

        return run(arguments)
    except KeyboardInterrupt:
        return 130  # Exit.INTERRUPTED; nothing is loaded any more
    except BrokenPipeError:
        return _reader_gone()


def _reader_gone() -> int:
    """Leave quietly where nobody reads what a command prints."""
    import os  # noqa: PLC0415 - as above

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 128 + 13


if __name__ == "__main__":
    sys.exit(main())
