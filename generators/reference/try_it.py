"""The data of the panel that sends requests, as JSON for its scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from .. import naming
from ..api.facts import fact_of
from ..codecs.table import toolkit_codec
from ..document.text import clean
from ..runtime import operations as runtime
from ..runtime.codecs.bodies import BodyWriter
from ..runtime.codecs.table import codec_for
from ..runtime.examples.documented import Documented
from ..runtime.media_types import concrete, concrete_type, is_json, media_types_of
from ..runtime.parameters.percent_encoding import percent_template
from ..runtime.responses import status_of
from ..samples.model import json_text
from .bare import bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..api.content import Encoding, Media
    from ..api.ir import Api, Operation, Parameter, Response, SecurityScheme
    from ..document import Document
    from ..pipeline import Generated
    from .samples import Samples


def unpacked(generated: Generated, samples: Samples) -> dict[str, Any]:
    """Return the operations, the security schemes, the component schemas, and facts of samples."""
    described = generated.described
    api, document = described.api, described.normal
    assert api is not None  # noqa: S101 - a page is made of what could be generated
    assert document is not None  # noqa: S101 - likewise
    panel = _Panel(document, api)
    schemas = (document.data.get("components") or {}).get("schemas") or {}
    return {
        "operations": {
            clean_name(operation.id): panel.operation(operation)
            | {"sample": samples.live.operations.get(operation.id)}
            for operation in api.operations
        },
        "schemes": {scheme.name: _scheme(scheme) for scheme in api.security_schemes},
        "schemas": {name: bare(schema) for name, schema in schemas.items()},
        **samples.facts,
    }


def clean_name(name: str) -> str:
    """Return an operationId as the page has it: nothing in it is invisible."""
    return name if name.isprintable() else clean(name)


def origin(api: Api) -> str:
    """Return the origin of the first absolute server; empty where there is none."""
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
        "keywords": [secret.py_name for secret in scheme.secrets],
    }


class _Panel:
    """Describes operations."""

    def __init__(self, document: Document, api: Api) -> None:
        self._documented = Documented(lambda: document.data)
        self._api = api

    def operation(self, operation: Operation) -> dict[str, Any]:
        servers = operation.servers or self._api.servers
        base = percent_template(urlsplit(servers[0].url).path.strip("/"))
        result: dict[str, Any] = {
            "method": operation.method,
            "base": f"/{base}" if base else "",
            "path": operation.path,
            "client": f"{operation.group}.{operation.stream_name or operation.py_name}"
            if operation.result.kind == "stream"
            else f"{operation.group}.{operation.py_name}",
            "result": operation.result.kind,
            "parameters": list(self._parameters(operation)),
            "security": [
                [scheme.scheme for scheme in alternative] for alternative in operation.security
            ],
            "optional": operation.optional_security or not operation.secured,
            "preferences": list(self._preferences(operation)),
            "accept": sorted(
                {media.content_type for response in operation.responses for media in response.media}
            ),
        }
        answers = {response.status: answer for response, answer in self._answers(operation)}
        if answers:
            result["answers"] = answers
        if operation.body is not None:
            media = list(self._media(operation))
            result["body"] = {"required": operation.body.required, "media": media}
        return result

    def _preferences(self, operation: Operation) -> Iterator[dict[str, Any]]:
        """Give what a mock can be asked for: a status of each response, and its examples."""
        fact = cast("runtime.Operation[Any]", operation)
        for response in fact.responses:
            try:
                names = self._documented.examples(fact, response)
            except LookupError:
                names = []
            status = status_of(fact.responses, response)
            yield {"status": status, "examples": list(dict.fromkeys(map(clean_name, names)))}

    def _answers(self, operation: Operation) -> Iterator[tuple[Response, dict[str, Any]]]:
        """Give the responses without examples: the page makes them from their schemas."""
        for response in operation.responses:
            for media in response.media:
                raw = self._documented.resolved({"$ref": f"#{media.pointer}"})
                if media.examples or raw.get("examples") or media.items is not None:
                    break
                if toolkit_codec(media.content_type).panel == "json" and "schema" in raw:
                    yield response, {"type": media.content_type, "schema": bare(raw["schema"])}
                    break

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
                "keyword": parameter.py_name,
                "in": parameter.location,
                "required": parameter.required,
                "style": parameter.style,
                "explode": parameter.explode,
                "reserved": parameter.allow_reserved,
                "json": parameter.content_type is not None,
                "schema": bare(_schema_of(raw)),
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
            for content_type, stated, value in self._documented.contents(raw):
                examples.setdefault(
                    content_type, value if stated else self._fuller(raw, content_type, value)
                )
        except (ValueError, LookupError):
            pass  # the editor is empty then
        body = operation.body
        for media in body.media if body is not None else ():
            item = self._documented.resolved((raw.get("content") or {}).get(media.content_type))
            yield {
                "type": concrete_type(media.content_type),
                "panel": _panel(media),
                "encoding": {rule.name: _encoding(rule) for rule in media.encoding},
                "schema": bare(item.get("schema", True)),
                "example": self._example(media, examples.get(media.content_type)),
            }

    def _fuller(self, raw: Mapping[str, Any], content_type: str, value: Any) -> Any:
        """Return a made-up object with the properties for which the document has examples."""
        media = self._documented.resolved((raw.get("content") or {}).get(content_type))
        properties = self._documented.resolved(media.get("schema")).get("properties")
        if not isinstance(value, dict) or not isinstance(properties, dict):
            return value
        fuller = dict(value)
        for name, schema in properties.items():
            stated = self._documented.resolved(schema)
            examples = stated.get("examples")
            known = [stated["example"]] if "example" in stated else examples
            if isinstance(known, list) and known and stated.get("readOnly") is not True:
                fuller.setdefault(name, known[0])
        return fuller

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
