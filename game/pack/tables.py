"""Every key of the format, as data: the readers, the guide and the schema for editors are made from these tables.

Kinds of values: `text` (a single text), `prose` (text with pieces and values), `whole` (a whole number), `flag`
(`true` or `false`), `name`, `scene` (a scene's name), `condition`, `number` (a whole number or an expression),
`effects`, `route`, `range`, `texts` / `names` (a list or one), `amounts` (variables with whole numbers), `prices`
(modes with amounts), `marks` (promises with prose), `words` (the author's names with texts), and the names of tables;
`map NAME` is a map of the author's own names to that table, `list NAME` a list (or one) of it.
"""

from __future__ import annotations

from game.pack.keys import Key, Table
from game.pack.scene_tables import (
    CHANCE,
    CHOICE,
    ENDING,
    HUB,
    MODIFIER,
    NEED,
    OUTCOME,
    RISK,
    SCENE,
    STORYLET,
    TARGET,
)
from game.pack.trial_tables import EXPECT, STEP, TEST, TEST_START, TESTS

SHARED = (
    Key("variables", "map variable", "Numbers, flags, lists and timers that the story turns on."),
    Key("tags", "map variable", "Variables that only text may read."),
    Key("allies", "map ally", "People with a bond."),
    Key("define", "conditions", "Conditions with a name."),
    Key("modes", "map mode", "Difficulties, from easiest to hardest."),
    Key("push", "push", "How a failed risk may be pushed."),
    Key("pips", "range", "Fewest and most pips of a risk."),
    Key("rules", "list rule", "What watches the state and interrupts."),
    Key("pools", "map pool", "Named sets of storylets."),
    Key("promises", "map promise", "What choices start and later scenes answer."),
    Key("cast", "map cast", "People's forms of name."),
    Key("codex", "map codex", "Short articles that open in play."),
    Key("limits", "limits", "Most words of each kind of text."),
    Key("style", "style", "The pack's own rules for its prose."),
    Key("properties", "list property", "What must hold, proved."),
    Key("voices", "map voice", "Scenes that an ending unlocks for good."),
    Key("terms", "words", "Reserved."),
)
STORY = Table(
    "story",
    "a story",
    (
        Key("story", "name", "The story's name.", required=True),
        Key("format", "whole", "Always 1.", required=True),
        Key("version", "text", "Three numbers with dots.", required=True),
        Key("title", "text", "What the player reads.", required=True),
        Key("about", "text", "One paragraph."),
        Key("notice", "text", "Shown on the title screen."),
        Key("start", "scene", "The full name of the first scene.", required=True),
        Key("include", "texts", "The other files of the pack."),
        Key(
            "renamed", "words", "Old names of scenes (in full), variables and allies, with the present ones."
        ),
        *SHARED,
    ),
    top=True,
)
CHAPTER_KEYS = (
    Key("episode", "whole", "The episode's number."),
    Key("library", "name", "The library's name: its scenes are called by others."),
    Key("id", "name", "The first half of the full names of its scenes."),
    Key("title", "text", "What the player reads."),
    Key("day", "text", "The day, as shown."),
    Key("begin", "effects", "Once, on coming into the episode."),
    Key("content_notes", "texts", "What a player may wish to know before."),
    Key("recap", "proses", "What a returning player is told."),
    Key("close", "prose", "Printed on the roll-call page."),
    Key("scenes", "map scene", "The scenes."),
)
FILE = Table("file", "an included file", (*CHAPTER_KEYS, *SHARED), top=True)
VARIABLE = Table(
    "variable",
    "a variable",
    (
        Key("range", "range", "Lowest and highest value."),
        Key("flag", "flag", "A truth, with its start."),
        Key("one_of", "names", "One of some values; it starts at the first."),
        Key("timer", "range", "A number that counts down; 0 is not running."),
        Key("start", "start", "The value at the start of a run."),
        Key("each", "event", "What counts a timer down: choice, episode, or a full scene name."),
        Key("name", "text", "What the player reads."),
        Key("hint", "text", "Help about it."),
        Key("levels", "texts", "One word a value."),
        Key("better", "better", "Which end is good: high or low."),
        Key("kind", "shown", "How it is shown: meter, counter or hidden."),
        Key("met", "condition", "Shown only where this holds."),
        Key("signs", "signs", "A line under the meter at a value."),
        Key("paid_in", "whole", "The episode that reads it last."),
        Key("born", "whole", "The episode that first sets it."),
    ),
    example="range: 0..3",
)
ALLY = Table(
    "ally",
    "an ally",
    (
        Key("name", "text", "What the player reads.", required=True),
        Key("bond", "range", "Lowest (gone, for good) and highest bond.", required=True),
        Key("start", "whole", "The bond at the start of a run."),
        Key("levels", "texts", "One word a value."),
        Key("method", "text", "What they are good at."),
        Key("met", "condition", "Listed only where this holds."),
        Key("hint", "text", "Help about the bond."),
        Key("signs", "signs", "A line under the bond at a value."),
    ),
)
MODE = Table(
    "mode",
    "a mode",
    (
        Key("title", "text", "What the player reads.", required=True),
        Key("about", "text", "One sentence."),
        Key("default", "flag", "Whether a run starts in it."),
        Key("costs", "whole", "Added to every cost."),
        Key("pips", "whole", "Added to every risk."),
        Key("rolls", "rolls", "never_fail: only success."),
        Key("tops", "amounts", "Highest values in this mode."),
        Key("undo", "flag", "Whether a step can be taken back."),
        Key("slots", "flag", "Whether there are named saves."),
    ),
)
PUSH = Table(
    "push",
    "a push",
    (
        Key("say", "prose", "The option line.", required=True),
        Key("cost", "amounts", "What it costs.", required=True),
        Key("then", "prose", "The line before the success."),
    ),
)
RULE = Table(
    "rule",
    "a rule",
    (
        Key("id", "name", "Its name; else made from what it watches."),
        Key("when", "condition", "Fires when this holds."),
        Key("timer", "name", "Fires when this timer runs out."),
        Key("effects", "effects", "What changes."),
        Key("goto", "route", "Where it leads."),
        Key("call", "scene", "What is played."),
        Key("with", "constants", "What the called scene is given."),
    ),
    example="when: ..., call: ...",
)
POOL = Table("pool", "a pool", (Key("title", "text", "What the player reads."),), example="title: ...")
PROMISE = Table(
    "promise",
    "a promise",
    (
        Key("made_in", "whole", "The episode it is made in."),
        Key("paid_in", "whole", "The episode it is kept in."),
        Key("about", "prose", "How the roll call tells it."),
    ),
    example="about: ...",
)
CODEX = Table(
    "codex",
    "a codex entry",
    (
        Key("title", "text", "What the player reads.", required=True),
        Key("group", "text", "The heading it stands under."),
        Key("text", "prose", "The article.", required=True),
        Key("unlock", "condition", "Opens when this holds."),
        Key("start", "flag", "Open from the beginning."),
    ),
)
STYLE = Table(
    "style",
    "the style",
    (
        Key("banned", "texts", "Words and phrases to avoid."),
        Key("patterns", "list pattern", "Turns of phrase that are banned or rationed."),
    ),
    example="banned: [...]",
)
PATTERN = Table(
    "pattern",
    "a pattern",
    (
        Key("match", "texts", "What it looks like.", required=True),
        Key("why", "text", "What is wrong with it."),
        Key("most", "whole", "How often it may stand."),
        Key("per", "per", "pack, episode or passage."),
        Key("in", "within", "all, narration or speech."),
    ),
)
PROPERTY = Table(
    "property",
    "a property",
    (
        Key("id", "name", "Its name.", required=True),
        Key("always", "condition", "Holds in every reachable state."),
        Key("never", "condition", "Holds in no reachable state."),
        Key("can", "condition", "Holds in some reachable state."),
    ),
)
VOICE = Table(
    "voice",
    "a voice",
    (
        Key("title", "text", "What the player reads.", required=True),
        Key("ending", "scene", "The ending that unlocks it.", required=True),
        Key("text", "prose", "The scene.", required=True),
    ),
)
ALL = (
    STORY, FILE, VARIABLE, ALLY, MODE, PUSH, RULE, POOL, PROMISE, CODEX, STYLE, PATTERN, PROPERTY, VOICE, SCENE, HUB,
    ENDING, STORYLET, TARGET, CHOICE, RISK, OUTCOME, CHANCE, MODIFIER, NEED, TESTS, TEST, TEST_START, STEP, EXPECT,
)  # fmt: skip
"""Every table, for the guide and the schema."""

LIMITS = {
    "passage": 180,
    "storylet": 220,
    "ending": 700,
    "option": 14,
    "result": 20,
    "codex": 90,
    "between": 350,
}
"""Kinds of text that can be limited, with the words they have where a pack says nothing."""


def owners(key: str) -> str:
    """Return the things that have a key, as a sentence names them; nothing when none has it."""
    usual = (CHOICE, SCENE, OUTCOME)
    found = [
        table.what for table in (*usual, *(one for one in ALL if one not in usual)) if key in table.by_name
    ]
    return " or ".join(found[:2])
