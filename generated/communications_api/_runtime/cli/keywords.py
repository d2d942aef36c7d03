"""From the options of a command to the keyword arguments of the client's method."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..narrowing import AnyList
from ..strict_json import parse_json
from .bodies import BodyOptions, body_of, value_of
from .exits import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..operations import Media, Operation
    from .facts import Command, Option, Program


@dataclass(frozen=True, slots=True)
class CallOptions:
    """The options of the command line about one call.

    Attributes:
        texts: what was typed for each option, by the keyword of the client's method; absent where
            it was not given.
        body: the options about the body.
        allow_unknown: send names and values that the document does not list.
        every: print the items of all pages instead of one page.
        max_items: how many of them at most; None for no limit.
    """

    texts: Mapping[str, Any]
    body: BodyOptions = field(default_factory=BodyOptions)
    allow_unknown: bool = False
    every: bool = False
    max_items: int | None = None


def keywords_of(program: Program, command: Command, options: CallOptions) -> dict[str, Any]:
    """Return the keyword arguments of the client's method.

    Raises:
        UsageError: an option is wrong.
    """
    keywords: dict[str, Any] = {}
    for option in command.options:
        typed = options.texts.get(option.argument)
        if typed is None:
            continue
        texts = typed if option.many else [typed]
        values = [_value(option, text, allow_unknown=options.allow_unknown) for text in texts]
        value = values if option.many else values[0]
        if options.allow_unknown and option.choices:
            value = _unlisted(program, command, option, value)
        keywords[option.argument] = value
    if command.body is not None:
        body = body_of(command.body, options.body, lambda: _declared(program, command))
        if options.allow_unknown and isinstance(body, (dict, list)):
            body = _leniently(program, command, body, options.body.content_type)
        if body is not None or options.body.file is not None:  # which may hold `null`
            keywords["body"] = body
            if options.body.content_type is not None:
                keywords["content_type"] = options.body.content_type
    return keywords


def _value(option: Option, text: Any, *, allow_unknown: bool) -> Any:
    if option.choices and text not in option.choices and not allow_unknown:
        listed = ", ".join(option.choices)
        raise UsageError(
            f"--{option.name}: {text!r} is not one of {listed} (--allow-unknown sends it all the "
            "same)"
        )
    if option.kind == "value":
        return value_of(text)
    accepted = _JSON_KINDS.get(option.kind)
    if accepted is None or not isinstance(text, str):
        return text
    types, called = accepted
    try:
        value = parse_json(text)
    except ValueError:
        pass
    else:
        if types is None or type(value) in types:
            return value
    raise UsageError(f"--{option.name}: {text!r} is no {called}")


_JSON_KINDS: dict[str, tuple[tuple[type, ...] | None, str]] = {
    "integer": ((int,), "whole number"),
    "number": ((int, float), "number"),
    "boolean": ((bool,), "`true` or `false`"),
    "json": (None, "JSON"),
}
"""Kinds of options whose text is read as JSON: the types that may come of it, and their name."""


def _operation(program: Program, command: Command) -> Operation[Any]:
    """Return the facts of an operation."""
    operations = import_module(f"{program.package}._operations").CONTRACT.operations
    operation: Operation[Any] = next(item for item in operations if item.id == command.id)
    return operation


def _declared(program: Program, command: Command) -> tuple[Media, ...]:
    """Return the declared media types of the body of an operation."""
    body = _operation(program, command).body
    return () if body is None else body.media


def _unlisted(program: Program, command: Command, option: Option, value: Any) -> Any:
    """Return the value of a parameter with what its enum does not list as members of it."""
    from pydantic import ValidationError
    from pydantic_core import to_json

    from ..models.base import read_json

    parameters = _operation(program, command).parameters
    parameter = next(item for item in parameters if item.py_name == option.argument)
    try:
        return read_json(to_json(value), parameter.type())
    except ValidationError:  # sending it will say what is wrong
        return value


def _leniently(program: Program, command: Command, body: Any, content_type: str | None) -> Any:
    """Return a body as the declared type, in which unknown names and values are kept."""
    import json

    from pydantic import ValidationError

    from ..codecs.table import codec_for
    from ..media_types import essence
    from ..models.base import read_json

    for media in _declared(program, command):
        is_sent = content_type is None or essence(media.content_type) == essence(content_type)
        codec = codec_for(media)
        items = None if media.items is None else media.items.type
        try:
            if is_sent and items is not None and isinstance(body, AnyList):
                return [read_json(json.dumps(item), items()) for item in body]
            if is_sent and media.type is not None and (codec.holds_data or codec.has_fields):
                return read_json(json.dumps(body), media.type())
        except (ValidationError, ValueError, TypeError):  # sending it will say what is wrong
            return body
    return body
