"""Valid requests of an operation: those the document shows, else made from its schemas."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..decoding import kind_of
from ..models import adapter
from ..server.reading import Invalid, validate_json
from ..server.shapes import data_of, shape_of
from ..server.violations import violations_of
from ..testing.documented import declared, status_of
from ..testing.requests import UnmakeableError
from .cases import Call, Case

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..operations import Media, Operation, Parameter
    from ..testing.documented import Documented
    from ..testing.requests import DocumentedRequests

_is_token = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+").fullmatch  # RFC 9110, section 5.6.2


class ValidCases:
    """Makes the cases in which nothing is wrong with the request.

    Args:
        documented: the document, for answers.
        requests: the same, for requests.
        values: of parameters, by name, instead of those of the document.
    """

    def __init__(
        self, documented: Documented, requests: DocumentedRequests, values: Mapping[str, Any]
    ) -> None:
        self._documented = documented
        self._requests = requests
        self._values = values

    def of(self, operation: Operation[Any]) -> Iterator[Case]:
        """Give a case for each documented body, and one for as little as may be sent."""
        place, _ = self._documented.operation(operation)
        media = operation.body.media if operation.body else ()
        shown = [
            (f"example {name} of the body", item, value, where)
            for item in media
            for name, value, where in self._requests.bodies(operation, item)
        ]
        for title, item, value, where in shown:
            yield self._case(operation, title, where, item, value)
        if media and not shown:
            yield self._synthesised(operation, media[0])
        elif not media:
            yield self._case(operation, "as documented", place, None, None)
        optional = operation.body is not None and not operation.body.required
        if optional:
            yield self._case(operation, "without a body", place, None, None)
        if any(not parameter.required for parameter in operation.parameters):
            first = None if optional or not media else media[0]
            yield self._smallest(operation, first, place)

    def preferring(self, operation: Operation[Any], good: Call) -> Iterator[Case]:
        """Give a case for each declared answer, and each example of it."""
        for response in operation.responses:
            status = status_of(operation, response)
            if declared(operation, status) is not response:
                continue
            place, _ = self._documented.response(operation, response)
            shown = list(self._documented.shown(operation, response))
            for media, name, value in shown:
                title = f"asked for {status}, example {name}"
                if not (name.isascii() and name.isprintable()):
                    why = "the name of the example cannot stand in a header field"
                    yield Case(operation, "prefer", title, place, skipped=why)
                    continue
                headers = {"Prefer": f"code={status}, example={_word(name)}"}
                headers["Accept"] = concrete_type(media.content_type)
                call = replace(good, headers=headers)
                wanted = (value,) if kind_of(media.content_type) == "json" else ()
                yield Case(operation, "prefer", title, place, call, status=status, example=wanted)
            if not shown:
                call = replace(good, headers={"Prefer": f"code={status}"})
                yield Case(operation, "prefer", f"asked for {status}", place, call, status=status)

    def _synthesised(self, operation: Operation[Any], media: Media) -> Case:
        title = "a body made from its schema"
        try:
            value, where = self._requests.made_body(operation, media)
        except (UnmakeableError, LookupError) as error:
            place, _ = self._documented.operation(operation)
            return Case(operation, "valid", title, place, skipped=f"no body is known: {error}")
        return self._case(operation, title, where, media, value)

    def _smallest(self, operation: Operation[Any], media: Media | None, place: str) -> Case:
        title = "with what is required only"
        if media is None:
            return self._case(operation, title, place, None, None, least=True)
        found = self._requests.bodies(operation, media)
        try:
            value = found[0][1] if found else self._requests.made_body(operation, media)[0]
        except (UnmakeableError, LookupError) as error:
            return Case(operation, "valid", title, place, skipped=f"no body is known: {error}")
        return self._case(operation, title, place, media, value, least=True)

    def _case(
        self,
        operation: Operation[Any],
        title: str,
        place: str,
        media: Media | None,
        value: Any,
        *,
        least: bool = False,
    ) -> Case:
        try:
            arguments = self._arguments(operation, least=least)
            body = None if media is None else body_of(media, value)
        except (UnmakeableError, LookupError) as error:
            return Case(operation, "valid", title, place, skipped=str(error))
        except Invalid as error:
            found = violations_of(error.errors, "body", value)
            said = "; ".join(
                f"{item.get('pointer') or 'body'}: {item['message']}" for item in found
            )
            why = f"the value that the document gives is not as its schema says: {said}"
            return Case(operation, "valid", title, place, skipped=why)
        content_type = None if media is None else concrete_type(media.content_type)
        call = Call(operation, arguments, body, content_type)
        return Case(operation, "valid", title, place, call)

    def _arguments(self, operation: Operation[Any], *, least: bool) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for parameter in operation.parameters:
            if parameter.name in self._values:
                result[parameter.py_name] = _as_typed(parameter, self._values[parameter.name])
            elif parameter.required:
                try:
                    result[parameter.py_name] = self._requests.parameter(operation, parameter)
                except UnmakeableError as error:
                    why = f"no value of {parameter.name} is known: {error}"
                    raise UnmakeableError(why) from None
            elif not least:
                for value in self._requests.example_of(operation, parameter):
                    result[parameter.py_name] = value
        return result


def body_of(media: Media, value: Any) -> Any:
    """Return a body as the client takes it, from the value that the document shows.

    JSON is read as a server reads it: what an example holds beyond its schema is sent as well.

    Raises:
        Invalid: it is not as the schema says.
    """
    kind = kind_of(media.content_type)
    if kind == "json" and media.type is not None:
        return validate_json(adapter(media.type()).validator, json.dumps(value).encode())
    if kind == "binary":
        return value.encode() if isinstance(value, str) else json.dumps(value).encode()
    return value


def concrete_type(content_type: str) -> str:
    """Return a media type that belongs to a range of them; what is no range stays as it is."""
    if "*" not in content_type:
        return content_type
    start = content_type.partition("/")[0].strip()
    return "application/octet-stream" if start == "*" else f"{start}/example"


def _as_typed(parameter: Parameter, value: Any) -> Any:
    """Return a value given as text, as on a command line, as the parameter's type has it."""
    if not isinstance(value, str):
        return value
    shape = shape_of(parameter.type())
    if shape.is_array:
        return data_of(value.split(","), shape)
    return data_of(value, shape)


def _word(name: str) -> str:
    """Return a word of RFC 7240: a token, or a quoted string."""
    if _is_token(name):
        return name
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
