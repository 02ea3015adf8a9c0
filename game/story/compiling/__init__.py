"""From a checked Story to the Program.

Vocabulary
- *instance*: a scene with the constants it was given; a scene without parameters has one.
- *scope*: what a name means where it stands: a slot, a named condition, a constant of the instance.
- *assembly*: the tables while they grow (`assembly.Assembly`).

Rule: names end here. What leaves this package is integers, codes and strings for people.
"""
