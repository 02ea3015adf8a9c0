"""What belongs to the player and not to a run: profile and settings, and the files beside the saves that keep them."""

from __future__ import annotations

from game.play import settings
from game.play.errors import SaveError
from game.play.shelf import PROFILE, SETTINGS
from game.play.store.errors import MissingSave

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from game.play.keeping import Keeper
    from game.play.profile import Profile
    from game.play.settings import Settings


class Belongings:
    """Profile and settings, each read when it is first wanted."""

    def __init__(self, keeper: Keeper) -> None:
        self.keeper = keeper
        self._profile: Profile | None = None
        self._settings: Settings | None = None

    @property
    def profile(self) -> Profile:
        """Return what outlives runs."""
        if self._profile is None:
            self._profile = self._kept_profile()
        return self._profile

    def _kept_profile(self) -> Profile:
        from game.play.profile import from_document  # noqa: PLC0415 - the first page waits for no profile

        return from_document(self._file(PROFILE))

    @property
    def settings(self) -> Settings:
        """Return how the game behaves."""
        if self._settings is None:
            self._settings = settings.from_document(self._file(SETTINGS))
        return self._settings

    def _file(self, name: str) -> Mapping[str, Any]:
        """Return the document of a file beside the saves, an empty one where there is none to be had."""
        shelf = self.keeper.shelf
        try:
            loaded = shelf.read_file(name)
        except MissingSave:
            return {}
        except SaveError as error:
            if shelf.is_ours or shelf.own:  # else the player has been told about the folder already
                self.keeper.tell(error.sentence)
            return {}
        self.keeper.tell(loaded.notice)
        return loaded.body

    def keep_profile(self, *, what_was_read: bool = True) -> None:
        """Write the profile where it has changed and this window may; a notice says why it could not.

        Where nothing has changed but what was read, that alone may wait.
        """
        is_due = self.profile.is_changed or (what_was_read and self.profile.has_read_more)
        if not (is_due and self.keeper.shelf.is_ours):
            return
        if self.keeper.has_gained_folder:
            self.profile.merge(self._kept_profile())
            self.keeper.has_gained_folder = False
        if self.keeper.write_file(PROFILE, self.profile.to_document()):
            self.profile.is_changed = self.profile.has_read_more = False

    def keep_settings(self, changed: Settings) -> bool:
        """Let other settings hold, and write them; return whether they are written."""
        self._settings = changed
        return self.keeper.write_file(SETTINGS, settings.to_document(changed))
