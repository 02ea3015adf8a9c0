"""The durable store: how saves, profile and settings reach the disk and come back.

document   a JSON object of dicts, lists, strings, whole numbers, booleans and None; what it means is not known here
frame      the text around a document: a format number, a checksum, the body (frame.py)
backup     what a file held before the last write, under a second name beside it: `.bak`, `.bak2`, ... (backups.py)
temporary  a file that is being written and has not taken its place yet; its name says which process writes it
aside      where a damaged file goes: `<name>.damaged-<n>`, never deleted, never written over (mending.py)

The rule: once `writing.write` has returned, the document outlives a kill and a power cut; while it runs, the
document before it does. Every call on the operating system goes through `system.calls`, so that the tests can make
each one fail, or end the process there. Whatever goes wrong is a `SaveError` with a sentence for the player.
"""
