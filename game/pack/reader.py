"""A pack, read: its files, what they declare, what they say, and whether it holds together."""

from __future__ import annotations

from contextlib import suppress

from game.language.records import NamedTuple
from game.pack import flow, offers
from game.pack.declaring import declare
from game.pack.diagnostics import PackError, has_errors, in_order
from game.pack.garbage import no_collections
from game.pack.gathering import Files, gather
from game.pack.page import EnoughError, Report
from game.pack.telling import tell
from game.pack.tests_files import story_tests

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from game.pack.diagnostics import Diagnostic
    from game.pack.keys import Fields
    from game.pack.tests_files import StoryTest
    from game.story.model import Story


class Reading(NamedTuple):
    """What came of reading a pack."""

    story: Story | None
    """None when anything is an error."""
    diagnostics: tuple[Diagnostic, ...]
    """Everything found, by place."""
    sources: Mapping[str, str]
    """The texts of the files by path inside the pack, to show lines of."""
    digests: Mapping[str, str]
    """Of the bytes of the files, by path."""
    listings: Mapping[str, list[str]]
    """The files that each pattern of `include` names."""
    tests: tuple[StoryTest, ...] = ()
    """The story tests, where they were asked for."""
    nodes: tuple[Fields, ...] = ()
    """What the files were composed into, for who does not want it taken apart."""


def read_pack(path: str | os.PathLike[str]) -> Story:
    """Return the story of a pack (its folder, or its `story.yaml`), or raise PackError with all that is wrong."""
    reading = load_pack(path)
    if reading.story is None:
        raise PackError(reading.diagnostics)
    return reading.story


def load_pack(path: str | os.PathLike[str], *, with_tests: bool = False) -> Reading:
    """Return what came of reading a pack, and its story tests if asked for; a pack that is wrong is no exception."""
    report = Report()
    files = Files(path, report)
    story = None
    tests: tuple[StoryTest, ...] = ()
    with no_collections(), suppress(EnoughError):
        gather(files)
        if files.manifest is not None:
            declared = declare(files)
            story = tell(files, declared)
            offers.check(story, report)
            flow.check(story, report)
            tests = story_tests(files, declared, story) if with_tests else ()
    diagnostics = in_order(report.found)
    sources = {page.file: page.text for page in files.pages}
    story = None if has_errors(diagnostics) else story
    nodes = tuple(files.included)
    return Reading(story, diagnostics, sources, files.digests, files.listings, tests, nodes)
