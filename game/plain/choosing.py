"""Taking a choice by its number: locked ones explain themselves, last ones are asked twice, failures may be pushed."""

from __future__ import annotations

from game.play.errors import NotOpen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.plain.talk import Talk
    from game.play.page import OfferLine
    from game.play.run import Taken


class Chooser:
    """Takes choices, and remembers which one waits to be chosen a second time."""

    def __init__(self) -> None:
        self.waiting = -1
        """The choice that was asked about and is taken if it is chosen again at once."""

    def forget(self) -> None:
        """Take anything but the same number as a change of mind."""
        self.waiting = -1

    def choose(self, talk: Talk, number: int) -> None:
        """Take the choice of a number, or say why not."""
        offers = talk.run.page.offers
        refusal = talk.session.why_not("choose")
        if refusal or not 1 <= number <= len(offers):
            self.forget()
            talk.say(refusal or f"There is no choice {number}: type a number from 1 to {len(offers)}.")
            return
        self._choose(talk, offers[number - 1])

    def _choose(self, talk: Talk, offer: OfferLine) -> None:
        asked, self.waiting = self.waiting, -1
        if offer.open and offer.confirm and asked != offer.choice:
            self.waiting = offer.choice
            talk.say(f"{offer.confirm} Type {offer.number} again to do it, or anything else to stay.")
            return
        try:
            taken = talk.session.take(offer.choice)
            if taken.needs_push:
                talk.session.take(offer.choice, push=_pushes(talk, offer, taken))
        except NotOpen as error:
            talk.say(str(error))
            return
        talk.notices()
        talk.page(rolled=not taken.needs_push)


def _pushes(talk: Talk, offer: OfferLine, taken: Taken) -> bool:
    """Return whether the player pays to turn a failure."""
    price = ", ".join(taken.price) or "nothing"
    failure = ", ".join(offer.failure)
    talk.say(f"{offer.odds}, {offer.pips} in 6: it does not work.")
    return talk.asks(
        f"{taken.say} It costs: {price}, and then it works. If you don't: {failure}. Do you push?"
    )
