"""A sample of the same faults in the real C library and the real kernel, where the tools for it are at hand."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from crash.documents import number_at, save

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SAVE_TWO = "import sys; from crash.documents import save; save(sys.argv[1], 2)"


def environment(**more):
    """Return the environment in which a child finds the game and these tests."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")]), **more}


@pytest.fixture
def shim(tmp_path):
    """Give the compiled shim, where there is a compiler and the system is one that preloads."""
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("needs a C compiler, on Linux")
    library = tmp_path / "preload.so"
    done = subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", library, HERE / "preload.c", "-ldl"],
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        pytest.skip(f"the C compiler can't build the shim: {done.stderr[:200]}")
    return library


def test_every_call_of_the_c_library_spoiled(shim, folder):
    """With each call of a save failing, cut short or fatal in the C library, nothing acknowledged is lost."""
    done = subprocess.run(
        [sys.executable, HERE / "preload_server.py", folder],
        env=environment(LD_PRELOAD=str(shim)),
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    ways = json.loads(done.stdout)
    assert {name: way["lost"] for name, way in ways.items() if way["lost"]} == {}
    assert all(way["calls"] >= 10 for way in ways.values()), "the shim saw too little of the save"


@pytest.fixture
def strace(tmp_path):
    """Give strace, where it is there and may trace."""
    found = shutil.which("strace")
    if found is None:
        pytest.skip("needs strace")
    tried = subprocess.run(
        [found, "-o", tmp_path / "trace", "-e", "inject=fsync:error=EIO", "true"],
        check=False,
        capture_output=True,
    )
    if tried.returncode:
        pytest.skip("strace may not trace here")
    return found


@pytest.mark.parametrize(
    ("inject", "saved"),
    [
        ("fsync:error=ENOSPC:when=1", False),
        ("fsync:error=EIO:when=2", False),
        ("rename:error=EDQUOT:when=2", False),
        ("rename:signal=KILL:when=1", False),
        ("rename:signal=KILL:when=2", False),
        ("link:error=EPERM:when=1", True),
        ("write:error=ENOSPC:when=1", False),
    ],
)
def test_the_kernel_refuses(strace, tmp_path, folder, inject, saved):
    """With one system call refused or fatal in the kernel's place, the old save or the new one is whole."""
    path = folder / "slot"
    save(path, 0)
    save(path, 1)
    command = [
        strace,
        "-o",
        tmp_path / "trace",
        "-e",
        f"inject={inject}",
        sys.executable,
        "-c",
        SAVE_TWO,
        path,
    ]
    done = subprocess.run(command, env=environment(), check=False, capture_output=True)
    assert (done.returncode == 0) == saved
    assert "INJECTED" in (tmp_path / "trace").read_text() or "KILL" in (tmp_path / "trace").read_text()
    assert number_at(path) in ([2] if saved else [1, 2])
