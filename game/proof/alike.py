"""Items of links, each value once: what is known of an item, or of the items of a link, is known of all their likes."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.proof.points import Item, Items


class Alike:
    """The items of one program's links."""

    def __init__(self) -> None:
        self._values: dict[Item, Item] = {}
        self._items: dict[int, tuple[Item, Item]] = {}
        """By the identity of an item, it and the one that stands for all of its value."""
        self._rows: dict[tuple[int, ...], Items] = {}
        """The items of whole links, by the identities of those that stand for them."""

    def one(self, items: Items) -> Items:
        """Return the one row of items that is equal to some."""
        known = self._items
        for item in items:
            if id(item) not in known:
                known[id(item)] = item, self._values.setdefault(item, item)
        found = tuple([known[id(item)][1] for item in items])
        return self._rows.setdefault(tuple(map(id, found)), found)
