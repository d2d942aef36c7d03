"""Values that have all that their schema declares: what is wrong on purpose can stand anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..codecs.bodies import BodyWriter
from ..codecs.table import codec_for
from ..examples.scalars import UnmakeableError
from ..media_types import essence
from ..narrowing import EMPTY, AnyDict
from ..parameters.writing import Unwritable

if TYPE_CHECKING:
    from ..examples.documented import Documented
    from ..operations import Operation
    from .cases import Call

_DEEPEST = 4
"""How many levels down a value has everything."""


def demands(documented: Documented, schema: Any, deep: int = 0) -> dict[str, Any]:
    """Return a schema that demands all properties and an item of each list, some levels down.

    Raises:
        LookupError: a reference leads nowhere.
    """
    schema = documented.resolved(schema)
    if deep > _DEEPEST:
        return {}
    result: dict[str, Any] = {}
    properties = {
        name: demands(documented, inner, deep + 1)
        for name, inner in (schema.get("properties") or EMPTY).items()
        if not documented.resolved(inner).get("readOnly")
    }
    if properties:
        result |= {"required": list(properties), "properties": properties}
    more = schema.get("additionalProperties")
    if isinstance(more, AnyDict) and not properties:
        result |= {"minProperties": 1, "additionalProperties": demands(documented, more, deep + 1)}
    if isinstance(schema.get("items"), AnyDict) and schema.get("maxItems") != 0:
        result |= {"minItems": 1, "items": demands(documented, schema["items"], deep + 1)}
    return result


def made_whole(documented: Documented, schema: Any) -> Any:
    """Return a value that has all that its schema declares; None where none can be made."""
    try:
        return documented.made({"allOf": [demands(documented, schema), schema]})
    except (UnmakeableError, LookupError):
        return None


def body_of(documented: Documented, operation: Operation[Any], good: Call) -> Any:
    """Return a body to make wrong ones from: one that has everything, unless it is an example."""
    assert operation.body is not None  # noqa: S101 - asked for such operations only
    described = documented.described(operation).get("requestBody")
    content = documented.resolved(described).get("content") or EMPTY
    for media in operation.body.media:
        raw = documented.resolved(content.get(media.content_type))
        if essence(media.content_type) != essence(good.content_type or ""):
            continue
        codec, schema = codec_for(media), raw.get("schema", True)
        if list(documented.shown({**raw, "content": None})):
            return good.body
        is_sequence = codec.framing is not None and media.items is not None
        value = made_whole(documented, documented.item_schema(raw) if is_sequence else schema)
        if value is None:
            return good.body
        try:
            body = codec.valid(media, [value] if is_sequence else value)
            BodyWriter(operation.body).write(body, good.content_type)
        except (ValueError, Unwritable):
            return good.body
        return body
    return good.body
