"""Lint in two processes: the same findings as in one, whatever becomes of the second."""

from __future__ import annotations

import os

import pytest

from game.lint import apart
from game.lint.apart import both
from game.lint.finding import Finding
from game.lint.registry import names
from game.lint.running import READ_PROSE, lint
from game.story.place import Place
from strategies.stories import passage, read

FAULTY = (
    "variables:\n  rope: {flag: false}\n  heat: {range: 0..3, start: 0}  # allow: unused-variable (later)\n"
    "  oil: {flag: false}  # allow: doubled-word (idle)\n"
) + passage("The the gate is  shut , and \u2018open.")
HERE = ("idle-choice", Finding(Place("a.yaml", 1, 2), "Here."))
THERE = ("long-option", Finding(Place("b.yaml", 3, 4), "D\u00f4rt \ud800.", 9, Place("b.yaml", 3, 1), "dort"))


@pytest.fixture
def two(monkeypatch):
    """Let a second process be had, whatever machine this is and whatever threads the tests have; count them."""
    if not hasattr(os, "fork"):
        pytest.skip("this system has no fork")
    born = []
    monkeypatch.setattr(apart, "_may_divide", lambda: True)
    fork = os.fork

    def counted():
        child = fork()
        born.append(child)
        return child

    monkeypatch.setattr(os, "fork", counted)
    return born


def test_two_processes_find_what_one_does(tmp_path, two):
    """Findings, what is allowed, and allows that let nothing stand are the same from two processes."""
    reading = read(tmp_path, FAULTY)
    alone = lint(reading.story, reading.sources)
    assert {"doubled-word", "stray-spaces", "unused-variable", "unused-allow"} <= {one.rule for one in alone}
    assert lint(reading.story, reading.sources, in_two=True) == alone
    assert len(two) == 1


def test_a_finding_comes_back_as_it_was(two):
    """All that a finding has comes through the pipe, be there a word, an anchor, or half a character."""
    assert both(lambda: [HERE], lambda: [THERE, HERE], in_two=True) == [HERE, THERE, HERE]
    assert len(two) == 1


def test_more_than_a_pipe_holds(two):
    """Findings that fill the pipe many times over all come through."""
    assert both(list, lambda: [THERE] * 20_000, in_two=True) == [THERE] * 20_000


def test_a_second_process_that_fails(two):
    """What the second process could not find is found here."""
    first = os.getpid()

    def there():
        if os.getpid() != first:
            raise SystemExit(0)
        return [THERE]

    assert both(lambda: [HERE], there, in_two=True) == [HERE, THERE]


def test_our_own_half_fails(two):
    """An error of our own half is told, and no process is left behind."""

    def here():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        both(here, lambda: [THERE] * 20_000, in_two=True)
    with pytest.raises(ChildProcessError):
        os.waitpid(two[0], os.WNOHANG)


def test_no_process_to_be_had(two, monkeypatch):
    """Where the system refuses a process, all is done here."""

    def refused():
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    assert both(lambda: [HERE], lambda: [THERE], in_two=True) == [HERE, THERE]


def test_one_processor(monkeypatch):
    """With one processor, or none that can be counted, there is no second process."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    assert not apart._may_divide()
    monkeypatch.delattr(os, "sched_getaffinity")
    assert not apart._may_divide()


def test_the_half_that_reads_words_is_made_of_rules():
    """Every name in the half is a rule's."""
    assert set(names()) >= READ_PROSE
