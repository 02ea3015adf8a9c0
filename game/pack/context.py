"""Where something is read: the page, what names mean there, and the scene it belongs to."""

from __future__ import annotations

from game.language.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.pack.names import Names, Scope
    from game.pack.page import Page
    from game.story.scenes import Parameter


class Context(NamedTuple):
    """What a reader of values needs to know about the place it reads in."""

    page: Page
    scope: Scope
    scene: str = ""
    """Full name of the scene, or nothing in a shared section."""
    library: bool = False
    params: tuple[Parameter, ...] = ()
    """Constants that the scene is given."""

    @property
    def names(self) -> Names:
        """Return everything the pack declares."""
        return self.scope.pack

    @property
    def chapter(self) -> str:
        """Return the episode or library it stands in, or nothing."""
        return self.scope.chapter
