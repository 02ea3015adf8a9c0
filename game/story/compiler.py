"""The compiler: a checked Story in, the tables of a Program out. Names and trees end here."""

from __future__ import annotations

from game.language.code import lower_condition
from game.story.compiling.assembly import Assembly
from game.story.compiling.choices import ChoiceMaker, priced
from game.story.program import (
    BACK,
    CALL,
    END,
    FORK,
    GOTO,
    LEAD,
    Ally,
    Chapter,
    Ending,
    Entry,
    Mode,
    Promise,
    Property,
    Rule,
    Scene,
    Tables,
    Voice,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.story import model, scenes
    from game.story.compiling.instances import Instance
    from game.story.model import Story
    from game.story.program import Ops, Slot


def compile_story(story: Story) -> Tables:
    """Return the tables of a story in which the reader found no error."""
    assembly = Assembly(story)
    endings: list[Ending] = []
    # texts get their numbers in the order in which they are come to here
    made = tuple(
        _scene(assembly, index, instance, endings) for index, instance in enumerate(assembly.instances)
    )
    rules = tuple(_rule(assembly, rule) for rule in story.rules)
    chapters = tuple(_chapter(assembly, chapter) for chapter in story.chapters)
    promises = tuple(_promise(assembly, promise) for promise in story.promises)
    codex = tuple(_entry(assembly, entry) for entry in story.codex)
    voices = tuple(_voice(assembly, voice, endings) for voice in story.voices)
    push_say, push_then = _push_texts(assembly)
    return Tables(
        story=story.name,
        version=story.version,
        title=story.title,
        about=story.about,
        notice=story.notice,
        default_mode=next(index for index, mode in enumerate(story.modes) if mode.default),
        push_say=push_say,
        push_then=push_then,
        pips=story.pips,
        start=assembly.scene_of[story.start, ()],
        tags_from=assembly.tags_from,
        slots=_shown_slots(assembly),
        modes=tuple(_mode(assembly, mode) for mode in story.modes),
        chapters=chapters,
        scenes=made,
        choices=tuple(assembly.choices),
        routes=tuple(assembly.routes),
        rules=rules,
        choice_ticks=_timers(assembly, "choice"),
        episode_ticks=_timers(assembly, "episode"),
        texts=assembly.texts.finished(),
        endings=tuple(endings),
        promises=promises,
        codex=codex,
        voices=voices,
        allies=tuple(_ally(assembly, ally) for ally in story.allies),
        properties=tuple(_property(assembly, claim) for claim in story.properties),
        renamed=story.renamed,
        places=_places(assembly),
    )


def _shown_slots(assembly: Assembly) -> tuple[Slot, ...]:
    """Return the slots, those of variables with the condition on which they are shown."""
    slots = list(assembly.slots)
    for variable in assembly.story.variables:
        if variable.met is not None:
            index = assembly.slot(variable.name)
            met = assembly.condition(variable.met, assembly.names)
            slots[index] = slots[index]._replace(met=met)
    return tuple(slots)


def _timers(assembly: Assembly, event: str) -> tuple[int, ...]:
    return tuple(
        assembly.slot(v.name) for v in assembly.story.variables if v.kind == "timer" and v.each == event
    )


def _scene(assembly: Assembly, index: int, instance: Instance, endings: list[Ending]) -> Scene:
    name, args = instance
    scene = assembly.scenes[name]
    names, text = assembly.names.given(args), assembly.texts.add
    ending = -1
    if scene.ending is not None:
        ending = len(endings)
        endings.append(
            Ending(
                index, scene.ending.kind, text(scene.ending.title, names), text(scene.ending.riddle, names)
            )
        )
    resume = scene.call.resume if scene.call is not None else scene.route
    return Scene(
        name=name,
        args=args,
        chapter=assembly.chapters[scene.chapter],
        kind=_kind(scene),
        text=text(scene.text, names),
        where=text(scene.where, names),
        slot=text(scene.slot, names),
        back=text(scene.back, names),
        visits=names.indices.get(f"visits {name}", -1),
        ops=_entering(assembly, scene, args),
        choices=ChoiceMaker(assembly, scene, index, args).all(),
        call=-1 if scene.call is None else assembly.target(scene.call.target, args),
        route=assembly.route(resume, names, args),
        ending=ending,
        camp=scene.camp,
        roll_call=scene.roll_call,
    )


def _kind(scene: scenes.Scene) -> int:
    if scene.ending is not None:
        return END
    if scene.returns:
        return BACK
    return LEAD if scene.route or scene.call is not None else FORK


def _entering(assembly: Assembly, scene: scenes.Scene, args: tuple[tuple[str, int], ...]) -> Ops:
    names = assembly.names.given(args)
    ticks: Ops = tuple(("tick", slot) for slot in _timers(assembly, scene.name))
    text: Ops = () if scene.text is None else (("text", assembly.texts.add(scene.text, names)),)
    return ticks + assembly.effects(scene.enter, names) + assembly.marks(scene.marks, names) + text


def _rule(assembly: Assembly, rule: model.Rule) -> Rule:
    names = assembly.names
    return Rule(
        id=rule.id,
        when=assembly.condition(rule.when, names),
        timer=assembly.slot(rule.timer) if rule.timer else -1,
        ops=assembly.effects(rule.effects, names),
        move=GOTO if rule.call is None else CALL,
        scene=-1 if rule.call is None else assembly.target(rule.call.target, ()),
        route=assembly.route(rule.route if rule.call is None else rule.call.resume, names, ()),
    )


def _mode(assembly: Assembly, mode: model.Mode) -> Mode:
    tops = dict(mode.tops)
    push = assembly.story.push
    return Mode(
        name=mode.name,
        title=mode.title,
        about=mode.about,
        never_fail=mode.never_fail,
        tops=tuple(min(slot.high, tops.get(slot.name, slot.high)) for slot in assembly.slots),
        push=() if push is None else priced(assembly, push.cost, mode.costs),
        undo=mode.undo,
        slots=mode.slots,
    )


def _chapter(assembly: Assembly, chapter: model.Chapter) -> Chapter:
    names, text = assembly.names, assembly.texts.add
    first = next(
        (i for i, (name, _) in enumerate(assembly.instances) if name.startswith(f"{chapter.id}/")), -1
    )
    return Chapter(
        id=chapter.id,
        number=chapter.number,
        title=chapter.title,
        day=chapter.day,
        begin=assembly.effects(chapter.begin, names),
        content_notes=chapter.content_notes,
        recap=tuple(text(line, names) for line in chapter.recap),
        close=text(chapter.close, names),
        first=first,
    )


def _promise(assembly: Assembly, promise: model.Promise) -> Promise:
    about = assembly.texts.add(promise.about, assembly.names)
    return Promise(promise.name, promise.made_in, promise.paid_in, about)


def _entry(assembly: Assembly, entry: model.CodexEntry) -> Entry:
    names = assembly.names
    unlock = None if entry.unlock is None else lower_condition(entry.unlock.expr, names)
    return Entry(
        entry.name, entry.title, entry.group, assembly.texts.add(entry.text, names), unlock, entry.start
    )


def _voice(assembly: Assembly, voice: model.Voice, endings: list[Ending]) -> Voice:
    found = next(
        (i for i, ending in enumerate(endings) if assembly.instances[ending.scene][0] == voice.ending), -1
    )
    return Voice(voice.name, voice.title, found, assembly.texts.add(voice.text, assembly.names))


def _push_texts(assembly: Assembly) -> tuple[int, int]:
    """Return what a push says and what it prints."""
    push, names, text = assembly.story.push, assembly.names, assembly.texts.add
    return (-1, -1) if push is None else (text(push.say, names), text(push.then, names))


def _ally(assembly: Assembly, ally: model.Ally) -> Ally:
    names = assembly.names
    bond = names.indices[f"{ally.name}.bond"]
    return Ally(ally.name, ally.title, ally.method, bond, assembly.condition(ally.met, names))


def _property(assembly: Assembly, claim: model.Property) -> Property:
    return Property(claim.id, claim.kind, lower_condition(claim.condition.expr, assembly.names))


def _places(assembly: Assembly) -> tuple[tuple[str, str, int, int], ...]:
    story = assembly.story
    places = [(scene.name, scene.place) for scene in story.scenes]
    places += [
        (f"{scene.name}/{choice.id}", choice.place) for scene in story.scenes for choice in scene.choices
    ]
    places += [(f"rule {rule.id}", rule.place) for rule in story.rules]
    places += [(f"codex {entry.name}", entry.place) for entry in story.codex]
    places += [(f"property {prop.id}", prop.place) for prop in story.properties]
    places += [(f"text {name}", prose.place) for name, prose in assembly.texts.sources.items()]
    return tuple((name, place.file, place.line, place.column) for name, place in places)
