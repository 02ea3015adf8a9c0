"""All rules, by name: each module of `rules` is one, and its docstring is its manual."""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module

from game.language.values import dataclass
from game.lint import rules as package

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from game.lint.finding import Finding
    from game.lint.view import View


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is looked for."""

    name: str
    """The module's name, with hyphens."""
    severity: str
    """`error`, `warning` or `advice`."""
    manual: str
    """The module's docstring: what it finds, why that is bad, an example, and what to write instead."""
    find: Callable[[View], Iterable[Finding]]


@cache
def names() -> tuple[str, ...]:
    """Return the name of every rule, in order, without loading any."""
    modules = sorted(name for name in _modules() if not name.startswith("_"))
    return tuple(name.replace("_", "-") for name in modules)


def _modules() -> list[str]:
    """Return the names of the modules of the package; those of an archive take longer to tell."""
    found: list[str] = []
    for folder in package.__path__:
        try:
            files = os.listdir(folder)  # noqa: PTH208 - pathlib takes longer to import than this
        except OSError:
            from pkgutil import iter_modules  # noqa: PLC0415 - loads inspect, for five milliseconds

            return [module.name for module in iter_modules(package.__path__)]
        found += [name.removesuffix(".py") for name in files if name.endswith(".py")]
    return found


@cache
def rule(name: str) -> Rule:
    """Return a rule by its name."""
    module = import_module(f"{package.__name__}.{name.replace('-', '_')}")
    return Rule(name, module.SEVERITY, module.__doc__ or "", module.find)


def rules() -> dict[str, Rule]:
    """Return every rule by name, in the order of the names."""
    return {name: rule(name) for name in names()}
