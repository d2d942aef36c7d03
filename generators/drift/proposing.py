"""Proposals: of each finding the smallest change that makes the document say what was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ..document.objects import mapping, sequence
from ..document.pointer import PointerError, join, lookup, parent, split
from ..extensions.inferred import NAME as INFERRED
from .changes import Proposal
from .findings import ANY_NAME
from .kinds import Kind
from .observed import Observed, content, media, parameter, phrase, response
from .samples import merged
from .widening import nulled, widened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..document import Document
    from .findings import Found


def propose(document: Document, found: Iterable[Found]) -> list[tuple[Found, Proposal]]:
    """Return what makes a document say what was found in it, with the finding it is for.

    Args:
        document: as it was read.
        found: what was found in it; that for which nothing can be proposed is left out.
    """
    result: list[tuple[Found, Proposal]] = []
    found = list(found)
    types = _by_place(found, Kind.TYPE)
    nulls = {finding.cause.pointer for finding in found if finding.kind is Kind.NULL}
    for pointer, findings in types.items():
        if isinstance(at(document, pointer), dict):
            wider = _types(document, findings, with_null=pointer in nulls)
            result.extend((finding, wider) for finding in findings)
    for finding in found:
        make, pointer = _BY_KIND.get(finding.kind), finding.cause.pointer
        is_done = pointer in (types if finding.kind is Kind.TYPE else ()) and isinstance(
            at(document, pointer), dict
        )
        if make is None or is_done:
            continue
        proposal = make(_Case(document, finding))
        if proposal is not None:
            result.append((finding, proposal))
    return result


class _Case:
    """A finding and its document."""

    def __init__(self, document: Document, found: Found) -> None:
        self.found = found
        self.pointer = found.cause.pointer
        self.detail = found.cause.detail
        self.data = document.data
        self.is_old = document.version < (3, 1)
        self.value = at(document, self.pointer)

    def begun(self, words: str, *, marks: bool = True) -> Proposal:
        """Return a proposal that says what it does, and marks what the finding is about."""
        marked = [self.pointer] if marks and isinstance(self.value, dict) else []
        return Proposal(self.found.evidence, words, marked=marked)

    def noted(self, value: dict[str, Any]) -> dict[str, Any]:
        """Return a new object that says where it comes from."""
        if self.is_old and "$ref" in value:
            return value
        return {**value, INFERRED: self.found.evidence}


def at(document: Document, pointer: str) -> Any:
    """Return the value at a pointer; None where there is none."""
    try:
        return lookup(document.data, pointer)
    except PointerError:
        return None


# --- More than the document says ------------------------------------------------------------------


def _operation(case: _Case) -> Proposal | None:
    observed = case.found.more
    if not isinstance(observed, Observed) or not observed.successes:
        return None
    method, _, path = case.detail.partition(" ")
    operation = case.noted(observed.operation(is_old=case.is_old))
    proposal = case.begun(f"add the operation {case.detail}", marks=False)
    pointer = case.pointer if case.pointer != "/paths" else join("/paths", path)
    declared = {
        item.get("name") for item in map(mapping, sequence(mapping(case.value).get("parameters")))
    }
    if case.pointer != "/paths" and declared:  # those of the path item apply as well
        operation["parameters"] = [
            item for item in operation.get("parameters", ()) if item["name"] not in declared
        ]
    proposal.added.append((pointer, method.lower(), operation))
    return proposal


def _status(case: _Case) -> Proposal | None:
    status, sample = int(case.detail), case.found.sample
    samples = {case.found.more: sample} if case.found.more else {}
    answer = case.noted(response(status, samples, is_old=case.is_old))
    proposal = case.begun(f"add the response {status}, {phrase(status)}", marks=False)
    if isinstance(case.value, dict):
        proposal.added.append((case.pointer, case.detail, answer))
    else:
        proposal.added.append((parent(case.pointer), "responses", {case.detail: answer}))
    return proposal


def _media_type(case: _Case) -> Proposal | None:
    if not case.detail or not isinstance(case.value, dict):
        return None
    proposal = case.begun(f"add the media type {case.detail}", marks=False)
    key, schema = case.found.more or ("content", "")
    if key == "requestBody":
        body = {"content": content({case.detail: case.found.sample}, is_old=case.is_old)}
        proposal.added.append((case.pointer, "requestBody", case.noted(body)))
    else:
        other = at_data(case.data, schema) if schema else None
        made = {"schema": other} if other else media(case.found.sample, is_old=case.is_old)
        entry = case.noted(made)
        if isinstance(case.value.get("content"), dict):
            proposal.added.append((join(case.pointer, "content"), case.detail, entry))
        else:
            proposal.added.append((case.pointer, "content", {case.detail: entry}))
    return proposal


def _parameter(case: _Case) -> Proposal | None:
    entry = case.noted(parameter(case.detail, case.found.sample, is_old=case.is_old))
    proposal = case.begun(f"add the query parameter `{case.detail}`", marks=False)
    if isinstance(mapping(case.value).get("parameters"), list):
        proposal.appended.append((join(case.pointer, "parameters"), entry))
    else:
        proposal.added.append((case.pointer, "parameters", [entry]))
    return proposal


def _property(case: _Case) -> Proposal | None:
    if not isinstance(case.value, dict):
        return None
    if case.detail == ANY_NAME:
        proposal = case.begun("take properties of any name")
        schema = case.found.sample.schema(is_old=case.is_old)
        proposal.put(case.data, case.pointer, "additionalProperties", schema or True)
        return proposal
    schema = case.noted(case.found.sample.schema(is_old=case.is_old))
    proposal = case.begun(f"add the property `{case.detail}`", marks=False)
    if isinstance(case.value.get("properties"), dict):
        proposal.added.append((join(case.pointer, "properties"), case.detail, schema))
    else:
        proposal.added.append((case.pointer, "properties", {case.detail: schema}))
    return proposal


def _by_place(found: list[Found], kind: Kind) -> dict[str, list[Found]]:
    places: dict[str, list[Found]] = {}
    for finding in found:
        if finding.kind is kind:
            places.setdefault(finding.cause.pointer, []).append(finding)
    return places


# --- What does not hold ---------------------------------------------------------------------------


def _types(document: Document, findings: list[Found], *, with_null: bool) -> Proposal:
    """Let a schema allow all types that were seen."""
    case = _Case(document, max(findings, key=lambda finding: finding.count))
    kinds = ", ".join(finding.cause.detail for finding in findings)
    proposal = case.begun(f"allow the type {kinds}")
    sample = merged(finding.sample for finding in findings)
    schema = mapping(case.value)
    widened(
        proposal,
        *(case.data, case.pointer, schema, sample),
        is_old=case.is_old,
        with_null=with_null,
    )
    return proposal


def _alternative(case: _Case) -> Proposal | None:
    """Add an alternative to a `oneOf` or `anyOf` of which none fits."""
    if not isinstance(case.value, list):
        return None
    schema = case.noted(case.found.sample.schema(is_old=case.is_old))
    proposal = case.begun(f"add the alternative {case.detail}", marks=False)
    proposal.appended.append((case.pointer, schema))
    return proposal


def _null(case: _Case) -> Proposal | None:
    if not isinstance(case.value, dict):
        return None
    proposal = case.begun("allow null", marks="$ref" not in case.value)
    evidence = case.found.evidence
    nulled(proposal, case.data, case.pointer, case.value, evidence, is_old=case.is_old)
    return proposal


def _enum(case: _Case) -> Proposal | None:
    values = list(case.found.sample.values or ())
    if case.found.sample.is_personal or not isinstance(case.value, dict) or not values:
        return None
    proposal = case.begun(f"list the value {case.detail}")
    if "const" in case.value:
        proposal.dropped.append(join(case.pointer, "const"))
        proposal.put(case.data, case.pointer, "enum", [case.value["const"], *values])
    else:
        for value in values:
            proposal.appended.append((join(case.pointer, "enum"), value))
    return proposal


def _without(*keywords: str) -> Callable[[_Case], Proposal | None]:
    def make(case: _Case) -> Proposal | None:
        there = [word for word in keywords if word in mapping(case.value)]
        if not there:
            return None
        proposal = case.begun(f"leave out `{there[0]}`, which does not hold")
        proposal.dropped += [join(case.pointer, word) for word in there]
        return proposal

    return make


_PLAIN_BOUNDS: Final = {
    "minLength": "low",
    "maxLength": "high",
    "minItems": "low",
    "maxItems": "high",
    "minProperties": "low",
    "maxProperties": "high",
    "minimum": "low",
    "maximum": "high",
}
_EXCLUSIVE: Final = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}


def _bound(case: _Case) -> Proposal | None:
    word, schema = case.detail, mapping(case.value)
    if word in {"multipleOf", "uniqueItems"}:
        return _without(word)(case)
    plain = _EXCLUSIVE.get(word, word)
    sample = case.found.sample
    seen = sample.low if _PLAIN_BOUNDS[plain] == "low" else sample.high
    value = int(seen) if float(seen).is_integer() else seen
    proposal = case.begun(f"let `{plain}` be {value}")
    if word in _EXCLUSIVE and word in schema:
        proposal.dropped.append(join(case.pointer, word))
    elif case.is_old and schema.get(f"exclusive{plain[:1].upper()}{plain[1:]}") is True:
        proposal.dropped.append(join(case.pointer, f"exclusive{plain[:1].upper()}{plain[1:]}"))
    proposal.put(case.data, case.pointer, plain, value)
    return proposal


def _required(case: _Case) -> Proposal | None:
    listed = sequence(mapping(case.value).get("required"))
    proposal = case.begun(f"`{case.detail}` is not required")
    proposal.dropped += [
        join(case.pointer, "required", index)
        for index, name in enumerate(listed)
        if name == case.detail
    ]
    return proposal


def _not_required(case: _Case) -> Proposal | None:
    if not isinstance(case.value, dict) or case.value.get("in") == "path":
        return None
    proposal = case.begun("it is not required")
    proposal.put(case.data, case.pointer, "required", value=False)
    return proposal


def _ambiguous(case: _Case) -> Proposal | None:
    owner = parent(case.pointer)
    if "anyOf" in mapping(at_data(case.data, owner)):
        return None
    proposal = Proposal(case.found.evidence, "let it be `anyOf`", marked=[owner])
    proposal.renamed.append((case.pointer, "anyOf"))
    return proposal


def at_data(data: Any, pointer: str) -> Any:
    """Return the value at a pointer; None where there is none."""
    try:
        return lookup(data, pointer)
    except PointerError:
        return None


def _direction(case: _Case) -> Proposal | None:
    """Take the flag away, where the property itself has it."""
    flags = [name for name in ("readOnly", "writeOnly") if mapping(case.value).get(name) is True]
    if len(flags) != 1:
        return None
    name = split(case.pointer)[-1]
    proposal = case.begun(f"`{name}` is not `{flags[0]}`")
    proposal.dropped.append(join(case.pointer, flags[0]))
    return proposal


_BY_KIND: Final[dict[Kind, Callable[[_Case], Proposal | None]]] = {
    Kind.OPERATION: _operation,
    Kind.STATUS: _status,
    Kind.MEDIA_TYPE: _media_type,
    Kind.PARAMETER: _parameter,
    Kind.PROPERTY: _property,
    Kind.TYPE: _alternative,
    Kind.NULL: _null,
    Kind.ENUM: _enum,
    Kind.FORMAT: _without("format"),
    Kind.PATTERN: _without("pattern"),
    Kind.BOUND: _bound,
    Kind.REQUIRED: _required,
    Kind.REQUIRED_PARAMETER: _not_required,
    Kind.REQUIRED_BODY: _not_required,
    Kind.REQUIRED_HEADER: _not_required,
    Kind.AMBIGUOUS: _ambiguous,
    Kind.DIRECTION: _direction,
}
"""Kinds for which something can be proposed. For others somebody has to decide."""
