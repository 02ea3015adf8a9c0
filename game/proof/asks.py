"""Questions about states that decide nothing: text pieces, codex unlocks and the author's properties.

Each reads slots, tags among them, that the proof proper leaves out where they can't matter; so each group of questions
that reads the same has an exploration of its own, in which those slots matter where the questions are asked.
"""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, Any, NamedTuple

from game.language.code import slots
from game.proof.effects import guard, movements
from game.proof.exploring import explored
from game.proof.layout import Layout
from game.proof.liveness import mask_of_slots
from game.proof.locks import first_layer
from game.proof.masks import settled
from game.proof.space import Space
from game.story.program import END, FORK, RISK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from game.proof.budget import Budget
    from game.proof.domains import Domains
    from game.proof.points import Item, Point
    from game.proof.reach import Reached
    from game.proof.space import Asked, Node
    from game.proof.terrain import Terrain
    from game.story.program import Code, Spans, Tables

    Piece = tuple[int, tuple[int, ...], bool]
    """(text, path to the piece, which of its sides)."""
    Standing = list[tuple[int, list[tuple[Code, bool]]]]
    """(text, [(condition, whether it must hold for the text to show)]) of what stands beside a passage."""


MOST_TRIED = 1 << 16
"""Combinations of values up to which a piece is tried on the values alone."""
MOST_WIDER = 6
"""How many times larger than the proof's own sets those of a group of texts or questions may be."""
LEAST_WIDTH = 1 << 16
"""Valuations below which sets are never too large."""


class Question(NamedTuple):
    """A condition asked of every state between two steps."""

    kind: str
    """`always`, `never`, `can` or `codex`."""
    name: str
    code: Code


class Answer(NamedTuple):
    """Where a condition was found true, or false for `always`."""

    reached: Reached
    node: Node
    bits: int
    depth: int


def questions(tables: Tables) -> list[Question]:
    """Return everything that is asked of every state."""
    found = [Question(one.kind, one.id, one.code) for one in _properties(tables)]
    return found + [
        Question("codex", entry.name, entry.unlock) for entry in tables.codex if entry.unlock is not None
    ]


class _Property(NamedTuple):
    kind: str
    id: str
    code: Code


def _properties(tables: Tables) -> Iterator[_Property]:
    for one in tables.properties:
        yield _Property(one.kind, one.id, one.condition)


def open_questions(terrain: Terrain, asked: Iterable[Question]) -> list[Question]:
    """Return the questions that the values of single slots don't answer already."""
    cells = [point for point in terrain.flow.at if point[0] == "cell"]
    return [one for one in asked if any(_can_answer(terrain, point, one) for point in cells)]


def _can_answer(terrain: Terrain, cell: Point, question: Question) -> bool:
    return terrain.flow.can(cell, question.code, holds=question.kind != "always")


def answered(terrain: Terrain, asked: Sequence[Question], budget: Budget) -> dict[str, Answer]:
    """Return, for each question by its kind and name, the state reached first that answers it.

    All are asked in one exploration where that does not make its sets much larger, or else half of them at a time.
    """
    if not asked:
        return {}
    reads = [mask_of_slots(slots(question.code)) for question in asked]

    def at(point: Point, item: Item | None) -> int:
        if item is not None or point[0] != "cell":
            return 0
        cell = terrain.outline.of(point)
        return _union(read for read, one in zip(reads, asked, strict=True) if _can_answer(terrain, cell, one))

    space = Space(terrain.program, terrain.mode, _once(at), terrain=terrain)
    if len(asked) > 1 and space.width > MOST_WIDER * _least_width(terrain):
        middle = len(asked) // 2
        return answered(terrain, asked[:middle], budget) | answered(terrain, asked[middle:], budget)
    reached = explored(space, budget)
    found: dict[str, Answer] = {}
    for cell in reached.cells():
        for question in asked:
            if not _can_answer(terrain, terrain.outline.of(cell.point), question):
                continue
            mask = guard(cell.layout, question.code, holds=question.kind != "always")
            bits = cell.bits & mask
            if bits:
                depth, one = first_layer(cell, bits)
                known = found.get(f"{question.kind} {question.name}")
                if known is None or depth < known.depth:
                    found[f"{question.kind} {question.name}"] = Answer(reached, cell, one, depth)
    return found


def _once(asked: Asked) -> Asked:
    """Return the same, every point being asked once."""
    known: dict[Point, int] = {}

    def at(point: Point, item: Item | None) -> int:
        if item is not None:
            return asked(point, item)
        if point not in known:
            known[point] = asked(point, None)
        return known[point]

    return at


