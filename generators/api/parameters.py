"""Parameters of operations, and header fields of responses."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from .. import naming
from ..document.composition import Composition
from ..document.own_headers import FRAMING, NO_PARAMETERS
from ..document.pointer import join
from ..document.python_names import name_of
from ..document.wire_forms import STYLES, WireForms
from ..extensions import idempotency_key
from ..runtime.media_types import is_json
from .ir import Parameter
from .types import type_of

if TYPE_CHECKING:
    from ..document import Document
    from ..document.combine import Note
    from ..models.finishing import ModelSet


def resolve(document: Document, value: dict[str, Any], pointer: str) -> tuple[dict[str, Any], str]:
    """Follow the reference that may stand in place of an object."""
    if isinstance(value.get("$ref"), str):
        pointer, value = document.follow(value["$ref"])
    return value, pointer


class Reader:
    """Reads Parameter Objects and Header Objects of one document."""

    def __init__(self, document: Document, models: ModelSet, note: Note) -> None:
        self._document = document
        self._models = models
        self._note = note
        self._forms = WireForms(document)
        self._composition = Composition(document)

    def of(self, raw: list[Any], pointer: str) -> tuple[Parameter, ...]:
        """Return the parameters of an operation, with their names in Python."""
        entries: list[tuple[dict[str, Any], str]] = []
        for index, parameter in enumerate(raw):
            value, at = resolve(self._document, parameter, join(pointer, index))
            if value.get("in") == "header" and value["name"].lower() in NO_PARAMETERS:
                if value["name"].lower() in FRAMING:
                    message = f"`{value['name']}` follows from the body: it is no argument"
                    self._note("framing-header", at, message)
                continue  # OpenAPI 3.1, Parameter Object: such a definition shall be ignored
            entries.append((value, at))
        given = {(value["in"], value["name"]): name_of(value) for value, _ in entries}
        names = naming.parameter_names(given, given)
        key = idempotency_key.key_of(self._composition, [(at, value) for value, at in entries])
        return tuple(
            replace(
                self._parameter(value, at, names[value["in"], value["name"]]),
                is_idempotency_key=at == key,
            )
            for value, at in entries
        )

    def header(self, name: str, raw: dict[str, Any], pointer: str) -> Parameter:
        """Return the description of a Header Object."""
        value, at = resolve(self._document, raw, pointer)
        names = naming.parameter_names([("header", name)], {("header", name): name_of(value)})
        header = {**value, "name": name, "in": "header"}
        return self._parameter(header, at, names["header", name])

    def _parameter(self, raw: dict[str, Any], pointer: str, py_name: str) -> Parameter:
        location = raw.get("in", "header")
        style = raw.get("style", STYLES[location])
        schema, content_type = raw.get("schema"), None
        if isinstance(raw.get("content"), dict) and raw["content"]:
            content_type, content = next(iter(raw["content"].items()))
            schema = content.get("schema")
            if not is_json(content_type):  # text as it is: nothing else is left of such parameters
                content_type = None
        for misfit in self._forms.partly(pointer, raw):
            message = f"{misfit.message} has no form on the wire: a value with it is refused"
            self._note("partial-form", misfit.pointer, message)
        schema = schema if isinstance(schema, dict) else {}
        target, _ = resolve(self._document, schema, pointer)
        return Parameter(
            wire_name=raw["name"],
            py_name=py_name,
            location=location,
            type=type_of(schema, self._models.requests),
            required=raw.get("required") is True,
            style=style,
            explode=raw.get("explode", style == "form") is True,
            allow_reserved=raw.get("allowReserved") is True,
            content_type=content_type,
            default=schema.get("default", target.get("default")),
            description=str(raw.get("description") or schema.get("description") or ""),
            deprecated=raw.get("deprecated") is True,
            pointer=pointer,
        )
