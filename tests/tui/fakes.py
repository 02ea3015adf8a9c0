"""A session with a few invented pages, for the screens: what they are given, without a pack, an engine or a disk."""

from types import SimpleNamespace

from game.play.page import Block, Mark, OfferLine, Page


def words(*pieces):
    """A paragraph; pieces in *asterisks* are emphasised."""
    return tuple((piece.strip("*"), piece.startswith("*")) for piece in pieces)


def offer(number, say, **more):
    """A choice with defaults for what it hasn't."""
    base = {
        "number": number, "choice": number, "id": f"choice_{number}", "say": say, "paragraph": words(say), "open": True,
        "tags": (), "costs": (), "pips": -1, "odds": "", "modifiers": (), "failure": (), "chance": False,
        "changes": (), "remember": (), "locks": (), "confirm": "",
    }  # fmt: skip
    return OfferLine(**{**base, **more})


PILLARS = Page(
    scene=0, chapter=4, title="Under the Arcade", day="Day 4", where="Hongje Stream, under the arcade", slot="Evening",
    blocks=(
        Block("result", (words("The shutter holds. Behind it somebody says thank you, and somebody says not yet."),)),
        Block("passage", (
            words("The lights on the wall gave out an hour ago. You go along it with two fingers on the tiles, and "
                  "count. Twenty-two pillars, twenty-three. Someone behind you is counting too, a little late."),
            words("At the last one the water sounds different. It was even and it was ankle deep. Now it slaps, and "
                  "stops, and slaps, as if a person stood in it and could not decide on a foot."),
            words("'Eleven metres,' says Ju-ran in your ear. 'One. ", "*Facing away.*",
                  "' She puts the bell into your palm with your thumb held clear of it. 'It'll go to this. So will "
                  "what came in after us.'"),
        )),
    ),
    changes=("Stamina −1: Tired", "Heat +1: Noticed"),
    marks=(Mark("remember", "The man behind the shutter will know your voice.", ""),),
    begins=False, opened=(), roll_call=False, camp=False, ending=-1, texts=(),
    offers=(
        offer(1, "Throw the bell back the way you came.", changes=("Heat −1", "Resolve −1"), remember=("the people behind you",)),
        offer(2, "Wade by with your hand on the far wall.", pips=4, odds="FAIR", modifiers=("+1 Ju-ran sworn", "−1 Heat"),
              failure=("Infection +1",)),
        offer(3, "Run it, all of you, now.", open=False, costs=("Stamina −2",), locks=("needs Stamina 2, you have 1",)),
        offer(4, "Sit down in the water and stay.", confirm="This ends the story."),
    ),
)  # fmt: skip


def meter(title, value, high, word="", better="high", sign="", show="meter"):
    """A meter as the status shows it."""
    return SimpleNamespace(slot=0, title=title, value=value, low=0, high=high, word=word, better=better, sign=sign,
                           hint=f"What {title} is for.", show=show)  # fmt: skip


METERS = (
    meter("Stamina", 2, 4, "Tired"),
    meter("Infection", 2, 3, "Fevered", "low", "You can hear the stairwell breathing."),
    meter("Packs", 2, 3),
    meter("Resolve", 2, 3, "Steady"),
    meter("Heat", 1, 3, "Noticed", "low"),
)
ALLIES = (
    SimpleNamespace(slot=0, title="Yong Ma-ru", method="Height", word="sworn", value=2, low=0, high=2, hint=""),
    SimpleNamespace(slot=0, title="소주란 So Ju-ran", method="Noise", word="wary", value=1, low=0, high=2, hint=""),
    SimpleNamespace(slot=0, title="Lee Jong-a", method="Ledger", word="gone", value=0, low=0, high=2, hint=""),
)


class FakeRun:
    """Stands always on the same page."""

    seed = "K7Q2-9FXD"
    page = PILLARS


class FakeSession:
    """Drives a fake run."""

    def __init__(self):
        self.run = FakeRun()
        self.settings = SimpleNamespace(theme="night", width=68, keys={})
        self.taken = []

    def is_read(self, page):
        return False

    def take(self, choice, push=None):
        self.taken.append(choice)
        return SimpleNamespace(needs_push=False, say="", price=())
