"""The smallest Textual program: one label, which a key changes. What the full screen is measured beside."""

from __future__ import annotations

from textual.app import App
from textual.widgets import Label


class OneLabel(App[None]):
    """Shows one label; any key counts up on it."""

    pressed = 0

    def compose(self):
        """Put the label on the screen."""
        yield Label("LABEL 0")

    def on_key(self) -> None:
        """Count the key."""
        self.pressed += 1
        self.query_one(Label).update(f"LABEL {self.pressed}")


if __name__ == "__main__":
    OneLabel().run()
