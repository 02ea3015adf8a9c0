"""Choices: what is offered, what it costs, and how it is decided."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

from game.language.ranges import number_range
from game.pack import scalars
from game.pack.expressions import changes, condition
from game.pack.keys import Fields, entries, read_fields
from game.pack.nodes import Scalar, values_of
from game.pack.outcomes import amounts, known, marks, needs, outcome, outcome_of
from game.pack.prose import prose, prose_of
from game.pack.scene_tables import CHANCE, CHOICE, MODIFIER, RISK
from game.pack.targets import moves
from game.story.grammar import MAX_PIECES
from game.story.prose import Prose, Words
from game.story.scenes import NO_MARKS, Choice, Modifier, Outcome, Risk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.pack.context import Context
    from game.pack.nodes import Node
    from game.pack.outcomes import Amounts
    from game.story.place import Place

MOST_PIPS = 6
"""A risk is counted in sixths."""

WORDS_IN_ID = 4
"""Words of the option line from which a choice's id is made."""

MOST_CHOICES = 99
"""Most choices of a scene, and most outcomes of a chance."""

ENDS = "This ends the story."
"""Asked where the author wrote `confirm: true`."""

_IN_OUTCOMES = ("then", "goto", "call", "with", "return")
_PIECE = re.compile(r"\{[^{}]*\}")
_WORD = re.compile("[a-z0-9]+")


def choices(context: Context, node: Node | None) -> tuple[Choice, ...]:
    """Return the choices of a scene, each with an id of its own."""
    maps = [
        read_fields(context.page, item, CHOICE) for item in scalars.some(context.page, node, MOST_CHOICES)
    ]
    taken = given_ids(context, maps, "choice")
    return tuple(_choice(context, fields, _id(fields, taken)) for fields in maps)


def made_id(text: str) -> str:
    """Return the id that is made from an option line: its first words, in lower case, without accents."""
    for _ in range(MAX_PIECES if "{" in text else 0):
        text = _PIECE.sub(" ", text)
    if not text.isascii():
        text = "".join(character for character in normalize("NFKD", text) if not combining(character))
    words = _WORD.findall(text.lower().replace("'", "").replace("\u2019", ""))
    made = "_".join(words[:WORDS_IN_ID])[: scalars.MAX_NAME - 4].strip("_")
    return made if made[:1].isalpha() else f"choice_{made}".strip("_")


def unused(name: str, taken: set[str]) -> str:
    """Return the name, or the name with the first number from 2 that makes it a new one; it is taken then."""
    found, count = name, 2
    while found in taken:
        found, count = f"{name}_{count}", count + 1
    taken.add(found)
    return found


def given_ids(context: Context, maps: list[Fields], what: str) -> set[str]:
    """Return the ids that the author gave; a second use is reported."""
    taken: set[str] = set()
    for fields in maps:
        node = fields.get("id")
        if isinstance(node, Scalar):
            if node.text in taken:
                context.page.wrong(
                    node, "duplicate-name", f"Another {what} here has the id `{node.text}`: use another."
                )
            taken.add(node.text)
    return taken


def _id(fields: Fields, taken: set[str]) -> str:
    node = fields.get("id")
    if node is not None:
        return scalars.name_of(fields.page, node, "an id") or "choice"
    say = fields.get("say")
    return unused(made_id(say.text if isinstance(say, Scalar) else ""), taken)


def _choice(context: Context, fields: Fields, name: str) -> Choice:
    owner, values = f"{context.scene}/{name}", fields.values
    say = prose(context, fields, "say", owner)
    place = context.page.place(fields.node)
    choice = Choice(
        id=name,
        say=say or Prose(f"{owner}/say", (), "", place),
        condition=condition(context, values.get("if")),
        needs=needs(context, fields, owner) if "needs" in values else (),
        cost=amounts(context, values.get("cost")),
        cost_in=_prices(context, fields) if "cost_in" in values else (),
        once="once" in values and scalars.flag(fields, "once"),
        confirm=_confirm(context, fields, owner) if "confirm" in values else None,
        effects=changes(context, values.get("effects")),
        marks=marks(context, fields, owner),
        risk=_risk(context, fields, owner) if "risk" in values else None,
        outcomes=_outcomes(context, fields, owner, place),
        place=place,
    )
    if "chance" in values:
        _check_weights(context, fields, choice)
    return choice


def _check_weights(context: Context, fields: Fields, choice: Choice) -> None:
    """Refuse a chance that its own costs or effects may leave without an outcome: it would be open and lead nowhere."""
    weights = [outcome.weight for outcome in choice.outcomes if outcome.weight is not None]
    if not weights or not (choice.cost or choice.cost_in or choice.effects):
        return
    if not any(number_range(weight, context.scope)[0] >= 1 for weight in weights):
        message = (
            "The costs and effects of this choice may leave no outcome with a weight: "
            "give one outcome a weight that is always at least 1."
        )
        fields.wrong("chance", "empty-chance", message)


