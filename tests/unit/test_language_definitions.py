"""Named conditions: circles among them, and how large they become."""

from __future__ import annotations

import pytest

from game.language.definitions import Size, circle, is_too_large, sizes, written_out
from game.language.limits import MAX_WRITTEN_DEPTH, MAX_WRITTEN_NODES
from game.language.parser import parse_expression


def defined(**sources):
    """Return named conditions by their sources."""
    return {name: parse_expression(source) for name, source in sources.items()}


@pytest.mark.parametrize(
    ("defines", "around"),
    [
        (defined(), ()),
        (defined(a="heat > 1", b="a and door", c="a or b"), ()),
        (defined(a="not a"), ("a",)),
        (defined(a="b and c", b="door", c="door or d", d="a"), ("a", "c", "d")),
        (defined(z="a", a="b", b="a"), ("a", "b")),
    ],
)
def test_a_circle_is_found(defines, around):
    """The names of a circle come in the order in which each needs the next."""
    assert circle(defines) == around


def test_sizes_count_what_is_written_out():
    """A named condition counts with all its parts wherever it is named."""
    defines = defined(b="a and not a", a="heat >= 1")
    assert sizes(defines) == {"a": Size(3, 2), "b": Size(8, 4)}
    assert written_out(parse_expression("b or visited(exam)"), sizes(defines)) == Size(10, 5)


def test_a_circle_has_no_size():
    """Sizes of what goes round in a circle are refused in a sentence."""
    with pytest.raises(ValueError, match="go round in a circle: a, b"):
        sizes(defined(a="b", b="a"))


def test_doubling_is_measured_without_being_done():
    """Sixty names, each naming the one before twice, are measured at once and found too large."""
    defines = defined(d0="door")
    for number in range(1, 61):
        defines[f"d{number}"] = parse_expression(f"d{number - 1} and not d{number - 1}")
    measured = sizes(defines)
    assert not is_too_large(measured["d5"])
    assert measured["d60"].nodes > 2**60
    assert is_too_large(measured["d60"])


def test_a_long_chain_is_measured_without_recursion():
    """Ten thousand names, each needing the next, are measured and found too deep."""
    defines = {f"d{number}": parse_expression(f"not d{number + 1}") for number in range(10_000)}
    assert sizes(defines)["d0"] == Size(10_001, 10_001)
    assert circle({**defines, "d10000": parse_expression("d0")})[:2] == ("d0", "d1")


def test_the_bounds_are_allowed_themselves():
    """Exactly the bounds are not too large, and one more of either is."""
    assert not is_too_large(Size(MAX_WRITTEN_NODES, MAX_WRITTEN_DEPTH))
    assert is_too_large(Size(MAX_WRITTEN_NODES + 1, 2))
    assert is_too_large(Size(3, MAX_WRITTEN_DEPTH + 1))
