"""The commands of `twelve-to-six`, which is `python -m game`: one file a command.

A command's module has `add_parser(subparsers)`, which says what it takes, and `run(args)`, which does it and returns
an `exits.Exit`. Its imports beyond argparse stand inside `run`, so that no command waits for another's.

Rules of the room: data goes to standard output, messages to standard error; argparse rather than click, because it
costs the start of the game 8 ms less and is there already; playing by itself doesn't wait for argparse either (`quick`).
"""
