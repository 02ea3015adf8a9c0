"""Where saves and the compiled story belong."""

import subprocess
import sys
from pathlib import Path

import pytest

from game.play.store import folders
from game.play.store.errors import FolderProblem
from game.play.store.folders import cache_folder, checkout, is_checkout, save_folder

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch, tmp_path):
    """Leave nothing in the environment but a home."""
    for variable in ("TWELVE_TO_SIX_SAVES", "TWELVE_TO_SIX_CACHE", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.fixture
def _installed(monkeypatch):
    """Pretend that the game doesn't run from a checkout."""
    monkeypatch.setattr(folders, "checkout", lambda: None)


def test_the_option_comes_first(monkeypatch, tmp_path):
    """--save-dir beats the environment, and both beat the checkout."""
    monkeypatch.setenv("TWELVE_TO_SIX_SAVES", str(tmp_path / "variable"))
    assert save_folder(str(tmp_path / "option")) == str(tmp_path / "option")
    assert save_folder() == str(tmp_path / "variable")


def test_a_folder_from_here_or_from_home(monkeypatch, tmp_path):
    """A relative folder is taken from where we are, ~ is the home folder, and the answer is absolute."""
    monkeypatch.chdir(tmp_path)
    assert save_folder("mine") == str(tmp_path / "mine")
    assert save_folder("~/mine") == str(tmp_path / "mine")


@pytest.mark.parametrize("empty", ["", None])
def test_nothing_is_asked(monkeypatch, empty):
    """An empty option or variable asks for nothing."""
    monkeypatch.setenv("TWELVE_TO_SIX_SAVES", "")
    assert save_folder(empty) == str(ROOT / "saves")


def test_a_checkout():
    """A checkout keeps its own saves."""
    assert checkout() == str(ROOT)
    assert save_folder() == str(ROOT / "saves")


def test_what_is_no_checkout(tmp_path):
    """Our pyproject.toml and a story beside it make a checkout; less does not."""
    assert not is_checkout(str(tmp_path))
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "twelve-to-six"\n')
    assert not is_checkout(str(tmp_path))
    (tmp_path / "story").mkdir()
    assert is_checkout(str(tmp_path))
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "another"\n')
    assert not is_checkout(str(tmp_path))


@pytest.mark.skipif(sys.platform != "linux", reason="XDG is the custom of Linux")
@pytest.mark.usefixtures("_installed")
def test_the_custom_of_linux(monkeypatch, tmp_path):
    """An installed game keeps to the XDG folders; values that are not absolute count for nothing."""
    assert save_folder() == str(tmp_path / ".local/share/twelve-to-six/saves")
    assert cache_folder() == str(tmp_path / ".cache/twelve-to-six")
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    monkeypatch.setenv("XDG_CACHE_HOME", "/cache")
    assert save_folder() == "/data/twelve-to-six/saves"
    assert cache_folder() == "/cache/twelve-to-six"
    monkeypatch.setenv("XDG_DATA_HOME", "data")
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    assert save_folder() == str(tmp_path / ".local/share/twelve-to-six/saves")
    assert cache_folder() == str(tmp_path / ".cache/twelve-to-six")


@pytest.mark.usefixtures("_installed")
@pytest.mark.parametrize("base", [None, "/elsewhere"])
def test_the_dozen_lines_agree_with_platformdirs(monkeypatch, base):
    """Our own way to the folders ends where platformdirs would."""
    platformdirs = pytest.importorskip("platformdirs")
    if base:
        monkeypatch.setenv("XDG_DATA_HOME", base)
        monkeypatch.setenv("XDG_CACHE_HOME", base)
    assert save_folder() == str(Path(platformdirs.user_data_dir("twelve-to-six", appauthor=False)) / "saves")
    assert cache_folder() == platformdirs.user_cache_dir("twelve-to-six", appauthor=False)


@pytest.mark.usefixtures("_installed")
def test_the_custom_of_other_systems(monkeypatch):
    """Elsewhere platformdirs is asked."""
    platformdirs = pytest.importorskip("platformdirs")
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda name, *_: f"/Library/{name}")
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda name, *_: f"/Library/Caches/{name}")
    assert save_folder() == "/Library/twelve-to-six/saves"
    assert cache_folder() == "/Library/Caches/twelve-to-six"


def test_the_cache_can_be_put_elsewhere(monkeypatch, tmp_path):
    """The variable decides, a checkout doesn't: it may be read-only."""
    assert not cache_folder().startswith(str(ROOT))
    monkeypatch.setenv("TWELVE_TO_SIX_CACHE", str(tmp_path / "cache"))
    assert cache_folder() == str(tmp_path / "cache")


def test_a_present_folder_that_was_removed(monkeypatch, tmp_path):
    """A relative folder where there is no present one is a sentence."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(FolderProblem, match="mine could not be found"):
        save_folder("mine")


def test_what_the_store_imports():
    """Importing the whole store brings in nothing that makes the start of the game wait."""
    modules = sorted(each.stem for each in (ROOT / "game/play/store").glob("*.py") if each.stem != "__init__")
    code = (
        f"import sys, {', '.join(f'game.play.store.{name}' for name in modules)}\n"
        "from game.play.store.folders import cache_folder, save_folder\n"
        "cache_folder(), save_folder()\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    heavy = {"tempfile", "pathlib", "shutil", "dataclasses", "typing", "inspect", "platformdirs", "argparse"}
    assert heavy & set(done.stdout.split()) == set()
