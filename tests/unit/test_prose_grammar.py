"""The grammar of prose: what becomes of a text, and the sentence about one that can't be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.story.grammar import parse_prose
from game.story.place import Place
from game.story.prose import Break, Emphasis, Piece, Value, Words


def spans(source, **how):
    """Return the spans of a text that has nothing wrong with it."""
    found, problems = parse_prose(source, place_at, **how)
    assert problems == []
    return found


def place_at(offset):
    """Return a place that tells the offset."""
    return Place("text", 1, offset + 1)


def shown(parts):
    """Return spans as short nested tuples."""
    found = []
    for part in parts:
        if isinstance(part, Words):
            found.append(part.text)
        elif isinstance(part, Break):
            found.append(None)
        elif isinstance(part, Value):
            found.append(("value", part.name))
        elif isinstance(part, Emphasis):
            found.append(("em", *shown(part.spans)))
        elif isinstance(part, Piece):
            found.append(("if", part.condition.text, shown(part.then), shown(part.otherwise)))
    return found


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Plain  words,\n  in two lines.\n", ["Plain words, in two lines."]),
        ("One.\n\n\n  Two.\n \nThree.\n", ["One.", None, "Two.", None, "Three."]),
        ("You *never* do.", ["You ", ("em", "never"), " do."]),
        ("You have {stamina} left", ["You have ", ("value", "stamina"), " left"]),
        ("{juran.calls}, wait.", [("value", "juran.calls"), ", wait."]),
        ("{door: open | shut}", [("if", "door", ["open"], ["shut"])]),
        ("It is {door: open}.", ["It is ", ("if", "door", ["open"], []), "."]),
        ("{door: | shut}", [("if", "door", [], ["shut"])]),
        ("{door: *so* {heat} | {lit: a | b} }", [
            ("if", "door", [("em", "so"), " ", ("value", "heat")], [("if", "lit", ["a"], ["b"])]),
        ]),
        ("He left. {door:\n\nIt rained.}", ["He left. ", ("if", "door", [None, "It rained."], [])]),
        ("{door: One.\n\nTwo. | Three.}", [("if", "door", ["One.", None, "Two."], ["Three."])]),
        ("*so {door: very | not} near*", [("em", "so ", ("if", "door", ["very"], ["not"]), " near")]),
        (r"\{a\} \| \* \\ | b", [r"{a} | * \ | b"]),
        (r"{door: a \| b | c}", [("if", "door", ["a | b"], ["c"])]),
        ("a | b", ["a | b"]),
        ("<b>&amp; [link=x] # - : ' \"", ["<b>&amp; [link=x] # - : ' \""]),
        ("\ud55c\uad6d\uc5b4 *\uac15\uc870*", ["\ud55c\uad6d\uc5b4 ", ("em", "\uac15\uc870")]),
        ("", []),
    ],
)  # fmt: skip
def test_a_text_becomes_spans(source, expected):
    """Paragraphs, emphasis, values and pieces are told apart; every other character is itself."""
    assert shown(spans(source)) == expected


def test_folded_texts_have_lost_their_blank_lines():
    """In a text that YAML has folded a line end is what is left of a blank line."""
    assert shown(spans("One.\nTwo.", folded=True)) == ["One.", None, "Two."]
    assert shown(spans("{door: One.\nTwo.}", folded=True)) == [("if", "door", ["One.", None, "Two."], [])]


def test_places_are_those_of_names_and_conditions():
    """A value and a piece know where their name and their condition begin."""
    piece, _, value = spans("{ door : {heat} } {stamina}")
    assert piece.place.column == 3
    assert piece.then[0].place.column == 11
    assert value.place.column == 20


@pytest.mark.parametrize(
    ("source", "start", "message"),
    [
        ("a {door", 2, "This `{` is never closed: add a `}`, or write `\\{`."),
        ("a {door: b", 2, "This `{` is never closed: add a `}`, or write `\\{`."),
        ("a } b", 2, "This `}` closes nothing: take it out, or write `\\}`."),
        ("2 * 3", 2, "This `*` is never closed: add one after the words, or write `\\*`."),
        ("{door: *a | b*}", 7, "This `*` is never closed: add one after the words, or write `\\*`."),
        ("*a\n\nb*", 0, "Emphasis ends with its paragraph: close this `*` before the blank line."),
        ("**a**", 0, "There is nothing between these: write one `*` on either side of the words."),
        ("*a {door: *b*}*", 10, "Emphasis stands in no other emphasis: take this `*` out."),
        ("{a | b}", 0, "After `{` stands a name, or a condition and a `:` before what is shown."),
        ("{}", 0, "Between `{` and `}` stands a name, or a condition and a `:` before what is shown."),
        (
            "{two words}",
            0,
            "Between `{` and `}` stands a name, or a condition and a `:` before what is shown.",
        ),
        ("{door: a | b | c}", 13, "A piece has two branches at most: write `\\|` for a bar."),
        ("{door: }", 0, "This piece shows nothing: write what is shown after the `:`."),
        ("\\n", 0, "A `\\` stands only before `{`, `}`, `|`, `*` or another `\\`: write `\\\\`."),
        ("a\\", 1, "A `\\` stands only before `{`, `}`, `|`, `*` or another `\\`: write `\\\\`."),
        ("{a: {b: {c: {d: {e: x}}}}}", 16, "Pieces stand at most 4 deep in one another: divide this text."),
    ],
)
def test_a_text_that_can_not_be_read(source, start, message):
    """The first mistake of a text is told in one sentence, with its place; nothing of the text is given."""
    found, problems = parse_prose(source, place_at)
    assert found == ()
    assert [(problem.rule, problem.start, problem.message) for problem in problems] == [
        ("bad-prose", start, message)
    ]


def test_every_wrong_condition_is_told():
    """A condition that can't be read does not keep the others of the text from being looked at."""
    _, problems = parse_prose("{a =: b} {heat >=: d} {lit: e}", place_at)
    assert [(problem.rule, problem.start) for problem in problems] == [
        ("bad-expression", 3),
        ("bad-expression", 17),
    ]


@given(st.text(alphabet="ab{}|*\\: \n.", max_size=60), st.booleans())
def test_any_text_is_read_or_told_off(source, folded):
    """No text is an exception; a problem lies inside the text, and a text without one gives tidy spans."""
    found, problems = parse_prose(source, place_at, folded=folded)
    assert all(0 <= problem.start <= problem.end <= len(source) for problem in problems)
    if not problems:
        assert tidy(found)


def tidy(parts):
    """Tell whether no words are empty or have blanks at the ends of a text or beside a break."""
    for index, part in enumerate(parts):
        if isinstance(part, Words):
            first = index == 0 or isinstance(parts[index - 1], Break)
            last = index + 1 == len(parts) or isinstance(parts[index + 1], Break)
            if (
                not part.text
                or "  " in part.text
                or (first and part.text[0] == " ")
                or (last and part.text[-1] == " ")
            ):
                return False
        elif isinstance(part, Piece) and not (tidy(part.then) and tidy(part.otherwise)):
            return False
    return True
