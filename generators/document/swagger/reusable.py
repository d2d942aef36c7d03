"""Components: what `definitions`, `parameters` and `responses` hold, and what other files do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..objects import mapping
from .bodies import body
from .conversion import moved
from .parameters import parameter
from .responses import response
from .schemas import schema

if TYPE_CHECKING:
    from .conversion import At, Conversion

_ORDER = ("schemas", "parameters", "requestBodies", "responses")
_USED = frozenset({"requestBodies", "responses"})
"""Sections whose parts depend on the media types of operations, and may be written there alone."""


def components(conversion: Conversion, root: At) -> dict[str, dict[str, Any]]:
    """Return the components by section; those that others refer to follow."""
    written: dict[str, dict[str, Any]] = {section: {} for section in _ORDER}
    done: set[tuple[str, str]] = set()
    while waiting := [key for key in conversion.waiting if key not in done]:
        for section, name in waiting:
            done.add((section, name))
            at = conversion.waiting[section, name]
            copied = (at.file.path, at.pointer) in conversion.copied
            if section in _USED and copied and (section, name) not in conversion.referred:
                continue
            written[section][name] = _written(conversion, section, at)
    for _, at in root.below("parameters").entries():
        if mapping(at.value).get("in") != "formData":
            continue
        if (at.file.path, at.pointer) not in conversion.copied:
            conversion.lost(at, "a field of forms that no operation has: left out")
    return {section: parts for section, parts in written.items() if parts}


def _written(conversion: Conversion, section: str, at: At) -> Any:
    ref = mapping(at.value).get("$ref")
    if isinstance(ref, str) and section != "schemas":
        target = conversion.end(at)
        if target is None:
            return {**at.value, "$ref": moved(ref)}
        at = target
    if section == "schemas":
        return schema(conversion, at)
    if section == "parameters":
        return parameter(conversion, at)
    if section == "responses":
        return response(conversion, at, conversion.produces)
    return body(conversion, at, conversion.consumes)
