"""A run in progress and what outlives it; both front ends drive this room, and it knows no screen.

Vocabulary
- *Run*: one playing of a story: where it stands, every step that led there, and the seed that decides its rolls.
- *Moment*: what the run was after one step; undoing drops the last one.
- *Step*: a choice by its names and the roll it came with; a run is its seed and its steps.
- *Page*: what is to be shown at a moment, in words, with nothing left to look up.
- *Trail*: what the way so far decides beyond the state: the place, the marks, the open codex.
- *Session*: a run and where it lives: its saves, profile, settings and lock.
- *Profile*: what outlives runs: endings seen, chapters begun, what has been read.
- *Command*: something a player may ask for, declared once for keys, footer, palette, help and plain words.

Rules of the room: a moment is made by the engine alone; nothing reaches a disk but through `store`; nothing is
written by a window that doesn't hold the lock, save to a slot of its own; what goes wrong with a file is a sentence
for the player and never the end of play.
Import from the modules themselves, so that starting loads no more than it needs.
"""
