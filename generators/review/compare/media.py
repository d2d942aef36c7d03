"""Parameters, header fields, bodies and media types: everything that carries a schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ...document.objects import mapping
from ...document.pointer import join
from ...runtime.media_types import named_by
from ..model import Direction
from ..values import forms
from . import matching
from .binaries import is_binary
from .ignored import is_ignored
from .recording import At, Values
from .sides import same
from .words import TEXTS, compare_words

if TYPE_CHECKING:
    from .matching import Signatures
    from .sides import Side
    from .walk import Walk

_PRIMITIVE = frozenset({"string", "number", "integer", "boolean"})
_PARAMETER = frozenset(
    """name in required schema content style explode allowReserved allowEmptyValue""".split()
)
_STYLES = {"query": "form", "cookie": "form", "path": "simple", "header": "simple"}
_MEDIA = frozenset({"schema", "itemSchema", "encoding"})


class Context(NamedTuple):
    """What the comparison of a message needs.

    Attributes:
        walk: the walk.
        signatures: of schemas.
        direction: request or response.
    """

    walk: Walk
    signatures: Signatures
    direction: Direction

    def emit(self, key: str, base: At | None, head: At | None, *rest: Any, **more: Any) -> None:
        """Note a change; see `Walk.emit`."""
        self.walk.emit(key, self.direction, base, head, *rest, **more)


def compare_parameter(context: Context, base: str, head: str, *, header: bool = False) -> None:
    """Compare two parameters or header fields at these pointers; references are followed.

    Serialization is compared unless the parameter moved: another location changes it anyway.
    """
    if context.walk.common.unchanged(base, head):
        return
    (at, ours), (to, theirs) = context.walk.base.follow(base), context.walk.head.follow(head)
    ours, theirs = mapping(ours), mapping(theirs)
    if is_ignored(ours) and is_ignored(theirs):
        return  # told where an operation has it
    noun = "header" if header else "parameter"
    before, after = (_required(value) for value in (ours, theirs))
    if before != after:
        key = f"{noun}-became-{'required' if after else 'optional'}"
        places = (
            _place(context.walk.base, at, "required"),
            _place(context.walk.head, to, "required"),
        )
        context.emit(key, *places, of=to)
    if ours.get("in") == theirs.get("in"):
        _serialization(context, (at, ours), (to, theirs), header=header)
    _schema_or_content(context, (at, ours), (to, theirs))
    compare_words(context.walk, context.direction, (at, ours), (to, theirs), _PARAMETER)


def _required(parameter: dict[str, Any]) -> bool:
    return parameter.get("required") is True or parameter.get("in") == "path"


def _place(side: Side, pointer: str, *tokens: str) -> At:
    """Return the place of a field, or of its object if the field is absent."""
    at = join(pointer, *tokens)
    return At(at) if side.has(at) else At(pointer)


def _serialization(
    context: Context,
    base: tuple[str, dict[str, Any]],
    head: tuple[str, dict[str, Any]],
    *,
    header: bool,
) -> None:
    ours, theirs = (
        _effective(side, value, header=header)
        for side, value in ((context.walk.base, base), (context.walk.head, head))
    )
    for key, before in ours.items():
        after = theirs[key]
        if before == after or None in (before, after):
            continue
        places = _place(context.walk.base, base[0], key), _place(context.walk.head, head[0], key)
        if key == "allowEmptyValue":
            class_ = "empty-value-allowed" if after else "empty-value-forbidden"
            context.emit(class_, *places, of=head[0])
        else:
            context.emit(
                "serialization-changed", *places, Values(before, after), of=head[0], name=key
            )


def _effective(
    side: Side, parameter: tuple[str, dict[str, Any]], *, header: bool
) -> dict[str, Any]:
    """Return the serialization of a parameter, defaults filled in; None for what has no effect."""
    pointer, value = parameter
    location = "header" if header else str(value.get("in"))
    style = value.get("style", _STYLES.get(location, "form"))
    explode = value.get("explode", style == "form") is True
    types = _types_of(side, join(pointer, "schema")) if "schema" in value else None
    plain = types is not None and types <= _PRIMITIVE
    if plain and style in {"form", "simple", "spaceDelimited", "pipeDelimited"}:
        style = "form" if location in {"query", "cookie"} else "simple"
    listed = style == "simple" and types is not None and types <= {*_PRIMITIVE, "array"}
    one_way = plain or listed or style == "deepObject"
    encoded = types is None or not types <= _PRIMITIVE - {"string"}
    styled = "schema" in value
    return {
        "style": style if styled else None,
        "explode": explode if styled and not one_way else None,
        "allowReserved": value.get("allowReserved") is True if encoded else None,
        "allowEmptyValue": value.get("allowEmptyValue") is True,
    }


def _types_of(side: Side, pointer: str) -> frozenset[str] | None:
    from .shapes import Shape

    return Shape(side, (pointer,)).types


def _schema_or_content(
    context: Context, base: tuple[str, dict[str, Any]], head: tuple[str, dict[str, Any]]
) -> None:
    (at, ours), (to, theirs) = base, head
    if ("content" in ours) != ("content" in theirs) and {"schema", "content"} <= {*ours, *theirs}:
        before, after = ("content" if "content" in value else "schema" for value in (ours, theirs))
        places = At(join(at, before)), At(join(to, after))
        context.emit("serialization-changed", *places, Values(before, after), of=to, name="content")
        return
    compare_content(context, at, to)
    context.walk.schemas(
        (join(at, "schema"),) if "schema" in ours else (),
        (join(to, "schema"),) if "schema" in theirs else (),
        context.direction,
        forms.of_parameters(ours, theirs),
    )


# --- content ----------------------------------------------------------------------------------


def media_types(side: Side, pointer: str) -> dict[str, str]:
    """Return the media types of the object at `pointer`, normalized, with their pointers."""
    content = mapping(mapping(side.at(pointer)).get("content"))
    return {_media_type(name): join(pointer, "content", name) for name in content}


def _media_type(name: str) -> str:
    kind, *parameters = (part.strip() for part in name.lower().split(";"))
    return ";".join(
        [
            kind,
            *sorted(
                parameter for parameter in parameters if parameter and parameter != "charset=utf-8"
            ),
        ]
    )


def compare_content(context: Context, base: str, head: str) -> None:
    """Compare the media types of two objects; the caller compares whether there is a body."""
    ours, theirs = media_types(context.walk.base, base), media_types(context.walk.head, head)
    if not ours or not theirs:
        return
    lost = [name for name in ours if name not in theirs]
    new = [name for name in theirs if name not in ours]
    for name in ours:
        if name in theirs:
            compare_media_type(context, ours[name], theirs[name])
    for name in list(lost):
        wider = next((candidate for candidate in theirs if _covers(candidate, name)), None)
        if wider is not None:
            compare_media_type(context, ours[name], theirs[wider])
            lost.remove(name)
    for name in list(new):
        wider = next((candidate for candidate in ours if _covers(candidate, name)), None)
        if wider is not None and context.direction is Direction.RESPONSE:
            compare_media_type(context, ours[wider], theirs[name])
            new.remove(name)
    if len(lost) == len(new) == 1 and same_schema(context, ours[lost[0]], theirs[new[0]]):
        places = At(ours[lost[0]]), At(theirs[new[0]])
        context.emit("media-type-changed", *places, Values(lost[0], new[0]), of=head)
        compare_media_type(context, ours[lost[0]], theirs[new[0]])
        return
    for name in lost:
        context.emit(
            "media-type-removed", At(ours[name]), At(head, exact=False), of=head, name=name
        )
    for name in new:
        context.emit(
            "media-type-added", At(base, exact=False), At(theirs[name]), of=head, name=name
        )


def _covers(wider: str, name: str) -> bool:
    return wider != name and wider in named_by(name.partition(";")[0])


def same_schema(context: Context, base: str, head: str) -> bool:
    """Whether the schemas of two media types say the same."""
    walk, signatures = context.walk, context.signatures
    signature = signatures.of(walk.base, (join(base, "schema"),))
    return signature == signatures.of(walk.head, (join(head, "schema"),))


def compare_media_type(context: Context, base: str, head: str) -> None:
    """Compare two media types; references are followed."""
    if context.walk.common.unchanged(base, head):
        return
    (base, ours), (head, theirs) = context.walk.base.follow(base), context.walk.head.follow(head)
    ours, theirs = mapping(ours), mapping(theirs)
    kind = base.rpartition("/")[2]
    if is_binary(context.walk.base, base) and is_binary(context.walk.head, head):
        same_dialect = context.walk.base.old == context.walk.head.old
        if same_dialect and not same(ours.get("schema"), theirs.get("schema")):
            places = (
                _place(context.walk.base, base, "schema"),
                _place(context.walk.head, head, "schema"),
            )
            context.emit("bytes-reworded", *places, of=head)
        compare_words(context.walk, context.direction, (base, ours), (head, theirs), _MEDIA)
        return
    for key in ("schema", "itemSchema"):
        context.walk.schemas(
            (join(base, key),) if key in ours else (),
            (join(head, key),) if key in theirs else (),
            context.direction,
            forms.of_media_type(kind, ours, theirs),
        )
    before, after = (mapping(media_type.get("encoding")) for media_type in (ours, theirs))
    for name in dict.fromkeys([*before, *after]):
        old_encoding, new_encoding = (
            _encoding(encodings.get(name), head) for encodings in (before, after)
        )
        old_headers, new_headers = (
            mapping(encoding.get("headers")) for encoding in (old_encoding, new_encoding)
        )
        for header in (header for header in old_headers if header in new_headers):
            inside = ("encoding", name, "headers", header, "schema")
            context.walk.schemas((join(base, *inside),), (join(head, *inside),), context.direction)
        if not same(old_encoding, new_encoding):
            places = (
                _place(context.walk.base, base, "encoding", name),
                _place(context.walk.head, head, "encoding", name),
            )
            context.emit(
                "encoding-changed", *places, Values(old_encoding, new_encoding), of=head, name=name
            )
    compare_words(context.walk, context.direction, (base, ours), (head, theirs), _MEDIA)


def _encoding(value: Any, media_type: str) -> dict[str, Any]:
    """Return an Encoding Object without fields that only repeat a default.

    In a multipart body any `style` matters: it turns off the content type of the part.
    """
    encoding = dict(mapping(value))
    if encoding.get("allowReserved") is False:
        del encoding["allowReserved"]
    if encoding.get("explode") is (encoding.get("style", "form") == "form"):
        del encoding["explode"]
    if encoding.get("style") == "form" and media_type.endswith("urlencoded"):
        del encoding["style"]
    headers = mapping(encoding.get("headers"))
    if headers:
        encoding["headers"] = {name: _without_schema(header) for name, header in headers.items()}
    return {key: inner for key, inner in encoding.items() if key not in TEXTS}


def _without_schema(header: Any) -> dict[str, Any]:
    """Return a header field of a part without its schema, which is compared on its own."""
    return {key: inner for key, inner in mapping(header).items() if key not in {*TEXTS, "schema"}}


def parameter_confidence(context: Context, base: str, head: str) -> float:
    """Return the confidence, from 0 to 1, that one parameter is the other renamed."""
    (at, ours), (to, theirs) = context.walk.base.follow(base), context.walk.head.follow(head)
    ours, theirs = mapping(ours), mapping(theirs)
    signature = context.signatures.of(context.walk.base, (join(at, "schema"),))
    if ours.get("in") != theirs.get("in") or _required(ours) != _required(theirs):
        return 0.0
    if signature != context.signatures.of(context.walk.head, (join(to, "schema"),)):
        return 0.0
    return matching.confidence(
        str(ours.get("name")),
        str(theirs.get("name")),
        distinctive=matching.says_much(
            context.walk.shape(context.walk.base, (join(at, "schema"),))
        ),
        described=matching.described_alike(ours, theirs),
    )
