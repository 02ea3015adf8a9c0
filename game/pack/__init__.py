"""From an author's files to a checked Story, or to everything that is wrong with them at once.

Vocabulary
- *page*: one file of a pack while it is read: its text, and where to say what is wrong with it (`page`).
- *node*: a piece of YAML with its position (`nodes`); made by `documents`: of a file of the usual kind by `usual`, of
  any other from parser events by `composing`, and by nothing else.
- *fields*: the values of one mapping, by key, after its keys were checked against a table (`keys`).
- *diagnostic*: one thing that is wrong: rule, place, sentence, and the nearest right word (`diagnostics`).
- *hole*: where something was refused already; readers pass it by in silence, so that one mistake gives one message.
- *names*: everything the pack declares (`names`); filled before any expression, text or target is read.

Rule of the room: YAML is imported in `composing`, `pure_yaml` and `yaml_errors` alone, and a file is opened in
`opening` alone. Names are declared first (`declaring`) and used second (`telling`); what only the whole graph shows
comes last (`flow`, `offers`). `cache` gives a compiled pack without any of that.
"""
