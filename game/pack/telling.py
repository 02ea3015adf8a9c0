"""The second pass over a pack: everything it says, as one Story."""

from __future__ import annotations

import re

from game.pack import scalars, shared
from game.pack.chapters import chapter
from game.pack.context import Context
from game.pack.keys import entries
from game.pack.nodes import Hole, Scalar
from game.pack.rules import rule
from game.pack.scenes import scene
from game.pack.shared import standard_mode
from game.pack.style import style
from game.pack.targets import scene_named
from game.pack.variables import read_ally, read_variable
from game.story.model import CastMember, Pool, Story

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.pack.declaring import Declared
    from game.pack.gathering import Files
    from game.pack.keys import Fields
    from game.pack.names import Entry
    from game.pack.nodes import Node
    from game.story.model import Ally, Mode, Property, Push, Rule, Variable

FORMAT = 1
"""The format of packs that is read here."""

MOST_RULES = 99
"""Every rule is looked at in every step."""

PIPS = (1, 6)
"""Fewest and most pips where a pack says nothing."""

_VERSION = re.compile(r"[0-9]{1,9}\.[0-9]{1,9}\.[0-9]{1,9}")
_DEVICE = re.compile("con|prn|aux|nul|(?:com|lpt)[0-9]")
"""Names that no folder has on Windows, with any ending (Microsoft, "Naming Files, Paths, and Namespaces")."""


def tell(files: Files, declared: Declared) -> Story:
    """Return the story that the files tell; with errors reported, it is only good for further checks."""
    manifest, names, sections = files.manifest, declared.names, declared.sections
    assert manifest is not None  # noqa: S101 - without a manifest nothing was declared
    scope = names.scope()
    allies, bonds = _allies(declared)
    variables = [*_variables(declared, "variables"), *bonds, *_variables(declared, "tags")]

    def each(section: str) -> Iterator[tuple[Context, Entry]]:
        return ((Context(entry.page, scope), entry) for entry in sections.named(section).values())

    return Story(
        name=_name(manifest),
        version=_version(manifest),
        title=scalars.text(manifest, "title"),
        about=scalars.text(manifest, "about"),
        notice=scalars.text(manifest, "notice"),
        start=_start(Context(manifest.page, scope), manifest),
        renamed=_renamed(Context(manifest.page, scope), manifest),
        variables=tuple(variables),
        allies=allies,
        defines=tuple(filter(None, (shared.define(context, entry) for context, entry in each("define")))),
        modes=_modes(declared, manifest),
        push=_push(declared),
        pips=_pips(declared),
        rules=_rules(declared),
        pools=_pools(declared),
        promises=tuple(shared.promise(context, entry) for context, entry in each("promises")),
        cast=_cast(declared),
        codex=tuple(filter(None, (shared.codex_entry(context, entry) for context, entry in each("codex")))),
        style=style(sections),
        properties=_properties(declared),
        voices=tuple(filter(None, (shared.voice(context, entry) for context, entry in each("voices")))),
        chapters=tuple(sorted((chapter(names, head) for head in declared.heads), key=_chapter_order)),
        scenes=tuple(scene(names, head) for head in names.scenes.values()),
        place=manifest.page.place(manifest.node),
    )


def _chapter_order(one: object) -> tuple[bool, int, str]:
    number, name = getattr(one, "number", 0), getattr(one, "id", "")
    return number == 0, number, name


def _name(manifest: Fields) -> str:
    number = manifest.get("format")
    if number is not None and getattr(number, "text", "") != str(FORMAT):
        manifest.page.wrong(
            number, "wrong-format", f"This program reads format {FORMAT}: write `format: {FORMAT}`."
        )
    node = manifest.get("story")
    name = None if node is None else scalars.name_of(manifest.page, node, "a story's name")
    if node is not None and name is not None and _DEVICE.fullmatch(name) is not None:
        message = f"`{name}` is a device on Windows, and saves stand in a folder of the story's name: choose another."
        manifest.page.wrong(node, "bad-name", message)
    return name or ""


def _version(manifest: Fields) -> str:
    node = manifest.get("version")
    if node is None:
        return ""
    if not isinstance(node, Scalar) or _VERSION.fullmatch(node.text) is None:
        manifest.page.wrong(
            node, "bad-version", "A version is three numbers with dots between them, as in `0.1.0`."
        )
        return ""
    return node.text


def _start(context: Context, manifest: Fields) -> str:
    node = manifest.get("start")
    head = None if node is None else scene_named(context, node)
    if head is None or node is None:
        return ""
    if head.library:
        context.page.wrong(
            node, "library-goto", f"`{head.name}` stands in a library: a run starts in an episode."
        )
    if head.params:
        context.page.wrong(
            node, "missing-param", f"`{head.name}` takes params: nothing can give them at the start."
        )
    return head.name


