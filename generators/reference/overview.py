"""The part before the operations: what the API is, where it is, and who may call it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..extensions import inferred
from .nodes import Fact
from .operations import See, see
from .prose import is_address, prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from ..api.ir import Api, SecurityScheme
    from ..document import Document
    from .anchors import Anchors


@dataclass(frozen=True, slots=True)
class ServerView:
    """A server, its variables as facts."""

    url: str
    description: Markup
    inferred: str
    variables: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class SchemeView:
    """A security scheme."""

    name: str
    anchor: str
    title: str
    description: Markup
    inferred: str
    facts: tuple[Fact, ...]
    scopes: tuple[Fact, ...]


def about(info: dict[str, Any], document: Document) -> Iterator[tuple[str, See]]:
    """Give what an Info Object names, contact, licence and so on, with a word for each."""
    contact, licence = info.get("contact"), info.get("license")
    if isinstance(contact, dict):
        for key in ("url", "email"):
            address = str(contact.get(key) or "")
            if address:
                to = f"mailto:{address}" if key == "email" else address
                yield "Contact", _link(str(contact.get("name") or address), to)
    if isinstance(licence, dict):
        name = str(licence.get("name") or licence.get("identifier") or "")
        yield "License", _link(name, str(licence.get("url") or ""))
    if info.get("termsOfService"):
        yield "Terms", _link("Terms of service", str(info["termsOfService"]))
    elsewhere = see(document.data)
    if elsewhere is not None:
        yield "See also", elsewhere


def _link(text: str, address: str) -> See:
    return See(text, address if is_address(address) else "")


def servers(document: Document) -> Iterator[ServerView]:
    """Give the servers of a document; without any it is the one that it was loaded from."""
    entries: list[dict[str, Any]] = document.data.get("servers") or [{"url": "/"}]
    for raw in entries:
        variables = raw.get("variables") or {}
        facts = []
        for name, variable in variables.items():
            values = variable.get("enum") or ()
            text = str(variable.get("default", ""))
            if values:
                text += f" (one of {', '.join(map(str, values))})"
            facts.append(Fact(name, text))
        description = prose(raw.get("description"))
        yield ServerView(str(raw.get("url", "/")), description, inferred.reason(raw), tuple(facts))


_SCHEMES = {
    "basic": "HTTP Basic: user name and password",
    "bearer": "Bearer token",
    "digest": "HTTP Digest",
    "apiKey": "API key",
    "oauth2": "OAuth 2",
    "openIdConnect": "OpenID Connect",
    "mutualTLS": "Client certificate (mutual TLS)",
}


def schemes(api: Api, document: Document, anchors: Anchors) -> Iterator[SchemeView]:
    """Give the security schemes."""
    for scheme in api.security_schemes:
        raw = document.resolve(scheme.pointer)
        kind = scheme.scheme if scheme.type == "http" else scheme.type
        facts = list(_scheme_facts(scheme, raw))
        scopes: dict[str, str] = {}
        for name, flow in (raw.get("flows") or {}).items():
            for key in ("authorizationUrl", "deviceAuthorizationUrl", "tokenUrl", "refreshUrl"):
                facts += [Fact(f"{name}, {key}", str(flow[key]))] if flow.get(key) else []
            scopes |= {scope: str(text or "") for scope, text in (flow.get("scopes") or {}).items()}
        yield SchemeView(
            scheme.name,
            anchors.take(f"scheme-{scheme.name}"),
            _SCHEMES.get(kind, kind),
            prose(scheme.description),
            inferred.reason(raw),
            tuple(facts),
            tuple(Fact(name, text) for name, text in scopes.items()),
        )


def _scheme_facts(scheme: SecurityScheme, raw: dict[str, Any]) -> Iterator[Fact]:
    if scheme.type == "apiKey":
        yield Fact(scheme.location, scheme.parameter_name)
    elif scheme.type == "http":
        yield Fact("header", f"Authorization: {scheme.scheme.title()} …")
    if raw.get("bearerFormat"):
        yield Fact("bearerFormat", str(raw["bearerFormat"]))
    if raw.get("openIdConnectUrl"):
        yield Fact("openIdConnectUrl", str(raw["openIdConnectUrl"]))
    if raw.get("oauth2MetadataUrl"):
        yield Fact("oauth2MetadataUrl", str(raw["oauth2MetadataUrl"]))
    if scheme.grant:
        names = [keyword.py_name for keyword in scheme.grant if keyword.part != "token_url"]
        text = "gets tokens by itself with " + " and ".join(names[:2])
        yield Fact("our client", text + (f", or with {names[2]}" if len(names) > 2 else ""))
