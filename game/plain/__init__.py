"""The line mode: for pipes, for screen readers, and for whoever likes it.

Vocabulary
- *printer*: the one road to standard output: it filters, wraps and encodes, and only ever appends (`printer`).
- *line*: what was typed: a number, a word of the registry with or without an argument, or neither (`typed`).
- *talk*: the session, the printer and the lines that come in, handed to every act (`talk`).
- *act*: what a word does (`acts`, `shelves`, `collections`).

Rules of the room: a page is the passage, then the choices numbered from 1 on lines of their own, then a prompt; one
line at a time is read; whatever is typed, nothing but a sentence comes of what is not understood; the end of input
saves and leaves. The same run prints the same bytes.
"""
