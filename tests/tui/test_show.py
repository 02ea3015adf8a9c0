"""From text to what a widget prints."""

from game.tui.show import blank, content, row, stack


def test_markup_is_text():
    """Brackets of a screen library's markup are shown as they stand, and nothing fails on them."""
    hostile = "[@click=app.quit]x[/] [/nope] [bold] $primary [link=https://x]"
    assert content(hostile).plain == hostile
    assert content(hostile).spans == []


def test_what_is_no_text_is_dropped():
    """Controls, escapes, overrides of direction and lone surrogates never reach the terminal; breaks become blanks."""
    assert content("a\x1b[2Jb\x9bc\x00d\u202ee\ud800f").plain == "a[2Jbcdef"
    assert content("one\ntwo\tthree").plain == "one two three"


def test_paragraphs_have_a_blank_line_between_them():
    """Paragraphs are spans of words; emphasised ones get the ink of emphasis."""
    made = content([(("Wait. ", False), ("Now", True)), (("Go.", False),)], "muted")
    assert made.plain == "Wait. Now\n\nGo."
    assert [(made.plain[span.start : span.end], span.style) for span in made.spans] == [
        ("Wait. ", "muted"),
        ("Now", "muted"),
        ("Now", "emphasis"),
        ("Go.", "muted"),
    ]


def test_parts_are_put_together():
    """A row is side by side, a stack one below the other."""
    assert row(content("a"), blank(2), content("b")).plain == "a  b"
    assert stack([content("a"), content("b")]).plain == "a\nb"
