"""Sites: where texts are read that no operation prints, each with what must hold there.

A page shows texts beside its passage: place and hour, choices with their prices and locks; and where a choice led
nowhere, or a run is gone on with, it shows the passage of its scene again, as it is by then. Others can be read on any page: codex entries (in this run or a later one, for the player keeps them), voices, what a meter feels like, what the
episode tells a returning player, promises at a roll call. What turns on the way there and not on the state is a *mark*.
"""

from __future__ import annotations

from game.engine.offers import announced
from game.language.records import NamedTuple
from game.language.simplify import build
from game.story.program import END, FORK, RISK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.story.program import Code, Ops, Tables

    Mark = tuple[str, int, int]
    """("chapter", episode begun last, -1), ("made", promise, -1), or in this step ("said", promise, text) and
    ("entered", scene, -1)."""
    Tests = tuple[tuple[Code, bool], ...]
    """(condition, whether it must hold)."""


class Site(NamedTuple):
    """A text on a page."""

    text: int
    scene: int = -1
    """On whose page; -1: on any."""
    tests: Tests = ()
    mark: Mark | None = None
    pushing: int = -1
    """The risk whose failure could be pushed there, or -1."""


def sites(tables: Tables) -> list[Site]:
    """Return every site of a story."""
    found = [site for scene in range(len(tables.scenes)) for site in _on_page(tables, scene)]
    found += [*_told(tables), *_kept(tables), *_signs(tables)]
    return [site for site in found if site.text >= 0]


def at_start(tables: Tables) -> set[int]:
    """Return the texts that are read on the start values too, where no run is played."""
    found = {entry.text for entry in tables.codex} | {voice.text for voice in tables.voices}
    return found | {ending.title for ending in tables.endings} | {ending.riddle for ending in tables.endings}


def printed(tables: Tables) -> set[int]:
    """Return the texts that some operation prints."""
    found = {op[1] for ops in every_ops(tables) for op in ops if op[0] == "text"}
    return (found | {scene.back for scene in tables.scenes} | {tables.push_then}) - {-1}


def every_ops(tables: Tables) -> Iterator[Ops]:
    """Yield the operations of everything that has any."""
    yield from (chapter.begin for chapter in tables.chapters)
    yield from (rule.ops for rule in tables.rules)
    yield from (scene.ops for scene in tables.scenes)
    yield from (choice.ops for choice in tables.choices)
    yield from (way.ops for choice in tables.choices for way in choice.ways)


def _on_page(tables: Tables, index: int) -> Iterator[Site]:
    scene = tables.scenes[index]
    for text in (scene.where, scene.slot):
        yield Site(text, mark=("entered", index, -1))
        if scene.kind in (FORK, END):
            yield Site(text, index)
    if scene.kind in (FORK, END):
        yield Site(scene.text, index)
    if scene.kind == END:
        ending = tables.endings[scene.ending]
        yield from (Site(ending.title, index), Site(ending.riddle, index))
    for number in scene.choices if scene.kind == FORK else ():
        yield from _offered(tables, index, number)


def _offered(tables: Tables, scene: int, number: int) -> Iterator[Site]:
    choice = tables.choices[number]
    seen: Tests = () if choice.condition is None else ((choice.condition, True),)
    for text in (choice.say, choice.confirm, *(text for _, text in announced(choice))):
        yield Site(text, scene, seen)
    for code, why in choice.needs:
        yield Site(why, scene, (*seen, (code, False)))
    if choice.kind == RISK:
        for modifier in choice.modifiers:
            own: Tests = () if modifier.condition is None else ((modifier.condition, True),)
            yield Site(modifier.why, scene, (*seen, *own))
        if choice.push:
            yield Site(tables.push_say, scene, pushing=number)


def _told(tables: Tables) -> Iterator[Site]:
    """Yield what is said of the way so far: marks made, the episode's recap and its last words, promises."""
    for ops in every_ops(tables):
        for op in ops:
            if op[0] in ("remember", "pays"):
                yield Site(op[2], mark=("said", op[1], op[2]))
    for index, chapter in enumerate(tables.chapters):
        for text in (*chapter.recap, chapter.close):
            yield Site(text, mark=("chapter", index, -1))
    for index, promise in enumerate(tables.promises):
        yield Site(promise.about, mark=("made", index, -1))


def _kept(tables: Tables) -> Iterator[Site]:
    yield from (Site(entry.text) for entry in tables.codex)
    yield from (Site(voice.text) for voice in tables.voices)


def _signs(tables: Tables) -> Iterator[Site]:
    met = {ally.slot: ally.met for ally in tables.allies}
    for index, slot in enumerate(tables.slots):
        known: Tests = tuple((code, True) for code in (slot.met, met.get(index)) if code is not None)
        for value, text in slot.signs if slot.show != "hidden" else ():
            yield Site(text, tests=((build("eq", ("var", index), ("int", value)), True), *known))
