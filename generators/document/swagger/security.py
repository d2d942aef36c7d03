"""Security schemes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .conversion import At, Conversion

_FLOWS = {
    "implicit": "implicit",
    "password": "password",
    "application": "clientCredentials",
    "accessCode": "authorizationCode",
}
"""Names of the flows of OAuth 2 in 2.0 to those in 3.0."""
_OF_FLOW = ("authorizationUrl", "tokenUrl", "scopes")


def scheme(conversion: Conversion, at: At) -> Any:
    """Return a security scheme."""
    value = at.value
    if not isinstance(value, dict):
        return value
    if value.get("type") == "basic":
        result: dict[str, Any] = {}
        for key, inner in value.items():
            result |= {"type": "http", "scheme": "basic"} if key == "type" else {key: inner}
        return result
    if value.get("type") != "oauth2":
        return value
    asked = value.get("flow")
    flow = _FLOWS.get(asked) if isinstance(asked, str) else None
    if flow is None:
        conversion.lost(at, f"`{str(asked)[:40]}` is no flow of OAuth 2: the scheme has none")
    result = {key: inner for key, inner in value.items() if key not in {"flow", *_OF_FLOW}}
    fields = {key: value[key] for key in _OF_FLOW if key in value}
    scopes = fields.get("scopes")
    if isinstance(scopes, dict):  # extensions are no scopes
        extensions = {key: inner for key, inner in scopes.items() if key.startswith("x-")}
        fields["scopes"] = {key: scopes[key] for key in scopes if key not in extensions}
        fields |= extensions
    else:
        fields.setdefault("scopes", {})
    result["flows"] = {flow: fields} if flow else {}
    return result
