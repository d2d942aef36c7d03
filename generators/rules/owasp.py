"""Security as OWASP advises it: off by default, as the advice fits few documents entirely.

The rules are named after those of Spectral's OWASP ruleset, which are their aliases.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..diagnostics import Severity
from ..document.objects import brief, mapping, sequence, text
from ..document.pointer import join, split
from ..naming import words
from .operations import parameters_at
from .registry import Context, Finding, Group, rule
from .servers import servers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..document.objects import Operation
    from .registry import Check

_WRITING = frozenset({"post", "put", "patch", "delete"})
_SECRETS = frozenset(
    """password passwd pwd secret token apikey api_key access_token refresh_token id_token
    client_secret authorization""".split()
)
_CLEAR = re.compile(r"http://(?!(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?:[:/]|$))", re.IGNORECASE)


def _owasp(name: str, spectral: str, severity: Severity) -> Callable[[Check], Check]:
    """Return the decorator of a rule of this group."""
    return rule(name, severity, group=Group.SECURITY, on=False, aliases=(f"owasp:{spectral}",))


def _schemes(context: Context) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the security schemes: pointer, name, definition."""
    schemes = mapping(mapping(context.document.data.get("components")).get("securitySchemes"))
    for name, scheme in schemes.items():
        at, value = context.follow(join("/components/securitySchemes", name), scheme)
        if isinstance(value, dict):
            yield at, name, value


@_owasp("owasp-no-server-http", "api8:2023-no-server-http", Severity.WARNING)
def no_server_http(context: Context) -> Iterator[Finding]:
    """No server is reached without TLS, except on the same machine."""
    for pointer, server in servers(context):
        url = text(server.get("url"))
        if _CLEAR.match(url):
            message = f"`{brief(url)}` sends credentials and data unencrypted"
            yield Finding(join(pointer, "url"), message, "use `https://`")


@_owasp("owasp-no-http-basic", "api2:2023-no-http-basic", Severity.WARNING)
def no_http_basic(context: Context) -> Iterator[Finding]:
    """No security scheme sends user name and password with every request."""
    for pointer, name, scheme in _schemes(context):
        if scheme.get("type") == "http" and text(scheme.get("scheme")).lower() == "basic":
            message = f"`{brief(name)}` sends user name and password with every request"
            yield Finding(pointer, message, "use tokens that expire, such as those of OAuth 2")


@_owasp("owasp-no-api-keys-in-url", "api2:2023-no-api-keys-in-url", Severity.WARNING)
def no_api_keys_in_url(context: Context) -> Iterator[Finding]:
    """No API key is part of the URL, which logs and histories keep."""
    for pointer, name, scheme in _schemes(context):
        if scheme.get("type") == "apiKey" and scheme.get("in") in ("query", "path"):
            message = (
                f"the key of `{brief(name)}` is part of the URL, which logs and histories keep"
            )
            yield Finding(join(pointer, "in"), message, "send it in a header")


@_owasp("owasp-no-credentials-in-url", "api2:2023-no-credentials-in-url", Severity.WARNING)
def no_credentials_in_url(context: Context) -> Iterator[Finding]:
    """No path or query parameter is named like a secret."""
    for node in context.of("parameter"):
        name = text(node.value.get("name"))
        if node.value.get("in") in ("query", "path") and (
            "_".join(words(name)).lower() in _SECRETS
        ):
            message = f"`{brief(name)}` is part of the URL, which logs and histories keep"
            yield Finding(node.pointer, message, "send it in a header or in the body")


@_owasp("owasp-no-numeric-ids", "api1:2023-no-numeric-ids", Severity.WARNING)
def no_numeric_ids(context: Context) -> Iterator[Finding]:
    """No parameter that identifies something is an integer, as others can be guessed."""
    for node in context.of("parameter"):
        name = text(node.value.get("name"))
        named = [word.lower() for word in words(name)]
        if node.value.get("in") not in ("path", "query") or named[-1:] != ["id"]:
            continue
        schema = mapping(context.follow("", node.value.get("schema"))[1])
        kind = schema.get("type")
        if "integer" in (kind if isinstance(kind, list) else [kind]):
            message = f"`{brief(name)}` is an integer, so that others can be guessed"
            yield Finding(join(node.pointer, "schema"), message, "use a UUID")


@_owasp("owasp-write-restricted", "api2:2023-write-restricted", Severity.WARNING)
def write_restricted(context: Context) -> Iterator[Finding]:
    """No operation that changes something can be called without credentials."""
    for operation in _served(context):
        method = split(operation.node.pointer)[-1]
        if method in _WRITING and not _is_secured(context, operation):
            message = f"`{operation.title}` can be called by everybody"
            yield Finding(
                operation.node.pointer, message, "require credentials with `security`", key=True
            )


