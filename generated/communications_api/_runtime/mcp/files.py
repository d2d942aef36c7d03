"""Files in arguments: content in Base64, as a body or as parts of a form."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any, Final

from ..models.uploads import Upload
from ..narrowing import AnyDict, AnyList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class ArgumentsError(ValueError):
    """The arguments of a tool cannot be sent; the message says what to change."""


_DEEPEST: Final = 10
"""Schemas inside of each other that are asked for a part of a form."""
BASE64: Final = {"type": "string", "contentEncoding": "base64"}
_TEXT: Final = {"type": "string"}
WITH_FIELDS: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {
        "content": BASE64,
        "filename": _TEXT,
        "content_type": _TEXT,
        "headers": {"type": "object", "additionalProperties": _TEXT},
    },
    "required": ["content"],
    "additionalProperties": False,
}
"""A file with header fields of its own."""


def decoded(value: Any, name: str, part: str) -> Any:
    """Return the content of a file, or of several.

    Args:
        value: texts in Base64, or what `WITH_FIELDS` describes.
        name: of the argument.
        part: of the form; empty where it is the body.

    Raises:
        ArgumentsError: it is none.
    """
    if isinstance(value, AnyList):
        return [decoded(item, name, part) for item in value]
    fields: dict[str, Any] = {"filename": part}
    if part and isinstance(value, AnyDict):
        fields |= value
        value = fields.pop("content", None)
    try:
        content = base64.b64decode(value, validate=True)
    except (TypeError, ValueError):
        raise ArgumentsError(f"{name}: give the content as text in Base64") from None
    if not part:
        return content
    headers: Any = fields.pop("headers", {})
    texts = [*fields.values(), *(headers.values() if isinstance(headers, AnyDict) else [None])]
    if not fields.keys() <= {"filename", "content_type"} or not all(
        isinstance(text, str) for text in texts
    ):
        known = ", ".join(WITH_FIELDS["properties"])
        raise ArgumentsError(f"{name}: of a file there are {known}, all of them texts but headers")
    return Upload(content, **fields, headers=headers)


class Files:
    """Tells which parts of a form are files.

    Args:
        resolve: gives a schema, or what its `$ref` names.
    """

    def __init__(self, resolve: Callable[[Any], Any]) -> None:
        self._resolve = resolve

    def is_file(self, schema: Any) -> bool:
        """Return whether a part is a file, or several of them, by its resolved schema."""
        if not isinstance(schema, AnyDict):
            return False
        variants = [
            self._resolve(item) for item in schema.get("anyOf") or schema.get("oneOf") or ()
        ]
        variants = [item for item in variants if item != {"type": "null"}]
        if variants:
            return all(map(self.is_file, variants))
        if "items" in schema:
            return self.is_file(self._resolve(schema["items"]))
        kind = schema.get("contentMediaType", "text/plain")
        is_content = not str(kind).startswith("text/") and "contentEncoding" not in schema
        is_text = schema.get("type", "string") == "string"
        return schema.get("format") == "binary" or (is_text and is_content)

    def decoded_parts(self, form: Any, name: str, schema: Any) -> Any:
        """Return a form whose schema is more than a list of properties, with its files decoded.

        Args:
            form: as it was given.
            name: of the argument.
            schema: of the form.

        Raises:
            ArgumentsError: a file is not in Base64.
        """
        if not isinstance(form, AnyDict):
            return form
        return {
            key: decoded(value, f"{name}.{key}", key)
            if any(map(self.is_file, self._parts(schema, key, 0)))
            else value
            for key, value in form.items()
        }

    def _parts(self, schema: Any, key: str, depth: int) -> Iterator[Any]:
        """Give what a schema says of a part, in any of its variants."""
        schema = self._resolve(schema)
        if not isinstance(schema, AnyDict) or depth > _DEEPEST:
            return
        properties = schema.get("properties")
        if isinstance(properties, AnyDict) and key in properties:
            yield self._resolve(properties[key])
        elif "additionalProperties" in schema:
            yield self._resolve(schema["additionalProperties"])
        for word in ("allOf", "anyOf", "oneOf"):
            for variant in schema.get(word) or ():
                yield from self._parts(variant, key, depth + 1)
