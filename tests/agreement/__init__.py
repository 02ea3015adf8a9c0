"""The engine and the naive interpreter on one run, side by side.

Vocabulary: a *pair* (`lockstep`) is one story in both forms, and where both are in it. `by_name` puts what the
engine says into the naive interpreter's words: names in place of indices. A *difference* is a sentence that says
where the two part.
"""
