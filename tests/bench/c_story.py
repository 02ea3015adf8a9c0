"""A compiled story as C: the `story.h` that `search.c` includes.

Everything that `step` does to a state, in the order in which it does it, as straight code; what only prints is left
out. A state is packed into 64 bits: the scene, the frames of the stack as digits, and each slot that is no tag from its
lowest value. A story that does not fit is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.engine.terms import open_code, pips_code, weight_code
from game.engine.walking import DEEPEST, FOLLOWED
from game.story.program import BACK, CALL, CHANCE, END, FORK, GOTO, HERE, MODE, PLAIN, RETURN, RISK, STAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from game.story.program import Choice, Code, Ops, Program, Scene, Way

SIGNS = {
    "add": "+",
    "sub": "-",
    "mul": "*",
    "lt": "<",
    "le": "<=",
    "gt": ">",
    "ge": ">=",
    "eq": "==",
    "ne": "!=",
}
SIGNS |= {"and": "&&", "or": "||"}
BITS = 64
SILENT = frozenset({"text", "remember", "pays", "codex"})
"""Operations that change no value."""
Frame = tuple[int, int, int]


class Unfit(Exception):
    """The story does not fit into the search's state."""


def expression(code: Code) -> str:
    """Return a code as a C expression over `s->v`."""
    op = code[0]
    if op == "int":
        return f"({code[1]})"
    if op == "var":
        return f"s->v[{code[1]}]"
    parts = [expression(part) for part in code[1:]]
    if op == "not":
        return f"(!{parts[0]})"
    if op == "if":
        return f"({parts[0]} ? {parts[1]} : {parts[2]})"
    return f"({parts[0]} {SIGNS[op]} {parts[1]})"


