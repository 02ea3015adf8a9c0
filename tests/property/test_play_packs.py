"""Whatever pack is played: saves come back exactly, by names too, and no line of input ends the line mode."""

from __future__ import annotations

from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreement.reading import both
from game.engine.errors import StepError
from game.engine.offers import open_choices
from game.play.commands import COMMANDS
from game.play.restoring import restore
from game.play.run import Run
from game.play.store.system import calls
from game.play.transcript import export_markdown, export_text
from playing import Console, story
from strategies.packs import random_pack, random_playthrough, seeded


@pytest.fixture(autouse=True, scope="module")
def quick_disk():
    """Let no test wait for a disk."""
    with mock.patch.object(calls, "fsync", return_value=None):
        yield


WORDS = sorted({word for command in COMMANDS for word in command.words})
LINES = st.one_of(
    st.integers(0, 10).map(str),
    st.sampled_from(WORDS),
    st.tuples(st.sampled_from(WORDS), st.text(max_size=12)).map(" ".join),
    st.sampled_from(
        ["yes", "no", "load gate", "save gate", "codex 1", "chapters 1", "new 5 curfew", "set width 40"]
    ),
    st.text(max_size=30),
)


def played(seed):
    """Yield the runs of a seeded pack, one a step, in a mode of the seed's."""
    generator = seeded(seed)
    _, program = both(random_pack(generator))
    run = Run.new(program, f"S{seed}", seed % len(program.tables.modes))
    for picked in random_playthrough(generator, 15):
        yield run
        choices = open_choices(program, run.state)
        if run.finished is not None or not choices:
            return
        run.take(choices[picked % len(choices)], push=bool(picked % 2))


@pytest.mark.parametrize("first", range(0, 80, 20))
def test_any_run_comes_back_from_its_document(first):
    """Moment for moment, with the same page."""
    for seed in range(first, first + 20):
        for run in played(seed):
            found = restore(run.program, run.document())
            assert (found.notice, found.run.moments) == (None, run.moments)
            assert found.run.page == run.page


@pytest.mark.parametrize("first", range(0, 80, 20))
def test_any_run_comes_back_by_names_alone(first):
    """Without its steps a snapshot stands in the same state, with the same trail, and rolls on alike."""
    for seed in range(first, first + 20):
        for run in played(seed):
            if not can_go_on(run):
                break
            document = {**run.document(), "hash": "before", "steps": [{"scene": "x/y", "choice": "z"}]}
            found = restore(run.program, document).run
            assert found.digest == run.digest
            assert found.state == run.state
            assert found.now.trail == run.now.trail
            choices = open_choices(run.program, run.state)
            if choices:
                assert found.tried(choices[-1]) == run.tried(choices[-1])
                assert rolled(found, choices[-1]) == rolled(run, choices[-1])


def can_go_on(run):
    """Return whether a run stands at an ending or where something is open; made-up packs have dead ends."""
    return run.finished is not None or bool(open_choices(run.program, run.state))


def rolled(run, choice):
    """Return the state and roll that a choice leads to, leaving the run as it was."""
    run.take(choice, push=False)
    found = (run.state, run.steps[-1].roll)
    run.moments.pop()
    return found


@pytest.mark.parametrize("first", range(0, 40, 20))
def test_any_run_can_be_written_down(first):
    """Transcripts hold the words of every choice taken."""
    for seed in range(first, first + 20):
        for run in played(seed):
            last = run
        assert len(export_markdown(last)) > len(export_text(last)) // 2


def test_a_step_that_the_engine_refuses_leaves_the_run_as_it_was():
    """In packs whose rules nest calls too deep that happens, and what came before can be played on."""
    refused = 0
    for seed in range(60):
        generator = seeded(seed)
        _, program = both(random_pack(generator, wild=True))
        try:
            run = Run.new(program, "S")
        except StepError:
            continue
        for picked in random_playthrough(generator, 15):
            choices = open_choices(program, run.state)
            if not choices:
                break
            before = list(run.moments)
            try:
                run.take(choices[picked % len(choices)], push=False)
            except StepError:
                refused += 1
                assert run.moments == before
    assert refused


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(lines=st.lists(LINES, max_size=15), tail=st.binary(max_size=20))
def test_no_line_ends_the_line_mode(tmp_path_factory, lines, tail):
    """Whatever is typed there is an answer, and the end of input leaves with nothing wrong."""
    typed = "\n".join(lines).encode("utf-8", "replace") + b"\n" + tail
    console = Console(tmp_path_factory.mktemp("saves"), typed, story())
    assert console.code == 0
    assert all(
        letter == "\n" or letter.isprintable() or letter in "\u00a0\u2007\u202f\u3000\u200c\u200d"
        for letter in console.text
    )


def test_any_pack_is_played_in_lines(tmp_path):
    """Numbers alone go through any pack without a fault, and twice the same way."""
    for seed in range(40):
        generator = seeded(seed)
        _, program = both(random_pack(generator))
        typed = "".join(f"{picked + 1}\nno\n" for picked in random_playthrough(generator, 12))
        one = Console(tmp_path / f"{seed}a", typed, program, hashes=True)
        other = Console(tmp_path / f"{seed}b", typed, program, hashes=True)
        assert one.text == other.text
