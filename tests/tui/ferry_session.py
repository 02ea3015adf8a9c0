"""A session on the little ferry story, for the screens."""

from functools import cache
from pathlib import Path

from game.pack.reader import read_pack
from game.play.session import Session
from game.story.compiler import compile_story
from game.story.program import Program

FERRY = Path(__file__).with_name("ferry")
SEED = "K7Q2-9FXD"
"""With it the stair fails, and can be pushed."""


@cache
def ferry() -> Program:
    """Return the little story, compiled once."""
    return Program(compile_story(read_pack(FERRY)), "ferry")


def session_in(folder, *, started=True, seed=SEED, mode=None) -> Session:
    """Return a session that keeps its saves in the folder, with a run under way or not."""
    session = Session.on(ferry(), str(folder), seed, mode)
    if started:
        session.new_run(seed, mode)
    return session
