"""Whatever the document, it comes back; whatever the bytes, they do no harm."""

import json
import re
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.play.store import frame
from game.play.store.errors import BadName, DamagedSave, NewerFormat
from game.play.store.frame import pack, unpack
from game.play.store.names import check_slot_name

LETTERS = st.text(st.characters(exclude_categories=["Cs"]))
LEAVES = st.none() | st.booleans() | st.integers(-(2**64), 2**64) | LETTERS
DOCUMENTS = st.dictionaries(
    LETTERS,
    st.recursive(
        LEAVES,
        lambda part: st.lists(part, max_size=4) | st.dictionaries(LETTERS, part, max_size=4),
        max_leaves=8,
    ),
    max_size=4,
)
SOUP = st.text(st.sampled_from('[]{}"\\a,:1 \n'), max_size=60)


def types_of(value):
    """Return the value with every type in sight, so that 1 and True differ."""
    return json.dumps(value, sort_keys=True)


@given(DOCUMENTS)
def test_a_document_comes_back(document):
    """Unpacking is the inverse of packing."""
    assert types_of(unpack(pack(document))) == types_of(document)


@given(DOCUMENTS)
def test_a_document_is_written_the_same_again(document):
    """Packing what was unpacked gives the same bytes."""
    data = pack(document)
    assert pack(unpack(data)) == data


@given(DOCUMENTS)
def test_any_json_reader_can_check_it(document):
    """The file is plain JSON, laid out anew at will."""
    plain = json.loads(pack(document))
    assert plain["body"] == document
    assert unpack(json.dumps(plain, indent=2).encode()) == document


@given(st.binary() | SOUP.map(str.encode))
@example(b'{"format": 1, "sha256": [], "body": {}}')
def test_any_bytes(data):
    """Bytes are a document or damaged or newer, and nothing else is ever raised."""
    with suppress(DamagedSave, NewerFormat):
        assert isinstance(unpack(data), dict)


@given(DOCUMENTS, st.data())
def test_damage_is_found(document, data):
    """A byte that changed, a part that is missing or doubled: the document is the same, or nothing is loaded."""
    packed = pack(document)
    start = data.draw(st.integers(0, len(packed) - 1))
    end = data.draw(st.integers(start, len(packed)))
    damaged = packed[:start] + data.draw(st.binary(max_size=3)) + packed[end:]
    try:
        assert types_of(unpack(damaged)) == types_of(document)
    except (DamagedSave, NewerFormat):
        assert damaged != packed


def depth(value):
    """Return how deep lists and objects nest in it."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inside is None else 1 + max(map(depth, inside), default=0)


@given(SOUP | DOCUMENTS.map(json.dumps), st.integers(0, 5))
def test_the_look_at_the_depth(text, most):
    """Before parsing, exactly the valid texts within the depth are let through, and of the others none too deep."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frame, "MAX_DEPTH", most)
        let_through = frame._nests_well(text.encode())
    try:
        value = json.loads(text)
    except ValueError:
        return
    assert let_through == (depth(value) <= most)


@given(st.text() | st.text(st.sampled_from("abz09-_.A "), max_size=50))
def test_slot_names(name):
    """A name passes if and only if it follows the rule, and what is offered instead follows it too."""
    rule = re.fullmatch(r"[a-z0-9]([a-z0-9_-]{0,46}[a-z0-9])?", name, re.ASCII)
    reserved = re.fullmatch(r"con|prn|aux|nul|(com|lpt)[0-9]", name, re.ASCII)
    if rule and not reserved:
        assert check_slot_name(name) == name
        return
    with pytest.raises(BadName) as refused:
        check_slot_name(name)
    offered = refused.value.sentence.rpartition("try ")[2].removesuffix(".")
    assert check_slot_name(offered) == offered
