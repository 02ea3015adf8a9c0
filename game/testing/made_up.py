"""Whole valid packs as the text of their files, for Hypothesis and for fast seeded campaigns.

`packs()` is a strategy; `random_pack(generator)` makes the same kind of pack from a seeded generator in about a
millisecond. Both give a dict of file name to text, for `write_pack`. A *wild* pack may also nest its calls too
deep in play; any other can be played on and on without an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from game.testing.making.context import Context
from game.testing.making.drawing import HypothesisDrawing, SeededDrawing, some, yes
from game.testing.making.plan import planned
from game.testing.making.scenes import decide_kinds, scene_entry
from game.testing.making.sections import claims, codex, episode_head, rules, timers
from game.testing.making.world import declared, define
from game.testing.making.yaml_text import as_yaml

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from game.testing.making.drawing import Drawing

Files = dict[str, str]
"""The text of each file of a pack by its path inside the pack."""


@st.composite
def packs(draw: st.DrawFn, *, wild: bool = False) -> Files:
    """Generate whole valid packs."""
    return make_pack(HypothesisDrawing(draw), wild=wild)


def random_pack(generator: random.Random, *, wild: bool = False) -> Files:
    """Return a whole valid pack, the same for the same state of the generator."""
    return make_pack(SeededDrawing(generator), wild=wild)


def write_pack(files: Files, folder: Path) -> Path:
    """Write a pack's files into a folder and return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def make_pack(drawing: Drawing, *, wild: bool = False) -> Files:
    """Return a whole valid pack as the drawing decides."""
    context = Context(drawing, declared(drawing), planned(drawing, wild=wild))
    context.counted = some(drawing, context.plan.scenes(), 0, 2)
    timers(context)
    define(drawing, context.world, context.visits(""))
    rules(context)
    codex(context)
    claims(context)
    decide_kinds(context)
    return _files(context)


def _files(context: Context) -> Files:
    """Return the manifest, the files it includes, and the shared sections spread over all of them."""
    drawing, plan = context.drawing, context.plan
    files: dict[str, dict[str, Any]] = {"story.yaml": _manifest(context)}
    for shared in ("cast.yaml", "rules.yaml"):
        if yes(drawing, 40):
            files[shared] = {}
    for number, episode in enumerate(plan.episodes, start=1):
        files[f"episodes/0{number}.yaml"] = episode_head(context, episode, number)
    for library in plan.libraries:
        files[f"{library}.yaml"] = {"library": library, "id": library, "title": library.capitalize()}
    for title, section in context.world.sections.items():
        _spread(drawing, files, title, section)
    files = {name: entry for name, entry in files.items() if entry}
    for entry in files.values():
        if "id" in entry:
            entry["scenes"] = _scenes(context, entry["id"])
    flow, quote = yes(drawing, 50), "'" if yes(drawing, 50) else '"'
    files["story.yaml"]["include"] = _includes(drawing, list(files)[1:])
    return {name: as_yaml(entry, flow=flow, quote=quote) for name, entry in files.items()}


def _manifest(context: Context) -> dict[str, Any]:
    entry: dict[str, Any] = {"story": "made_up", "format": 1, "version": "0.1.0", "title": "Made up"}
    if yes(context.drawing, 20):
        entry |= {"about": "A story that nobody wrote.", "notice": "Made up.", "terms": {"day": "Day"}}
        entry["renamed"] = {"first/gone": context.plan.main[0].full}
    return entry | {"start": context.plan.main[0].full}


def _spread(drawing: Drawing, files: dict[str, dict[str, Any]], title: str, section: Any) -> None:
    """Put a shared section into one file, or half of it into each of two."""
    names = list(files)
    first = files[names[drawing.number(0, len(names) - 1)]]
    if not isinstance(section, dict) or len(section) < 2 or title in _WHOLE or not yes(drawing, 20):
        first[title] = section
        return
    second = files[names[drawing.number(0, len(names) - 1)]]
    items = list(section.items())
    first[title] = dict(items[:1])
    second[title] = second.get(title, {}) | dict(items[1:])


_WHOLE = {"modes", "push", "style", "limits", "define"}
"""Sections that stand in one piece."""


def _scenes(context: Context, chapter: str) -> dict[str, Any]:
    found = [scene for scene in context.plan.scenes() if scene.chapter == chapter]
    return {scene.name: scene_entry(context, scene) for scene in found}


def _includes(drawing: Drawing, names: list[str]) -> list[str]:
    """Return how the manifest names the other files: one by one, or by a pattern."""
    if yes(drawing, 50):
        return names
    return [name for name in names if "/" not in name] + ["episodes/*.yaml"]