def _prices(context: Context, fields: Fields) -> tuple[tuple[str, Amounts], ...]:
    """Return the whole costs of a choice by mode."""
    found = []
    for mode, node in entries(context.page, fields.get("cost_in"), "costs by mode"):
        if known(context, mode, mode.text, context.names.modes, "mode"):
            found.append((mode.text, amounts(context, node)))
    return tuple(found)


def _confirm(context: Context, fields: Fields, owner: str) -> Prose | None:
    """Return what is asked before a choice that ends the story."""
    node = fields.get("confirm")
    if node is None:
        return None
    if isinstance(node, Scalar) and not node.style and node.text in {"true", "false"}:
        ends = Prose(f"{owner}/confirm", (Words(ENDS),), ENDS, context.page.place(node))
        return ends if node.text == "true" else None
    return prose_of(context, node, f"{owner}/confirm")


def _risk(context: Context, fields: Fields, owner: str) -> Risk | None:
    node = fields.get("risk")
    if node is None:
        return None
    risk = read_fields(context.page, node, RISK)
    push = scalars.flag(risk, "push", default=context.names.has_push)
    if push and not context.names.has_push:
        risk.wrong(
            "push",
            "wrong-combination",
            "The pack says nothing of a push: add `push:` to it, or take this out.",
        )
    return Risk(
        pips=scalars.whole(risk, "pips", 1, 1, MOST_PIPS),
        modifiers=_modifiers(context, risk, owner),
        push=push,
    )


def _modifiers(context: Context, risk: Fields, owner: str) -> tuple[Modifier, ...]:
    found = []
    for count, node in enumerate(scalars.items(risk.get("modifiers")), 1):
        fields = read_fields(context.page, node, MODIFIER)
        why = fields.get("why")
        name = None if why is None else prose_of(context, why, f"{owner}/modifiers/{count}")
        add = scalars.whole(fields, "add", 0, -MOST_PIPS, MOST_PIPS)
        held = condition(context, fields.get("if"))
        if name is not None:
            found.append(Modifier(held, add, name))
    return tuple(found)


def _outcomes(context: Context, fields: Fields, owner: str, place: Place) -> tuple[Outcome, ...]:
    """Return the outcomes of a choice: those of its risk or its chance, else its one."""
    if "risk" not in fields.values and "chance" not in fields.values:
        return (_plain(context, fields, owner, place),)
    decided = [key for key in ("risk", "chance") if key in fields.values]
    if len(decided) > 1:
        fields.wrong("chance", "wrong-combination", "A choice has a `risk` or a `chance`: keep one.")
    for key in _IN_OUTCOMES:
        if key in fields:
            message = f"Beside `{decided[0]}` a choice has no `{key}`: write it into each outcome."
            fields.wrong(key, "wrong-combination", message)
    if decided[0] == "chance":
        return _chance(context, fields, owner)
    risk = fields.values["risk"]
    pairs = values_of(risk)
    return tuple(
        outcome(context, pairs[name], f"{owner}/{name}", name)
        for name in ("success", "failure")
        if name in pairs
    )


def _plain(context: Context, fields: Fields, owner: str, place: Place) -> Outcome:
    """Return the one outcome of a choice; effects and marks are the choice's own."""
    route, call, returns = moves(context, fields)
    then = prose(context, fields, "then", owner)
    return Outcome("", None, (), then, NO_MARKS, route, call, returns, place)


def _chance(context: Context, fields: Fields, owner: str) -> tuple[Outcome, ...]:
    nodes = scalars.some(context.page, fields.get("chance"), MOST_CHOICES)
    if len(nodes) < 2:
        fields.wrong("chance", "wrong-count", "A chance has two outcomes or more.")
    maps = [read_fields(context.page, node, CHANCE) for node in nodes]
    taken = given_ids(context, maps, "outcome")
    found = []
    for one in maps:
        name = _chance_id(one, taken)
        found.append(outcome_of(context, one, f"{owner}/{name}", name))
    return tuple(found)


def _chance_id(fields: Fields, taken: set[str]) -> str:
    """Return the given id of an outcome, or one made from where it leads."""
    node = fields.get("id")
    if node is not None:
        return scalars.name_of(fields.page, node, "an id") or "outcome"
    to = fields.get("goto") or fields.get("call")
    last = to.text.rpartition("/")[2] if isinstance(to, Scalar) else ""
    return unused(last if scalars.is_name(last) else "outcome", taken)