class Writer:
    """The C of one program in one mode."""

    def __init__(self, program: Program, mode: int) -> None:
        self.program = program
        self.tables = program.tables
        self.mode = mode
        self.record = program.tables.modes[mode]
        rules = enumerate(program.tables.rules)
        self.watched = {rule.timer: number for number, rule in rules if rule.timer >= 0}
        frames = sorted(set(self._frames()))
        self.frames: dict[Frame, int] = {frame: number for number, frame in enumerate(frames, 1)}

    def text(self) -> str:
        """Return the whole of `story.h`."""
        return "\n".join([*self._head(), *self._stack(), *self._routes(), *self._entering(), *self._leading(),
                          *self._rules(), *self._walk(), *self._choices(), ""])  # fmt: skip

    def _frames(self) -> Iterator[Frame]:
        """Yield every frame that a call can put on the stack."""
        for number, scene in enumerate(self.tables.scenes):
            if scene.call >= 0:
                yield number, scene.route, scene.call
            for index in scene.choices:
                for way in self.tables.choices[index].ways:
                    if way.move == CALL:
                        yield number, way.route, way.scene
            for rule in self.tables.rules:
                if rule.move == CALL:
                    yield number, rule.route, rule.scene

    def _head(self) -> Iterator[str]:
        """Yield the state, and how it is packed."""
        slots = self.tables.slots[: self.tables.tags_from]
        widths = [
            0 if number == MODE else (slot.high - slot.low).bit_length() for number, slot in enumerate(slots)
        ]
        base = len(self.frames) + 1
        for_scene = len(self.tables.scenes).bit_length()
        deepest = DEEPEST
        while (base**deepest - 1).bit_length() + for_scene + sum(widths) > BITS:
            deepest -= 1
            if deepest < 0:
                raise Unfit("the story's state is wider than 64 bits")
        yield f"enum {{ BASE = {base}, DEEPEST = {deepest}, FOLLOWED = {FOLLOWED} }};"
        yield f"typedef struct {{ int scene; unsigned stack; signed char v[{len(self.tables.slots)}]; }} State;"
        yield "static inline uint64_t packed(const State *s) {\n    uint64_t key = s->stack;"
        yield f"    key = key << {for_scene} | (unsigned)s->scene;"
        told = [number for number, width in enumerate(widths) if width]
        for number in told:
            yield f"    key = key << {widths[number]} | (unsigned)(s->v[{number}] - {slots[number].low});"
        yield "    return key;\n}"
        yield "static inline void unpack(uint64_t key, State *s) {"
        yield f"    s->v[{MODE}] = {self.mode};"
        for number in reversed(told):
            mask = (1 << widths[number]) - 1
            yield f"    s->v[{number}] = (signed char)((key & {mask}) + {slots[number].low}); key >>= {widths[number]};"
        for number, slot in enumerate(slots):
            if not widths[number] and number != MODE:
                yield f"    s->v[{number}] = {slot.low};"
        yield f"    s->scene = (int)(key & {(1 << for_scene) - 1}); s->stack = (unsigned)(key >> {for_scene});\n}}"

    def _stack(self) -> Iterator[str]:
        """Yield what a frame holds, and pushing and popping."""
        for name, part in (("CALLER", 0), ("RESUME", 1), ("CALLED", 2)):
            numbers = ", ".join(str(frame[part]) for frame in self.frames)
            yield f"static const short {name}[] = {{ 0{', ' if numbers else ''}{numbers} }};"
        limit = "1" + " * BASE" * (DEEPEST - 1)
        yield "static inline void push(State *s, unsigned frame) {"
        yield f"    unsigned most = DEEPEST == {DEEPEST} ? {limit} : 1;"
        yield f"    if (DEEPEST != {DEEPEST}) for (int i = 1; i < DEEPEST; i++) most *= BASE;"
        yield '    if (s->stack >= most) fail("too many calls on the stack");'
        yield "    s->stack = s->stack * BASE + frame;\n}"
        yield "static int route(const State *s, int number);"
        yield "static inline int pop(State *s) {"
        yield '    if (!s->stack) fail("a return without a call");'
        yield "    unsigned frame = s->stack % BASE;\n    s->stack /= BASE;\n    s->scene = CALLER[frame];"
        yield f"    return RESUME[frame] == {HERE} ? -1 : route(s, RESUME[frame]);\n}}"

    def _routes(self) -> Iterator[str]:
        yield "static int route(const State *s, int number) {\n    switch (number) {"
        for number, arms in enumerate(self.tables.routes):
            yield f"    case {number}: return {self._arms(arms)};"
        yield "    }\n    return -1;\n}"

    def _arms(self, arms: Iterable[tuple[Code, int]]) -> str:
        (code, scene), *rest = arms
        return (
            str(scene) if not rest or code is None else f"{expression(code)} ? {scene} : {self._arms(rest)}"
        )

    def _ops(self, ops: Ops) -> Iterator[str]:
        for op in ops:
            if op[0] == "tick":
                yield from self._tick(op[1])
            elif op[0] in ("add", "set"):
                if op[1] < self.tables.tags_from:
                    yield self._change(op)
            elif op[0] not in SILENT:
                raise Unfit(f"an operation {op[0]}")

    def _change(self, op: tuple[Any, ...]) -> str:
        slot, low, high = op[1], self.tables.slots[op[1]].low, self.record.tops[op[1]]
        aim = f"s->v[{slot}] + ({op[2]})" if op[0] == "add" else expression(op[2])
        done = f"{{ int aim = {aim}; s->v[{slot}] = (signed char)(aim < {low} ? {low} : aim > {high} ? {high} : aim); }}"
        asked = [] if op[3] is None else [expression(op[3])]
        if self.tables.slots[slot].kind == "bond":
            asked.append(f"s->v[{slot}] != {low}")
        return f"if ({' && '.join(asked)}) {done}" if asked else done

    def _tick(self, slot: int) -> Iterator[str]:
        at_one = f"*due |= {1 << self.watched[slot]};" if slot in self.watched else f"s->v[{slot}] = 0;"
        yield f"if (s->v[{slot}] > 1) s->v[{slot}]--; else if (s->v[{slot}] == 1) {at_one}"

    def _ticks(self, slots: Iterable[int]) -> Iterator[str]:
        return self._ops(tuple(("tick", slot) for slot in slots))

    def _entering(self) -> Iterator[str]:
        """Yield what beginning an episode and entering a scene do."""
        chapters = self.tables.chapters
        numbers = [scene.chapter if chapters[scene.chapter].number else -1 for scene in self.tables.scenes]
        yield f"static const short CHAPTER[] = {{ {', '.join(map(str, numbers))} }};"
        yield f"static const char STANDS[] = {{ {', '.join(str(int(s.kind in (FORK, END))) for s in self.tables.scenes)} }};"
        yield "static void begin_chapter(State *s, int chapter, unsigned *due) {\n    switch (chapter) {"
        for number, chapter in enumerate(chapters):
            yield f"    case {number}: {' '.join(self._ops(chapter.begin))} break;"
        yield f"    }}\n    {' '.join(self._ticks(self.tables.episode_ticks))} (void)due; (void)s;\n}}"
        yield "static void enter(State *s, unsigned *due) {\n    switch (s->scene) {"
        for number, scene in enumerate(self.tables.scenes):
            yield f"    case {number}: {' '.join(self._entered(scene))} break;"
        yield "    }\n    (void)due;\n}"
        yield "static void tick(State *s, unsigned *due) {"
        yield f"    {' '.join(self._ticks(self.tables.choice_ticks))} (void)due; (void)s;\n}}"

    def _entered(self, scene: Scene) -> Iterator[str]:
        if scene.visits >= 0:
            yield f"if (s->v[{scene.visits}] < {self.tables.slots[scene.visits].high}) s->v[{scene.visits}]++;"
        yield from self._ops(scene.ops)

    def _moving(self, here: int | None, move: int, called: int, number: int) -> str:
        """Return an expression for the scene to enter, or -1, after moving; `here` is None where it is not known."""
        if move == STAY:
            return "-1"
        if move == RETURN:
            return "pop(s)"
        if move == GOTO:
            return f"({self._arms(self.tables.routes[number])})"
        if here is None:
            cases = (
                f"s->scene == {at} ? {n} : "
                for (at, to, by), n in self.frames.items()
                if (to, by) == (number, called)
            )
            return f"(push(s, {''.join(cases)}0), {called})"
        return f"(push(s, {self.frames[here, number, called]}), {called})"

    def _leading(self) -> Iterator[str]:
        """Yield where scenes without choices lead."""
        yield "static int lead(State *s) {\n    switch (s->scene) {"
        for number, scene in enumerate(self.tables.scenes):
            if scene.kind not in (FORK, END):
                move = RETURN if scene.kind == BACK else GOTO if scene.call < 0 else CALL
                yield f"    case {number}: return {self._moving(number, move, scene.call, scene.route)};"
        yield "    }\n    return -1;\n}"

    def _rules(self) -> Iterator[str]:
        """Yield the looking of the rules: one at most does what it does, and says where that leads."""
        names = [scene.name for scene in self.tables.scenes]
        yield "static inline int called(const State *s, int name) {\n    static const short NAME[] = {"
        yield f"        {', '.join(str(names.index(name)) for name in names)} }};"
        yield "    for (unsigned rest = s->stack; rest; rest /= BASE) if (NAME[CALLED[rest % BASE]] == name) return 1;"
        yield "    return 0;\n}"
        yield "static int rule(State *s, unsigned *due, unsigned *fired, int *entering) {"
        for number, one in enumerate(self.tables.rules):
            asked = [f"!(*fired & {1 << number})"]
            if one.timer >= 0:
                asked += [f"(*due & {1 << self.watched[one.timer]})", f"s->v[{one.timer}] == 1"]
            elif one.when is not None:
                asked.append(expression(one.when))
            if one.move == CALL:
                asked.append(f"!called(s, {names.index(names[one.scene])})")
            off = "" if one.timer < 0 else f"s->v[{one.timer}] = 0; *due &= ~{1 << self.watched[one.timer]}u;"
            yield f"    if ({' && '.join(asked)}) {{ *fired |= {1 << number}; {off} {' '.join(self._ops(one.ops))}"
            yield f"        *entering = {self._moving(None, one.move, one.scene, one.route)}; return 1; }}"
        yield "    (void)s; (void)due; (void)fired; (void)entering;\n    return 0;\n}"

    def _walk(self) -> Iterator[str]:
        """Yield the walk from a move to where the next choice is."""
        yield """static void walk(State *s, int entering, unsigned set, int ticks) {
    unsigned *due = &set, fired = 0;
    int watching = 1;
    for (int followed = 0; followed <= FOLLOWED;) {
        if (entering >= 0) {
            int chapter = CHAPTER[entering];
            if (chapter >= 0 && !s->stack && chapter != (s->scene < 0 ? -1 : CHAPTER[s->scene]))
                begin_chapter(s, chapter, due);
            s->scene = entering;
            enter(s, due);
        }
        if (ticks) tick(s, due), ticks = 0;
        if (watching && rule(s, due, &fired, &entering)) { watching = 0; continue; }
        watching = 1;
        if (STANDS[s->scene]) { emit(packed(s)); return; }
        followed++;
        entering = lead(s);
    }
    fail("scenes lead on to each other without end");
}"""

    def _choices(self) -> Iterator[str]:
        """Yield every choice with every roll, and the start."""
        yield "static void successors(uint64_t key) {\n    State old;\n    unpack(key, &old);\n    switch (old.scene) {"
        for number, scene in enumerate(self.tables.scenes):
            if scene.choices:
                yield f"    case {number}:"
                for index in scene.choices:
                    yield from self._choice(number, self.tables.choices[index])
                yield "        break;"
        yield "    }\n}"
        yield "static void begin_run(void) {\n    State start = { .scene = -1 }, *s = &start;"
        for number, (slot, top) in enumerate(zip(self.tables.slots, self.record.tops, strict=True)):
            yield f"    s->v[{number}] = {self.mode if number == MODE else min(slot.start, top)};"
        yield f"    walk(s, {self.tables.start}, 0, 0);\n}}"

    def _choice(self, here: int, choice: Choice) -> Iterator[str]:
        code = open_code(self.program, choice, self.mode)
        yield f"    {{ /* {choice.id} */ const State *s = &old; if ({'1' if code is None else expression(code)}) {{"
        yield "        State paid = old; { State *s = &paid; unsigned dues = 0, *due = &dues; (void)due;"
        yield from self._paid(choice.costs[self.mode])
        yield from self._ops(choice.ops)
        for asked, more, way in self._rolls(choice):
            yield f"        if ({asked}) {{ State after = paid, *s = &after; unsigned dues_here = dues, *due = &dues_here;"
            yield from self._paid(more)
            yield from self._ops(way.ops)
            yield f"        walk(s, {self._moving(here, way.move, way.scene, way.route)}, *due, 1); }}"
        yield "    } } }"

    def _paid(self, prices: Iterable[tuple[int, int]]) -> Iterator[str]:
        return (f"s->v[{slot}] -= {amount};" for slot, amount in prices)

    def _rolls(self, choice: Choice) -> Iterator[tuple[str, tuple[tuple[int, int], ...], Way]]:
        """Yield (when it can come, what is paid for it, way) for every roll."""
        if choice.kind == PLAIN or (choice.kind == RISK and self.record.never_fail):
            yield "1", (), choice.ways[0]
        elif choice.kind == CHANCE:
            for way in choice.ways:
                yield f"{expression(weight_code(way.weight))} > 0", (), way
        else:
            pips = expression(pips_code(self.program, choice))
            yield f"{pips} > 0", (), choice.ways[0]
            yield f"{pips} < 6", (), choice.ways[1]
            if choice.push:
                slots = self.tables.slots
                can = [f"s->v[{slot}] - {amount} >= {slots[slot].low}" for slot, amount in self.record.push]
                yield " && ".join([f"{pips} < 6", *can]), self.record.push, choice.ways[0]


def c_story(program: Program, mode: int) -> str:
    """Return the header that makes a search of a program in a mode out of `search.c`; raise Unfit where it can't be."""
    return Writer(program, mode).text()
