"""Operations that no document describes, as the traffic shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from ..runtime.media_types import is_json, is_xml
from ..runtime.parameters.incoming import split_pairs
from ..runtime.parameters.styles import unquote_plus
from .exchanges import UNKNOWN
from .samples import Sample

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .exchanges import Exchange, Message

NOT_FOUND: Final = frozenset({400, 404, 405, 410, 501})
"""Statuses that say that there is no such operation: nothing follows from such an answer."""
_MOST: Final = 100
_LONGEST: Final = 1000
"""Characters of a text from which something is inferred."""
_FORM: Final = "application/x-www-form-urlencoded"
_IDS: Final = re.compile(
    r"\d+|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F-]{22}|[0-9a-fA-F]{12,}|\d{4}-\d\d-\d\d"
    r"|(?=[^/]*\d)[A-Za-z]{1,12}[-_][A-Za-z0-9_-]{6,}|(?=[^/]*\d)(?=[^/]*[A-Za-z])[\w-]{16,}|.*@.*"
)
_VERSION: Final = re.compile(r"v\d+(\.\d+)*")
_number: Final = re.compile(r"-?(0|[1-9]\d{0,17})(\.\d{1,17})?").fullmatch


def is_id(segment: str) -> bool:
    """Whether a segment of a path looks like a value: a number, a UUID, a date, a long token."""
    text = unquote(segment)
    return _IDS.fullmatch(text) is not None and _VERSION.fullmatch(text) is None


def templated(path: str) -> tuple[str, dict[str, str]]:
    """Return the template of a path whose segments that look like values are parameters.

    A parameter is named after the segment before it: `/pets/7` is `/pets/{petId}`.
    """
    segments, values = path.split("/"), dict[str, str]()
    for index, segment in enumerate(segments):
        if segment and is_id(segment):
            name = parameter_name(segments[:index], values)
            values[name] = segment
            segments[index] = f"{{{name}}}"
    return "/".join(segments), values


def parameter_name(before: list[str], taken: Any) -> str:
    """Return the name of a parameter, after the last literal segment before it."""
    literal = next((part for part in reversed(before) if part and not part.startswith("{")), "")
    words = re.findall(r"[A-Za-z0-9]+", unquote(literal))
    stem = "".join([words[0].lower(), *(word.capitalize() for word in words[1:])]) if words else ""
    if stem.endswith("ies") and len(stem) > 4:
        stem = f"{stem[:-3]}y"
    elif stem.endswith("s") and not stem.endswith(("ss", "us", "is")):
        stem = stem[:-1]
    name = f"{stem}Id" if stem and not stem[0].isdigit() else "id"
    number, unique = 1, name
    while unique in taken:
        number += 1
        unique = f"{name}{number}"
    return unique


def scalar(text: str) -> Any:
    """Return the value that a text of a URL stands for, as far as its form tells."""
    match = _number(text)
    if match is not None:
        return float(text) if match[2] else int(text)
    return text == "true" if text in {"true", "false"} else text


def values_of(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Return the values in a query by name: a list where a name was given several times."""
    given: dict[str, list[Any]] = {}
    for name, text in pairs:
        try:
            given.setdefault(name, []).append(scalar(unquote_plus(text)))
        except UnicodeDecodeError:
            continue
    return {name: values[0] if len(values) == 1 else values for name, values in given.items()}


