"""Writing plain values down as YAML, in the ways an author might."""

from __future__ import annotations

import re
from typing import Any

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:[ .,;/<>=+*()'-]+[A-Za-z0-9_(]+)*[.)]?")
_GUESSED = {"yes", "no", "on", "off", "true", "false", "null", "y", "n"}
_WIDEST_FLOW = 100


class Plain(str):
    """Characters that must stand without quotes, such as a range."""

    __slots__ = ()


def as_yaml(value: dict[str, Any], *, flow: bool, quote: str) -> str:
    """Return a whole file; `flow` writes small values on one line, `quote` is the preferred quotation mark."""
    return _Writer(flow=flow, quote=quote).mapping(value, 0)


class _Writer:
    def __init__(self, *, flow: bool, quote: str) -> None:
        self._flow = flow
        self._quote = quote

    def mapping(self, value: dict[str, Any], indent: int) -> str:
        lines = []
        for key, item in value.items():
            lines.append(f"{' ' * indent}{key}:{self._item(item, indent)}")
        return "".join(lines)

    def _item(self, item: Any, indent: int) -> str:
        """Return what follows a key or a dash, with its line end."""
        if isinstance(item, str) and "\n" in item and not isinstance(item, Plain):
            return _block(item, indent + 2)
        if not isinstance(item, dict | list) or not item:
            return f" {self._inline(item, in_flow=False)}\n"
        if self._flow and (line := self._short(item)):
            return f" {line}\n"
        if isinstance(item, dict):
            return "\n" + self.mapping(item, indent + 2)
        return "\n" + "".join(self._entry(one, indent + 2) for one in item)

    def _entry(self, one: Any, indent: int) -> str:
        if isinstance(one, dict) and one and not (self._flow and self._short(one)):
            body = self.mapping(one, indent + 2)
            return " " * indent + "-" + body[indent + 1 :]
        return f"{' ' * indent}-{self._item(one, indent)}"

    def _short(self, item: Any) -> str:
        """Return the value on one line, or nothing where that would be unlike an author."""
        line = self._inline(item, in_flow=True)
        return line if len(line) <= _WIDEST_FLOW and "\n" not in line else ""

    def _inline(self, item: Any, *, in_flow: bool) -> str:
        if isinstance(item, dict):
            return "{" + ", ".join(f"{k}: {self._inline(v, in_flow=True)}" for k, v in item.items()) + "}"
        if isinstance(item, list):
            return "[" + ", ".join(self._inline(one, in_flow=True) for one in item) + "]"
        if isinstance(item, bool):
            return "true" if item else "false"
        if isinstance(item, int | Plain):
            return str(item)
        return self._scalar(item, in_flow=in_flow)

    def _scalar(self, text: str, *, in_flow: bool) -> str:
        plain = _PLAIN.fullmatch(text) and text.lower() not in _GUESSED and not (in_flow and "," in text)
        if plain:
            return text
        if self._quote == "'" and "\n" not in text:
            return "'" + text.replace("'", "''") + "'"
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'


def _block(text: str, indent: int) -> str:
    lines = text.split("\n")
    return " |\n" + "".join(f"{' ' * indent}{line}".rstrip() + "\n" for line in lines)