def _least_width(terrain: Terrain) -> int:
    return max(LEAST_WIDTH, Space(terrain.program, terrain.mode, terrain=terrain).width)


def _union(reads: Iterable[int]) -> int:
    whole = 0
    for read in reads:
        whole |= read
    return whole


def conditional(tables: Tables) -> list[int]:
    """Return the texts that have pieces."""
    return [index for index, text in enumerate(tables.texts) if any(True for _ in _pieces(text.body, ()))]


def piece_reads(tables: Tables, piece: Piece) -> int:
    """Return the slots that decide whether a piece is shown: its own condition's and those of the pieces around it."""
    text, path, _ = piece
    paths = [path, *(outer for _, outer, _ in around(tables, text, path))]
    codes = [piece_at(tables, text, one)[1] for one in paths]
    return mask_of_slots(frozenset().union(*map(slots, codes)))


def sides(tables: Tables, text: int) -> Iterator[Piece]:
    """Yield every side of every piece of a text that has something to show."""
    for path, _, both in _pieces(tables.texts[text].body, ()):
        for side in (True, False):
            if both[side]:
                yield text, path, side


def _pieces(spans: Spans, path: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], Code, dict[bool, bool]]]:
    for number, span in enumerate(spans):
        if span[0] == "em":
            yield from _pieces(span[1], (*path, number))
        elif span[0] == "if":
            yield (*path, number), span[1], {True: bool(span[2]), False: bool(span[3])}
            yield from _pieces(span[2], (*path, number, 1))
            yield from _pieces(span[3], (*path, number, 0))


def piece_at(tables: Tables, text: int, path: tuple[int, ...]) -> tuple[Any, ...]:
    """Return the span of a piece."""
    spans: Spans = tables.texts[text].body
    waiting = list(path)
    while True:
        span = spans[waiting.pop(0)]
        if not waiting:
            return span
        spans = span[1] if span[0] == "em" else span[2 if waiting.pop(0) else 3]


def words_of(tables: Tables, piece: Piece) -> tuple[str, str]:
    """Return the id of a piece's text and the words of one of its sides."""
    text, path, side = piece
    return tables.texts[text].id, " ".join(_words(piece_at(tables, text, path)[2 if side else 3]).split())


def around(tables: Tables, text: int, path: tuple[int, ...]) -> Iterator[Piece]:
    """Yield the sides of pieces that a piece stands in, the outermost first."""
    spans: Spans = tables.texts[text].body
    at = 0
    while at < len(path) - 1:
        span = spans[path[at]]
        if span[0] == "em":
            spans, at = span[1], at + 1
        else:
            yield text, path[: at + 1], bool(path[at + 1])
            spans, at = span[2 if path[at + 1] else 3], at + 2


def cut(words: str, most: int = 8) -> str:
    """Return the first few words."""
    every = words.split()
    return " ".join(every[:most]) + (" …" if len(every) > most else "")


def _words(spans: Spans) -> str:
    found = ""
    for span in spans:
        if span[0] == "text":
            found += span[1]
        elif span[0] == "em":
            found += _words(span[1])
        else:
            found += " "
    return found


def placed(tables: Tables) -> set[int]:
    """Return the texts that are printed at a known moment, so that it can be decided on which states."""
    found = {text for scene in range(len(tables.scenes)) for text, _ in standing_texts(tables, scene)}
    ops = [rule.ops for rule in tables.rules] + [scene.ops for scene in tables.scenes]
    ops += [choice.ops for choice in tables.choices]
    ops += [way.ops for choice in tables.choices for way in choice.ways]
    found.update(op[1] for group in ops for op in group if op[0] == "text")
    found.update(scene.back for scene in tables.scenes)
    found.add(tables.push_then)
    return found - {-1}


def text_groups(tables: Tables, held: int, wanted: Iterable[Piece]) -> list[set[Piece]]:
    """Return sides of pieces in groups that are explored together.

    `held` are the slots that a proof tells apart anyway; what a group reads beside them makes its sets larger by
    at most `MOST_WIDER` times, or all of it is read by one piece.
    """
    reads = {piece: piece_reads(tables, piece) & ~held for piece in sorted(wanted)}
    groups: list[tuple[int, set[Piece]]] = []
    for piece in sorted(reads, key=lambda one: -reads[one].bit_count()):
        for number, (read, pieces) in enumerate(groups):
            if reads[piece] & ~read == 0 or _wider(tables, read | reads[piece]) <= MOST_WIDER:
                groups[number] = read | reads[piece], {*pieces, piece}
                break
        else:
            groups.append((reads[piece], {piece}))
    return [pieces for _, pieces in groups]


def _wider(tables: Tables, read: int) -> int:
    return prod(
        slot.high - slot.low + 1 for index, slot in enumerate(tables.slots) if read >> index & 1 and index
    )


