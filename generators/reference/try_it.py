"""The data of the panel that sends requests, as JSON for its scripts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from .. import naming
from ..api.facts import fact_of
from ..codecs.table import toolkit_codec
from ..document.text import clean
from ..render.environment import environment
from ..runtime import operations as runtime
from ..runtime.codecs.bodies import BodyWriter
from ..runtime.codecs.table import codec_for
from ..runtime.media_types import concrete, concrete_type, is_json, media_types_of
from ..runtime.parameters.percent_encoding import percent_template
from ..runtime.responses import status_of
from ..runtime.testing import Documented
from ..samples.facts import facts as sample_facts
from ..samples.model import json_text
from . import live
from .page_assets import packed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..api.content import Encoding, Media
    from ..api.ir import Api, Operation, Parameter, SecurityScheme
    from ..document import Document
    from ..pipeline import Generated


def facts(generated: Generated) -> dict[str, Any]:
    """Return what the scripts of the panel read.

    Returns:
        `origin`, of the first absolute server or empty; and `packed`, gzip in Base64 of a JSON
        object: the operations, the security schemes, the component schemas, the programs of
        `live.py` with their marks, and how languages write what is put there.
    """
    described = generated.described
    api, document, models = described.api, described.normal, described.models
    assert api is not None  # noqa: S101 - a page is made of what could be generated
    assert document is not None  # noqa: S101 - likewise
    assert models is not None  # noqa: S101 - likewise
    marks = live.marks(document)
    panel = _Panel(document, api)
    programs = live.programs(
        described.document or document, api, models, marks, environment(generated.templates)
    )
    data = {
        "operations": {
            _clean_name(operation.id): panel.operation(operation) for operation in api.operations
        },
        "schemes": {scheme.name: _scheme(scheme) for scheme in api.security_schemes},
        "schemas": (document.data.get("components") or {}).get("schemas") or {},
        "programs": {_clean_name(name): texts for name, texts in programs.items()},
        "mark": marks.token,
        "writing": sample_facts(),
    }
    return {"origin": _origin(api), "packed": packed(data)}


def _clean_name(name: str) -> str:
    """Return an operationId as the page has it: nothing in it is invisible."""
    return name if name.isprintable() else clean(name)


def _origin(api: Api) -> str:
    for server in api.servers:
        parts = urlsplit(server.url)
        if parts.scheme in {"http", "https"} and parts.netloc:
            return f"{parts.scheme}://{parts.netloc}"
    return ""


def _scheme(scheme: SecurityScheme) -> dict[str, Any]:
    flows = [flow for flow in scheme.flows if flow.kind == "clientCredentials"]
    return {
        "tokens": {"url": flows[0].token_url, "scopes": list(flows[0].scopes)} if flows else None,
        "type": scheme.type,
        "scheme": scheme.scheme.lower(),
        "in": scheme.location,
        "name": scheme.parameter_name,
        "sendable": bool(scheme.secrets),
    }


class _Panel:
    """Describes operations."""

    def __init__(self, document: Document, api: Api) -> None:
        self._documented = Documented(json.dumps(document.data).encode)
        self._api = api

    def operation(self, operation: Operation) -> dict[str, Any]:
        servers = operation.servers or self._api.servers
        base = percent_template(urlsplit(servers[0].url).path.strip("/"))
        result: dict[str, Any] = {
            "method": operation.method,
            "base": f"/{base}" if base else "",
            "path": operation.path,
            "parameters": list(self._parameters(operation)),
            "security": [
                [scheme.scheme for scheme in alternative] for alternative in operation.security
            ],
            "optional": operation.optional_security or not operation.secured,
            "answers": list(self._answers(operation)),
            "accept": sorted(
                {media.content_type for response in operation.responses for media in response.media}
            ),
        }
        if operation.body is not None:
            media = list(self._media(operation))
            result["body"] = {"required": operation.body.required, "media": media}
        return result

    def _answers(self, operation: Operation) -> Iterator[dict[str, Any]]:
        """Give what a mock can be asked for: a status of each response, and its examples."""
        fact = cast("runtime.Operation[Any]", operation)
        for response in fact.responses:
            try:
                names = self._documented.examples(fact, response)
            except LookupError:
                names = []
            status = status_of(fact.responses, response)
            yield {"status": status, "examples": list(dict.fromkeys(map(_clean_name, names)))}

    def _parameters(self, operation: Operation) -> Iterator[dict[str, Any]]:
        # What this reads of an operation is called the same in both descriptions.
        described = self._documented.parameters(cast("runtime.Operation[Any]", operation))
        secrets = [
            secret.py_name for scheme in self._api.security_schemes for secret in scheme.secrets
        ]
        in_path = [
            parameter.py_name for parameter in operation.parameters if parameter.location == "path"
        ]
        names = naming.sample_variables(self._api.package, secrets, in_path)
        for parameter in operation.parameters:
            raw = described.get((parameter.location, parameter.wire_name), {})
            has_example = "example" in raw or bool(raw.get("examples"))
            yield {
                "name": parameter.wire_name,
                "in": parameter.location,
                "required": parameter.required,
                "style": parameter.style,
                "explode": parameter.explode,
                "reserved": parameter.allow_reserved,
                "json": parameter.content_type is not None,
                "schema": _schema_of(raw),
                "value": self._value(parameter, raw) if parameter.required or has_example else None,
                "variable": names.get(f"path:{parameter.py_name}", ""),
            }

    def _value(self, parameter: Parameter, raw: Mapping[str, Any]) -> Any:
        if parameter.location == "path" and not ("example" in raw or raw.get("examples")):
            return None  # an id that nobody has
        try:
            return self._documented.value_of(raw)
        except (ValueError, LookupError):
            return None

    def _media(self, operation: Operation) -> Iterator[dict[str, Any]]:
        raw = self._documented.resolved(
            self._documented.described(cast("runtime.Operation[Any]", operation)).get("requestBody")
        )
        examples: dict[str, Any] = {}
        try:
            for content_type, _, value in self._documented.contents(raw):
                examples.setdefault(content_type, value)
        except (ValueError, LookupError):
            pass  # the editor is empty then
        body = operation.body
        for media in body.media if body is not None else ():
            item = self._documented.resolved((raw.get("content") or {}).get(media.content_type))
            yield {
                "type": concrete_type(media.content_type),
                "panel": _panel(media),
                "encoding": {rule.name: _encoding(rule) for rule in media.encoding},
                "schema": item.get("schema", True),
                "example": self._example(media, examples.get(media.content_type)),
            }

    def _example(self, media: Media, value: Any) -> str:
        """Return an example as the editor shows it: JSON but for text and for what has parts."""
        if value is None:
            return ""
        if _panel(media) not in {"text", "file"}:
            return json_text(value)
        fact = fact_of(self._api, media, concrete_type(media.content_type))
        codec = codec_for(fact)
        if not codec.is_text:
            return ""
        if media.items is None and not codec.holds_data:
            return value if isinstance(value, str) else json_text(value)
        try:
            if codec.holds_data:
                return codec.encoded(fact, value).decode()
            body = codec.given(fact, value)
            return BodyWriter(runtime.RequestBody(media=(fact,))).write(body)[0].decode()
        except ValueError:
            return ""


def _panel(media: Media) -> str:
    """Return how a body is edited: one with items as the text that is sent."""
    return "text" if media.items is not None else toolkit_codec(media.content_type).panel


def _encoding(rule: Encoding) -> dict[str, Any]:
    """Return how a field of a form is written: in a style, or as JSON where that is stated.

    `type` is the media type of a part with text, `jsonType` of one with JSON, and `accept` are
    those that a file may have.
    """
    if rule.style is None:
        declared = rule.content_type or ""
        kind = concrete(declared) or ""
        json_types = (name for name in media_types_of(declared) if is_json(name))
        json_type = next(json_types, kind or "application/json")
        return {"json": is_json(kind), "type": kind, "jsonType": json_type, "accept": declared}
    return {"style": rule.style, "explode": rule.explode, "reserved": rule.allow_reserved}


def _schema_of(raw: Mapping[str, Any]) -> Any:
    for media in (raw.get("content") or {}).values():
        return media.get("schema", True)
    return raw.get("schema", True)
