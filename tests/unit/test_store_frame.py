"""The text around a document."""

import hashlib
import json

import pytest

from game.play.store import frame
from game.play.store.errors import DamagedSave, NewerFormat, SaveError
from game.play.store.frame import MAX_BYTES, pack, unpack

BODY = {
    "scene": "under/pillars",
    "heat": 2,
    "met": True,
    "ally": None,
    "name": "안녕",
    "steps": [["a", 1], {"b": []}],
}


def framed(body_text, form=1, checksum=None):
    """Return a frame around this text, with the checksum that fits."""
    right = hashlib.sha256(
        json.dumps(json.loads(body_text), sort_keys=True, ensure_ascii=False).encode(errors="surrogatepass")
    )
    return f'{{"format": {form}, "sha256": "{checksum or right.hexdigest()}", "body": {body_text}}}'.encode()


def reason(data):
    """Return why these bytes are no document."""
    with pytest.raises(DamagedSave) as damaged:
        unpack(data)
    assert damaged.value.reason in damaged.value.sentence
    return damaged.value.reason


def test_a_document_comes_back():
    """What was packed is unpacked, type by type."""
    assert repr(sorted(unpack(pack(BODY)).items())) == repr(sorted(BODY.items()))


def test_what_is_on_the_disk():
    """The file is JSON that a person can read, a value a line, and its checksum can be made again anywhere."""
    data = pack({"b": [1, 2], "a": {"ko": "안녕"}})
    document = json.loads(data)
    canonical = json.dumps(document["body"], sort_keys=True, ensure_ascii=False).encode()
    assert document["sha256"] == hashlib.sha256(canonical).hexdigest()
    assert data.decode() == (
        f'{{\n "format": 1,\n "sha256": "{document["sha256"]}",\n "body": {{\n'
        '  "a": {"ko": "안녕"},\n  "b": [1,\n  2]\n }\n}\n'
    )


def test_the_order_of_keys_does_not_matter():
    """Equal documents make equal bytes."""
    assert pack({"a": 1, "b": 2}) == pack({"b": 2, "a": 1})


def test_an_empty_document():
    """A document may be empty."""
    assert unpack(pack({})) == {}


def test_text_that_looks_like_the_frame():
    """Line breaks, quotes, brackets and backslashes in strings are only text."""
    body = {"text": '",\n  "x": [{\\"]}', "deep": "[" * 200, "\\": "\\\\", "end": 'a\\"'}
    assert unpack(pack(body)) == body


def test_another_layout_of_the_same_document():
    """A file that was only laid out anew, by an editor or a tool, is still whole."""
    document = json.loads(pack(BODY))
    assert unpack(json.dumps(document, indent=4, ensure_ascii=True).encode()) == BODY


@pytest.mark.parametrize(
    "wrong",
    [
        {"a": 1.5},
        {"a": float("nan")},
        {"a": float("inf")},
        {"a": (1, 2)},
        {1: "a"},
        {"a": {1}},
        {"a": b"x"},
        {"a": "\ud800"},
        {"\udc80": 1},
        {"a": 10**50},
        ["a"],
        [],
        "a",
        7,
    ],
    ids=repr,
)
def test_what_is_no_document(wrong):
    """A value that would not come back the same is our mistake, found before anything is written."""
    with pytest.raises(TypeError, match="no document"):
        pack(wrong)


def test_a_document_that_contains_itself():
    """An endless document is our mistake too."""
    endless = {}
    endless["a"] = endless
    with pytest.raises(TypeError):
        pack(endless)


def test_a_document_nested_too_deep():
    """Depth 64, the frame's own included, is the most; one more is refused by writer and reader alike."""
    at_most = json.loads("[" * 62 + "]" * 62)
    assert unpack(pack({"a": at_most})) == {"a": at_most}
    with pytest.raises(TypeError):
        pack({"a": [at_most]})
    assert reason(framed('{"a": ' + "[" * 63 + "]" * 63 + "}")) == "it is not whole, or nests too deep"


