"""Schemas that are made to allow another type, or null, in the words of their version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ..document.objects import sequence
from ..document.pointer import join
from ..extensions.inferred import NAME as INFERRED

if TYPE_CHECKING:
    from .changes import Proposal
    from .samples import Sample

_INSIDE: Final = ("properties", "additionalProperties", "items")


def widened(
    proposal: Proposal,
    data: Any,
    pointer: str,
    schema: dict[str, Any],
    sample: Sample,
    *,
    is_old: bool,
    with_null: bool,
) -> None:
    """Let a schema allow the types of a sample as well, and null where that was seen."""
    stated = schema.get("type")
    types = [stated] if isinstance(stated, str) else [*sequence(stated)]
    new = [kind for kind in sample.kinds if kind not in types and kind != "null"]
    null = ["null"] if with_null and "null" not in types and not is_old else []
    if types == ["integer"] and "number" in new:
        proposal.put(data, pointer, "type", ["number", *null] if null else "number")
        if schema.get("format") in {"int32", "int64"}:
            proposal.dropped.append(join(pointer, "format"))
        new = [kind for kind in new if kind not in {"integer", "number"}]
        types = ["number"]
        if not new:
            _listed(proposal, pointer, schema, sample)
            return
    if "number" in types or "number" in new:
        new = [kind for kind in new if kind != "integer"]
    inner = sample.schema(is_old=is_old)
    if is_old:
        proposal.dropped.append(join(pointer, "type"))
        alternatives = [{"type": kind} for kind in (*types, *new)]
        if isinstance(schema.get("anyOf"), list):
            proposal.appended.append((join(pointer, "allOf"), {"anyOf": alternatives}))
        else:
            proposal.added.append((pointer, "anyOf", alternatives))
    else:
        proposal.put(data, pointer, "type", [*types, *new, *null])
    for keyword in _INSIDE:
        if keyword in inner and keyword not in schema:
            proposal.added.append((pointer, keyword, inner[keyword]))
    _listed(proposal, pointer, schema, sample)


def _listed(proposal: Proposal, pointer: str, schema: dict[str, Any], sample: Sample) -> None:
    """Let an `enum` beside the type have the values, too; where there are too many, drop it."""
    for keyword in ("enum", "const"):
        if keyword in schema:
            values = None if sample.is_personal else sample.values
            if keyword == "const" or not values:
                proposal.dropped.append(join(pointer, keyword))
            for value in values or () if keyword == "enum" else ():
                proposal.appended.append((join(pointer, "enum"), value))


def nulled(
    proposal: Proposal,
    data: Any,
    pointer: str,
    schema: dict[str, Any],
    evidence: str,
    *,
    is_old: bool,
) -> None:
    """Let a schema allow null."""
    if is_old:
        if "$ref" in schema:
            wrapped = {"allOf": [{"$ref": schema["$ref"]}], "nullable": True, INFERRED: evidence}
            proposal.replaced.append((pointer, wrapped))
        else:
            proposal.put(data, pointer, "nullable", value=True)
        return
    stated = schema.get("type")
    choice = next((name for name in ("anyOf", "oneOf") if name in schema), None)
    if stated is not None and not ({"$ref", "allOf", "anyOf", "oneOf"} & schema.keys()):
        types = [stated] if isinstance(stated, str) else [*sequence(stated)]
        if "null" not in types:
            proposal.put(data, pointer, "type", [*types, "null"])
        if isinstance(schema.get("enum"), list) and None not in schema["enum"]:
            proposal.appended.append((join(pointer, "enum"), None))
        if "const" in schema:
            proposal.dropped.append(join(pointer, "const"))
            proposal.added.append((pointer, "enum", [schema["const"], None]))
    elif choice is not None and not ({"$ref", "allOf", "type", "enum"} & schema.keys()):
        proposal.appended.append((join(pointer, choice), {"type": "null"}))
    else:
        proposal.marked.clear()
        wrapped = {"anyOf": [schema, {"type": "null"}], INFERRED: evidence}
        proposal.replaced.append((pointer, wrapped))