@dataclass(slots=True)
class Observed:
    """One operation as it was seen.

    Attributes:
        count: exchanges.
        successes: those that were answered with success.
        path: by name, the values in the path.
        query: by name, the values in the query.
        queries: exchanges whose query is known.
        bodies: of requests, by media type.
        requests: exchanges whose body is known.
        responses: by status, then by media type.
    """

    count: int = 0
    successes: int = 0
    path: dict[str, Sample] = field(default_factory=dict)
    query: dict[str, Sample] = field(default_factory=dict)
    queries: int = 0
    bodies: dict[str, Sample] = field(default_factory=dict)
    requests: int = 0
    responses: dict[int, dict[str, Sample]] = field(default_factory=dict)

    def add(self, exchange: Exchange, values: dict[str, str]) -> None:
        """Take an exchange into account."""
        self.count += 1
        for name, text in values.items():
            self.path.setdefault(name, Sample()).add(scalar(unquote(text)))
        status = exchange.status
        if status is None or status < HTTPStatus.BAD_REQUEST:
            self.successes += 1
            self._take_query(exchange)
            if exchange.request.body is not UNKNOWN:
                self.requests += 1
                _take(exchange.request, self.bodies)
        if status is not None and (status in self.responses or len(self.responses) < _MOST):
            _take(exchange.response, self.responses.setdefault(status, {}))

    def _take_query(self, exchange: Exchange) -> None:
        if exchange.query is None:
            return
        self.queries += 1
        for name, value in values_of(split_pairs(exchange.query)).items():
            if name in self.query or len(self.query) < _MOST:
                self.query.setdefault(name, Sample()).add(value)

    def merge(self, other: Observed) -> None:
        """Take all that another one has seen into account."""
        self.count += other.count
        self.successes += other.successes
        self.queries += other.queries
        self.requests += other.requests
        for mine, others in ((self.query, other.query), (self.bodies, other.bodies)):
            for name, sample in others.items():
                mine.setdefault(name, Sample()).merge(sample)
        for status, bodies in other.responses.items():
            mine = self.responses.setdefault(status, {})
            for name, sample in bodies.items():
                mine.setdefault(name, Sample()).merge(sample)

    def operation(
        self, *, is_old: bool, requires: int = 0, names: Mapping[int, str] | None = None
    ) -> dict[str, Any]:
        """Return the Operation Object.

        Args:
            is_old: for OpenAPI 3.0.
            requires: see `Sample.schema`; a query parameter is required likewise.
            names: see `Sample.schema`.
        """
        result: dict[str, Any] = {}
        parameters = [
            {"name": name, "in": "path", "required": True, "schema": sample.schema(is_old=is_old)}
            for name, sample in self.path.items()
        ]
        for name, sample in self.query.items():
            always = requires and self.queries >= requires and sample.count == self.queries
            parameters.append(parameter(name, sample, is_old=is_old, required=bool(always)))
        if parameters:
            result["parameters"] = parameters
        if self.bodies:
            with_body = sum(sample.count for sample in self.bodies.values())
            always = requires and self.requests >= requires and with_body == self.requests
            result["requestBody"] = {
                **({"required": True} if always else {}),
                "content": content(self.bodies, is_old=is_old, requires=requires, names=names),
            }
        statuses = sorted(self.responses) or [200]
        result["responses"] = {
            str(status): response(
                status,
                self.responses.get(status, {}),
                is_old=is_old,
                requires=requires,
                names=names,
            )
            for status in statuses
        }
        return result


def _take(message: Message, samples: dict[str, Sample]) -> None:
    if message.body is UNKNOWN:
        return
    media_type = message.media_type
    if message.is_empty:
        # Nothing of a type that is no JSON is still of that type: an empty file or text.
        if media_type and not is_json(media_type) and len(samples) < _MOST:
            samples.setdefault(media_type, Sample())
        return
    if media_type is None:
        media_type = "application/json" if message.is_data else "application/octet-stream"
    media_type = media_type or "application/octet-stream"
    if media_type in samples or len(samples) < _MOST:
        sample = samples.setdefault(media_type, Sample())
        if message.is_data:
            sample.add(message.body)
        elif media_type == _FORM:
            sample.add(values_of(split_pairs(_text(message.body))))
        elif media_type.startswith("text/") and not is_xml(media_type):
            sample.add(_text(message.body)[:_LONGEST])
        else:
            sample.count += 1


def _text(body: str | bytes) -> str:
    return body if isinstance(body, str) else body.decode("utf-8", "replace")


def parameter(name: str, sample: Sample, *, is_old: bool, required: bool = False) -> dict[str, Any]:
    """Return the Parameter Object of a parameter of the query."""
    schema = sample.schema(is_old=is_old)
    if "array" in sample.kinds and sample.items is not None:
        every = Sample()
        every.merge(sample.items)
        scalars = {kind: n for kind, n in sample.kinds.items() if kind != "array"}
        if scalars:  # given once at times: a list of one
            alone = Sample(sum(scalars.values()), scalars, values=None)
            every.merge(alone)
        schema = {"type": "array", "items": every.schema(is_old=is_old)}
    return {
        "name": name,
        "in": "query",
        **({"required": True} if required else {}),
        "schema": schema,
    }


def content(
    samples: dict[str, Sample],
    *,
    is_old: bool,
    requires: int = 0,
    names: Mapping[int, str] | None = None,
) -> dict[str, Any]:
    """Return the media types of a body."""
    return {
        name: media(sample, is_old=is_old, requires=requires, names=names)
        for name, sample in samples.items()
    }


def media(
    sample: Sample, *, is_old: bool, requires: int = 0, names: Mapping[int, str] | None = None
) -> dict[str, Any]:
    """Return the Media Type Object of a body; without a schema where it is no data."""
    if not sample.kinds:
        return {}
    return {"schema": sample.schema(is_old=is_old, requires=requires, names=names)}


def response(
    status: int,
    samples: dict[str, Sample],
    *,
    is_old: bool,
    requires: int = 0,
    names: Mapping[int, str] | None = None,
) -> dict[str, Any]:
    """Return the Response Object of a status."""
    result: dict[str, Any] = {"description": phrase(status)}
    if samples:
        result["content"] = content(samples, is_old=is_old, requires=requires, names=names)
    return result


def phrase(status: int) -> str:
    """Return the reason phrase of a status."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"Status {status}"