def shown(terrain: Terrain, pieces: Iterable[Piece], budget: Budget) -> set[Piece]:
    """Return the sides of some pieces that are ever shown in a mode."""
    program, mode, tables = terrain.program, terrain.mode, terrain.program.tables
    domains = terrain.values_among(terrain.flow.at)
    pieces = [piece for piece in pieces if _possible(tables, domains, piece)]
    if not pieces:
        return set()
    wanted: dict[int, int] = {}
    paths: set[tuple[int, tuple[int, ...]]] = set()
    for piece in pieces:
        wanted[piece[0]] = wanted.get(piece[0], 0) | piece_reads(tables, piece)
        paths |= {piece[:2], *((text, path) for text, path, _ in around(tables, *piece[:2]))}
    standing = [standing_texts(tables, index) for index in range(len(tables.scenes))]

    def at(point: Point, item: Item | None) -> int:
        if item is not None:
            return wanted.get(item[1], 0) if item[0] == "text" else 0
        return _asked_standing(standing[point[1]], wanted) if point[0] == "cell" else 0

    space = Space(program, mode, at, terrain=terrain)
    reached = explored(space, budget)
    found: set[Piece] = set()
    for node in list(reached.space.nodes.values()):
        if node.bits:
            for text, bits in _printed(reached, node, standing, wanted):
                _open(node, tables.texts[text].body, bits, found, paths, text, ())
    return found


def _possible(tables: Tables, domains: Domains, piece: Piece) -> bool:
    """Return whether the values that slots can have at all let a piece be shown."""
    text, path, side = piece
    for one, way, holds in (*around(tables, text, path), (text, path, side)):
        code = piece_at(tables, one, way)[1]
        read = slots(settled(code, domains))
        if prod(len(domains[slot]) for slot in read) <= MOST_TRIED and not guard(
            Layout(domains, read), code, holds=holds
        ):
            return False
    return True


def _asked_standing(texts: Standing, wanted: dict[int, int]) -> int:
    found = 0
    for text, codes in texts:
        if text in wanted:
            found |= wanted[text]
            for code, _ in codes:
                found |= mask_of_slots(slots(code))
    return found


def _open(
    node: Node,
    spans: Spans,
    bits: int,
    found: set[Piece],
    paths: set[tuple[int, tuple[int, ...]]],
    text: int,
    path: tuple[int, ...],
) -> None:
    for number, span in enumerate(spans):
        here = (*path, number)
        if span[0] == "em":
            _open(node, span[1], bits, found, paths, text, here)
        elif span[0] == "if" and (text, here) in paths:
            mask = guard(node.layout, span[1], holds=True)
            for side, part, inside in ((True, bits & mask, span[2]), (False, bits & ~mask, span[3])):
                if part:
                    found.add((text, here, side))
                    _open(node, inside, part, found, paths, text, (*here, int(side)))


def _printed(
    reached: Reached, node: Node, standing: list[Standing], wanted: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield (text, the set it is printed on) at a node and on its links."""
    space = reached.space
    if node.point[0] == "cell":
        for text, codes in standing[node.point[1]]:
            bits = node.bits if text in wanted else 0
            for code, holds in codes:
                if bits:
                    bits &= guard(node.layout, code, holds=holds)
            if bits:
                yield text, bits
    for link in space.points.links(node.point):
        bits = node.bits
        for item in space.needed(node, link.items, space.node(link.target)):
            if item[0] == "text" and item[1] in wanted:
                yield item[1], bits
            moves = movements(space.tables, space.mode, node.layout, [item])
            if moves is None:
                break
            for move in moves:
                bits = move.forward(bits)
            if not bits:
                break


def standing_texts(tables: Tables, index: int) -> Standing:
    """Return the texts of a page that stand beside its passage, each with the conditions under which it shows."""
    scene = tables.scenes[index]
    if scene.kind not in (FORK, END):
        return []
    found: Standing = [(scene.where, []), (scene.slot, [])]
    if scene.kind == END:
        ending = tables.endings[scene.ending]
        found += [(ending.title, []), (ending.riddle, [])]
    for number in scene.choices:
        choice = tables.choices[number]
        seen = [] if choice.condition is None else [(choice.condition, True)]
        found += [(choice.say, seen), (choice.confirm, seen)]
        found += [(why, [*seen, (code, False)]) for code, why in choice.needs]
        if choice.kind == RISK:
            found += [
                (modifier.why, seen if modifier.condition is None else [*seen, (modifier.condition, True)])
                for modifier in choice.modifiers
            ]
    return [(text, codes) for text, codes in found if text >= 0]
