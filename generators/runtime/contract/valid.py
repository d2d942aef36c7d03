"""Valid requests of an operation: those the document shows, else made from its schemas."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..codecs.table import codec_for
from ..parameters.shapes import data_of, shape_of
from ..responses import declared, status_of
from ..validation.strict import Invalid
from ..validation.violations import violations_of
from .answers import data_in
from .cases import Call, Case

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..examples.documented import Documented
    from ..operations import Operation, Parameter
    from .places import Places

_MADE = "a body made from its schema"
_NOT_EMPTY = {"minLength": 1, "minItems": 1, "minProperties": 1}
_is_token = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+").fullmatch  # RFC 9110, section 5.6.2


class ValidCases:
    """Makes the cases in which nothing is wrong with the request.

    Args:
        documented: the document.
        places: where in it something is.
        values: of parameters, by name, instead of those of the document.
    """

    def __init__(self, documented: Documented, places: Places, values: Mapping[str, Any]) -> None:
        self._documented = documented
        self._places = places
        self._values = values

    def of(self, operation: Operation[Any]) -> Iterator[Case]:
        """Give a case for each documented body, and one for as little as may be sent."""
        place = self._places.operation(operation)
        first = None
        if operation.body is None:
            yield self._case(operation, "as documented", place)
        else:
            described = self._documented.described(operation).get("requestBody")
            try:
                for shown in self._documented.contents(described):
                    first = first or shown
                    title = f"example {shown[1]} of the body" if shown[1] else _MADE
                    where = self._places.example(operation, *shown[:2])
                    yield self._case(operation, title, where, shown)
            except ValueError as error:
                yield Case(operation, "valid", _MADE, place, skipped=f"no body is known: {error}")
        if operation.body is not None and not operation.body.required:
            yield self._case(operation, "without a body", place)
            first = None
        known = first is not None or operation.body is None or not operation.body.required
        if known and any(not parameter.required for parameter in operation.parameters):
            yield self._case(operation, "with what is required only", place, first, least=True)

    def preferring(self, operation: Operation[Any], good: Call) -> Iterator[Case]:
        """Give a case for each declared answer, and each example of it."""
        for response in operation.responses:
            status = status_of(operation.responses, response)
            if declared(operation.responses, status) is not response:
                continue
            place = self._places.response(operation, response)
            names = self._documented.examples(operation, response)
            for name in names:
                title = f"asked for {status}, example {name}"
                if not (name.isascii() and name.isprintable()):
                    why = "the name of the example cannot stand in a header field"
                    yield Case(operation, "prefer", title, place, skipped=why)
                    continue
                answer = self._documented.answer(operation, response, status, name)
                content_type = answer.headers["content-type"]
                headers = {"Prefer": f"code={status}, example={_word(name)}"}
                call = replace(good, headers={**headers, "Accept": content_type})
                example = data_in(response, answer.content, content_type)
                yield Case(operation, "prefer", title, place, call, status=status, example=example)
            if not names:
                call = replace(good, headers={"Prefer": f"code={status}"})
                title = f"asked for {status}"
                yield Case(operation, "prefer", title, place, call, status=status)

    def _case(
        self,
        operation: Operation[Any],
        title: str,
        place: str,
        shown: tuple[str, str, Any] | None = None,
        *,
        least: bool = False,
    ) -> Case:
        body = content_type = None
        try:
            arguments = self._arguments(operation, least=least)
            if shown is not None and operation.body is not None:
                media = next(m for m in operation.body.media if m.content_type == shown[0])
                content_type = concrete_type(media.content_type)
                body = codec_for(media).valid(media, shown[2])
        except Invalid as error:
            assert shown is not None  # noqa: S101 - only bodies are validated
            violations = violations_of(error.errors, "body", shown[2])
            message = "; ".join(
                f"{item.get('pointer') or 'body'}: {item['message']}" for item in violations
            )
            why = f"the value in the document does not fit its schema: {message}"
            return Case(operation, "valid", title, place, skipped=why)
        except ValueError as error:
            return Case(operation, "valid", title, place, skipped=str(error))
        call = Call(operation, arguments, body, content_type)
        return Case(operation, "valid", title, place, call)

    def _arguments(self, operation: Operation[Any], *, least: bool) -> dict[str, Any]:
        """Return a value for each parameter that is required or has an example.

        Raises:
            ValueError: there is none, and none can be made.
        """
        every = self._documented.parameters(operation)
        result: dict[str, Any] = {}
        for parameter in operation.parameters:
            described = every.get((parameter.location, parameter.name), {})
            if parameter.name in self._values:
                result[parameter.py_name] = _as_typed(parameter, self._values[parameter.name])
            elif parameter.required:
                result[parameter.py_name] = self._value(parameter, described)
            elif not least and ("example" in described or described.get("examples")):
                result[parameter.py_name] = self._documented.value_of(described)
        return result

    def _value(self, parameter: Parameter, described: dict[str, Any]) -> Any:
        try:
            value = self._documented.value_of(described)
            if parameter.location == "path" and value in ("", [], {}):  # a path must say something
                schema = {"allOf": [_NOT_EMPTY, described.get("schema", {})]}
                value = self._documented.value_of({"schema": schema})
        except ValueError as error:
            raise ValueError(f"no value of {parameter.name} is known: {error}") from None
        return value


def concrete_type(content_type: str) -> str:
    """Return a media type that belongs to a range of them; what is not a range stays as it is."""
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
