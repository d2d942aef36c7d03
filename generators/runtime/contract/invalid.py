"""Requests with one error: made from a valid one, by changing one of the facts."""

from __future__ import annotations

import functools
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from ..codecs.bodies import BodyWriter
from ..codecs.table import codec_for
from ..media_types import essence
from ..models.base import adapter, dump_python
from ..narrowing import AnyDict
from ..operations import Media, RequestBody
from ..parameters.shapes import data_of, shape_of
from ..validation.strict import BrokenJson, Invalid, validate_json
from .cases import Call, Case, guarded
from .everything import body_of, made_whole
from .leaves import WRONG_TEXT, leaves, with_leaf, wrong_like
from .wrong_parts import UNKNOWN_TYPE, wrong_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..codecs.base import Codec
    from ..examples.documented import Documented
    from ..operations import Contract, Operation, Parameter
    from .places import Places

_OTHERS: tuple[Any, ...] = ([], {}, WRONG_TEXT, 0.5, True, None)
"""Wrong values; the first of these that a type does not accept is sent."""
_NOT_ALLOWED = "with a value that is not allowed"
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
        value = good.arguments.get(parameter.py_name)
        if value is None and shape_of(parameter.type()).is_object:
            described = self._documented.parameters(operation)[parameter.location, parameter.name]
            value = made_whole(self._documented, self._documented.schema_of(described))
        for title, changed, arguments in _parameter(operation, good, parameter, value):
            call = replace(good, operation=changed, arguments=arguments)
            yield Case(operation, "invalid", title, where, call)

    def _body(self, operation: Operation[Any], body: RequestBody, good: Call) -> Iterator[Case]:
        where = f"{self._places.operation(operation)}/requestBody"
        good = replace(good, body=body_of(self._documented, operation, good))
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
    operation: Operation[Any], good: Call, parameter: Parameter, value: Any
) -> Iterator[tuple[str, Operation[Any], dict[str, Any]]]:
    """Give what can be wrong with a parameter, whose value may be None: title, facts, arguments."""
    name = f"{parameter.location} parameter {parameter.name}"
    others = tuple(item for item in operation.parameters if item is not parameter)
    rest = {key: value for key, value in good.arguments.items() if key != parameter.py_name}
    if parameter.required and parameter.location != "path":
        yield f"without the required {name}", replace(operation, parameters=others), rest
    for what, wrong in _wrong_arguments(parameter, value):
        type_: Any = str
        if isinstance(wrong, (list, dict)):
            type_ = list[str] if isinstance(wrong, list) else dict[str, Any]
        changed = replace(parameter, type=lambda type_=type_: type_)  # type: ignore[misc]
        parameters = tuple(changed if p is parameter else p for p in operation.parameters)
        facts = replace(operation, parameters=parameters)
        yield f"{name} {what}", facts, {**rest, parameter.py_name: wrong}


_WRONG_TEXTS = (("of a wrong type", WRONG_TEXT), (_NOT_ALLOWED, str(wrong_like(0))))


def _wrong_arguments(parameter: Parameter, good: Any) -> Iterator[tuple[str, Any]]:
    """Give texts, lists of one and objects that a parameter does not take; each with a title."""
    type_ = parameter.type()
    shape = shape_of(type_)
    if shape.is_object:
        for path, leaf in leaves(good if isinstance(good, dict) else None):
            wrong = with_leaf(good, path, wrong_like(leaf))
            if not _fits(type_, json.dumps(wrong).encode()):
                yield f"with {_shown(path)} {_NOT_ALLOWED}", wrong
        return
    for title, text in _WRONG_TEXTS:
        wrong = [text] if shape.is_array else text
        data = data_of(wrong, shape)
        if isinstance(data, bytes):
            return
        # Where the first is of a wrong type, so is the other, unless that one is a number.
        is_text = isinstance(data[0] if shape.is_array else data, str)
        if not (title == _NOT_ALLOWED and is_text) and not _fits(type_, json.dumps(data).encode()):
            yield title, wrong


