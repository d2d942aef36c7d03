"""Security schemes and requirements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from .. import naming
from ..document.faults import UNDECLARED
from ..document.pointer import join
from ..document.references import scheme_of
from ..document.text import one_line
from .ir import Flow, Secret, SecurityRequirement, SecurityScheme

if TYPE_CHECKING:
    from ..document import Document
    from ..document.combine import Note

_SCHEMES = "/components/securitySchemes"
_BASIC = ("username", "password")
_PARTS = {"basic": _BASIC, "bearer": ("token",), "apiKey": ("api_key",)}


class Reader:
    """Reads the security of one document."""

    def __init__(self, document: Document, note: Note) -> None:
        self._document = document
        self._note = note

    def schemes(self) -> tuple[SecurityScheme, ...]:
        """Return all declared schemes, in documented order."""
        declared = (self._document.data.get("components") or {}).get("securitySchemes") or {}
        raws = {}
        for name, raw in declared.items():
            value = raw
            if isinstance(raw.get("$ref"), str):
                value = self._document.resolve(raw["$ref"])
            raws[name] = value
        parts = [
            (name, part)
            for name, raw in raws.items()
            for part in (*_PARTS.get(_kind(raw), ()), *_grant(raw))
        ]
        secrets = naming.credential_names(parts)
        return tuple(self._scheme(name, raw, secrets) for name, raw in raws.items())

    def _scheme(
        self, name: str, raw: dict[str, Any], secrets: dict[tuple[str, str], str]
    ) -> SecurityScheme:
        kind, pointer = _kind(raw), join(_SCHEMES, name)
        if kind not in _PARTS and kind != UNDECLARED:  # which was told when it was found
            self._note(
                "security-unsupported",
                pointer,
                f"no credentials are generated for a security scheme of type `{kind}`",
                "send them with `headers`, or with an HTTP client of your own",
            )
        for url in _unsafe(raw):
            self._note(
                "token-endpoint",
                pointer,
                f"no secret is sent to the token endpoint `{url}`, as it is not https",
                "write its https address; a client may be given another `token_url`",
            )
        return SecurityScheme(
            name=name,
            type=str(raw.get("type", "")),
            scheme=str(raw.get("scheme", "")).lower(),
            location=str(raw.get("in", "")),
            parameter_name=str(raw.get("name", "")),
            description=str(raw.get("description") or ""),
            secrets=tuple(Secret(secrets[name, part], part) for part in _PARTS.get(kind, ())),
            credentials=naming.credential_class(kind),
            pointer=pointer,
            is_undeclared=kind == UNDECLARED,
            grant=tuple(Secret(secrets[name, part], part) for part in _grant(raw)),
            flows=_flows(raw),
            metadata_url=_metadata_url(raw),
        )

    def of(self, operation: dict[str, Any]) -> tuple[tuple[SecurityRequirement, ...], ...]:
        """Return the alternatives that apply to an operation, all of them declared."""
        alternatives: Any = operation.get("security", self._document.data.get("security")) or ()
        return tuple(
            tuple(
                SecurityRequirement(scheme_of(name), tuple(str(scope) for scope in scopes or ()))
                for name, scopes in alternative.items()
            )
            for alternative in alternatives
        )


_CLIENT = "clientCredentials"
_USER = ("authorizationCode", "deviceAuthorization", "password")
"""Flows that end with a refresh token."""


def _flows(raw: dict[str, Any]) -> tuple[Flow, ...]:
    """Return the flows of a scheme in which tokens are given by a token endpoint."""
    declared = raw.get("flows") if raw.get("type") == "oauth2" else None
    return tuple(
        Flow(
            kind,
            str(flow["tokenUrl"]),
            str(flow.get("refreshUrl") or ""),
            tuple(str(name) for name in flow.get("scopes") or ()),
        )
        for kind, flow in (declared if isinstance(declared, dict) else {}).items()
        if kind in {_CLIENT, *_USER} and isinstance(flow, dict) and flow.get("tokenUrl")
    )


_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


def _unsafe(raw: dict[str, Any]) -> list[str]:
    """Return the URLs of authorization servers that secrets must not be sent to."""
    urls = [url for flow in _flows(raw) for url in (flow.token_url, flow.refresh_url)]
    urls = [one_line(url) for url in (*urls, _metadata_url(raw)) if url.startswith("http://")]
    return [url for url in dict.fromkeys(urls) if (urlsplit(url).hostname or "") not in _LOCAL]


def _metadata_url(raw: dict[str, Any]) -> str:
    """Return the URL of the metadata of the authorization server; empty where there is none."""
    names = {"openIdConnect": "openIdConnectUrl", "oauth2": "oauth2MetadataUrl"}
    return str(raw.get(names.get(str(raw.get("type")), "")) or "")


def _grant(raw: dict[str, Any]) -> tuple[str, ...]:
    """Return what a client takes to get tokens by itself; nothing where it cannot."""
    kinds = {flow.kind for flow in _flows(raw)}
    if _metadata_url(raw) or not kinds.isdisjoint(_USER):
        return ("client_id", "client_secret", "refresh_token", "token_url")
    return ("client_id", "client_secret", "token_url") if _CLIENT in kinds else ()


def _kind(raw: dict[str, Any]) -> str:
    """Return `basic`, `bearer`, `apiKey`, or the type or scheme that is none of these."""
    kind = str(raw.get("type", ""))
    if kind == "http":
        return str(raw.get("scheme", "")).lower()
    return "bearer" if kind in {"oauth2", "openIdConnect"} else kind
