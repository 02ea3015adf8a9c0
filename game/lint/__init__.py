"""What is not wrong enough to stop a story, and still not meant: found on the Story and its source lines alone.

Vocabulary
- *rule*: a module in `rules`: its docstring is the manual, `SEVERITY` how bad it is, `find` what it looks for.
- *finding*: a place and a sentence (`finding.Finding`); with its rule's name and severity it is a Diagnostic.
- *view*: one story, with every fact that several rules ask for, worked out once and when first asked (`view`).
- *printed text*: a text of the pack and what it is printed as: a passage, an option, a result (`printed`).
- *turn*: a condition, what is known to hold where it stands, and how a sentence calls it (`turns`).
- *grid*: every combination of the values of some variables, each a bit, so that a condition is a number (`grid`).
- *reading*: a text as some player reads it, one branch of each conditional piece (`readings`).
- *allow*: a comment with which an author lets one finding stand (`allows`).

Rules of the room: a rule looks at a view and at nothing else, says each thing once, and is silent about what
another rule says already. Nothing here runs a story: what only some states can show is the prover's to find.
Severities: an *error* can't be played as it stands, a *warning* is not meant or breaks the pack's own limits,
*advice* is worth a thought.
"""