def test_a_document_that_has_grown_too_large():
    """More than 8 MB is refused with a sentence, by writer and reader alike."""
    with pytest.raises(SaveError, match="8 MB"):
        pack({"a": "x" * MAX_BYTES})
    assert reason(b" " * (MAX_BYTES + 1)) == "it is larger than 8 MB"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is empty"),
        (b"\n", "it is empty"),
        (bytes(500), "it is not whole"),
        (b"\xff\xfe{}", "it is not whole"),
        (b'\xef\xbb\xbf{"format": 1}', "it is not whole"),
        (b"{", "it is not whole, or nests too deep"),
        (b"[" * 100_000, "it is not whole, or nests too deep"),
        (b"[" * 100_000 + b"]" * 100_000, "it is not whole, or nests too deep"),
        (b'{"a":' * 50_000, "it is not whole, or nests too deep"),
        (b"hello", "it is not whole"),
        (b"{'a': 1}", "it is not whole"),
        (b'{"a": 1,}', "it is not whole"),
        (b"[]", "it is no save of this game"),
        (b"7", "it is no save of this game"),
        (b"{}", "it is no save of this game"),
        (b'{"format": 0}', "it is no save of this game"),
        (b'{"format": -1}', "it is no save of this game"),
        (b'{"format": true}', "it is no save of this game"),
        (b'{"format": "1"}', "it is no save of this game"),
        (b'{"format": 1}', "parts of it are missing"),
        (b'{"format": 1, "sha256": "", "body": []}', "parts of it are missing"),
        (b'{"format": 1, "sha256": "", "body": {}, "more": 1}', "parts of it are missing"),
        (framed("{}", checksum="0" * 64), "its checksum does not match"),
        (b'{"format": 1, "sha256": null, "body": {}}', "its checksum does not match"),
        (framed('{"a": NaN}'), "it holds NaN, which is no whole number"),
        (framed('{"a": -Infinity}'), "it holds -Infinity, which is no whole number"),
        (framed('{"a": 1e999}'), "it holds 1e999, which is no whole number"),
        (framed('{"a": 1.0}'), "it holds 1.0, which is no whole number"),
        (framed('{"a": 1, "a": 1}'), "it says the same thing twice"),
        (framed('{"a": ' + "9" * 41 + "}"), "a number in it is too large"),
        (b'{"format": ' + b"9" * 5000 + b"}", "a number in it is too large"),
        (framed('{"a": "\\ud800"}'), "it holds half a character"),
        (framed('{"\\udfff": 1}'), "it holds half a character"),
        (pack({"a": 1})[:-3], "it is not whole, or nests too deep"),
    ],
    ids=range(34),
)
def test_bytes_that_are_no_document(data, why):
    """Whatever else the bytes are, the reason is said in a clause, and nothing but DamagedSave is raised."""
    assert reason(data) == why


def test_the_largest_numbers():
    """Numbers of 128 bits come back."""
    body = {"seed": 2**128, "minus": -(2**128)}
    assert unpack(pack(body)) == body


def test_a_newer_format():
    """A newer format is told apart from damage, whatever else the file holds."""
    for data in (pack({}, format=2), b'{"sha256": 7, "format": 99}', b'{"format": 2, "body": []}'):
        with pytest.raises(NewerFormat) as newer:
            unpack(data)
        assert "newer version of the game" in newer.value.sentence


def test_older_formats(monkeypatch):
    """An older body goes through every migration in between, and a present one through none."""
    monkeypatch.setattr(frame, "FORMAT", 3)
    monkeypatch.setattr(
        frame, "MIGRATIONS", {1: lambda body: {**body, "one": True}, 2: lambda body: {**body, "two": True}}
    )
    assert unpack(pack({}, format=1)) == {"one": True, "two": True}
    assert unpack(pack({}, format=2)) == {"two": True}
    assert unpack(pack({}, format=3)) == {}


def test_a_format_that_nobody_can_read_any_more(monkeypatch):
    """Without a migration an old file is refused like a damaged one."""
    monkeypatch.setattr(frame, "FORMAT", 2)
    assert reason(pack({}, format=1)) == "it is too old to be read (format 1)"


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (pack({}), 1),
        (pack({}, format=12)[:30], 12),
        (b"", None),
        (b'{"format": 3,', None),
        (b'{\n "format": 3', None),
        (b'{\n "format": x,', None),
        (b'{\n "format": ' + b"9" * 50 + b",", None),
    ],
    ids=range(7),
)
def test_the_format_at_a_glance(head, form):
    """The first bytes of a packed file tell its format; of any other file they tell nothing."""
    assert frame.format_at(head) == form
