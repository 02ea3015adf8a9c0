"""From a moment to the page that shows it."""

from __future__ import annotations

from game.play.moment import words
from game.play.offering import offer_lines
from game.play.page import Block, Mark, Page
from game.play.wording import changes, odds
from game.story.rendering import render

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.engine.state import Event
    from game.play.moment import Moment, Trail
    from game.story.program import Program
    from game.story.rendering import Paragraph

ROLLED = {"success": "it works.", "failure": "it does not.", "pushed": "it does not, and you push."}


def page_of(program: Program, moment: Moment, before: Trail | None) -> Page:
    """Return the page of a moment; `before` is the trail one step earlier, None at the first moment of a run."""
    tables, trail, state = program.tables, moment.trail, moment.state
    scene = tables.scenes[state.scene]
    chapter = tables.chapters[trail.chapter] if trail.chapter >= 0 else None
    known = trail.codex if before is None else before.codex
    began = next((place for place, event in enumerate(moment.events) if event[0] == "begin"), None)
    told = () if before is None else moment.events
    printed = tuple(event[1] for event in moment.events if event[0] == "text")
    return Page(
        scene=state.scene,
        chapter=trail.chapter,
        title=chapter.title if chapter else "",
        day=chapter.day if chapter else "",
        where=trail.where,
        slot=trail.slot,
        blocks=tuple(_blocks(program, moment, before)),
        changes=changes(program, told[:began]),
        begun=() if began is None else changes(program, told[began:]),
        marks=tuple(_marks(program, moment)),
        begins=began is not None,
        opened=tuple(entry for entry in trail.codex if entry not in known),
        offers=offer_lines(program, state),
        roll_call=any(event[0] == "enter" and tables.scenes[event[1]].roll_call for event in moment.events),
        camp=scene.camp,
        ending=scene.ending,
        texts=printed or ((scene.text,) if scene.text >= 0 else ()),
    )


def standing(program: Program, moment: Moment) -> tuple[Paragraph, ...]:
    """Return the text of the scene stood in, for a page that a result alone has led to."""
    text = program.tables.scenes[moment.state.scene].text
    return render(program, text, moment.state.values) if text >= 0 else ()


def _blocks(program: Program, moment: Moment, before: Trail | None) -> Iterator[Block]:
    trail = moment.trail if before is None or not moment.events else before
    where, slot = trail.where, trail.slot
    if not moment.events:
        paragraphs = standing(program, moment)
        if paragraphs:
            yield Block("passage", paragraphs, _place(slot, where))
    moved: Event | None = None
    for event in moment.events:
        if event[0] in ("enter", "return"):
            moved = event
            scene = program.tables.scenes[event[1]]
            where = words(program, scene.where, moment.state.values) or where
            slot = words(program, scene.slot, moment.state.values) or slot
        elif event[0] == "roll":
            said = _rolled(program, moment, event)
            if said:
                yield Block("roll", (((said, False),),))
        elif event[0] == "text":
            paragraphs = render(program, event[1], event[2])
            kind = _kind(program, moved, event[1])
            if paragraphs:
                yield Block(kind, paragraphs, _place(slot, where) if kind in ("passage", "back") else "")


def _place(slot: str, where: str) -> str:
    return ", ".join(part for part in (slot, where) if part)


def _kind(program: Program, moved: Event | None, text: int) -> str:
    if moved is not None:
        returned = moved[0] == "return" and program.tables.scenes[moved[1]].back == text
        return "back" if returned else "passage"
    return "push" if text == program.tables.push_then else "result"


def _rolled(program: Program, moment: Moment, event: Event) -> str:
    """Return how a risk went, or nothing where it could not fail or chance alone decided."""
    _, _, pips, result = event
    safe = pips >= 6 or program.tables.modes[moment.state.values[0]].never_fail
    if result not in ROLLED or (result == "success" and (safe or not pips)):
        return ""
    return f"{odds(pips)} {pips}/6: {ROLLED[result]}"


def _marks(program: Program, moment: Moment) -> Iterator[Mark]:
    values = moment.state.values
    for event in moment.events:
        if event[0] == "remember":
            yield Mark("remember", words(program, event[2], values), "")
        elif event[0] == "pays":
            yield Mark("pays", words(program, event[2], values), _origin(program, moment.trail, event[1]))


def _origin(program: Program, trail: Trail, promise: int) -> str:
    """Return the title of the episode in which a promise was made."""
    chapters = program.tables.chapters
    for made in trail.made:
        if made.promise == promise and made.chapter >= 0:
            return chapters[made.chapter].title
    number = program.tables.promises[promise].made_in
    return next((chapter.title for chapter in chapters if chapter.number == number), "")
