"""A pytest plugin that turns packs into test items: `pytest --pack my_pack`, or `packs = my_pack` in the settings.

It does nothing unless it is asked. A pack given with `--pack` is always run; one of the settings is run where pytest is
started without paths, or with a path that its `story.yaml` stands under. What is collected is read from the pack alone,
in the order of the story, so that every process of pytest-xdist collects the same; each proves a pack once, when the
first item asks.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from game.testing.items import PackFile

PACKS = pytest.StashKey[frozenset[Path]]()
"""The first files of the packs that were asked for."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Say how a pack is asked for."""
    group = parser.getgroup("twelve-to-six", "interactive stories, proved")
    group.addoption(
        "--pack",
        action="append",
        default=[],
        dest="story_packs",
        metavar="PATH",
        help="prove this pack and try its story tests, an item each; may be given more than once",
    )
    parser.addini("packs", "packs to prove, as with --pack", type="paths", default=[])


def pytest_configure(config: pytest.Config) -> None:
    """Note which packs are meant, and have pytest come by those that are to be run whatever else is."""
    here = config.invocation_params.dir
    asked = [_first(here / given) for given in config.getoption("story_packs")]
    usual = [_first(path) for path in config.getini("packs")]
    config.stash[PACKS] = frozenset([*asked, *usual])
    for path in (*asked, *usual):
        if not path.is_file():
            raise pytest.UsageError(f"no pack was found: there is no {path}")
    without_paths = config.args_source is not pytest.Config.ArgsSource.ARGS
    for path in [*asked, *(usual if without_paths else ())]:
        # a folder and a file inside it, both given, make pytest 8 leave out the rest of the folder
        if not any(_leads_to(here / given.partition("::")[0], path) for given in config.args):
            config.args.append(str(path))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Let no folder be passed over on the way to a pack."""
    packs = config.stash[PACKS]
    return False if any(_leads_to(collection_path, path) for path in packs) else None


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> PackFile | None:
    """Collect the first file of a pack that was asked for."""
    if file_path not in parent.config.stash[PACKS]:
        return None
    from game.testing.items import PackFile  # noqa: PLC0415 - it brings the engine, which nobody asked for before

    return PackFile.from_parent(parent, path=file_path)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the items of a pack in one process, and so with one proof, where xdist is told to (`--dist loadgroup`)."""
    if config.pluginmanager.hasplugin("xdist"):
        for item in items:
            if item.path in config.stash[PACKS]:
                item.add_marker(pytest.mark.xdist_group(str(item.path)))


def _leads_to(given: Path, path: Path) -> bool:
    """Tell whether a path is another one, or a folder above it."""
    found = Path(os.path.normpath(given))
    return found == path or found in path.parents


def _first(path: Path) -> Path:
    """Return the first file of a pack, given that or its folder."""
    from game.pack.opening import locate  # noqa: PLC0415 - only where a pack is named

    folder, name = locate(path)
    return Path(os.path.abspath(Path(folder, name)))  # noqa: PTH100 - as pytest does: no link is followed
