"""What plainly asks for a proof is understood without argparse, and means the same."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from game.cli.main import build
from game.cli.quick_prove import quick_prove
from support import pack_files, write

PLAIN = (
    "prove",
    "prove story",
    "prove --count",
    "prove story --format json --mode curfew",
    "prove --budget 1GiB story --walkthroughs --count",
)
LEFT = (
    "",
    "play",
    "prove --help",
    "prove --scene e1/first",
    "prove one two",
    "prove --format xml",
    "prove --mode",
    "prove --mode=curfew",
    "prove --mode --count",
    "prove --coun",
)

SCENES = "  first:\n    text: A door.\n    choices:\n      - {say: Go through., id: through, goto: end}\n"


@pytest.mark.parametrize("line", PLAIN)
def test_both_ways_mean_the_same(line):
    """Every name that the parser gives has the same value, but for what says which command it was."""
    quick, slow = vars(quick_prove(line.split())), vars(build(["prove"]).parse_args(line.split()))
    assert {name: list(value) if isinstance(value, tuple) else value for name, value in quick.items()} == {
        name: value for name, value in slow.items() if name not in ("command", "print_completion")
    }


@pytest.mark.parametrize("line", LEFT)
def test_what_is_not_plain_is_left_to_the_parser(line):
    """It says what is wrong with it, or knows an option that the quick way does not."""
    assert quick_prove(line.split()) is None


def test_a_plain_proof_loads_no_more_than_it_needs(tmp_path):
    """Of a compiled pack neither argparse is imported nor what is slow to import in the standard library.

    `typing` is: so modules on this way set `TYPE_CHECKING` themselves, which a checker of types takes for true.
    """
    pack = str(write(pack_files(SCENES), tmp_path / "pack"))
    left = {
        "argparse",
        "gettext",
        "shutil",
        "typing",
        "enum",
        "re",
        "json",
        "dataclasses",
        "inspect",
        "pathlib",
    }
    code = (
        "import sys\nfrom game.__main__ import main\n"
        "assert main(['prove', sys.argv[1], '--format', 'json']) == 0\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    environment = {**os.environ, "TWELVE_TO_SIX_CACHE": str(tmp_path / "cache")}
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code, pack], capture_output=True, text=True, check=False, env=environment
        )
        assert done.returncode == 0, done.stderr
    assert not left & set(done.stderr.split())
