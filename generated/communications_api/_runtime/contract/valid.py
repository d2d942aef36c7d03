"""Valid requests of an operation: those the document shows, else made from its schemas."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..examples.sendable import NothingToSendError, Sendable
from ..media_types import concrete_type
from ..parameters.shapes import data_of, shape_of
from ..responses import BODILESS, declared, status_of
from .answers import data_in
from .cases import Call, Case, guarded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .. import operations as facts
    from ..examples.documented import Documented
    from ..examples.sendable import Body
    from ..examples.soundness import Passed
    from ..operations import Operation, Parameter
    from .contradictions import Contradictions
    from .places import Places
    from .report import Finding

_MADE = "a body made from its schema"
_is_token = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+").fullmatch  # RFC 9110, section 5.6.2


class ValidCases:
    """Makes the cases in which nothing is wrong with the request.

    Args:
        documented: the document.
        places: where in it something is.
        contradictions: says what the document contradicts.
        values: of parameters, by name, instead of those of the document.
    """

    def __init__(
        self,
        documented: Documented,
        places: Places,
        contradictions: Contradictions,
        values: Mapping[str, Any],
    ) -> None:
        self._documented = documented
        self._sendable = Sendable(documented)
        self._places = places
        self._contradictions = contradictions
        self._values = values

    def of(self, operation: Operation[Any]) -> Iterator[Case]:
        """Give a case for each documented body, and one for as little as may be sent."""
        place = self._places.operation(operation)
        first = None
        if operation.body is None:
            yield self._case(operation, "as documented", place)
        else:
            try:
                for body in self._sendable.bodies(operation):
                    title = f"example {body.name} of the body" if body.name else _MADE
                    where = self._places.example(operation, body.content_type, body.name)
                    yield self._case(operation, title, where, body)
                    first = first or (body if body.problem is None else None)
            except NothingToSendError:
                pass  # the case without a body is the same
            except (ValueError, LookupError) as error:
                yield Case(operation, "valid", _MADE, place, skipped=str(error))
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
            if declared(operation.responses, status) is response:
                cases = self._asking(operation, response, status, good)
                yield from guarded(operation, "prefer", cases)

    def _asking(
        self, operation: Operation[Any], response: facts.Response, status: int, good: Call
    ) -> Iterator[Case]:
        place = self._places.response(operation, response)
        if status < 200:
            title, why = f"asked for {status}", "no exchange ends with an informational answer"
            yield Case(operation, "prefer", title, place, skipped=why)
            return
        names = self._documented.examples(operation, response)
        unsound = {item.name: item for item in self._documented.unsound(operation, response)}
        for name in names:
            title = f"asked for {status}, example {name}"
            if name in unsound:
                note = self._unsound(operation, response, unsound[name])
                why = note.message
                yield Case(operation, "prefer", title, place, skipped=why, notes=(note,))
                continue
            if not (name.isascii() and name.isprintable()):
                why = "the name of the example cannot stand in a header field"
                yield Case(operation, "prefer", title, place, skipped=why)
                continue
            answer = self._documented.answer(operation, response, status, name)
            content_type = answer.headers["content-type"]
            headers = {"Prefer": f"code={status}, example={_word(name)}"}
            call = replace(good, headers={**headers, "Accept": content_type})
            example = data_in(response, answer.content, content_type)
            if status in BODILESS:
                example = ()
            yield Case(operation, "prefer", title, place, call, status=status, example=example)
        if len(unsound) == len(set(names)):
            call = replace(good, headers={"Prefer": f"code={status}"})
            title = f"asked for {status}"
            yield Case(operation, "prefer", title, place, call, status=status)

    def _unsound(
        self, operation: Operation[Any], response: facts.Response, passed: Passed
    ) -> Finding:
        for media in response.media:
            place = self._places.answer(operation, response, media.content_type, passed.name)
            if self._places.exists(place):
                return self._contradictions.passed(place, passed)
        return self._contradictions.passed(self._places.response(operation, response), passed)

    def _case(
        self,
        operation: Operation[Any],
        title: str,
        place: str,
        body: Body | None = None,
        *,
        least: bool = False,
    ) -> Case:
        if body is not None and body.problem is not None:
            note = self._contradictions.passed(place, body.problem)
            return Case(operation, "valid", title, place, skipped=note.message, notes=(note,))
        notes: list[Finding] = []
        try:
            arguments = self._arguments(operation, notes, least=least)
        except (ValueError, LookupError) as error:
            return Case(operation, "valid", title, place, skipped=str(error), notes=tuple(notes))
        call = Call(operation, arguments)
        if body is not None:
            call = replace(call, body=body.value, content_type=concrete_type(body.content_type))
        return Case(operation, "valid", title, place, call, notes=tuple(notes))

    def _arguments(
        self, operation: Operation[Any], notes: list[Finding], *, least: bool
    ) -> dict[str, Any]:
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
                continue
            if parameter.is_idempotency_key:
                continue  # a new one for each case: with one of before it would be no new request
            has_example = "example" in described or described.get("examples")
            is_sent = parameter.required or _is_sent_anyway(parameter)
            if not is_sent and (least or not has_example):
                continue
            try:
                argument = self._sendable.argument(parameter, described)
            except ValueError:
                if parameter.required:
                    raise
                continue
            for passed in argument.passed:
                where = self._places.shown(operation, parameter, passed.name)
                notes.append(self._contradictions.passed(where, passed))
            result[parameter.py_name] = argument.value
        return result


def _is_sent_anyway(parameter: Parameter) -> bool:
    """Return whether a client sends this header field by itself, and so perhaps a wrong one."""
    return parameter.location == "header" and parameter.name.lower() == "user-agent"


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
