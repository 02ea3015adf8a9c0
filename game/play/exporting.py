"""Putting a transcript beside the saves."""

from __future__ import annotations

from game.play.errors import SaveError
from game.play.store.paths import join
from game.play.store.problems import shown
from game.play.store.writing import write
from game.play.transcript import export_markdown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.play.session import Session


def export(session: Session) -> str:
    """Write the run's transcript as Markdown; return the sentence that says where, or why not."""
    run = session.playing
    path = join(session.shelf.folder, f"transcript-{session.slot}-{run.seed}.md")
    try:
        write(path, export_markdown(run).encode(), keep=0)
    except SaveError as error:
        return error.sentence
    return f"Written to {shown(path)}."
