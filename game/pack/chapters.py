"""Episodes and libraries: which files are one, which scenes they hold."""

from __future__ import annotations

from game.language.records import NamedTuple
from game.pack import scalars
from game.pack.context import Context
from game.pack.expressions import changes
from game.pack.keys import Fields, entries
from game.pack.names import Entry, Names, SceneHead
from game.pack.nodes import Scalar, values_of
from game.pack.prose import prose, proses
from game.pack.scenes import parameters
from game.pack.sections import said_twice
from game.pack.tables import CHAPTER_KEYS
from game.story.model import Chapter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.pack.nodes import Node

_EPISODE_ONLY = ("day", "begin", "recap", "close")


class ChapterHead(NamedTuple):
    """A file that is an episode or a library."""

    fields: Fields
    id: str
    number: int
    """0 for a library."""


def chapter_of(fields: Fields) -> ChapterHead | None:
    """Return what an included file is, or None when it holds shared sections alone."""
    values = fields.values
    if "episode" not in values and "library" not in values:
        keys = [key.name for key in CHAPTER_KEYS if key.name in values]
        if keys:
            message = f"`{keys[0]}` belongs to an episode or a library: add `episode:` or `library:`."
            fields.wrong(keys[0], "missing-key", message)
            fields.page.report.incomplete = True
        return None
    if "scenes" not in values:
        fields.page.wrong(fields.node, "missing-key", "An episode or a library needs the key `scenes`.")
        fields.page.report.incomplete = True
    head = _library(fields) if "library" in values else _episode(fields)
    if head is None:
        fields.page.report.incomplete = True
    return head


def declare_scenes(names: Names, heads: list[ChapterHead]) -> None:
    """Add every scene to the names, and every chapter; a second use of a name is reported."""
    ids: dict[str, ChapterHead] = {}
    numbers: dict[int, ChapterHead] = {}
    for head in heads:
        _check_twice(head, ids.setdefault(head.id, head), "id" if head.number else "library", head.id)
        if head.number:
            _check_twice(head, numbers.setdefault(head.number, head), "episode", str(head.number))
        if not head.number:
            names.libraries.add(head.id)
        _declare_chapter(names, head)


def chapter(names: Names, head: ChapterHead) -> Chapter:
    """Return an episode or a library, without its scenes."""
    fields = head.fields
    context = Context(fields.page, names.scope(head.id), library=not head.number)
    return Chapter(
        id=head.id,
        number=head.number,
        title=scalars.text(fields, "title", head.id.replace("_", " ").capitalize()),
        day=scalars.text(fields, "day"),
        begin=changes(context, fields.get("begin")),
        content_notes=scalars.texts(fields, "content_notes"),
        recap=proses(context, fields, "recap", head.id),
        close=prose(context, fields, "close", head.id),
        place=fields.page.place(fields.node),
    )


def pool_of(node: Node) -> Scalar | None:
    """Return the pool that a scene's node names as a storylet, if it does."""
    storylet = values_of(node).get("storylet")
    pool = None if storylet is None else values_of(storylet).get("pool")
    return pool if isinstance(pool, Scalar) else None


def _episode(fields: Fields) -> ChapterHead | None:
    number = scalars.whole_of(fields.page, fields.values["episode"], 1, 999)
    node = fields.get("id")
    if node is None:
        fields.wrong(
            "episode", "missing-key", "An episode needs the key `id`, the first half of its scenes' names."
        )
        return None
    name = scalars.name_of(fields.page, node, "an id")
    return None if name is None or number is None else ChapterHead(fields, name, number)


def _library(fields: Fields) -> ChapterHead | None:
    if "episode" in fields:
        fields.wrong("library", "wrong-combination", "A file is an episode or a library: keep one.")
        return None
    for key in _EPISODE_ONLY:
        if key in fields:
            fields.wrong(
                key,
                "wrong-combination",
                f"A library has no `{key}`: its scenes belong to the caller's episode.",
            )
    name = scalars.name_of(fields.page, fields.values["library"], "a library's name")
    own = fields.get("id")
    if own is not None and name is not None and getattr(own, "text", name) != name:
        fields.wrong("id", "wrong-combination", "A library's name is its id: leave `id` out.")
    return None if name is None else ChapterHead(fields, name, 0)


def _check_twice(head: ChapterHead, first: ChapterHead, key: str, name: str) -> None:
    if first is not head:
        place = first.fields.page.place(first.fields.node)
        message = f"`{name}` is taken, in {place.file}: choose another."
        page = head.fields.page
        page.wrong(head.fields.values.get(key, head.fields.node), "duplicate-name", message)


def _declare_chapter(names: Names, head: ChapterHead) -> None:
    page = head.fields.page
    short = []
    for key, node in entries(page, head.fields.get("scenes"), "`scenes`"):
        name = scalars.name_of(page, key, "a scene's name")
        if name is None:
            page.report.incomplete = True
            continue
        entry = Entry(page, key, node)
        full = f"{head.id}/{name}"
        if full in names.scenes:
            said_twice(entry, names.scenes[full].entry)
            continue
        params = parameters(page, values_of(node).get("params"))
        names.scenes[full] = SceneHead(full, entry, head.id, not head.number, params)
        short.append(name)
        pool = pool_of(node)
        if pool is not None:
            names.pools.setdefault(pool.text, Entry(page, pool, pool))
    names.chapters[head.id] = (*names.chapters.get(head.id, ()), *short)
