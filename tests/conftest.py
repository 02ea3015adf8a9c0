"""What every test shares: a property may be slow on a busy machine, for speed is what tests/bench measures."""

from hypothesis import settings

settings.register_profile("ordinary", deadline=None)
settings.load_profile("ordinary")
