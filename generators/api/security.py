"""Security schemes and requirements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import naming
from ..document.faults import UNDECLARED
from ..document.pointer import join
from ..document.references import scheme_of
from .ir import Secret, SecurityRequirement, SecurityScheme

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
        parts = [(name, part) for name, raw in raws.items() for part in _PARTS.get(_kind(raw), ())]
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


def _kind(raw: dict[str, Any]) -> str:
    """Return `basic`, `bearer`, `apiKey`, or the type or scheme that is none of these."""
    kind = str(raw.get("type", ""))
    if kind == "http":
        return str(raw.get("scheme", "")).lower()
    return "bearer" if kind in {"oauth2", "openIdConnect"} else kind
