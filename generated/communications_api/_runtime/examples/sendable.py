"""Values of requests that can be sent: those the document shows, else made ones.

An example may contradict its schema, or hold what its place in the request cannot: a line break in
a header field. It is passed over then, and whoever asked is told.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..codecs.bodies import BodyWriter
from ..codecs.multipart import with_headers
from ..codecs.table import codec_for
from ..media_types import concrete_type
from ..narrowing import EMPTY, AnyDict
from ..parameters.writing import Unwritable, Writer
from ..validation.strict import Invalid
from ..validation.violations import violations_of
from .scalars import UnmakeableError
from .soundness import Passed
from .statements import NOT_EMPTY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .. import operations as facts
    from ..operations import Operation
    from .documented import Documented

_EMPTY = "the body is empty: nothing would be sent"
_TRIES = 4
"""How many values are made of a schema."""


class NothingToSendError(ValueError):
    """A body that need not be sent can only be made empty, which is the same."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A value of a parameter, and the examples that were passed over for it."""

    value: Any
    passed: tuple[Passed, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A body of a request.

    Attributes:
        content_type: as declared.
        name: of the example; empty where it is made.
        value: what a client is given.
        problem: why it is an example that cannot be sent; None where it can.
    """

    content_type: str
    name: str
    value: Any = None
    problem: Passed | None = None


class Sendable:
    """Finds values of requests that can be sent.

    Args:
        documented: the document.
    """

    def __init__(self, documented: Documented) -> None:
        self._documented = documented

    def argument(self, parameter: facts.Parameter, described: Mapping[str, Any]) -> Argument:
        """Return a value of a parameter.

        Args:
            parameter: the facts.
            described: the Parameter Object.

        Raises:
            ValueError: there is no example that can be sent, and no value can be made.
        """
        writer = Writer(parameter)
        passed: list[Passed] = []
        for name, value in self._documented.shown(described):
            problem = _unsendable(writer, value)
            if problem is None:
                return Argument(value, tuple(passed))
            fits = self._documented.fits(self._documented.schema_of(described), value, sent=True)
            passed.append(Passed(name, problem, contradicts=not fits))
        reasons: list[str] = []
        for value in self._made(self._documented.schema_of(described), reasons):
            problem = _unsendable(writer, value)
            if problem is None:
                return Argument(value, tuple(passed))
            reasons.append(problem)
        known = "; ".join([item.reason for item in passed] + reasons[:1])
        raise ValueError(f"no value of {parameter.name} is known: {known}")

    def _made(self, schema: Any, reasons: list[str]) -> Iterator[Any]:
        """Give values made of a schema, those that are not empty first."""
        text = {"allOf": [{"type": "string"}, schema]}
        for demands in ({"allOf": [NOT_EMPTY, schema]}, schema, text):
            for further in range(_TRIES):
                try:
                    yield self._documented.made(demands, further)
                except (UnmakeableError, LookupError) as error:
                    reasons.append(str(error))
                    break
        try:
            yield self._documented.made(schema, bare=True)
        except (UnmakeableError, LookupError) as error:
            reasons.append(str(error))

    def bodies(self, operation: Operation[Any]) -> Iterator[Body]:
        """Give each example of a body; and a made one where none can be sent.

        Raises:
            NothingToSendError: (a ValueError) it need not be sent, and only an empty one fits.
            ValueError: there is no example that can be sent, and no body can be made.
        """
        assert operation.body is not None  # noqa: S101 - asked for such operations only
        described = self._documented.described(operation).get("requestBody")
        content = self._documented.resolved(described).get("content") or EMPTY
        declared = [
            (media, self._documented.resolved(content.get(media.content_type)))
            for media in operation.body.media
        ]
        writer, is_known = BodyWriter(operation.body), False
        for media, raw in declared:
            headers = self._part_headers(media, raw)
            for name, value in self._documented.shown({**raw, "content": None}):
                body = _judged(writer, media, name, value, headers)
                if body.problem is not None:
                    fits = self._documented.fits(raw.get("schema", True), value, sent=True)
                    body = replace(body, problem=replace(body.problem, contradicts=not fits))
                is_known = is_known or body.problem is None
                yield body
        reasons: list[str] = []
        for media, raw in declared:
            if is_known:
                return
            headers = self._part_headers(media, raw)
            for value in self._made_body(media, raw, reasons):
                body = _judged(writer, media, "", value, headers)
                if body.problem is None:
                    yield body
                    return
                reasons.append(body.problem.reason)
        if is_known:
            return
        if _EMPTY in reasons and not operation.body.required:
            raise NothingToSendError(_EMPTY)
        raise ValueError(f"no body is known: {'; '.join(dict.fromkeys(reasons[:3]))}")

    def _part_headers(self, media: facts.Media, raw: dict[str, Any]) -> dict[str, dict[str, str]]:
        """Return values of the header fields that parts of a form need, by field."""
        result: dict[str, dict[str, str]] = {}
        for field, rule in media.encoding.items():
            described = (raw.get("encoding") or EMPTY).get(field) or EMPTY
            for header in rule.headers:
                if header.required and header.default is None:
                    stated = self._documented.resolved(
                        described.get("headers", EMPTY).get(header.name)
                    )
                    try:
                        value = self.argument(header, stated).value
                    except ValueError:
                        continue  # the body cannot be written, which says why
                    text = Writer(header).header(value)
                    result.setdefault(field, {})[header.name] = text or ""
        return result

    def _made_body(
        self, media: facts.Media, described: dict[str, Any], reasons: list[str]
    ) -> Iterator[Any]:
        codec = codec_for(media)
        schema = described.get("schema", True)
        if codec.framing is not None:
            item = self._documented.item_schema(described)
            for value in self._made(item, reasons):
                yield [value]
        elif codec.holds_data:
            for demands, bare in (
                (schema, False),
                ({"allOf": [NOT_EMPTY, schema]}, False),
                (schema, True),
            ):
                try:
                    yield self._documented.made(demands, bare=bare)
                except (UnmakeableError, LookupError) as error:
                    reasons.append(str(error))
        elif codec.has_fields:
            yield from self._made(schema, reasons)
        else:
            for demands in ({"allOf": [{"type": "string"}, schema]}, schema):
                for value in self._made(demands, reasons):
                    yield value if isinstance(value, str) else json.dumps(value)
            if media.type is None:
                yield "string"


def _unsendable(writer: Writer, value: Any) -> str | None:
    """Return why a value cannot be sent; None where it can."""
    try:
        text = getattr(writer, writer.parameter.location)(value)
    except Unwritable as error:
        return str(error)
    except UnicodeEncodeError:
        return "has a character that UTF-8 cannot hold"
    if not text:
        return "is empty: nothing would be sent"
    if writer.parameter.location == "path" and text in {".", ".."}:
        return "is no segment of a path (RFC 3986, section 5.2.4)"
    return None


def _judged(
    writer: BodyWriter,
    media: facts.Media,
    name: str,
    value: Any,
    headers: Mapping[str, Mapping[str, str]],
) -> Body:
    """Return a body, and why it cannot be sent where it cannot."""

    def refused(reason: str) -> Body:
        passed = Passed(name, reason, contradicts=False)
        return Body(media.content_type, name, problem=passed)

    codec, content_type = codec_for(media), concrete_type(media.content_type)
    try:
        body = codec.valid(media, value)
        if headers and isinstance(body, AnyDict):
            body = {
                field: with_headers(item, headers[field]) if field in headers else item
                for field, item in body.items()
            }
    except Invalid as error:
        listed = violations_of(error.errors, "body", value)
        reasons = [f"{item.get('pointer') or 'body'}: {item['message']}" for item in listed[:3]]
        return refused("; ".join(reasons))
    except ValueError as error:
        return refused(str(error))
    try:
        content, _ = writer.write(body, content_type)
    except Unwritable as error:
        return refused(str(error))
    if not content and (codec.never_empty or codec.has_fields):
        return refused(_EMPTY)
    return Body(media.content_type, name, body)