@_owasp(
    "owasp-define-error-responses-401", "api8:2023-define-error-responses-401", Severity.WARNING
)
def define_error_responses_401(context: Context) -> Iterator[Finding]:
    """Every operation that requires credentials declares the response to wrong ones."""
    for operation in _served(context):
        if _is_secured(context, operation):
            yield from _lacking(operation, "401", "the response to wrong credentials")


@_owasp(
    "owasp-define-error-responses-429", "api4:2023-define-error-responses-429", Severity.WARNING
)
def define_error_responses_429(context: Context) -> Iterator[Finding]:
    """Every operation declares the response to too many requests."""
    for operation in _served(context):
        yield from _lacking(operation, "429", "the response to too many requests")


def _served(context: Context) -> Iterator[Operation]:
    return (operation for operation in context.operations if operation.path)


def _is_secured(context: Context, operation: Operation) -> bool:
    """Whether each alternative of an operation demands something."""
    security = operation.node.value.get("security", context.document.data.get("security"))
    return bool(sequence(security)) and all(sequence(security))


def _lacking(operation: Operation, status: str, response: str) -> Iterator[Finding]:
    responses = operation.node.value.get("responses")
    if not {status, f"{status[0]}XX", "default"} & mapping(responses).keys():
        pointer = join(operation.node.pointer, "responses")
        message = f"`{operation.title}` does not declare {response} ({status})"
        yield Finding(pointer, message, f"add the response {status}", key=True)


def _received(context: Context) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the schemas that what callers send is checked against, each once."""
    waiting = []
    for operation in _served(context):
        for owner in (operation.item, operation.node):
            waiting += [
                (join(parameter.origin, "schema"), parameter.value.get("schema"))
                for parameter in parameters_at(context, owner.pointer, owner.value)
            ]
        at, body = context.follow(
            join(operation.node.pointer, "requestBody"), operation.node.value.get("requestBody")
        )
        content = mapping(mapping(body).get("content"))
        waiting += [
            (join(origin, "schema"), mapping(media).get("schema"))
            for _, origin, media in context.entries(join(at, "content"), content)
        ]
    seen: set[str] = set()
    waiting.reverse()
    while waiting:
        pointer, schema = context.follow(*waiting.pop())
        if pointer in seen or not isinstance(schema, dict) or schema.get("readOnly") is True:
            continue
        seen.add(pointer)
        yield pointer, schema
        inner = [join(pointer, "properties", name) for name in mapping(schema.get("properties"))]
        values = list(mapping(schema.get("properties")).values())
        for keyword in ("items", "additionalProperties"):
            inner.append(join(pointer, keyword))
            values.append(schema.get(keyword))
        for keyword in ("allOf", "anyOf", "oneOf"):
            for index, part in enumerate(sequence(schema.get(keyword))):
                inner.append(join(pointer, keyword, index))
                values.append(part)
        waiting += reversed(list(zip(inner, values, strict=True)))


def _is(schema: dict[str, Any], kind: str) -> bool:
    stated = schema.get("type")
    return kind in (stated if isinstance(stated, list) else [stated])


@_owasp("owasp-array-limit", "api4:2023-array-limit", Severity.WARNING)
def array_limit(context: Context) -> Iterator[Finding]:
    """Every array in a request has a `maxItems`."""
    for pointer, schema in _received(context):
        if _is(schema, "array") and "maxItems" not in schema:
            message = f"{_label('array', pointer)} has no `maxItems`, so its size is not limited"
            yield Finding(pointer, message, "add one")


@_owasp("owasp-string-limit", "api4:2023-string-limit", Severity.WARNING)
def string_limit(context: Context) -> Iterator[Finding]:
    """Every string in a request has a `maxLength`, or another bound."""
    bounds = {"maxLength", "enum", "const", "format", "pattern"}
    for pointer, schema in _received(context):
        if _is(schema, "string") and not bounds & schema.keys():
            message = f"{_label('string', pointer)} has no `maxLength`, so its size is not limited"
            yield Finding(pointer, message, "add one, or a `pattern`, `enum` or `format`")


def _label(kind: str, pointer: str) -> str:
    """Return how a message calls a schema: by its property or component, where it is one."""
    tokens = split(pointer)
    if "properties" in tokens[:-1]:
        last = len(tokens) - tokens[::-1].index("properties")
        return f"the {kind} in `{brief(tokens[last])}`" if last < len(tokens) else f"this {kind}"
    component = tokens[0] == "components" and len(tokens) > 2
    return f"the {kind} in `{brief(tokens[2])}`" if component else f"this {kind}"
