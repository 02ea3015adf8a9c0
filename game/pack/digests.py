"""What a pack's content is known by."""

from __future__ import annotations

try:
    from _blake2 import blake2b  # where hashlib has it from, which loads all of OpenSSL with it
except ImportError:
    from hashlib import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

COMPILED_FORMAT = 1
"""Of the tables of a Program as the cache keeps them; a change of either makes another content hash."""

_SIZE = 16


def digest(data: bytes) -> str:
    """Return the digest of some bytes, as 32 digits."""
    return blake2b(data, digest_size=_SIZE).hexdigest()


def content_hash(digests: Mapping[str, str]) -> str:
    """Return the hash of a pack from the digests of its files by name; the order of the files says nothing."""
    lines = [f"twelve-to-six {COMPILED_FORMAT}", *(f"{name}\0{digests[name]}" for name in sorted(digests))]
    return digest("\n".join(lines).encode())
