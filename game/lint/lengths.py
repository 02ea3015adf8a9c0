"""How many words a player can be shown: the longest way through a text, and through the scenes between choices."""

from __future__ import annotations

from game.lint.finding import Finding
from game.lint.grid import TooManyError
from game.lint.readings import Value, parts
from game.lint.spans import pieces
from game.lint.tokens import word_count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from game.lint.grid import Grid, Numbers
    from game.lint.logic import Logic
    from game.lint.printed import Printed
    from game.lint.readings import Part
    from game.lint.view import View
    from game.story.model import Story
    from game.story.prose import Prose
    from game.story.scenes import Scene


_LETTERS = bytes(code for code in range(128) if chr(code).isalnum())


class Lengths:
    """Counts words of texts, each text once."""

    def __init__(self, story: Story, texts: Mapping[str, Sequence[Printed]], logic: Logic) -> None:
        self._texts = texts
        """By kind."""
        self._bounds: dict[str, list[int]] = {}
        self._logic = logic
        self._value_words = _value_words(story)
        self._longest_value = max(self._value_words.values())
        self._counts: dict[int, int] = {}

    def words(self, prose: Prose, scene: Scene | None) -> int:
        """Return the most words of a text of a scene that some state shows."""
        key = id(prose)
        if key not in self._counts:
            plain = "{" not in prose.source
            self._counts[key] = word_count(prose.source) if plain else self._longest(prose, scene)
        return self._counts[key]

    def at_most(self, prose: Prose, _scene: Scene | None = None) -> int:
        """Return a number of words, without telling them apart, that a text has at most: signs and blanks divide them."""
        source = prose.source
        divided = len(source.encode("utf-8", "surrogatepass").translate(None, _LETTERS)) + 1
        return divided + source.count("{") * self._longest_value if "{" in source else divided

    def bounds(self, kind: str) -> list[int]:
        """Return, for each text of a kind, a number of words that it has at most."""
        if kind not in self._bounds:
            self._bounds[kind] = [self.at_most(text.prose) for text in self._texts.get(kind, ())]
        return self._bounds[kind]

    def _longest(self, prose: Prose, scene: Scene | None) -> int:
        source, found = prose.source, parts(prose.source)
        conditions = [piece.condition for piece in pieces(prose.spans)]
        try:
            grid = self._logic.grid(conditions, scene)
            truths = [grid.truth(condition) for condition in conditions]
            return max(self._by_state(source, (0, len(source)), found, truths, grid))
        except (TooManyError, IndexError):
            return self._independent(source, (0, len(source)), found)

    def _by_state(
        self, source: str, span: tuple[int, int], found: Sequence[Part], truths: Sequence[int], grid: Grid
    ) -> Numbers:
        """Return the states in which a part of a source has how many words."""
        fixed, (at, end) = 0, span
        total: Numbers = {0: grid.full}
        for part in found:
            fixed += word_count(source[at : part.start])
            at = part.end
            if isinstance(part, Value):
                fixed += self._value_words.get(part.name, 1)
                continue
            then = self._by_state(source, (part.text, part.bar), part.then, truths, grid)
            other = self._by_state(source, (part.bar + 1, part.end - 1), part.otherwise, truths, grid)
            total = grid.sum(total, grid.either(truths[part.number], then, other))
        fixed += word_count(source[at:end])
        return {count + fixed: where for count, where in total.items()}

    def _independent(self, source: str, span: tuple[int, int], found: Sequence[Part]) -> int:
        """Return the words of the longest way through each piece, as if none knew of another."""
        total, (at, end) = 0, span
        for part in found:
            total += word_count(source[at : part.start])
            at = part.end
            if isinstance(part, Value):
                total += self._value_words.get(part.name, 1)
            else:
                then = self._independent(source, (part.text, part.bar), part.then)
                total += max(then, self._independent(source, (part.bar + 1, part.end - 1), part.otherwise))
        return total + word_count(source[at:end])


def too_long(view: View, kind: str, what: str) -> Iterator[Finding]:
    """Yield a finding for each text of a kind with more words than the pack allows."""
    limit = dict(view.story.style.limits).get(kind)
    if limit is None:
        return
    for text, most in zip(view.of_kind.get(kind, ()), view.lengths.bounds(kind), strict=True):
        if most > limit:
            count = view.lengths.words(text.prose, text.scene)
            if count > limit:
                message = f"{what} has {count} words on its longest way, and the pack allows {limit}."
                yield Finding(view.prose.place(text.prose, 0), message, anchor=text.prose.place)


def _value_words(story: Story) -> Mapping[str, int]:
    """Return the most words that a value prints."""
    found: dict[str, int] = {}
    for variable in story.variables:
        printed = variable.levels or tuple(value.replace("_", " ") for value in variable.values)
        found[variable.name] = max((word_count(each) for each in printed), default=1)
    for person in story.cast:
        for form, text in person.forms:
            found[f"{person.name}.{form}"] = word_count(text)
    for ally in story.allies:
        found[f"{ally.name}.name"] = word_count(ally.title)
    found["mode"] = max(word_count(mode.title) for mode in story.modes)
    return found
