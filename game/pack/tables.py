"""Every key of the format, as data: the readers, the guide and the schema for editors are made from these tables.

Kinds of values: `text` (a single text), `prose` (text with pieces and values), `whole` (a whole number), `flag`
(`true` or `false`), `name`, `scene` (a scene's name), `condition`, `number` (a whole number or an expression),
`effects`, `route`, `range`, `texts` / `names` (a list or one), `amounts` (variables with whole numbers), `prices`
(modes with amounts), `marks` (promises with prose), `words` (the author's names with texts), and the names of tables;
`map NAME` is a map of the author's own names to that table, `list NAME` a list (or one) of it.
"""

from __future__ import annotations

from game.pack.keys import Key, Table

_MARKS = (
    Key("remember", "marks", "What will come back: promise and the line that says so."),
    Key("pays", "marks", "What comes back here: promise and the line that says so."),
    Key("codex", "names", "Codex entries that open."),
)
_MOVES = (
    Key("goto", "route", "Where it leads; with `call`, where the return goes on."),
    Key("call", "scene", "A scene to play and come back from."),
    Key("with", "constants", "What the called scene is given."),
    Key("return", "flag", "Leads back to the caller."),
)
_ANY_OUTCOME = (
    Key("effects", "effects", "What changes."),
    Key("then", "prose", "The line that tells what came of it."),
    *_MOVES,
    *_MARKS,
)

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
        Key("renamed", "words", "Old full names of scenes, with the present ones."),
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
SCENE = Table(
    "scene",
    "a scene",
    (
        Key("place", "prose", "Where it is; else as in the scene before."),
        Key("slot", "prose", "The part of the day; else as in the scene before."),
        Key("text", "prose", "What is read."),
        Key("enter", "effects", "What changes on entering."),
        Key("back", "prose", "Read when a call returns here."),
        *_MARKS,
        Key("params", "parameters", "Constants that a caller gives."),
        Key("camp", "flag", "The difficulty may be lowered here."),
        Key("roll_call", "flag", "The roll call is shown after the text."),
        Key("choices", "list choice", "What the player may do."),
        Key("hub", "hub", "Offers the storylets of a pool."),
        *_MOVES,
        Key("ending", "ending", "Ends the run."),
        Key("storylet", "storylet", "How it stands in a pool."),
    ),
    example="text: ..., choices: [...]",
)
HUB = Table(
    "hub",
    "a hub",
    (
        Key("pool", "name", "The pool.", required=True),
        Key("show", "whole", "At most so many are offered."),
        Key("then", "route", "Where the return goes on."),
        Key("draw", "prose", "One option that draws a storylet."),
    ),
)
ENDING = Table(
    "ending",
    "an ending",
    (
        Key("kind", "ending kind", "good, bitter, bad or close.", required=True),
        Key("title", "prose", "What the player reads.", required=True),
        Key("riddle", "prose", "The gallery's line while it is unseen."),
    ),
)
_OPEN = (
    Key("if", "condition", "Hidden when it does not hold."),
    Key("needs", "list need", "Shown locked, with the reason."),
    Key("cost", "amounts", "What must be paid."),
    Key("once", "flag", "Not offered again."),
)
STORYLET = Table(
    "storylet",
    "a storylet",
    (
        Key("pool", "name", "The pool.", required=True),
        Key("say", "prose", "The option line at the hub.", required=True),
        Key("priority", "whole", "Higher is offered first."),
        Key("weight", "number", "How often it is drawn."),
        *_OPEN,
    ),
)
TARGET = Table(
    "target",
    "a way of a route",
    (
        Key("to", "scene", "The scene.", required=True),
        Key("if", "condition", "Taken when it holds."),
        Key("with", "constants", "What the scene is given."),
    ),
)
CHOICE = Table(
    "choice",
    "a choice",
    (
        Key("say", "prose", "The option line.", required=True),
        Key("id", "name", "Its name; else made from its words."),
        *_OPEN,
        Key("cost_in", "prices", "The whole cost in a mode."),
        Key("confirm", "confirm", "Asked before it is taken: it ends the story."),
        *_ANY_OUTCOME,
        Key("risk", "risk", "A roll: success or failure."),
        Key("chance", "list chance", "Outcomes by weight."),
    ),
)
RISK = Table(
    "risk",
    "a risk",
    (
        Key("pips", "whole", "Sixths of success.", required=True),
        Key("modifiers", "list modifier", "What adds to the pips, by name."),
        Key("push", "flag", "Whether a failure can be pushed."),
        Key("success", "outcome", "What success does.", required=True),
        Key("failure", "outcome", "What failure does.", required=True),
    ),
)
OUTCOME = Table("outcome", "an outcome", _ANY_OUTCOME, example="then: ..., goto: ...")
CHANCE = Table(
    "chance",
    "an outcome by chance",
    (
        Key("id", "name", "Its name; else made from where it leads."),
        Key("weight", "number", "How often it comes.", required=True),
        *_ANY_OUTCOME,
    ),
)
MODIFIER = Table(
    "modifier",
    "a modifier",
    (
        Key("if", "condition", "Counts when it holds."),
        Key("add", "whole", "Pips.", required=True),
        Key("why", "prose", "Its name.", required=True),
    ),
)
NEED = Table(
    "need",
    "a need",
    (
        Key("if", "condition", "Locked unless it holds.", required=True),
        Key("why", "prose", "The reason the player reads.", required=True),
    ),
)
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
