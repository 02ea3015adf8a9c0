"""Whether a command can be used where the player stands, and why not."""

from __future__ import annotations

from game.play.commands import CAMP, END, PLAY, TITLE, by_name
from game.play.errors import SaveError
from game.play.shelf import is_kept_by_game
from game.play.store.names import check_slot_name
from game.story.program import MODE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.play.run import Run
    from game.play.session import Session


def where(session: Session) -> str:
    """Return where the player stands, as commands name it."""
    run = session.run
    if run is None:
        return TITLE
    if run.finished is not None:
        return END
    return CAMP if run.scene.camp else PLAY


def why_not(session: Session, command: str) -> str:
    """Return why a command can't be used here, or an empty string."""
    declared = by_name(command)
    run = session.run
    if run is None:
        return "" if TITLE in declared.where else "That needs a story under way."
    if where(session) not in declared.where:
        return {
            "choose": "The story has ended: begin anew, or take your last choice back.",
            "easier": "The difficulty can be lowered at a camp only.",
        }.get(command, "Not here.")
    return _REFUSALS[command](run) if command in _REFUSALS else ""


def _undo(run: Run) -> str:
    if run.can_undo:
        return ""
    if not run.program.tables.modes[run.mode].undo:
        return f"In {run.program.tables.modes[run.mode].title} nothing can be taken back."
    if not run.steps:
        return "There is nothing to take back."
    harder = run.program.tables.modes[run.moments[-2].state.values[MODE]]
    return f"What was done in {harder.title} can't be taken back."


def _save(run: Run) -> str:
    mode = run.program.tables.modes[run.mode]
    return "" if mode.slots else f"In {mode.title} there is one save, and the game keeps it for you."


def _easier(run: Run) -> str:
    return "" if run.easier_modes else "There is no easier difficulty."


_REFUSALS = {"undo": _undo, "save": _save, "easier": _easier}


def why_not_save_as(session: Session, slot: str) -> str:
    """Return why this moment can't be kept under a name, or an empty string."""
    refusal = why_not(session, "save")
    if refusal:
        return refusal
    try:
        check_slot_name(slot)
    except SaveError as error:
        return error.sentence
    if is_kept_by_game(slot):
        return f"{slot} is a save that the game keeps itself: choose another name."
    if session.shelf.own and not session.shelf.is_ours:
        return f"This is a further window: it keeps its run as {session.shelf.own} and writes nothing else."
    return ""
