"""Moving between scenes: entering, calling, returning, timers, rules, and scenes that lead on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.story.scenes import Call
from naive.playing import (
    Playing,
    apply,
    here,
    holds,
    mark,
    routed,
    scene_named,
    shared_sight,
    show,
    sight,
)
from naive.state import Frame, NaiveError

if TYPE_CHECKING:
    from game.story.model import Chapter, Rule, Story, Variable
    from game.story.scenes import Outcome, Scene, Target
    from naive.state import Args

MOST_FRAMES = 4
MOST_FOLLOWED = 100


def move(playing: Playing, way: Outcome) -> None:
    """Go where an outcome leads: by its route, into a call, back from one, or nowhere."""
    if way.route:
        enter(playing, routed(way.route, sight(playing)))
    elif way.call is not None:
        call(playing, way.call)
    elif way.returns:
        return_(playing)


def call(playing: Playing, calling: Call) -> None:
    """Remember where to go on, and enter the scene called."""
    if len(playing.frames) == MOST_FRAMES:
        raise NaiveError("calls are nested too deep")
    given = _given(playing, calling.target)
    before = _episode(playing)
    frame = Frame(playing.scene, playing.args, calling.resume, calling.target.scene, given)
    playing.frames.append(frame)
    playing.tell("call", calling.target.scene)
    _arrive(playing, calling.target.scene, given, before)


def return_(playing: Playing) -> None:
    """Go back to where the last call stood, and on from there where it says so."""
    if not playing.frames:
        raise NaiveError("there is no call to return from")
    frame = playing.frames.pop()
    playing.scene, playing.args = frame.scene, frame.args
    playing.tell("return", frame.scene)
    if frame.resume:
        enter(playing, routed(frame.resume, sight(playing)))
    else:
        show(playing, here(playing).back, sight(playing))


def enter(playing: Playing, target: Target) -> None:
    """Enter a scene that isn't called."""
    _arrive(playing, target.scene, _given(playing, target), _episode(playing))


def rules_stage(playing: Playing) -> None:
    """Fire the first rule that may, and go where it leads."""
    for rule in playing.story.rules:
        if _fires(playing, rule):
            _fire(playing, rule)
            return


def follow(playing: Playing) -> None:
    """Go on through scenes that only lead on, with a rules stage at each."""
    while True:
        scene = here(playing)
        if scene.call is None and not scene.route and not scene.returns:
            break
        playing.followed += 1
        if playing.followed > MOST_FOLLOWED:
            raise NaiveError("scenes lead on in a circle")
        if scene.call is not None:
            call(playing, Call(scene.call.target, scene.call.resume or scene.route))
        elif scene.returns:
            return_(playing)
        else:
            enter(playing, routed(scene.route, sight(playing)))
        rules_stage(playing)
    if scene.ending is not None:
        playing.tell("ending", scene.name)


def tick(playing: Playing, variable: Variable) -> None:
    """Count a timer down by one; at one it runs out, and stays there for the rule that fires for it."""
    value = playing.values[variable.name]
    assert isinstance(value, int)
    if value > 1:
        playing.values[variable.name] = value - 1
        playing.tell("tick", variable.name, value - 1)
    elif value == 1 and any(rule.timer == variable.name for rule in playing.story.rules):
        playing.due.add(variable.name)
    elif value == 1:
        playing.values[variable.name] = 0
        playing.tell("tick", variable.name, 0)


def _given(playing: Playing, target: Target) -> Args:
    """Return the constants a scene is given; those left out are passed on from the scene stood in."""
    given = dict(target.given)
    passed = dict(playing.args)
    params = scene_named(playing.story, target.scene).params
    return tuple((one.name, given.get(one.name, passed.get(one.name, 0))) for one in params)


def _arrive(playing: Playing, name: str, args: Args, before: str | None) -> None:
    """Stand in a scene and do everything that entering it does."""
    playing.scene, playing.args = name, args
    scene = here(playing)
    chapter = _chapter(playing.story, scene)
    if chapter.number and chapter.id != before and not playing.frames:
        playing.tell("begin", chapter.id)
        apply(playing, chapter.begin, shared_sight(playing))
        _tick_each(playing, "episode")
    playing.tell("enter", name)
    playing.visits[name] = playing.visits.get(name, 0) + 1
    _tick_each(playing, name)
    apply(playing, scene.enter, sight(playing))
    mark(playing, scene.marks)
    show(playing, scene.text, sight(playing))


def _tick_each(playing: Playing, event: str) -> None:
    for variable in playing.story.variables:
        if variable.each == event:
            tick(playing, variable)


def _episode(playing: Playing) -> str | None:
    """Return the episode stood in: of a library's scene that of whoever called it; None before the start."""
    for name in [playing.scene, *(frame.scene for frame in reversed(playing.frames))]:
        if name:
            chapter = _chapter(playing.story, scene_named(playing.story, name))
            if chapter.number:
                return chapter.id
    return None


def _chapter(story: Story, scene: Scene) -> Chapter:
    return next(chapter for chapter in story.chapters if chapter.id == scene.chapter)


def _fires(playing: Playing, rule: Rule) -> bool:
    if rule.id in playing.fired:
        return False
    if rule.call is not None:
        on_the_stack = [frame.called for frame in playing.frames]
        if rule.call.target.scene in on_the_stack:
            return False
    if rule.timer and (rule.timer not in playing.due or playing.values[rule.timer] != 1):
        return False  # an effect that moves a timer after it ran out keeps its rule from firing
    return holds(rule.when, shared_sight(playing))


def _fire(playing: Playing, rule: Rule) -> None:
    playing.fired.add(rule.id)
    playing.tell("rule", rule.id)
    if rule.timer:
        playing.due.discard(rule.timer)
        playing.values[rule.timer] = 0
        playing.tell("tick", rule.timer, 0)
    apply(playing, rule.effects, shared_sight(playing))
    if rule.call is not None:
        call(playing, rule.call)
    elif rule.route:
        enter(playing, routed(rule.route, shared_sight(playing)))
