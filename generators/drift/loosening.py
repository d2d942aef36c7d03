"""Proposals that loosen what does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..document.objects import mapping, sequence
from ..document.pointer import join, parent, split
from .case import Case, at
from .changes import Proposal
from .samples import merged
from .widening import nulled, widened

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..document import Document
    from .findings import Found


def types(document: Document, findings: list[Found], *, with_null: bool) -> Proposal:
    """Let a schema allow all types that were seen."""
    case = Case(document, max(findings, key=lambda finding: finding.count))
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


def alternative(case: Case) -> Proposal | None:
    """Add an alternative to a `oneOf` or `anyOf` of which none fits."""
    if not isinstance(case.value, list):
        return None
    schema = case.noted(case.found.sample.schema(is_old=case.is_old))
    proposal = case.begun(f"add the alternative {case.detail}", marks=False)
    proposal.appended.append((case.pointer, schema))
    return proposal


def null(case: Case) -> Proposal | None:
    """Allow null where it is used, and not where a reference leads."""
    if not isinstance(case.value, dict):
        return None
    proposal = case.begun("allow null", marks="$ref" not in case.value)
    evidence = case.found.evidence
    nulled(proposal, case.data, case.pointer, case.value, evidence, is_old=case.is_old)
    return proposal


def enum(case: Case) -> Proposal | None:
    """List a value, unless it is personal."""
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


def without(*keywords: str) -> Callable[[Case], Proposal | None]:
    """Return what leaves out keywords that do not hold."""

    def make(case: Case) -> Proposal | None:
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


def bound(case: Case) -> Proposal | None:
    """Let a bound be what was seen."""
    word, schema = case.detail, mapping(case.value)
    if word in {"multipleOf", "uniqueItems"}:
        return without(word)(case)
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


def required(case: Case) -> Proposal | None:
    """Take a name off the list of required properties."""
    listed = sequence(mapping(case.value).get("required"))
    proposal = case.begun(f"`{case.detail}` is not required")
    proposal.dropped += [
        join(case.pointer, "required", index)
        for index, name in enumerate(listed)
        if name == case.detail
    ]
    return proposal


def not_required(case: Case) -> Proposal | None:
    """Let a parameter, header field or body be absent."""
    if not isinstance(case.value, dict) or case.value.get("in") == "path":
        return None
    proposal = case.begun("it is not required")
    proposal.put(case.data, case.pointer, "required", value=False)
    return proposal


def ambiguous(case: Case) -> Proposal | None:
    """Let a `oneOf` of which several alternatives fit be an `anyOf`."""
    owner = parent(case.pointer)
    if "anyOf" in mapping(at(case.data, owner)):
        return None
    proposal = Proposal(case.found.evidence, "let it be `anyOf`", marked=[owner])
    proposal.renamed.append((case.pointer, "anyOf"))
    return proposal


def direction(case: Case) -> Proposal | None:
    """Take the flag away, where the property itself has it."""
    flags = [name for name in ("readOnly", "writeOnly") if mapping(case.value).get(name) is True]
    if len(flags) != 1:
        return None
    name = split(case.pointer)[-1]
    proposal = case.begun(f"`{name}` is not `{flags[0]}`")
    proposal.dropped.append(join(case.pointer, flags[0]))
    return proposal
