"""What the conditions of a story can be, by the ranges of what they read."""

from __future__ import annotations

from game.lint.grid import Axis, Grid, Names, TooManyError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.language.syntax import Expr
    from game.story.model import Story, Variable
    from game.story.scenes import Scene

MODE = "mode"
"""The name of the difficulty in conditions."""


class Logic:
    """The ranges of a story, and the grids that were made of them."""

    def __init__(self, story: Story) -> None:
        self._axes = {variable.name: _axis(variable) for variable in story.variables}
        self._axes[MODE] = Axis(MODE, 0, len(story.modes) - 1, tuple(mode.name for mode in story.modes))
        self._defines = {define.name: define.condition.expr for define in story.defines}
        self._by_scene: dict[str, Names] = {}
        self._grids: dict[tuple[tuple[str, int, int], ...], Grid] = {}
        self._asked: dict[tuple[tuple[int, ...], tuple[str, ...]], tuple[tuple[Expr, ...], Grid]] = {}
        """By the identity of expressions, which are kept beside so that it stays theirs, and by names."""
        self._reads: dict[int, frozenset[str]] = {}
        self._decided: dict[tuple[int, tuple[int, ...], str], bool | None] = {}
        self.fixed_defines: frozenset[str] = frozenset()
        """Named conditions that are always the same; elsewhere they count as open, so that each is told once."""
        self.names = Names(self._axes, self._defines, {})
        """What names mean outside scenes."""
        self._set_fixed_defines()

    def names_in(self, scene: Scene | None) -> Names:
        """Return what names mean in a scene."""
        if scene is None or not scene.params:
            return self.names
        if scene.name not in self._by_scene:
            given = {
                param.name: Axis(param.name, param.low, param.high, truth=param.kind == "flag")
                for param in scene.params
            }
            self._by_scene[scene.name] = Names(self._axes, self._defines, given)
        return self._by_scene[scene.name]

    def reads(self, expr: Expr) -> frozenset[str]:
        """Return the variables and visits that a condition reads, through any named conditions."""
        key = id(expr)
        if key not in self._reads:
            self._reads[key] = frozenset(self.names.used([expr]))
        return self._reads[key]

    def grid(self, exprs: Iterable[Expr], scene: Scene | None = None, also: Iterable[str] = ()) -> Grid:
        """Return the grid of all that expressions read, and of the variables named; raises TooManyError."""
        exprs, also = tuple(exprs), tuple(also)
        names = self.names_in(scene)
        if names is not self.names:
            return self._grid(exprs, names, also)
        asked = tuple(map(id, exprs)), also
        if asked not in self._asked:
            self._asked[asked] = exprs, self._grid(exprs, names, also)
        return self._asked[asked][1]

    def _grid(self, exprs: tuple[Expr, ...], names: Names, also: tuple[str, ...]) -> Grid:
        axes = names.used(exprs)
        for name in also:
            axis = names.axis(name)
            if axis is not None:
                axes[name] = axis
        key = tuple((name, axis.low, axis.high) for name, axis in axes.items())
        if key not in self._grids or names is not self.names:
            self._grids[key] = Grid(axes, names)
        return self._grids[key]

    def decided(self, expr: Expr, given: tuple[Expr, ...] = (), scene: Scene | None = None) -> bool | None:
        """Return True where a condition always holds under what is given, False where never, else None."""
        key = (id(expr), tuple(map(id, given)), scene.name if scene is not None and scene.params else "")
        if key not in self._decided:
            self._decided[key] = self._decide(expr, given, scene)
        return self._decided[key]

    def _decide(self, expr: Expr, given: tuple[Expr, ...], scene: Scene | None) -> bool | None:
        try:
            grid = self.grid((expr, *given), scene)
            room = grid.full
            for known in given:
                room &= grid.truth(known)
            holds = grid.truth(expr) & room
        except TooManyError:
            return None
        if not room:
            return None
        return True if holds == room else None if holds else False

    def _set_fixed_defines(self) -> None:
        """Find the defines that never change by themselves, those left out that only follow another."""
        first = self._fixed(self._defines)
        for name in first:
            self._axes[name] = Axis(name, 0, 1, truth=True)
        self.fixed_defines = self._fixed(first)
        for name in first - self.fixed_defines:
            del self._axes[name]
        self._forget()

    def _forget(self) -> None:
        self._grids.clear()
        self._asked.clear()

    def _fixed(self, names: Iterable[str]) -> frozenset[str]:
        self._forget()
        return frozenset(name for name in names if self._decide(self._defines[name], (), None) is not None)


def _axis(variable: Variable) -> Axis:
    return Axis(
        variable.name,
        variable.low,
        variable.high,
        variable.values,
        truth=variable.kind == "flag",
        levels=variable.levels,
    )
