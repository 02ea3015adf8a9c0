"""Folders on a disk that costs nothing, since these tests write thousands of files."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

MEMORY = "/dev/shm"  # noqa: S108 - only the parent of a folder with a random name


@pytest.fixture
def folder(tmp_path):
    """Give an empty folder, in memory where the system has such a place."""
    if not os.access(MEMORY, os.W_OK):
        yield tmp_path
        return
    made = tempfile.mkdtemp(prefix="twelve-to-six-", dir=MEMORY)
    yield Path(made)
    shutil.rmtree(made, ignore_errors=True)
