"""Parameters, headers, bodies and responses in normal form: what holds schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..codecs.table import toolkit_codec
from ..naming import inline
from .objects import mapping
from .pointer import join

if TYPE_CHECKING:
    from collections.abc import Callable

    from .combine import Note
    from .sequences import Sequences

_STYLE = frozenset({"style", "explode", "allowReserved"})


class Contents:
    """Writes what holds schemas in normal form; references stay as they are.

    Args:
        schema: returns the normal form of a schema, given its pointer and a name for its class.
        sequences: writes sequential media types.
        note: takes notes about what is ignored.
        is_old: whether the document is of OpenAPI 3.0.
    """

    def __init__(
        self,
        schema: Callable[[Any, str, str], Any],
        sequences: Sequences,
        note: Note,
        *,
        is_old: bool,
    ) -> None:
        self._schema = schema
        self._sequences = sequences
        self._note = note
        self._is_old = is_old

    def parameter(self, parameter: Any, pointer: str, owner: str, key: str = "") -> Any:
        """Return a parameter or header; `key` is its name where that is not `name` in it."""
        if not isinstance(parameter, dict) or "$ref" in parameter:
            return parameter
        name = inline.member(owner, key or str(parameter.get("name", "")))
        result = dict(parameter)
        if "schema" in parameter:
            result["schema"] = self._schema(parameter["schema"], join(pointer, "schema"), name)
        if "content" in parameter:
            result["content"] = self._content(parameter["content"], join(pointer, "content"), name)
        return result

    def body(self, body: Any, pointer: str, name: str) -> Any:
        """Return a request body; `name` is that of a class of its content."""
        if not isinstance(body, dict) or "$ref" in body:
            return body
        return {**body, "content": self._content(body.get("content"), f"{pointer}/content", name)}

    def response(self, response: Any, pointer: str, name: str) -> Any:
        """Return a response; `name` is that of a class of its content."""
        if not isinstance(response, dict) or "$ref" in response:
            return response
        result = dict(response)
        if "content" in response:
            result["content"] = self._content(response["content"], join(pointer, "content"), name)
        if isinstance(response.get("headers"), dict):
            result["headers"] = {
                key: self.parameter(header, join(pointer, "headers", key), name, key)
                for key, header in response["headers"].items()
            }
        return result

    def _content(self, content: Any, pointer: str, name: str) -> dict[str, Any]:
        result: dict[str, Any] = {}
        known: list[tuple[Any, Any]] = []
        for media_type, media in mapping(content).items():
            result[media_type] = dict(mapping(media))
            half = toolkit_codec(media_type)
            if isinstance(result[media_type].get("encoding"), dict) and half.codec.has_files:
                at = join(pointer, media_type, "encoding")
                encodings = result[media_type]["encoding"]
                result[media_type]["encoding"] = self._encodings(encodings, at, name)
            if half.codec.framing is not None:
                at, framing = join(pointer, media_type), half.codec.framing
                result[media_type] = self._sequences.normal(result[media_type], framing, at, name)
                continue
            if "schema" not in result[media_type] or not half.is_structured:
                continue  # text and bytes are given as they are: no class is made from their schema
            schema = result[media_type]["schema"]
            same = next((normal for raw, normal in known if raw == schema), None)
            if same is None:
                same = self._schema(schema, join(pointer, media_type, "schema"), name)
                known.append((schema, same))
            result[media_type]["schema"] = same
        return result

    def _encodings(self, encodings: dict[str, Any], pointer: str, name: str) -> dict[str, Any]:
        """Return the Encoding Objects of a form with files."""
        result: dict[str, Any] = {}
        for field, encoding in encodings.items():
            at, part = join(pointer, field), dict(mapping(encoding))
            if self._is_old and _STYLE & part.keys():
                # OpenAPI 3.0.4, Encoding Object: for `application/x-www-form-urlencoded` alone.
                if part.get("style", "form") != "form" or part.get("explode") is False:
                    message = f"`style` of `{field}` is ignored: OpenAPI 3.0 has none in such forms"
                    self._note("multipart", at, message, "declare OpenAPI 3.1, or leave it out")
                part = {key: value for key, value in part.items() if key not in _STYLE}
            if isinstance(part.get("headers"), dict):
                owner = inline.member(name, field)
                part["headers"] = {
                    key: self.parameter(header, join(at, "headers", key), owner, key)
                    for key, header in part["headers"].items()
                }
            result[field] = part
        return result
