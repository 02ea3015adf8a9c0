"""The authoring guide as tests: every example on its page is tried as an author would try it.

Vocabulary
- *fence*: a block of code on the page, with the heading above it.
- *label*: the comment in the first line of a YAML fence; it says where the example belongs (`# a scene`), which file
  it is (`# lighthouse/rules.yaml`), or which rule it breaks (`# wrong, unknown-name: a choice`).
- *section*: all right examples under one heading; together they are one pack.
- *stock*: what examples may use without declaring it: a can of oil, a lamp, a way home.
"""
