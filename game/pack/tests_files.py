"""Story tests: what an author says must come of some choices, read from the pack's `tests` folder."""

from __future__ import annotations

from game.language.values import dataclass, field
from game.pack import scalars
from game.pack.context import Context
from game.pack.expressions import condition
from game.pack.keys import entries, read_fields
from game.pack.nodes import Hole, Mapping, Scalar
from game.pack.offers import offered_ids
from game.pack.opening import matching
from game.pack.outcomes import known
from game.pack.shared import is_ending
from game.pack.targets import scene_named
from game.pack.trial_tables import EXPECT, STEP, TEST, TEST_START, TESTS
from game.story.place import NOWHERE, Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.pack.declaring import Declared
    from game.pack.gathering import Files
    from game.pack.keys import Fields
    from game.pack.names import Domain
    from game.pack.nodes import Node
    from game.story.model import Condition, Story

PATTERN = "tests/*.yaml"
"""Where the tests of a pack stand."""


@dataclass(frozen=True, slots=True)
class Step:
    """One choice taken."""

    choice: str
    """Its id in the scene stood in."""
    roll: str
    """`success`, `failure`, `pushed`, an outcome's id, or nothing: then there is nothing to roll."""
    scene: str
    """Full name of the scene it must be taken in, or nothing."""
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Start:
    """Where a test starts: a scene, or what a walkthrough from the story's start comes to."""

    scene: str
    """Full name, or nothing with a walkthrough."""
    values: tuple[tuple[str, int], ...]
    """Variables that start otherwise; truths are 0 and 1, a list's values their indices."""
    mode: str
    """Nothing: the story's default."""
    walkthrough: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Expectation:
    """What must hold in the end; what is empty is not looked at."""

    scene: str
    that: tuple[Condition, ...]
    open: tuple[str, ...]
    """Ids of choices that can be taken."""
    closed: tuple[str, ...]
    """Ids of choices that are hidden or locked."""
    text: str
    """A phrase of the last page."""
    ending: str
    """Full name of the ending scene."""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class StoryTest:
    """One thing that an author says of the story, to be tried."""

    name: str
    start: Start
    steps: tuple[Step, ...]
    expect: Expectation
    place: Place = field(compare=False)


def story_tests(files: Files, declared: Declared, story: Story) -> tuple[StoryTest, ...]:
    """Return the tests of a pack; what is wrong with them is reported."""
    ids = offered_ids(story)
    found: list[StoryTest] = []
    for name in matching(files.folder, PATTERN):
        fields = files.open(name, Place(name, 1, 1), TESTS)
        if fields is None:
            continue
        context = Context(fields.page, declared.names.scope())
        nodes = scalars.items(fields.get("tests"))
        tests = [_test(context, node) for node in nodes if not isinstance(node, Hole)]
        _check_ids(context, tests, ids)
        found += tests
    return tuple(found)


def _check_ids(context: Context, tests: list[StoryTest], ids: set[str]) -> None:
    """Report steps whose choice no scene offers."""
    report = context.page.report
    for step in (step for test in tests for step in (*test.start.walkthrough, *test.steps)):
        if step.choice and step.choice not in ids and not report.incomplete:
            message = f"No scene has a choice `{step.choice}`: write the id of one."
            report.add("unknown-name", message, step.place, None, report.nearest(step.choice, ids) or "")


def _test(context: Context, node: Node) -> StoryTest:
    fields = read_fields(context.page, node, TEST)
    return StoryTest(
        name=scalars.text(fields, "name"),
        start=_start(context, fields.get("start")),
        steps=_steps(context, fields.get("steps")),
        expect=_expectation(context, fields.get("expect")),
        place=context.page.place(node),
    )