def _body(
    operation: Operation[Any], body: RequestBody, good: Call
) -> Iterator[tuple[str, Operation[Any], Any, str | None]]:
    """Give what can be wrong with a body: title, facts, content and media type."""
    if body.required:
        yield "without the required body", replace(operation, body=None), None, None
    raw = replace(operation, body=_RAW)
    content, sent_type = BodyWriter(body).write(good.body, good.content_type)
    by_essence = {essence(media.content_type): media for media in body.media}
    if content and not by_essence.keys() & {UNKNOWN_TYPE, "application/*", "*/*"}:
        yield f"body of the unknown media type {UNKNOWN_TYPE}", raw, content, UNKNOWN_TYPE
    media = by_essence.get(essence(sent_type))
    codec = None if media is None else codec_for(media)
    if media is None or codec is None:
        return
    for title, rule, value in wrong_parts(media, good.body) if codec.has_files else ():
        open_media = replace(media, encoding={**media.encoding, **rule})
        allowing = replace(operation, body=replace(body, media=(open_media,)))
        yield title, allowing, value, sent_type
    for title, wrong, its_type in _wrong_content(media, codec, good.body, content, sent_type):
        yield title, raw, wrong, its_type


def _wrong_content(
    media: Media, codec: Codec, body: Any, content: bytes, sent: str
) -> Iterator[tuple[str, bytes, str]]:
    """Give what can be wrong with the content of a body: title, content and media type."""
    if codec.framing is not None and media.items is not None and media.items.type is not None:
        first = next(iter(codec.framing.cut(content)), None)
        for title, wrong in () if first is None else _wrong_json(first, media.items.type()):
            yield f"item: {title}", codec.framing.framed(wrong), sent
    if media.type is None:
        return
    if not codec.holds_data:
        if codec.has_fields:
            yield from _wrong_fields(media, body)
        return
    yield f"body that is not {codec.title}", codec.broken(content), sent
    type_ = media.type()
    in_items = None if media.array is None else media.array.name
    for title, changed in _wrong_json(codec.as_json(media, content, sent), type_, in_items):
        try:
            wrong = codec.from_json(media, changed)
            is_right = _fits(type_, codec.as_json(media, wrong, sent))
        except ValueError:
            continue  # this media type cannot say it
        if not is_right:
            yield title, wrong, sent


def _wrong_fields(media: Media, body: Any) -> Iterator[tuple[str, bytes, str]]:
    """Give forms with a value that is not allowed, made from one that is right."""
    assert media.type is not None  # noqa: S101 - asked for such media only
    type_, value = media.type(), dump_python(body) if isinstance(body, BaseModel) else body
    open_media = replace(media, type=lambda: dict[str, Any], details=None)
    writer = BodyWriter(RequestBody(media=(open_media,)))
    for name, leaf in value.items() if isinstance(value, AnyDict) else ():
        wrong = {**value, name: wrong_like(leaf)}
        if wrong[name] is None or _fits(type_, json.dumps(wrong, default=str).encode()):
            continue
        content, sent = writer.write(wrong)
        yield f"property {name} {_NOT_ALLOWED}", content, sent


def _wrong_json(
    content: bytes, type_: Any, in_items: str | None = None
) -> Iterator[tuple[str, bytes]]:
    """Give JSON that is not of a type, made from some that is; each with a title.

    What is wrong within items that are read one by one is an error of those: what the server
    answers is up to it. `in_items` is the name of their array; empty where it is the body itself.
    """
    value = json.loads(content)
    other = _other_than(type_, lambda item: item)
    if other is not None:
        yield "body of a wrong type", other
    for name in value if isinstance(value, AnyDict) else ():
        rest = {key: item for key, item in value.items() if key != name}
        if not _fits(type_, json.dumps(rest).encode()):
            yield f"body without the required property {name}", json.dumps(rest).encode()
        other = _other_than(type_, functools.partial(_with, value, name))
        if other is not None:
            yield f"property {name} of a wrong type", other
    for path, leaf in () if in_items == "" else leaves(value):
        if path[0] == in_items:
            continue
        wrong = json.dumps(with_leaf(value, path, wrong_like(leaf))).encode()
        if not _fits(type_, wrong):
            yield f"property {_shown(path)} {_NOT_ALLOWED}", wrong


def _shown(path: tuple[str | int, ...]) -> str:
    return ".".join(map(str, path))


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
