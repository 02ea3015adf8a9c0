"""Spoils every call of a save in the C library itself, one child a trial, and says what each lost.

    LD_PRELOAD=preload.so python preload_server.py FOLDER

Prints one JSON object: by way of spoiling, how many calls were spoiled, and the trials in which something was lost.
"""

import ctypes
import errno
import json
import os
import sys

from crash.documents import number_at, save
from game.play.store.errors import FolderProblem

FAIL, DIE_BEFORE, DIE_AFTER, DIE_HALF_WAY, SHORT = range(1, 6)
WAYS = {
    "disk full": (FAIL, errno.ENOSPC),
    "disk error": (FAIL, errno.EIO),
    "quota": (FAIL, errno.EDQUOT),
    "read-only": (FAIL, errno.EROFS),
    "died before": (DIE_BEFORE, 0),
    "died after": (DIE_AFTER, 0),
    "died half-way": (DIE_HALF_WAY, 0),
    "short write": (SHORT, 0),
}
SAVED, REFUSED, CLEAN = 0, 3, 4
"""How a child ends: it saved, it was refused with a sentence, or it saved and its turn never came."""

shim = ctypes.CDLL(None)


def spoiled_save(path, at, way):
    """Save 2 with call number at spoiled; end with SAVED, REFUSED or CLEAN."""
    shim.arm(at, *way)
    try:
        save(path, 2)
    except FolderProblem:
        return REFUSED
    return SAVED if shim.disarm() >= at else CLEAN


def code_of(path, at, way):
    """Return how a child ends that makes the spoiled save."""
    child = os.fork()
    if not child:
        code = 1
        try:
            code = spoiled_save(path, at, way)
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def trials(folder, name):
    """Spoil each call in this way until there is none left; return how many there were, and what was lost."""
    lost = []
    for at in range(1, 200):
        path = f"{folder}/{name} {at}"
        save(path, 0)
        save(path, 1)
        code = code_of(path, at, WAYS[name])
        number = number_at(path)
        if number not in ([2] if code in (SAVED, CLEAN) else [1, 2]) or code == 1:
            lost.append([at, code, number])
        if code == CLEAN:
            return {"calls": at - 1, "lost": lost}
    raise RuntimeError("the save never ended")


if __name__ == "__main__":
    print(json.dumps({name: trials(sys.argv[1], name) for name in WAYS}))
