"""Where pieces of text and conditions are first come to: as a search over every state, tags and all, finds them."""

from __future__ import annotations

from collections import deque

import pytest

from agreement.reading import both
from game.engine.errors import StepError
from game.engine.offers import offers
from game.engine.replay import replay
from game.engine.step import begin, step
from game.language.closures import link
from game.proof.pieces import names
from game.proof.sites import printed, sites
from game.proof.verdicts import prove
from game.proof.wording import said
from game.story.program import END
from proving.search import rolls
from strategies.packs import random_pack, seeded

LIMIT = 250
"""Packs with more states in a mode, tags told apart, are left out."""


@pytest.mark.parametrize("first", range(0, 6, 2))
def test_seeded_packs(first):
    """Two packs, tame and wild: the same pieces and truths, in as few choices, in the same modes."""
    for seed in range(first, first + 2):
        for wild in (False, True):
            agrees(seed, wild=wild)


def test_a_rule_that_reads_a_count_within_a_step():
    """A scene entered twice in one step is counted twice in it, and a rule between the two reads what is between."""
    agrees(10_269, wild=True)


def test_a_constant_where_runs_are_made_easier():
    """What never changes is listed for the modes that stand where it is asked, and not for one lowered into there."""
    agrees(10_308, wild=False)


def test_a_roll_that_is_refused():
    """Of the rolls of a choice that reads something, a walkthrough takes one that the engine completes."""
    agrees(10_342, wild=True)


@pytest.mark.slow
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("wild", [False, True])
def test_many_packs(wild):
    """A thousand packs of each kind agree."""
    for seed in range(1_000):
        agrees(seed, wild=wild)


def agrees(seed, *, wild):
    """Compare one pack in all its modes."""
    program = both(random_pack(seeded(seed), wild=wild))[1]
    found = [read(program, mode) for mode in range(len(program.tables.modes))]
    if any(one is None for one in found):
        return
    expected = {}
    for mode, depths in zip(program.tables.modes, found, strict=True):
        for subject, depth in depths.items():
            least, modes = expected.get(subject, (depth, ()))
            expected[subject] = min(least, depth), (*modes, mode.name)
    verdict = prove(program, wish=lambda _subject: True)
    compared = comparable(program)
    elsewhere = read_elsewhere(program)
    expected = {one: what for one, what in expected.items() if base(one) not in elsewhere}
    told = {
        subject: (shown.depth, shown.modes)
        for subject, shown in verdict.reached.items()
        if subject in expected or subject in compared
    }
    fixed = {one for one in expected if one not in told and other(one) not in expected}
    assert told == {one: what for one, what in expected.items() if one not in fixed}, (seed, wild)
    for subject in told:
        shown = verdict.reached[subject]
        assert len(replay_of(program, shown)) == shown.depth + 1


def base(subject):
    """Return what a truth is of."""
    return subject[1].rpartition(" ")[0] if subject[0] == "condition" else None


def other(subject):
    """Return the other truth; of a condition with one alone nothing is said where it reads what never changes."""
    return (subject[0], f"{base(subject)} {'fails' if subject[1].endswith('holds') else 'holds'}")


def read_elsewhere(program):
    """Return the conditions of choices that effects and routes ask as well, within a step."""
    tables = program.tables
    found = set()
    for choice in tables.choices:
        owner = f"{tables.scenes[choice.scene].name}/{choice.id}"
        ops = [*choice.ops, *(op for way in choice.ways for op in way.ops)]
        codes = [op[3] for op in ops if op[0] in ("add", "set")]
        codes += [modifier.condition for modifier in choice.modifiers]
        codes += [code for way in choice.ways if way.route >= 0 for code, _ in tables.routes[way.route]]
        found |= {f"{owner}: {said(tables, code)}" for code in codes if code is not None}
    return found


def replay_of(program, shown):
    """Return the outcomes of a walkthrough."""
    mode = [one.name for one in program.tables.modes].index(shown.mode)
    return replay(program, shown.walkthrough, mode)


def comparable(program):
    """Return the pieces that operations print, and scenes stood in, and nothing else, by what they count as."""
    tables = program.tables
    passages = {
        site for site in sites(tables) if site.scene >= 0 and tables.scenes[site.scene].text == site.text
    }
    texts = printed(tables) - {site.text for site in sites(tables) if site not in passages}
    return {("text", name) for name in names(tables, texts).values()}


def read(program, mode):
    """Return the fewest choices to each piece that is printed, and to each truth of what choices ask; None: too many."""
    tables = program.tables
    compared = comparable(program)
    named = {piece: ("text", name) for piece, name in names(tables, range(len(tables.texts))).items()}
    found = {}
    depths = {}
    waiting = deque()

    def note(outcome, depth):
        for event in outcome.events:
            if event[0] == "text" and event[2] is not None:
                for piece in open_pieces(event[1], tables.texts[event[1]].body, event[2], ()):
                    if named.get(piece) in compared:
                        found.setdefault(named[piece], depth)
        passage = tables.scenes[outcome.state.scene].text
        for piece in (
            open_pieces(passage, tables.texts[passage].body, outcome.state.values, ()) if passage >= 0 else ()
        ):
            if named.get(piece) in compared:
                found.setdefault(named[piece], depth)
        if outcome.state not in depths:
            depths[outcome.state] = depth
            waiting.append(outcome.state)

    first = begun(program, mode)
    if first is not None:
        note(first, 0)
    while waiting and len(depths) <= LIMIT:
        state = waiting.popleft()
        if tables.scenes[state.scene].kind == END:
            continue
        for subject in asked(program, state):
            found.setdefault(subject, depths[state])
        for offer in offers(program, state):
            for roll in rolls(program, state, offer.choice) if offer.open else ():
                after = taken(program, state, offer.choice, roll)
                if after is not None:
                    note(after, depths[state] + 1)
    return found if len(depths) <= LIMIT else None


def begun(program, mode):
    """Return the start of a run, or None where it is refused."""
    try:
        return begin(program, mode)
    except StepError:
        return None


def taken(program, state, choice, roll):
    """Return what comes of a choice, or None where it is refused."""
    try:
        return step(program, state, choice, roll)
    except StepError:
        return None


def asked(program, state):
    """Yield the truths that the conditions of a scene's choices have in a state, what nothing changes left out."""
    tables = program.tables
    for index in tables.scenes[state.scene].choices:
        choice = tables.choices[index]
        owner = f"{tables.scenes[choice.scene].name}/{choice.id}"
        if choice.condition is not None:
            holds = bool(link(choice.condition)(state.values))
            yield truth(tables, owner, choice.condition, holds)
            if not holds:
                continue
        for code, _ in choice.needs:
            yield truth(tables, owner, code, bool(link(code)(state.values)))


def truth(tables, owner, code, holds):
    """Return what a truth counts as."""
    return "condition", f"{owner}: {said(tables, code)} {'holds' if holds else 'fails'}"


def open_pieces(text, spans, values, path):
    """Yield the sides of pieces that show on some values."""
    for number, span in enumerate(spans):
        here = (*path, number)
        if span[0] == "em":
            yield from open_pieces(text, span[1], values, here)
        elif span[0] == "if":
            side = bool(link(span[1])(values))
            yield text, here, side
            yield from open_pieces(text, span[2 if side else 3], values, (*here, int(side)))
