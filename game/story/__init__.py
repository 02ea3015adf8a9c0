"""What a story is: the checked, immutable Story that authors' files become, and the Program that everything runs.

Vocabulary
- *Story*: frozen values that mirror the files, with the place each came from (`model`, `scenes`, `prose`).
- *Program*: integers and tables; the one meaning of a story (`program`). Playing needs nothing else.
- *Slot*: one number of the state: a variable, a bond, a timer, the mode, a visit count, a once-mark or a tag.
- *Prose*: text of our own small grammar, parsed.

Rule of the room: it knows no files, no YAML and no screens; everything here is a value or a function over values.
Import from the modules themselves: playing imports `program` and `text` alone.
"""
