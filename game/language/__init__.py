"""The expression language: what a pack may say about its variables, and nothing more.

Vocabulary:

source
    what an author wrote: one line of text, of bounded length.
expression
    a tree of `syntax` values: numbers, truths, names, visits and operators on them. It is total: it has a
    value in every state, and reading it changes nothing.
effect
    an assignment to one variable (`=`, `+=`, `-=`), with a condition or without.
scope
    what the names mean: the variables with their ranges, and the scenes. A story brings its own.
problem
    what is wrong with a well-formed expression in a scope: a name, a type, a tag or a size.
code
    what is left when names are gone: nested tuples of integers, the one form that everything runs.
slot
    the place of a variable in the sequence of values that code is run on.

The rule: text becomes a tree in `parser` alone, a tree meets names in `types`, `ranges`, `intervals` and
`lowering` alone, and code becomes something callable in `closures` alone. Nothing here is ever given to Python
to compile.

Where things are:

parser        `parse_expression`, `parse_effect`; `errors.LanguageError`, and every bound in `limits`
printing      `to_text`
types         `check_condition`, `check_number`, `check_effect`, `Problem`, `Scope`, `Symbol`
ranges        `number_range`, `truth_range`
definitions   `circle`, `sizes`, `written_out`, `is_too_large`
code          `lower`, `lower_condition`, `lower_value`, `slots`, and the forms of code
simplify      `build`, `fold`
closures      `link`
nearest       `nearest`

This package imports nothing of itself, so that playing a compiled story loads `code`, `simplify` and `closures` only.
"""
