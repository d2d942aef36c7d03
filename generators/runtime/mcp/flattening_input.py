"""One flat object of arguments for an operation, and the way back to the client's keywords."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from ..codecs.table import codec_for
from ..codecs.text import TextCodec
from ..narrowing import AnyDict, AnyList, object_in
from .files import BASE64, WITH_FIELDS, ArgumentsError, Files, decoded
from .portable import Portable, shown
from .presenting import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..examples.documented import Documented
    from ..operations import Media, Operation

__all__ = ["FIELDS", "MAX_ITEMS", "MOST_FIELDS", "ArgumentsError", "FlatInput"]

Place: TypeAlias = Literal["parameter", "field", "body"]
FIELDS: Final = "answer_fields"
MAX_ITEMS: Final = "answer_max_items"
_unusual: Final = re.compile(r"[^\w.-]+", re.ASCII)
_LONGEST_NAME: Final = 64


MOST_FIELDS: Final = 100
_FIELDS: Final = {
    "type": "array",
    "items": {"type": "string"},
    "maxItems": MOST_FIELDS,
    "description": "Parts of the answer to return, such as `items.id`; all by default.",
}
_MAX_ITEMS: Final = {
    "type": "integer",
    "minimum": 1,
    "description": "Go through all pages until there are so many items.",
}


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a tool.

    Attributes:
        name: in the flat object.
        place: a parameter, a property of the body, or the body.
        key: keyword of the client's method, or name of the property on the wire.
        schema: what it takes.
        required: whether it has to be given.
        is_file: whether it is content in Base64 that is sent as bytes.
        has_files: whether it is a form of which parts may be files.
    """

    name: str
    place: Place
    key: str
    schema: Any
    required: bool
    is_file: bool = False
    has_files: bool = False


