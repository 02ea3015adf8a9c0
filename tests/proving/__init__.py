"""A plain breadth-first search over `step`, to compare the proofs with, and packs made for them."""
