"""The keys of story tests; the kinds of values are told in `tables`."""

from __future__ import annotations

from game.pack.keys import Key, Table

TESTS = Table("tests", "a file of story tests", (Key("tests", "list test", "The tests.", required=True),))
TEST = Table(
    "test",
    "a story test",
    (
        Key("name", "text", "What it shows.", required=True),
        Key("start", "test start", "Where it starts.", required=True),
        Key("steps", "list step", "What is chosen."),
        Key("expect", "expectation", "What must hold then.", required=True),
    ),
)
TEST_START = Table(
    "test start",
    "a test's start",
    (
        Key("scene", "scene", "The full name of a scene."),
        Key("set", "values", "Variables that start otherwise."),
        Key("mode", "name", "The mode."),
        Key("walkthrough", "list step", "What is chosen from the story's start."),
    ),
)
STEP = Table(
    "step",
    "a step",
    (
        Key("choice", "name", "The choice's id.", required=True),
        Key("roll", "name", "success, failure, pushed, or an outcome's id."),
        Key("scene", "scene", "Where it must be taken."),
    ),
)
EXPECT = Table(
    "expectation",
    "an expectation",
    (
        Key("scene", "scene", "The scene stood in."),
        Key("that", "conditions list", "What holds."),
        Key("open", "names", "Choices that are open."),
        Key("closed", "names", "Choices that are not."),
        Key("text", "text", "A phrase of the last page."),
        Key("ending", "scene", "The ending reached."),
    ),
)