def _start(context: Context, node: Node | None) -> Start:
    if node is None:
        return Start("", (), "", ())
    fields = read_fields(context.page, node, TEST_START)
    given = [key for key in ("scene", "walkthrough") if key in fields]
    if len(given) != 1 and isinstance(node, Mapping):
        message = "A test starts in a `scene` or after a `walkthrough`: give one of them."
        context.page.wrong(node, "wrong-combination", message)
    if "walkthrough" in given and "set" in fields:
        fields.wrong("set", "wrong-combination", "A walkthrough makes the values itself: leave `set` out.")
    return Start(
        scene=_start_scene(context, fields),
        values=_values(context, fields.get("set")),
        mode=_mode(context, fields),
        walkthrough=_steps(context, fields.get("walkthrough")),
    )


def _start_scene(context: Context, fields: Fields) -> str:
    name = _scene(context, fields, "scene")
    if name and context.names.scenes[name].params:
        message = f"`{name}` takes params, which nothing gives here: start in a scene that leads to it."
        fields.page.wrong(fields.values["scene"], "missing-param", message)
    return name


def _scene(context: Context, fields: Fields, key: str) -> str:
    node = fields.get(key)
    head = None if node is None else scene_named(context, node)
    if key == "ending" and head is not None and not is_ending(head.entry.node):
        fields.page.wrong(fields.values[key], "not-an-ending", f"`{head.name}` is no ending.")
    return "" if head is None else head.name


def _mode(context: Context, fields: Fields) -> str:
    node = fields.get("mode")
    name = None if node is None else scalars.text_of(context.page, node)
    if node is None or name is None:
        return ""
    modes = context.names.modes or ("standard",)
    return name if known(context, node, name, modes, "mode") else ""


def _values(context: Context, node: Node | None) -> tuple[tuple[str, int], ...]:
    found = []
    domains = context.names.domains
    for key, value in entries(context.page, node, "what is set"):
        if key.text in context.names.broken or not known(context, key, key.text, domains, "variable"):
            continue
        number = _value(context, value, domains[key.text])
        if number is not None:
            found.append((key.text, number))
    return tuple(found)


def _value(context: Context, node: Node, domain: Domain) -> int | None:
    """Return a value of a variable as the number that stands for it."""
    if domain.kind == "flag":
        return scalars.flag_of(context.page, node)
    if domain.kind == "list":
        word = scalars.word_of(context.page, node, domain.values)
        return None if word is None else domain.values.index(word)
    return scalars.whole_of(context.page, node, domain.low, domain.high)


def _steps(context: Context, node: Node | None) -> tuple[Step, ...]:
    return tuple(_step(context, item) for item in scalars.items(node) if not isinstance(item, Hole))


def _step(context: Context, node: Node) -> Step:
    place = context.page.place(node)
    if isinstance(node, Scalar):
        return Step(scalars.name_of(context.page, node, "a choice's id") or "", "", "", place)
    fields = read_fields(context.page, node, STEP)
    return Step(
        _name(context, fields, "choice"),
        _name(context, fields, "roll"),
        _scene(context, fields, "scene"),
        place,
    )


def _name(context: Context, fields: Fields, key: str) -> str:
    node = fields.get(key)
    return "" if node is None else scalars.name_of(context.page, node, "an id") or ""


def _expectation(context: Context, node: Node | None) -> Expectation:
    if node is None:
        return Expectation("", (), (), (), "", "")
    fields = read_fields(context.page, node, EXPECT)
    if isinstance(node, Mapping) and not node.pairs:
        context.page.wrong(
            node, "missing-key", "A test expects something: add `scene`, `that`, or another key."
        )
    held = (condition(context, item) for item in scalars.items(fields.get("that")))
    return Expectation(
        scene=_scene(context, fields, "scene"),
        that=tuple(one for one in held if one is not None),
        open=_names(context, fields, "open"),
        closed=_names(context, fields, "closed"),
        text=scalars.text(fields, "text"),
        ending=_scene(context, fields, "ending"),
        place=context.page.place(node),
    )


def _names(context: Context, fields: Fields, key: str) -> tuple[str, ...]:
    found = (scalars.name_of(context.page, item, "a choice's id") for item in scalars.items(fields.get(key)))
    return tuple(one for one in found if one is not None)
