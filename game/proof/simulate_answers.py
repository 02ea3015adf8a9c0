"""What many runs say: how often each ending came, with Wilson's interval, and the mean of each meter."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from math import sqrt
from multiprocessing import get_context
from time import perf_counter
from typing import TYPE_CHECKING, Any

from game.pack.cache import load_program
from game.proof.simulate_runs import Simulation, Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Playing = Callable[[range], Tally]
    """From the numbers of some runs to their tally."""

    from game.story.program import Program, Tables

FORMAT = 1
CERTAINTY = 1.959963984540054
"""Standard deviations on each side that hold 95 in 100."""
CHUNK = 500
"""Runs through `step` between two reports of how far it has come."""
BATCH = 1 << 17
"""Runs that are moved together; what the dice throw depends on it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be simulated."""

    mode: int
    player: str
    seed: str
    runs: int
    steps: bool = False
    """Whether each run is played by itself through `step`, with every text built, and not many at once."""


@dataclass(frozen=True, slots=True)
class Share:
    """How often something came, and where its probability lies with 95 % certainty."""

    count: int
    share: float
    low: float
    high: float


def wilson(count: int, runs: int, deviations: float = CERTAINTY) -> Share:
    """Return a share with its score interval (Wilson, "Probable inference", JASA 1927); holds near 0 and 1 too."""
    share = count / runs
    square = deviations * deviations
    middle = (count + square / 2) / (runs + square)
    reach = deviations / (runs + square) * sqrt(count * (runs - count) / runs + square / 4)
    return Share(count, share, max(0.0, min(share, middle - reach)), min(1.0, max(share, middle + reach)))


def simulate(program: Program, plan: Plan, told: Callable[[int], None] = lambda _runs: None) -> Tally:
    """Return the tally of a plan's runs, one part after another; `told` hears how many are done."""
    playing = _playing(program, plan)
    whole = Tally()
    for part in _parts(plan):
        whole.add(playing(part))
        told(whole.runs)
    return whole


def simulate_together(
    pack: str, cache: str | None, plan: Plan, processes: int, told: Callable[[int], None] = lambda _runs: None
) -> Tally:
    """Return the same tally, played by several processes that each read the pack."""
    whole = Tally()
    context = get_context("spawn")
    with ProcessPoolExecutor(processes, context, _begin_worker, (pack, cache, plan)) as pool:
        for part in pool.map(_work, _parts(plan)):
            whole.add(part)
            told(whole.runs)
    return whole


def _playing(program: Program, plan: Plan) -> Playing:
    """Return what plays a part of the plan's runs."""
    if plan.steps:
        return Simulation(program, plan.mode, plan.player, plan.seed).tally
    from game.proof.batch import Batch  # noqa: PLC0415 - brings NumPy

    return Batch(program, plan.mode, plan.player, plan.seed).tally


def _parts(plan: Plan) -> Iterator[range]:
    size = CHUNK if plan.steps else BATCH
    return (range(first, min(first + size, plan.runs)) for first in range(0, plan.runs, size))


_WORKER: list[Playing] = []
"""What plays in a worker process."""


def _begin_worker(pack: str, cache: str | None, plan: Plan) -> None:
    _WORKER[:] = [_playing(load_program(pack, cache), plan)]


def _work(part: range) -> Tally:
    return _WORKER[0](part)


def ending_shares(tables: Tables, tally: Tally) -> dict[str, Share]:
    """Return the share of each ending, by the name of its scene."""
    names = dict.fromkeys(tables.scenes[ending.scene].name for ending in tables.endings)
    return {name: wilson(tally.endings[name], tally.runs) for name in names}


def meter_means(tables: Tables, tally: Tally) -> dict[str, dict[str, float]]:
    """Return the mean of each meter on leaving each episode, by names."""
    means: dict[str, dict[str, float]] = {}
    for (chapter, slot), whole in sorted(tally.sums.items()):
        own = means.setdefault(tables.chapters[chapter].id, {})
        own[tables.slots[slot].name] = whole / tally.left[chapter]
    return means


class Report:
    """What a simulation came to, ready to be written."""

    def __init__(self, tables: Tables, plan: Plan, tally: Tally, began: float) -> None:
        self.tables = tables
        self.plan = plan
        self.tally = tally
        self.seconds = perf_counter() - began
        self.endings = ending_shares(tables, tally)
        self.unended = wilson(tally.runs - tally.endings.total(), tally.runs)
        self.meters = meter_means(tables, tally)

    def as_json(self) -> dict[str, Any]:
        """Return the report for a program, format 1."""
        return {
            "format": FORMAT,
            "story": self.tables.story,
            "version": self.tables.version,
            "mode": self.tables.modes[self.plan.mode].name,
            "policy": self.plan.player,
            "seed": self.plan.seed,
            "runs": self.tally.runs,
            "choices": self.tally.choices,
            "letters": self.tally.letters if self.plan.steps else None,
            "seconds": round(self.seconds, 6),
            "endings": {name: _shared(share) for name, share in self.endings.items()},
            "unended": _shared(self.unended),
            "meters": self.meters,
        }

    def as_text(self) -> str:
        """Return the report for a writer."""
        width = max([len(name) for name in self.endings], default=0)
        mode = self.tables.modes[self.plan.mode].name
        lines = [
            f"{self.tables.story} {self.tables.version} in {mode}: {self._how_much()}",
            "",
            *(_line(name.ljust(width), share) for name, share in self.endings.items()),
        ]
        if self.unended.count:
            lines.append(_line("no ending".ljust(width), self.unended))
        lines += ["", "Meters on leaving each episode, in the mean:"] if self.meters else []
        for episode, means in self.meters.items():
            lines.append(f"  {episode}: " + ", ".join(f"{name} {mean:.3f}" for name, mean in means.items()))
        return "\n".join(lines) + "\n"

    def _how_much(self) -> str:
        runs = f"{self.tally.runs} runs of the {self.plan.player} player"
        read = f", {self.tally.letters // self.tally.runs} letters to read in each" if self.plan.steps else ""
        return f"{runs}, {self.tally.choices} choices{read}; {self.seconds:.2f} s"


def _shared(share: Share) -> dict[str, Any]:
    return {"count": share.count, "share": share.share, "low": share.low, "high": share.high}


def _line(name: str, share: Share) -> str:
    return f"{name}  {share.share:>9.4%}  (95 %: {share.low:.4%} to {share.high:.4%})"