def _renamed(context: Context, manifest: Fields) -> tuple[tuple[str, str], ...]:
    found = []
    for key, node in entries(manifest.page, manifest.get("renamed"), "`renamed`"):
        is_scene = "/" in key.text
        present = _scene_of_today(context, node) if is_scene else _variable_of_today(context, node)
        if key.text in (context.names.scenes if is_scene else _slots(context)):
            kind = "scene" if is_scene else "variable"
            message = f"The {kind} `{key.text}` exists: only a name that is gone is renamed."
            manifest.page.wrong(key, "wrong-combination", message)
        if present is not None:
            found.append((key.text, present))
    return tuple(found)


def _scene_of_today(context: Context, node: Node) -> str | None:
    head = scene_named(context, node)
    return None if head is None else head.name


def _variable_of_today(context: Context, node: Node) -> str | None:
    written = scalars.text_of(context.page, node)
    if written is None or written in _slots(context):
        return written
    near = context.page.report.nearest(written, _slots(context))
    message = f"There is no variable `{written[:100]}`: declare it, or use another."
    context.page.wrong(node, "unknown-name", message, near)
    return None


def _slots(context: Context) -> list[str]:
    """Return the names that a save knows values by, an ally's bond by the ally."""
    names = context.names
    return [*(name.partition(".")[0] for name in names.domains), *names.broken]


def _variables(declared: Declared, section: str) -> Iterator[Variable]:
    for entry in declared.sections.named(section).values():
        context = Context(entry.page, declared.names.scope())
        found = read_variable(context, entry, tag=section == "tags")
        if found is not None:
            yield found


def _allies(declared: Declared) -> tuple[tuple[Ally, ...], list[Variable]]:
    allies: list[Ally] = []
    bonds: list[Variable] = []
    for entry in declared.sections.named("allies").values():
        both = read_ally(Context(entry.page, declared.names.scope()), entry)
        if both is not None:
            allies.append(both[0])
            bonds.append(both[1])
    return tuple(allies), bonds


def _modes(declared: Declared, manifest: Fields) -> tuple[Mode, ...]:
    """Return the difficulties, of which exactly one is the default."""
    modes: list[Mode] = []
    for entry in declared.sections.named("modes").values():
        found = shared.mode(Context(entry.page, declared.names.scope()), entry)
        if found.default and any(mode.default for mode in modes):
            entry.page.wrong(
                entry.key, "default-mode", "Another mode is the default: keep `default: true` in one."
            )
        modes.append(found)
    if not modes:
        return (standard_mode(manifest.page.place(manifest.node)),)
    if not any(mode.default for mode in modes) and not manifest.page.report.incomplete:
        first = next(iter(declared.sections.named("modes").values()))
        first.page.wrong(
            first.key, "default-mode", "No mode is the default: write `default: true` in one of them."
        )
    return tuple(modes)


def _push(declared: Declared) -> Push | None:
    nodes = declared.sections.nodes("push")
    if not nodes:
        return None
    fields, node = nodes[0]
    return shared.push(Context(fields.page, declared.names.scope()), node)


def _pips(declared: Declared) -> tuple[int, int]:
    nodes = declared.sections.nodes("pips")
    if not nodes:
        return PIPS
    fields, node = nodes[0]
    span = scalars.range_of(fields.page, node)
    if span is None:
        return PIPS
    if span[0] < PIPS[0] or span[1] > PIPS[1]:
        fields.page.wrong(node, "out-of-range", "Pips go from 1 to 6 at most.")
    return span


def _rules(declared: Declared) -> tuple[Rule, ...]:
    taken: set[str] = set()
    items = declared.sections.items("rules")
    for fields, node in items[MOST_RULES : MOST_RULES + 1]:
        fields.page.wrong(node, "wrong-count", f"A pack has at most {MOST_RULES} rules.")
    return tuple(
        rule(Context(fields.page, declared.names.scope()), node, taken)
        for fields, node in items[:MOST_RULES]
        if not isinstance(node, Hole)
    )


def _pools(declared: Declared) -> tuple[Pool, ...]:
    named = declared.sections.named("pools")
    context = declared.names.scope()
    return tuple(
        shared.pool(Context(entry.page, context), entry) if name in named else Pool(name, "", entry.place)
        for name, entry in declared.names.pools.items()
    )


def _cast(declared: Declared) -> tuple[CastMember, ...]:
    """Return everyone with forms of name: the cast, and allies, whose names are forms too."""
    sections = declared.sections
    entries_of = {**sections.named("allies"), **sections.named("cast")}
    return tuple(
        CastMember(name, tuple(declared.names.forms.get(name, {}).items()), entry.place)
        for name, entry in entries_of.items()
    )


def _properties(declared: Declared) -> tuple[Property, ...]:
    found: dict[str, Property] = {}
    for fields, node in declared.sections.items("properties"):
        one = shared.property_of(Context(fields.page, declared.names.scope()), node)
        if one is not None and one.id in found:
            fields.page.wrong(node, "duplicate-name", f"Another property has the id `{one.id}`: use another.")
        elif one is not None:
            found[one.id] = one
    return tuple(found.values())
