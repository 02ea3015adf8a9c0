"""How whole packs are made up: one set of functions, fed by Hypothesis or by a seeded generator.

Vocabulary: a *drawing* (`drawing`) is where every decision comes from. A *world* (`world`) is what a pack
declares, so what its scenes may speak of; *names* (`expressions`) are the part of it that one expression may
read. A *plan* (`plan`) says which scenes there are, who may go to whom and who may call whom, so that what is
written from it (`choices`, `scenes`, `sections`) is valid whatever is drawn. `yaml_text` writes it down.

A plan keeps to this. *Main* scenes are gone to, in one order over all episodes; the last is an ending, and what
only leads on leads further down. *Groups* are called, go about among their own scenes, and return; a group of
level 1 may call those of level 2, and nothing else calls deeper. So no call is deeper than four, no step goes in
a circle, and every return has a caller: except in *wild* packs, where a rule may break the depth in play and a
return may find no caller.
"""
