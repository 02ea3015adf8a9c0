"""PyYAML's own parser, where it was built without libyaml, brought to read plain texts as libyaml does."""

from __future__ import annotations

from typing import Any

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

_BLANKS = "\0 \n"
_IN_BRACES = ",[]{}"
_AFTER_COLON = ",?[]{}"


class PureParser(Reader, Scanner, Parser):
    """A parser of text whose line ends are newlines and which has no tabs."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_plain(self) -> ScalarToken:
        """Read a text without quotes; unlike PyYAML's, a `?` inside braces is a character of it.

        A stand-in for `Scanner.scan_plain` of PyYAML 6, whose other methods it calls.
        """
        chunks: list[str] = []
        spaces: list[str] = []
        start = end = self.get_mark()
        indent = self.indent + 1
        while self.peek() != "#" and (length := self._plain_length(start)):
            self.allow_simple_key = False
            chunks += [*spaces, self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start) or []
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(chunks), True, start, end)

    def _plain_length(self, start: Any) -> int:
        """Return how many characters of a plain text follow before a blank or a sign that ends it."""
        length = 0
        while (character := self.peek(length)) not in _BLANKS:
            after = self.peek(length + 1)
            if character == ":" and self.flow_level and after in _AFTER_COLON:
                self.forward(length)
                raise ScannerError(
                    "while scanning a plain scalar", start, "found unexpected ':'", self.get_mark()
                )
            if (character == ":" and after in _BLANKS) or (self.flow_level and character in _IN_BRACES):
                break
            length += 1
        return length
