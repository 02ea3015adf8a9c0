"""From the text of a pack's files to its story, in both forms."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from game.pack.reader import read_pack
from game.story.compiler import compile_story
from game.story.program import Program
from strategies.packs import write_pack

if TYPE_CHECKING:
    from game.story.model import Story
    from strategies.packs import Files


def both(files: Files) -> tuple[Story, Program]:
    """Return a pack as a story and as a compiled program, or raise PackError."""
    with tempfile.TemporaryDirectory() as folder:
        story = read_pack(write_pack(files, Path(folder)))
    return story, Program(compile_story(story), "")
