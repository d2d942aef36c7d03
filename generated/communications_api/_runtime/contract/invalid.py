"""Requests with one error: made from a valid one, by changing one of the facts."""

from __future__ import annotations

import functools
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..codecs.bodies import BodyWriter
from ..codecs.table import codec_for
from ..codecs.uploads import listed
from ..media_types import belongs, essence, media_types_of
from ..models.base import adapter
from ..models.uploads import Upload
from ..operations import Encoding, Media, RequestBody
from ..parameters.shapes import data_of, shape_of
from ..validation.strict import BrokenJson, Invalid, validate_json
from .cases import Call, Case, guarded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..examples.documented import Documented
    from ..operations import Contract, Operation, Parameter
    from .places import Places

_WRONG = "~wrong~"
_UNKNOWN_TYPE = "application/x-unknown"
_OTHERS: tuple[Any, ...] = ([], {}, _WRONG, 0.5, True, None)
"""Wrong values; the first of these that a type does not accept is sent."""
_RAW = RequestBody(media=(Media(content_type="*/*"),))
"""A body that is sent as it is, whatever its media type says."""


class InvalidCases:
    """Makes the cases whose requests have one error.

    Args:
        contract: the facts.
        documented: the document.
        places: where in it something is.
    """

    def __init__(self, contract: Contract, documented: Documented, places: Places) -> None:
        self._contract = contract
        self._documented = documented
        self._places = places

    def of(self, operation: Operation[Any], good: Call) -> Iterator[Case]:
        """Give the cases of an operation, made from a valid call."""
        place = self._places.operation(operation)
        if self._needs_credentials(operation):
            call = replace(good, operation=replace(operation, security=()), credentials=False)
            title = "without credentials"
            own = "security" in self._documented.described(operation)
            where = f"{place}/security" if own else "#/security"
            yield Case(operation, "unauthenticated", title, where, call)
        for parameter in operation.parameters:
            yield from guarded(operation, "invalid", self._parameter(operation, good, parameter))
        if operation.body is not None and good.body is not None:
            yield from guarded(operation, "invalid", self._body(operation, operation.body, good))

    def _parameter(
        self, operation: Operation[Any], good: Call, parameter: Parameter
    ) -> Iterator[Case]:
        where = self._places.parameter(operation, parameter)
        for title, changed, arguments in _parameter(operation, good, parameter):
            call = replace(good, operation=changed, arguments=arguments)
            yield Case(operation, "invalid", title, where, call)

    def _body(self, operation: Operation[Any], body: RequestBody, good: Call) -> Iterator[Case]:
        where = f"{self._places.operation(operation)}/requestBody"
        for title, changed, content, content_type in _body(operation, body, good):
            call = replace(good, operation=changed, body=content, content_type=content_type)
            yield Case(operation, "invalid", title, where, call)

    def _needs_credentials(self, operation: Operation[Any]) -> bool:
        """Return whether there are credentials to leave out; a certificate is not among them."""
        schemes = [self._contract.security_schemes[n] for a in operation.security for n in a]
        return (
            bool(operation.security)
            and all(operation.security)
            and not any(scheme.type == "mutualTLS" or scheme.is_undeclared for scheme in schemes)
        )


def _parameter(
    operation: Operation[Any], good: Call, parameter: Parameter
) -> Iterator[tuple[str, Operation[Any], dict[str, Any]]]:
    """Give what can be wrong with a parameter: title, facts and arguments."""
    name = f"{parameter.location} parameter {parameter.name}"
    others = tuple(item for item in operation.parameters if item is not parameter)
    rest = {key: value for key, value in good.arguments.items() if key != parameter.py_name}
    if parameter.required and parameter.location != "path":
        yield f"without the required {name}", replace(operation, parameters=others), rest
    wrong = _wrong_text(parameter)
    if wrong is not None:
        type_: Any = list[str] if isinstance(wrong, list) else str
        changed = replace(parameter, type=lambda: type_)
        parameters = tuple(changed if p is parameter else p for p in operation.parameters)
        facts = replace(operation, parameters=parameters)
        yield f"{name} of a wrong type", facts, {**rest, parameter.py_name: wrong}


def _wrong_text(parameter: Parameter) -> Any:
    """Return a text, or a list of one, that a parameter does not take; None where any will do."""
    type_ = parameter.type()
    shape = shape_of(type_)
    if shape.is_object:
        return None
    wrong: Any = [_WRONG] if shape.is_array else _WRONG
    data = data_of(wrong, shape)
    if isinstance(data, bytes) or _fits(type_, json.dumps(data).encode()):
        return None
    return wrong


