"""The keys of scenes, choices and outcomes; the kinds of values are told in `tables`."""

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
