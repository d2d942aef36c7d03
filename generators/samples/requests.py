"""Which request a sample sends: the documented one, as our own client writes it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast
from urllib.parse import urlsplit

from .. import naming
from ..api.facts import fact_of
from ..diagnostics import Diagnostic, Severity
from ..runtime import operations as facts
from ..runtime.codecs.bodies import BodyWriter
from ..runtime.codecs.table import codec_for
from ..runtime.examples.documented import Documented
from ..runtime.media_types import concrete_type
from ..runtime.parameters.path_writers import path_writer
from ..runtime.parameters.percent_encoding import percent, percent_template, sent_part
from ..runtime.parameters.segments import EXPRESSION
from ..runtime.parameters.writing import Writer, check_header_value
from ..runtime.responses import successes
from .forms import read_parts
from .joining import joined, merged
from .model import Sample, SampleBody, Variable, is_native, json_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..api.ir import Api, Operation, Parameter
    from ..document import Document
    from .model import Text

_is_token = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+").fullmatch  # RFC 9110, section 5.6.2
_is_media_type = re.compile(r"[!-~]+/[ -~]*[!-~]").fullmatch
_ON_PATH = frozenset({"str", "int", "float", "UUID", "date", "datetime", "AwareDatetime"})
"""Types whose values come from the environment where they are in a path: ids."""


class Samples(NamedTuple):
    """The samples of a document, by `Operation.constant`, and why others are missing."""

    requests: dict[str, Sample]
    notes: list[Diagnostic]


def make_samples(document: Document, api: Api) -> Samples:
    """Return the request of each operation; a note where none is known."""
    documented = Documented(lambda: document.data)
    folders = naming.sample_folders(operation.constant for operation in api.operations)
    requests, notes = {}, []
    for operation in api.operations:
        maker = _Maker(documented, api, operation)
        try:
            requests[operation.constant] = maker.sample(folders[operation.constant])
        except (ValueError, LookupError) as error:
            known = "" if isinstance(error, _UnwritableError) else "no request is known: "
            notes.append(
                Diagnostic(
                    "samples",
                    Severity.INFO,
                    f"no code samples are written, as {known}{error}",
                    document.locate(operation.pointer),
                    pointer=operation.pointer,
                    hint="give an example" if known else "",
                )
            )
    return Samples(requests, notes)


class _UnwritableError(ValueError):
    """A request is known and no program can show it; an example would not help."""


class _Maker:
    """Makes the request of one operation.

    Raises (all methods):
        ValueError: no value is known for something, or it cannot be sent.
        LookupError: a reference in the document leads nowhere.
    """

    def __init__(self, documented: Documented, api: Api, operation: Operation) -> None:
        self._documented = documented
        self._api = api
        self._operation = operation
        # The attributes that are read have the same names in both descriptions.
        self._fact = cast("facts.Operation[Any]", operation)
        self._described = documented.parameters(self._fact)
        schemes = api.security_schemes
        secrets = [secret.py_name for scheme in schemes for secret in scheme.secrets]
        ids = [parameter.py_name for parameter in operation.parameters if _is_id(parameter)]
        self._names = naming.sample_variables(api.package, secrets, ids)

    def sample(self, folder: str) -> Sample:
        """Return the request; `folder` is that of its samples."""
        values = {item.py_name: (self._value(item),) for item in self._literal()}
        written = {name: self._written(name, values) for name in ("query", "header", "cookie")}
        headers: dict[str, Text] = {}
        accepted = _accepted(self._operation)
        if accepted:
            headers["Accept"] = (accepted,)
        headers.update((name, (text,)) for name, text in written["header"])
        key = self._operation.idempotency_key
        if key is not None and (key.required or self._has_example(key)):
            headers[key.wire_name] = (self._id(key),)  # our own client makes one up
        body = self._body()
        if body is not None:
            headers["Content-Type"] = (body.content_type,)
        query: list[Text] = [(text,) for _, text in written["query"]]
        cookies: list[Text] = [(text,) for _, text in written["cookie"]]
        basic = self._authorize(headers, query, cookies)
        if cookies:
            headers["Cookie"] = joined(cookies, "; ")
        for name, text in headers.items():
            _check_header(name, text)
        url = merged((*self._path(values), *(("?", *joined(query, "&")) if query else ())))
        arguments = {
            parameter.py_name: self._id(parameter)
            if _is_id(parameter)
            else values[parameter.py_name]
            for parameter in self._operation.parameters
            if (_is_id(parameter) or parameter.py_name in values)
            and not parameter.is_idempotency_key
        }
        return Sample(
            self._operation,
            folder,
            url,
            tuple(headers.items()),
            basic,
            body,
            tuple(arguments.items()),
        )

    # --- parameters -------------------------------------------------------------------------------

    def _literal(self) -> Iterable[Parameter]:
        """Give the parameters whose values are in the program."""
        for parameter in self._operation.parameters:
            if (parameter.required or self._has_example(parameter)) and not _is_id(parameter):
                yield parameter

    def _has_example(self, parameter: Parameter) -> bool:
        described = self._described.get((parameter.location, parameter.wire_name), {})
        return "example" in described or bool(described.get("examples"))

    def _value(self, parameter: Parameter) -> Any:
        described = self._described.get((parameter.location, parameter.wire_name), {})
        return self._documented.value_of(described)

    def _id(self, parameter: Parameter, encode: Literal["", "path"] = "") -> Variable:
        return Variable(self._names[f"path:{parameter.py_name}"], encode)

    def _path(self, values: Mapping[str, tuple[Any]]) -> Text:
        servers = self._operation.servers or self._api.servers
        base = percent_template(urlsplit(servers[0].url).path.strip("/"))
        parts: list[str | Variable] = [
            Variable(self._names["base_url"]),
            f"/{base}" if base else "",
        ]
        by_name = {
            parameter.wire_name: parameter
            for parameter in self._operation.parameters
            if parameter.location == "path"
        }
        for index, piece in enumerate(EXPRESSION.split(sent_part(self._operation.path))):
            if index % 2 == 0:
                parts.append(percent_template(piece))
            elif _is_id(by_name[piece]):
                parts.append(self._id(by_name[piece], "path"))
            else:
                value = values[by_name[piece].py_name][0]
                parts.append(
                    path_writer(_fact_of(by_name[piece]), self._operation.path).path(value)
                )
        return tuple(parts)

    def _written(self, location: str, values: Mapping[str, tuple[Any]]) -> list[tuple[str, str]]:
        write = {"query": Writer.query, "header": Writer.header, "cookie": Writer.cookie}[location]
        return [
            (parameter.wire_name, text)
            for parameter in self._operation.parameters
            if parameter.location == location and parameter.py_name in values
            for text in [write(Writer(_fact_of(parameter)), values[parameter.py_name][0])]
            if text is not None
        ]

    # --- credentials ------------------------------------------------------------------------------

    def _authorize(
        self, headers: dict[str, Text], query: list[Text], cookies: list[Text]
    ) -> tuple[Variable, Variable] | None:
        """Add credentials of the first alternative that can be sent; return those of basic."""
        schemes = {scheme.name: scheme for scheme in self._api.security_schemes}
        usable = [
            [schemes[item.scheme] for item in alternative]
            for alternative in self._operation.security
            if alternative and all(schemes[item.scheme].secrets for item in alternative)
        ]
        if not usable:
            if self._operation.secured and not self._operation.optional_security:
                raise ValueError("its security schemes have no credentials that a program can send")
            return None
        basic = None
        for scheme in usable[0]:
            secrets = [Variable(self._names[secret.py_name]) for secret in scheme.secrets]
            if len(secrets) > 1:
                basic = (secrets[0], secrets[1])
            elif scheme.type != "apiKey":
                headers["Authorization"] = ("Bearer ", secrets[0])
            elif scheme.location == "query":
                name = percent(scheme.parameter_name)
                query.append((f"{name}=", Variable(secrets[0].name, "query")))
            elif scheme.location == "cookie":
                cookies.append((f"{scheme.parameter_name}=", secrets[0]))
            else:
                headers[scheme.parameter_name] = (secrets[0],)
        return None if "Authorization" in headers else basic

    # --- body -------------------------------------------------------------------------------------

    def _body(self) -> SampleBody | None:
        body = self._operation.body
        if body is None:
            return None
        described = self._documented.resolved(
            self._documented.described(self._fact).get("requestBody")
        )
        content_type, example, value = next(iter(self._documented.contents(described)))
        if not example and not body.required:
            return None
        media = next(item for item in body.media if item.content_type == content_type)
        raw = self._documented.resolved((described.get("content") or {}).get(content_type))
        fact = fact_of(self._api, media, concrete_type(content_type))
        codec = codec_for(fact)
        if not codec.is_text:
            raise _UnwritableError(f"{codec.title} is no text, and programs hold text alone")
        data = codec.given(fact, self._with_files(raw, value) if codec.has_files else value)
        if codec.holds_json:
            return SampleBody(json_text(data), fact.content_type, data, is_native(data), codec)
        content, header = BodyWriter(facts.RequestBody(media=(fact,))).write(data)
        text = content.decode()
        parts = read_parts(text, header.partition("boundary=")[2]) if codec.has_files else ()
        return SampleBody(text, header, data, native=False, codec=codec, parts=parts)

    def _with_files(self, raw: Mapping[str, Any], value: Any) -> Any:
        """Return the fields of a form with bytes where they are files."""
        if not isinstance(value, dict):
            return value
        properties = self._documented.resolved(raw.get("schema")).get("properties") or {}
        return {
            name: _as_files(item) if self._is_file(properties.get(name)) else item
            for name, item in value.items()
        }

    def _is_file(self, schema: Any) -> bool:
        described = self._documented.resolved(schema)
        if described.get("type") == "array":
            described = self._documented.resolved(described.get("items"))
        raw = "contentMediaType" in described and "contentEncoding" not in described
        return raw or described.get("format") == "binary"


def _is_id(parameter: Parameter) -> bool:
    """Whether the value comes from the environment: ids in a path do, and idempotency keys.

    A program that holds a key is carried out once: the next run of it does nothing.
    """
    if parameter.is_idempotency_key:
        return True
    plain = parameter.style == "simple" and parameter.content_type is None
    scalar = parameter.type.kind == "scalar" and parameter.type.name in _ON_PATH
    return parameter.location == "path" and plain and scalar


def _as_files(value: Any) -> Any:
    if isinstance(value, list):
        return [_as_files(item) for item in value]
    return (value if isinstance(value, str) else json.dumps(value)).encode()


def _fact_of(parameter: Parameter) -> facts.Parameter:
    location: Any = parameter.location
    style: Any = parameter.style
    return facts.Parameter(
        name=parameter.wire_name,
        py_name=parameter.py_name,
        location=location,
        type=lambda: Any,
        style=style,
        explode=parameter.explode,
        allow_reserved=parameter.allow_reserved,
        content_type=parameter.content_type,
    )


def _check_header(name: str, text: Text) -> None:
    """Raise a ValueError for a header field that not every program sends in the same way."""
    value = "".join(part if isinstance(part, str) else "x" for part in text)
    if not _is_token(name) or not value.isascii():
        raise ValueError(f"the header field {name!r} holds characters that not all programs send")
    check_header_value(value, name)


def _accepted(operation: Operation) -> str:
    types = [
        media.content_type
        for response in successes(operation.responses)
        for media in response.media
        if _is_media_type(media.content_type)
    ]
    return ", ".join(dict.fromkeys(types))
