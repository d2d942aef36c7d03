"""Proposals that add what the document does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..document.objects import mapping, sequence
from ..document.pointer import METHODS, join, parent
from .case import at
from .findings import ANY_NAME
from .observed import Observed, content, media, phrase, response
from .observed import parameter as parameter_object

if TYPE_CHECKING:
    from .case import Case
    from .changes import Proposal


def operation(case: Case) -> Proposal | None:
    """Add an operation that was answered with success, and has a method that documents may have."""
    observed = case.found.more
    if not isinstance(observed, Observed) or not observed.successes:
        return None
    method, _, path = case.detail.partition(" ")
    is_usual = method.lower() in METHODS and (method != "QUERY" or case.version >= (3, 2))
    if not is_usual and case.version < (3, 2):
        return None
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
    if is_usual:
        proposal.added.append((pointer, method.lower(), operation))
    elif isinstance(mapping(case.value).get("additionalOperations"), dict):
        proposal.added.append((join(pointer, "additionalOperations"), method, operation))
    else:
        proposal.added.append((pointer, "additionalOperations", {method: operation}))
    return proposal


def status(case: Case) -> Proposal | None:
    """Add a response."""
    status, sample = int(case.detail), case.found.sample
    samples = {case.found.more: sample} if case.found.more else {}
    answer = case.noted(response(status, samples, is_old=case.is_old))
    proposal = case.begun(f"add the response {status}, {phrase(status)}", marks=False)
    if isinstance(case.value, dict):
        proposal.added.append((case.pointer, case.detail, answer))
    else:
        proposal.added.append((parent(case.pointer), "responses", {case.detail: answer}))
    return proposal


def media_type(case: Case) -> Proposal | None:
    """Add a media type, or a body."""
    if not case.detail or not isinstance(case.value, dict):
        return None
    proposal = case.begun(f"add the media type {case.detail}", marks=False)
    key, schema = case.found.more or ("content", "")
    if key == "requestBody":
        body = {"content": content({case.detail: case.found.sample}, is_old=case.is_old)}
        proposal.added.append((case.pointer, "requestBody", case.noted(body)))
    else:
        other = at(case.data, schema) if schema else None
        made = {"schema": other} if other else media(case.found.sample, is_old=case.is_old)
        entry = case.noted(made)
        if isinstance(case.value.get("content"), dict):
            proposal.added.append((join(case.pointer, "content"), case.detail, entry))
        else:
            proposal.added.append((case.pointer, "content", {case.detail: entry}))
    return proposal


def parameter(case: Case) -> Proposal | None:
    """Add a parameter of the query."""
    entry = case.noted(parameter_object(case.detail, case.found.sample, is_old=case.is_old))
    proposal = case.begun(f"add the query parameter `{case.detail}`", marks=False)
    if isinstance(mapping(case.value).get("parameters"), list):
        proposal.appended.append((join(case.pointer, "parameters"), entry))
    else:
        proposal.added.append((case.pointer, "parameters", [entry]))
    return proposal


def member(case: Case) -> Proposal | None:
    """Add a property, or take any where names are data."""
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