def _body(
    operation: Operation[Any], body: RequestBody, good: Call
) -> Iterator[tuple[str, Operation[Any], Any, str | None]]:
    """Give what can be wrong with a body: title, facts, content and media type."""
    if body.required:
        yield "without the required body", replace(operation, body=None), None, None
    raw = replace(operation, body=_RAW)
    content, sent_type = BodyWriter(body).write(good.body, good.content_type)
    by_essence = {essence(media.content_type): media for media in body.media}
    if content and not by_essence.keys() & {_UNKNOWN_TYPE, "application/*", "*/*"}:
        yield f"body of the unknown media type {_UNKNOWN_TYPE}", raw, content, _UNKNOWN_TYPE
    media = by_essence.get(essence(sent_type))
    codec = None if media is None else codec_for(media)
    if media is not None and codec is not None and codec.has_files:
        for title, rule, value in _wrong_parts(media, good.body):
            open_media = replace(media, encoding={**media.encoding, **rule})
            allowing = replace(operation, body=replace(body, media=(open_media,)))
            yield title, allowing, value, sent_type
    if media is None or media.type is None or codec is None or not codec.holds_data:
        return
    yield f"body that is not {codec.title}", raw, codec.broken(content), sent_type
    value, type_ = json.loads(codec.as_json(media, content, sent_type)), media.type()
    for title, changed in _wrong_json(value, type_):
        try:
            wrong = codec.from_json(media, changed)
            is_right = _fits(type_, codec.as_json(media, wrong, sent_type))
        except ValueError:
            continue  # this media type cannot say it
        if not is_right:
            yield title, raw, wrong, sent_type


def _wrong_parts(
    media: Media, value: Any
) -> Iterator[tuple[str, dict[str, Encoding], dict[str, Any]]]:
    """Give what can be wrong with a part of a form: title, facts that allow it, and the body."""
    for name, rule in media.encoding.items() if isinstance(value, dict) else ():
        first = next(iter(listed(value.get(name))), None)
        if not isinstance(first, Upload):
            continue
        many = isinstance(value[name], list)
        if rule.content_type and not belongs(_UNKNOWN_TYPE, media_types_of(rule.content_type)):
            wrong = Upload(first.content, first.filename, _UNKNOWN_TYPE, first.headers)
            title = f"part {name} of the unknown media type {_UNKNOWN_TYPE}"
            allowing = {name: replace(rule, content_type=None)}
            yield title, allowing, {**value, name: [wrong] if many else wrong}
        for header in [header for header in rule.headers if header.required]:
            rest = {k: v for k, v in first.headers.items() if k.lower() != header.name.lower()}
            wrong = Upload(first.content, first.filename, first.content_type, rest)
            title = f"part {name} without the required header {header.name}"
            headers = tuple(item for item in rule.headers if item is not header)
            allowing = {name: replace(rule, headers=headers)}
            yield title, allowing, {**value, name: [wrong] if many else wrong}


def _wrong_json(value: Any, type_: Any) -> Iterator[tuple[str, bytes]]:
    """Give JSON that is not of a type, made from a value that is; each with a title."""
    other = _other_than(type_, lambda item: item)
    if other is not None:
        yield "body of a wrong type", other
    for name in value if isinstance(value, dict) else ():
        rest = {key: item for key, item in value.items() if key != name}
        if not _fits(type_, json.dumps(rest).encode()):
            yield f"body without the required property {name}", json.dumps(rest).encode()
        other = _other_than(type_, functools.partial(_with, value, name))
        if other is not None:
            yield f"property {name} of a wrong type", other
        if isinstance(value[name], str):
            unlisted = json.dumps(_with(value, name, _WRONG)).encode()
            if not _fits(type_, unlisted):
                yield f"property {name} with a value that is not allowed", unlisted


def _with(value: dict[str, Any], name: str, item: Any) -> dict[str, Any]:
    return {**value, name: item}


def _other_than(type_: Any, made: Callable[[Any], Any]) -> bytes | None:
    """Return JSON of the first wrong value that the type does not accept; None if it takes all."""
    for item in _OTHERS:
        content = json.dumps(made(item)).encode()
        if not _fits(type_, content):
            return content
    return None


def _fits(type_: Any, content: bytes) -> bool:
    """Return whether JSON is of a type, read as strictly as the server reads it."""
    try:
        validate_json(adapter(type_).validator, content)
    except (Invalid, BrokenJson):
        return False
    return True
