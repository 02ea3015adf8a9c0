"""Kills one saving child after another, and says what each kill lost.

    python kill_server.py FOLDER KILLS SEED WRITER

One warm process forks every child, since starting an interpreter costs more than a hundred trials. A child saves on
from the last number, one after another, and acknowledges each through a pipe; after a random time it is killed with
SIGKILL, and what loads then is compared with what it acknowledged. Prints one JSON object.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from crash import wrong_writers
from crash.documents import packed
from game.play.store import reading, writing
from game.play.store.errors import MissingSave, SaveError
from game.play.store.temporary import writer_of

WRITERS = {"ours": writing.write, "in place": wrong_writers.in_place}
LONGEST_LIFE = 0.0012
"""Seconds; about ten saves on a disk in memory."""
WORD = 8


def save_for_ever(path, number, writer, acknowledge):
    """Acknowledge the number there is, then save the next and acknowledge that, and so on."""
    while True:
        os.write(acknowledge, number.to_bytes(WORD, "big"))
        number += 1
        writer(path, packed(number))


def killed_child(path, number, writer, life):
    """Let a child save after this number, kill it after so many seconds, and return the last number it acknowledged."""
    acknowledged, acknowledge = os.pipe()
    child = os.fork()
    if not child:
        try:
            save_for_ever(path, number, writer, acknowledge)
        finally:
            os._exit(1)
    os.close(acknowledge)
    word = os.read(acknowledged, WORD)  # the child is at work
    time.sleep(life)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(acknowledged, "rb") as pipe:
        word = pipe.read()[-WORD:] or word
    if not os.WIFSIGNALED(status):
        raise ChildProcessError("the child ended by itself")
    return int.from_bytes(word, "big")


def loaded(path):
    """Return the number that loads, 0 where there is nothing, None where nothing can be loaded."""
    try:
        return reading.load(path).body["number"]
    except MissingSave:
        return 0
    except SaveError:
        return None


def main(folder, kills, seed, writer):
    """Run so many trials and print what they found."""
    path, luck = f"{folder}/slot", random.Random(seed)
    number, lost, mid_save, left = 0, 0, 0, 0
    for _ in range(kills):
        acknowledged = killed_child(path, number, WRITERS[writer], luck.uniform(0, LONGEST_LIFE))
        mid_save += any(writer_of(beside) for beside in os.listdir(folder))  # noqa: PTH208 - a thousand times
        found = loaded(path)
        left += any(writer_of(beside) for beside in os.listdir(folder))  # noqa: PTH208 - a thousand times
        lost += found not in (acknowledged, acknowledged + 1)
        if found is None:
            Path(path).unlink(missing_ok=True)
        number = found or 0
    print(
        json.dumps({"kills": kills, "saves": number, "lost": lost, "mid_save": mid_save, "left_over": left})
    )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
