"""What names mean to the code of one instance: slots, named conditions written out, and its constants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.language.code import lower_condition

if TYPE_CHECKING:
    from game.language.code import Code
    from game.language.syntax import Expr
    from game.story.model import Story
    from game.story.program import Slot


class Names:
    """The names of a whole story; `given` binds the constants of one instance (design: `game.language.code.Resolver`)."""

    def __init__(self, story: Story, slots: list[Slot]) -> None:
        self.slots = slots
        self.defines: dict[str, Expr] = {define.name: define.condition.expr for define in story.defines}
        self.indices = {slot.name: index for index, slot in enumerate(slots)}
        self.constants: dict[str, int] = {}

    def given(self, constants: tuple[tuple[str, int], ...]) -> Names:
        """Return the same names with the constants of an instance."""
        if not constants:
            return self
        bound = Names.__new__(Names)
        bound.slots, bound.defines, bound.indices = self.slots, self.defines, self.indices
        bound.constants = dict(constants)
        return bound

    def variable(self, name: str) -> Code:
        """Return the code of a constant, a slot or a named condition."""
        if name in self.constants:
            return ("int", self.constants[name])
        if name in self.indices:
            return ("var", self.indices[name])
        return lower_condition(self.defines[name], self)

    def visits(self, scene: str) -> Code:
        """Return the slot that counts a scene's visits."""
        return ("var", self.indices[f"visits {scene}"])

    def value(self, list_name: str, value_name: str) -> int:
        """Return the number of a value of a list."""
        return self.slots[self.indices[list_name]].levels.index(value_name)

    def list_of(self, name: str) -> str | None:
        """Return the name itself where it is a list variable, else None."""
        index = self.indices.get(name)
        return name if index is not None and self.slots[index].kind in ("list", "mode") else None
