"""A state as a short hash, by names: the same in every front end and however the tables are ordered."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from game.engine.state import State
    from game.story.program import Program

SIZE = 16
"""Bytes; twice as many hexadecimal digits."""


def names_of(program: Program, state: State) -> dict[str, object]:
    """Return a state by names: the scene, the frames and every slot's value, tags left out."""
    tables = program.tables

    def scene(index: int) -> list[object]:
        record = tables.scenes[index]
        return [record.name, [list(arg) for arg in record.args]]

    def resume(index: int) -> object:
        if index < 0:
            return None
        return [scene(target) for _, target in tables.routes[index]]

    return {
        "scene": scene(state.scene),
        "stack": [[scene(caller), resume(route), scene(called)] for caller, route, called in state.stack],
        "values": {
            slot.name: value
            for slot, value in zip(tables.slots[: tables.tags_from], state.values, strict=False)
        },
    }


def digest(program: Program, state: State) -> str:
    """Return the hash of a state as hexadecimal digits."""
    import json  # noqa: PLC0415 - a hash is asked for by saves and tests, not by every page
    from hashlib import blake2b  # noqa: PLC0415 - as above

    text = json.dumps(names_of(program, state), sort_keys=True, separators=(",", ":"))
    return blake2b(text.encode(), digest_size=SIZE).hexdigest()
