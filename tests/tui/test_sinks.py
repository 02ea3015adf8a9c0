"""The rule that text reaches a widget through one function only, held over the source of the room."""

import ast
from pathlib import Path

import pytest

import game.tui
from game.tui.widgets.sheet import _checked

ROOM = Path(game.tui.__file__).parent
FILES = sorted(ROOM.rglob("*.py"))
ROAD = ROOM / "show.py"
FORBIDDEN = {
    "from_markup", "from_text", "from_rich_text", "from_rich", "Markdown", "MarkdownViewer", "escape", "notify", "Text", "Static",
    "Label", "Button", "Checkbox", "RadioButton", "OptionList", "SelectionList", "Select", "Collapsible", "TabPane", "Placeholder",
    "DataTable", "Tree", "RichLog", "Log", "Header", "Footer", "Toast", "Tooltip", "tooltip", "border_title", "border_subtitle",
    "title_text", "append_text", "render_str", "panic_text",
}  # fmt: skip
"""Whatever parses markup or prints text that did not come from `content`."""
FROM_WIDGETS = {"Input"}
"""What may be imported from textual.widgets: a line to type in, which parses nothing."""


def names(tree):
    """Yield every name and attribute, with its node."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id, node
        elif isinstance(node, ast.Attribute):
            yield node.attr, node
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg, node.value


def is_our_literal(node):
    """Tell whether an argument is a string that stands in our source, repeated or not."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        return isinstance(node.left, ast.Constant)
    return isinstance(node, ast.Constant)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOM)))
def test_no_sink_that_parses(path):
    """No file of the room names anything that parses markup."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [f"{path.name}:{node.lineno} {name}" for name, node in names(tree) if name in FORBIDDEN]
    assert found == []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "textual.widgets":
            assert {alias.name for alias in node.names} <= FROM_WIDGETS


@pytest.mark.parametrize(
    "path", [path for path in FILES if path != ROAD], ids=lambda path: str(path.relative_to(ROOM))
)
def test_content_is_made_in_one_place(path):
    """Beside the one function Content is made of our own literals only, or of a Content that exists."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id == "Content":
            first = node.args[0] if node.args else ast.Constant("")
            translated = isinstance(first, ast.Call) and ast.unparse(first.func).endswith(".plain.translate")
            assert translated or is_our_literal(first), f"{path.name}:{node.lineno}"
        if isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) == "Content":
            pytest.fail(f"{path.name}:{node.lineno}: Content.{node.func.attr} is for show.py alone")


def test_a_sheet_draws_nothing_but_content():
    """A plain string on the way to the screen is an error and not text."""
    with pytest.raises(TypeError):
        _checked(["text"])