class FlatInput:
    """The arguments of one operation.

    Args:
        operation: the facts.
        document: what they were made from.
    """

    def __init__(self, operation: Operation[Any], document: Documented) -> None:
        self._operation = operation
        self._portable = Portable(document.follow)
        self._files = Files(self._portable.resolved)
        self._form: Any = True
        self.media: Media | None = None
        self.arguments: dict[str, Argument] = {}
        for part in (self._parameters, self._body):
            for argument in part(document):  # a name depends on those before it
                self.arguments[argument.name] = argument

    @property
    def _own(self) -> dict[str, Any]:
        """Arguments that are not sent, by name: what of an answer is returned."""
        properties: dict[str, Any] = {}
        responses = self._operation.responses
        if any(media.type or media.items for item in responses for media in item.media):
            properties[FIELDS] = _FIELDS
        if self._operation.pagination is not None:
            properties[MAX_ITEMS] = _MAX_ITEMS
        return properties

    def schema(self) -> dict[str, Any]:
        """Return the schema of the flat object, with `$defs` for what it refers to."""
        properties = {name: item.schema for name, item in self.arguments.items()} | self._own
        required = [item.name for item in self.arguments.values() if item.required]
        return {
            "type": "object",
            "properties": properties,
            **({"required": required} if required else {}),
            "additionalProperties": False,
            **self._portable.definitions(),
        }

    def keywords(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return the keywords of the client's method for arguments.

        Raises:
            ArgumentsError: one is missing, unknown, or not what it has to be.
        """
        unknown = sorted(given.keys() - self.arguments.keys() - self._own.keys())
        if unknown:
            known = ", ".join([*self.arguments, *self._own]) or "none"
            names = cut(", ".join(unknown), 200)
            raise ArgumentsError(f"unknown arguments: {names}. There are: {known}")
        given = {
            name: value
            for name, value in given.items()
            if value is not None or not self._is_left_out(self.arguments.get(name))
        }
        missing = [
            name for name, item in self.arguments.items() if item.required and name not in given
        ]
        if missing:
            raise ArgumentsError(f"missing arguments: {', '.join(missing)}")
        keywords: dict[str, Any] = {}
        fields: dict[str, Any] = {}
        for name, argument in self.arguments.items():
            if name not in given:
                continue
            value = given[name]
            if argument.is_file:
                value = decoded(value, name, argument.key if argument.place == "field" else "")
            elif argument.has_files:
                value = self._files.decoded_parts(value, name, self._form)
            if argument.place == "field":
                fields[argument.key] = value
            else:
                keywords[argument.key] = value
        body = self._operation.body
        flat = any(item.place == "field" for item in self.arguments.values())
        if flat and body is not None and (fields or body.required):
            keywords["body"] = fields
        if (
            "body" in keywords
            and self.media is not None
            and body is not None
            and len(body.media) > 1
        ):
            keywords["content_type"] = self.media.content_type
        return keywords

    def names(self) -> dict[str, str]:
        """Return names of arguments by where the client finds fault: `user_id`, `body.name`."""
        return {
            f"body.{item.key}" if item.place == "field" else item.key: item.name
            for item in self.arguments.values()
        }

    def _is_left_out(self, argument: Argument | None) -> bool:
        """Whether null stands for an argument that was not given."""
        if argument is None or argument.place == "parameter":
            return True
        kinds = argument.schema.get("type") if isinstance(argument.schema, AnyDict) else None
        if kinds is None or argument.required:
            return False
        return "null" not in (kinds if isinstance(kinds, AnyList) else [kinds])

    def _parameters(self, document: Documented) -> Iterable[Argument]:
        described = document.parameters(self._operation)
        for parameter in self._operation.parameters:
            raw = described.get((parameter.location, parameter.name), {})
            stated = raw.get("schema")
            for media in object_in(raw, "content").values():
                stated = document.resolved(media).get("schema")
            schema = self._portable.of(stated if stated is not None else {"type": "string"})
            if isinstance(schema, AnyDict) and (text := shown(raw.get("description"))):
                schema = {**schema, "description": text}
            name = self._name(parameter.name, f"in_{parameter.location}")
            needed = parameter.required and not parameter.is_idempotency_key  # the client makes one
            yield Argument(name, "parameter", parameter.py_name, schema, needed)

    def _body(self, document: Documented) -> Iterable[Argument]:
        body = self._operation.body
        if body is None:
            return
        self.media = media = min(body.media, key=lambda item: codec_for(item).rank)
        codec = codec_for(media)
        request = document.resolved(document.described(self._operation).get("requestBody"))
        raw = document.resolved(object_in(request, "content").get(media.content_type))
        stated = raw.get("schema", True)
        text = {"description": shown(request.get("description")) or "The body of the request."}
        if media.items is not None:
            schema = {"type": "array", "items": self._portable.of(document.item_schema(raw))}
            yield Argument(self._name("body", ""), "body", "body", schema | text, body.required)
            return
        if not (codec.holds_data or codec.has_fields):
            is_text = isinstance(codec, TextCodec)
            schema = {"type": "string"} if is_text else BASE64
            name = self._name("body", "")
            yield Argument(name, "body", "body", schema | text, body.required, is_file=not is_text)
            return
        whole = self._portable.resolved(stated)
        if not _is_flat(whole):
            schema = self._portable.of(stated)
            schema = text | schema if isinstance(schema, AnyDict) else text
            self._form = stated
            name = self._name("body", "")
            yield Argument(name, "body", "body", schema, body.required, has_files=codec.has_files)
            return
        required: list[Any] = whole.get("required") or []
        for key, part in whole["properties"].items():
            resolved = self._portable.resolved(part)
            if isinstance(resolved, AnyDict) and resolved.get("readOnly") is True:
                continue
            schema = self._portable.of(part)
            is_file = codec.has_files and self._files.is_file(resolved)
            if is_file:
                has_fields = key in media.encoding and media.encoding[key].headers
                schema = WITH_FIELDS if has_fields else BASE64
                if "items" in resolved:
                    schema = {"type": "array", "items": schema}
            yield Argument(
                self._name(key, "in_body"),
                "field",
                key,
                schema,
                body.required and key in required,
                is_file=is_file,
            )

    def _name(self, wanted: str, ending: str) -> str:
        plain = _unusual.sub("_", wanted)[:_LONGEST_NAME] or "argument"
        taken = self.arguments.keys() | {FIELDS, MAX_ITEMS}
        name, number = plain, 1
        if name in taken and ending:
            name = f"{plain[: _LONGEST_NAME - len(ending) - 1]}_{ending}"
        while name in taken:
            number += 1
            name = f"{plain[: _LONGEST_NAME - 4]}_{number}"
        return name


def _is_flat(schema: Any) -> bool:
    """Whether all that a schema says of an object stands in its properties."""
    if not isinstance(schema, AnyDict) or not isinstance(schema.get("properties"), AnyDict):
        return False
    kinds = schema.get("type", "object")
    more = schema.get("additionalProperties")
    return (
        kinds in ("object", ["object"])
        and bool(schema["properties"])
        and (more is None or more is False)
        and set(schema.get("required") or ()) <= schema["properties"].keys()
        and schema.keys().isdisjoint({"allOf", "anyOf", "oneOf", "not", "if", "patternProperties"})
    )
