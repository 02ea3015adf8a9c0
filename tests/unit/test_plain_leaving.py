"""A run that nothing would keep is not left by one word."""

from __future__ import annotations

from playing import Console
from support import little

PROGRAM = little(
    """\
  first:
    text: Here.
    choices:
      - {id: wait, say: Wait., effects: [resolve += 1], goto: first}
      - {id: stop, say: Stop., goto: end}
""",
    """\
modes:
  standard: {title: Standard, about: As meant., default: true}
  curfew: {title: Curfew, about: Hard., undo: false, slots: false}
""",
)


def test_loading_over_the_one_save_of_a_hard_run_asks(tmp_path):
    """`load` says what becomes of the run, and no keeps it."""
    console = Console(tmp_path, "1\nsave kept\nnew X curfew\nyes\n1\nload kept\nno\nstatus\n", PROGRAM)
    text = " ".join(console.text.split())
    assert "Leave this run? It is lost then." in text
    assert "Difficulty: Curfew" in text.rpartition("status")[2]
