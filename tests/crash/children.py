"""Work done in a forked child, for what would spoil the test's own process: limits, users, being killed."""

import os
import traceback


def in_child(work, *args):
    """Start the work in a child and return its number; the child ends with 0, or 1 and a traceback."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        work(*args)
        code = 0
    except BaseException:  # noqa: BLE001 - whatever it is must be seen, and must not reach pytest a second time
        traceback.print_exc()
    finally:
        os._exit(code)


def ended(child):
    """Wait for the child and return its exit code, negative for a signal."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def is_alive(child):
    """Return whether the child has not ended yet; one that has must not be waited for again."""
    return os.waitpid(child, os.WNOHANG) == (0, 0)
