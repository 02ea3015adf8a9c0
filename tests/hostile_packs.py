"""Packs that mean harm, each as the file that carries it; and a child process that reads them one after the other.

Run as a program with a folder, it reads every pack in it in a process of its own, and prints what came
of it as a line of JSON.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

HEAD = "episode: 1\nid: one\nscenes:\n"
END = "  last: {text: The end., ending: {kind: good, title: Out}}\n"
MANIFEST = "story: hostile\nformat: 1\nversion: 0.0.1\ntitle: Hostile\nstart: one/last\ninclude: [rules.yaml, one.yaml]\n"
RULES = "variables:\n  a: {flag: false}\n"
BILLION = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
MERGES = "a0: &a0 {k: v}\n" + "".join(f"a{n}: &a{n}\n  <<: [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
TEXT = "  t{}: {{text: '{}', goto: last}}\n"

EPISODES = {
    "anchor bomb": BILLION,
    "merge bomb": MERGES,
    "self reference": "a: &x [*x]\n",
    "brackets, two hundred thousand deep": "scenes: " + "[" * 200_000,
    "braces, two hundred thousand deep": "scenes: " + "{a: " * 200_000,
    "hyphens, two hundred thousand deep": "- " * 200_000,
    "questions, two hundred thousand deep": "? " * 200_000,
    "huge text": HEAD + "  last:\n    text: " + "x" * 1_900_000 + "\n",
    "huge name": HEAD + "  " + "x" * 1_900_000 + ": {}\n",
    "huge number": HEAD + "  last: {text: x, hub: {pool: p, show: " + "9" * 1_000_000 + "}}\n",
    "huge key": HEAD + "  last: {" + "x" * 900_000 + ": 1}\n",
    "sexagesimal": HEAD + "  last: {text: x, hub: {pool: p, show: 1" + ":59" * 300_000 + "}}\n",
    "half a million values": "scenes:\n" + "- 1\n" * 500_000,
    "duplicate keys": HEAD + "  last: {}\n" * 50_000,
    "unknown keys": HEAD + "  last: {" + ", ".join(f"teext{n}: 1" for n in range(90_000)) + "}\n",
    "choices alike": HEAD + "  last:\n    choices:\n" + "      - say: Go.\n" * 60_000,
    "scenes in a row": HEAD + "".join(f"  s{n}: {{goto: s{n + 1}}}\n" for n in range(12_000)) + END,
    "scenes that call": HEAD
    + "".join(f"  s{n}: {{call: s{n + 1}, goto: last}}\n" for n in range(8_000))
    + END,
    "scenes that are not": HEAD + "".join(f"  s{n}: {{goto: q{n}}}\n" for n in range(12_000)) + END,
    "unknown values": HEAD + END + "".join(TEXT.format(n, "{b}" * 6_000) for n in range(80)),
    "values": HEAD + END + "".join(TEXT.format(n, "{one}" * 4_000) for n in range(90)),
    "braces in a text": HEAD + END + TEXT.format(0, "{" * 19_000),
    "pieces in a text": HEAD + END + TEXT.format(0, "{a:" * 6_000 + "x" + "}" * 1_000),
    "stars in a text": HEAD + END + TEXT.format(0, "*a* " * 4_900),
    "escapes in a text": HEAD + '  last:\n    text: "' + "\\x1b" * 300_000 + '"\n',
    "tabs": HEAD + "\t" * 1_000_000,
    "tag of an object": HEAD + "  last: !!python/object/apply:os.system [id]\n",
    "tag of bytes": HEAD + "  last: {text: !!binary QUJD}\n",
    "tag of ours": HEAD + "  last: !foo {text: x}\n",
    "control characters": HEAD + "  last: {text: a\x07b\x1b[2Jc}\n",
    "control characters, escaped": HEAD + '  last: {text: "a\\0b\\x9bc"}\n',
    "text turned round": HEAD + "  last: {text: a\u202eb\u2066c}\n",
    "text turned round, escaped": HEAD + '  last: {text: "a\\u202eb"}\n',
    "half a character": HEAD + '  last: {text: "\\ud800"}\n',
    "nothing": HEAD + "  last: {text: a\0b}\n",
    "line ends of others": HEAD + "  last: {text: a\u2028b\u0085c}\n",
    "no-break indentation": HEAD + "\u00a0\u00a0last: {text: x}\n",
    "tab indentation": HEAD + "\tlast: {text: x}\n",
    "wide spaces": HEAD + "\u3000\u3000last: {text: x}\n",
    "long expression": HEAD + "  last: {text: x, enter: [a = " + "(" * 100_000 + "]}\n",
    "deep expression": HEAD + "  last: {text: x, enter: ['a = " + "not " * 120 + "a']}\n",
    "one long line of quotes": HEAD + "  last: {text: x}" + " '" * 900_000 + "\n",
}
"""By name, the text of one.yaml; the last resort of each is a diagnostic."""

BYTES = {
    "UTF-16": "a: b\n".encode("utf-16"),
    "Latin-1": "text: caf\u00e9\n".encode("latin-1"),
    "a cut character": b"text: \xe2\x82",
    "surrogates in UTF-8": b"text: \xed\xa0\x80\n",
    "ten megabytes": b"# " + b"x" * 10_000_000,
    "nothing at all": b"",
    "blanks": b" \n \n",
    "noughts": b"\0" * 1_000,
}


def write(folder: Path) -> None:
    """Write every hostile pack into a folder of its own."""
    for name, text in EPISODES.items():
        _pack(folder / name, text.encode("utf-8", "surrogatepass"))
    for name, data in BYTES.items():
        _pack(folder / name, data)


def _pack(folder: Path, data: bytes) -> None:
    folder.mkdir()
    (folder / "story.yaml").write_text(MANIFEST)
    (folder / "rules.yaml").write_text(RULES)
    (folder / "one.yaml").write_bytes(data)


def main(folder: Path) -> None:
    """Read each pack of a folder in a fork, and print the time, the most memory in KB, and what was said of it."""
    import resource  # noqa: PLC0415 - needed by the child alone
    import time  # noqa: PLC0415 - as above

    sys.path.insert(0, str(Path(__file__).parents[1]))
    from game.pack.reader import load_pack  # noqa: PLC0415 - as above
    from game.pack.rendering import to_text  # noqa: PLC0415 - as above

    for pack in sorted(folder.iterdir()):
        if os.fork():
            os.wait()
            continue
        start = time.process_time()
        reading = load_pack(pack)
        text = to_text(reading.diagnostics, reading.sources)
        seconds = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        found = {
            "pack": pack.name,
            "seconds": seconds,
            "peak": peak,
            "text": text,
            "read": reading.story is not None,
        }
        print(json.dumps(found), flush=True)
        os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
