"""Parameters, header fields, bodies and media types: what carries a schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from generators.document.pointer import join
from generators.review.compare import matching
from generators.review.compare.recording import At, Values
from generators.review.compare.sides import mapping, same
from generators.review.compare.words import TEXTS, compare_words
from generators.review.model import Direction

if TYPE_CHECKING:
    from generators.review.compare.matching import Signatures
    from generators.review.compare.sides import Side
    from generators.review.compare.walk import Walk

_PRIMITIVE = frozenset({"string", "number", "integer", "boolean"})
_PARAMETER = frozenset(
    """name in required schema content style explode allowReserved allowEmptyValue""".split()
)
_STYLES = {"query": "form", "cookie": "form", "path": "simple", "header": "simple"}
_MEDIA = frozenset({"schema", "itemSchema", "encoding"})


class Way(NamedTuple):
    """In which direction something is compared, and with what.

    Attributes:
        walk: the walk.
        signatures: of schemas.
        direction: who sends it.
    """

    walk: Walk
    signatures: Signatures
    direction: Direction

    def emit(self, key: str, base: At | None, head: At | None, *rest: Any, **more: Any) -> None:
        """Note a change; see `Walk.emit`."""
        self.walk.emit(key, self.direction, base, head, *rest, **more)


def compare_parameter(way: Way, base: str, head: str, *, header: bool = False) -> None:
    """Compare two parameters or header fields at these pointers; references are followed.

    How a parameter is written is compared unless it was moved: its place alone changes that.
    """
    if way.walk.common.unchanged(base, head):
        return
    (at, ours), (to, theirs) = way.walk.base.follow(base), way.walk.head.follow(head)
    ours, theirs = mapping(ours), mapping(theirs)
    noun = "header" if header else "parameter"
    before, after = (_required(value) for value in (ours, theirs))
    if before != after:
        key = f"{noun}-became-{'required' if after else 'optional'}"
        places = _place(way.walk.base, at, "required"), _place(way.walk.head, to, "required")
        way.emit(key, *places, of=to)
    if ours.get("in") == theirs.get("in"):
        _serialization(way, (at, ours), (to, theirs), header=header)
    _schema_or_content(way, (at, ours), (to, theirs))
    compare_words(way.walk, way.direction, (at, ours), (to, theirs), _PARAMETER)


def _required(parameter: dict[str, Any]) -> bool:
    return parameter.get("required") is True or parameter.get("in") == "path"


def _place(side: Side, pointer: str, *tokens: str) -> At:
    """Return the place of a field, or of the object where the field is left out."""
    at = join(pointer, *tokens)
    return At(at) if side.has(at) else At(pointer)


def _serialization(
    way: Way, base: tuple[str, dict[str, Any]], head: tuple[str, dict[str, Any]], *, header: bool
) -> None:
    ours, theirs = (
        _effective(side, value, header=header)
        for side, value in ((way.walk.base, base), (way.walk.head, head))
    )
    for key, before in ours.items():
        after = theirs[key]
        if before == after or None in (before, after):
            continue
        places = _place(way.walk.base, base[0], key), _place(way.walk.head, head[0], key)
        if key == "allowEmptyValue":
            class_ = "empty-value-allowed" if after else "empty-value-forbidden"
            way.emit(class_, *places, of=head[0])
        else:
            way.emit("serialization-changed", *places, Values(before, after), of=head[0], name=key)


def _effective(
    side: Side, parameter: tuple[str, dict[str, Any]], *, header: bool
) -> dict[str, Any]:
    """Return how a value is written, defaults filled in; None where it makes no difference."""
    pointer, value = parameter
    where = "header" if header else str(value.get("in"))
    style = value.get("style", _STYLES.get(where, "form"))
    explode = value.get("explode", style == "form") is True
    types = _types_of(side, join(pointer, "schema")) if "schema" in value else None
    plain = types is not None and types <= _PRIMITIVE
    if plain and style in {"form", "simple", "spaceDelimited", "pipeDelimited"}:
        style = "form" if where in {"query", "cookie"} else "simple"
    written = "schema" in value
    return {
        "style": style if written else None,
        "explode": explode if written and not plain else None,
        "allowReserved": value.get("allowReserved") is True,
        "allowEmptyValue": value.get("allowEmptyValue") is True,
    }


def _types_of(side: Side, pointer: str) -> frozenset[str] | None:
    from generators.review.compare.shapes import Shape

    return Shape(side, (pointer,)).types


def _schema_or_content(
    way: Way, base: tuple[str, dict[str, Any]], head: tuple[str, dict[str, Any]]
) -> None:
    (at, ours), (to, theirs) = base, head
    if ("content" in ours) != ("content" in theirs) and {"schema", "content"} <= {*ours, *theirs}:
        before, after = ("content" if "content" in one else "schema" for one in (ours, theirs))
        places = At(join(at, before)), At(join(to, after))
        way.emit("serialization-changed", *places, Values(before, after), of=to, name="content")
        return
    compare_content(way, at, to)
    way.walk.schemas(
        (join(at, "schema"),) if "schema" in ours else (),
        (join(to, "schema"),) if "schema" in theirs else (),
        way.direction,
    )


# --- content ----------------------------------------------------------------------------------


def media_types(side: Side, pointer: str) -> dict[str, str]:
    """Return the media types of the object at `pointer`, written in one way, with pointers."""
    content = mapping(mapping(side.at(pointer)).get("content"))
    return {_media_type(name): join(pointer, "content", name) for name in content}


def _media_type(name: str) -> str:
    kind, *parameters = (part.strip() for part in name.lower().split(";"))
    return ";".join([kind, *sorted(one for one in parameters if one and one != "charset=utf-8")])


def compare_content(way: Way, base: str, head: str) -> None:
    """Compare the media types of two objects; their bodies as wholes are the caller's."""
    ours, theirs = media_types(way.walk.base, base), media_types(way.walk.head, head)
    if not ours or not theirs:
        return
    lost = [name for name in ours if name not in theirs]
    new = [name for name in theirs if name not in ours]
    for name in ours:
        if name in theirs:
            _media(way, ours[name], theirs[name])
    for name in list(lost):
        wider = next((other for other in theirs if _covers(other, name)), None)
        if wider is not None:
            _media(way, ours[name], theirs[wider])
            lost.remove(name)
    for name in list(new):
        wider = next((other for other in ours if _covers(other, name)), None)
        if wider is not None and way.direction is Direction.RESPONSE:
            _media(way, ours[wider], theirs[name])
            new.remove(name)
    if len(lost) == len(new) == 1 and _same_schema(way, ours[lost[0]], theirs[new[0]]):
        places = At(ours[lost[0]]), At(theirs[new[0]])
        way.emit("media-type-changed", *places, Values(lost[0], new[0]), of=head)
        _media(way, ours[lost[0]], theirs[new[0]])
        return
    for name in lost:
        way.emit("media-type-removed", At(ours[name]), At(head, exact=False), of=head, name=name)
    for name in new:
        way.emit("media-type-added", At(base, exact=False), At(theirs[name]), of=head, name=name)


def _covers(wider: str, name: str) -> bool:
    return wider != name and (
        wider == "*/*"
        or (wider.endswith("/*") and name.startswith(wider[:-1]))
        or name.partition(";")[0] == wider
    )


def _same_schema(way: Way, base: str, head: str) -> bool:
    walk, signatures = way.walk, way.signatures
    one = signatures.of(walk.base, (join(base, "schema"),))
    return one == signatures.of(walk.head, (join(head, "schema"),))


def _media(way: Way, base: str, head: str) -> None:
    if way.walk.common.unchanged(base, head):
        return
    (base, ours), (head, theirs) = way.walk.base.follow(base), way.walk.head.follow(head)
    ours, theirs = mapping(ours), mapping(theirs)
    for key in ("schema", "itemSchema"):
        way.walk.schemas(
            (join(base, key),) if key in ours else (),
            (join(head, key),) if key in theirs else (),
            way.direction,
        )
    before, after = (mapping(one.get("encoding")) for one in (ours, theirs))
    for name in dict.fromkeys([*before, *after]):
        one, other = (_encoding(said.get(name), head) for said in (before, after))
        if not same(one, other):
            places = (
                _place(way.walk.base, base, "encoding", name),
                _place(way.walk.head, head, "encoding", name),
            )
            way.emit("encoding-changed", *places, Values(one, other), of=head, name=name)
    compare_words(way.walk, way.direction, (base, ours), (head, theirs), _MEDIA)


def _encoding(value: Any, media_type: str) -> dict[str, Any]:
    """Return an Encoding Object without what it would mean anyway.

    Of a multipart body any `style` says that the type of the part does not count.
    """
    said = dict(mapping(value))
    if said.get("allowReserved") is False:
        del said["allowReserved"]
    if said.get("explode") is (said.get("style", "form") == "form"):
        del said["explode"]
    if said.get("style") == "form" and media_type.endswith("urlencoded"):
        del said["style"]
    return {key: inner for key, inner in said.items() if key not in TEXTS}


def parameter_confidence(way: Way, base: str, head: str) -> float:
    """Return how sure it is that one parameter is the other, renamed."""
    (at, ours), (to, theirs) = way.walk.base.follow(base), way.walk.head.follow(head)
    ours, theirs = mapping(ours), mapping(theirs)
    one = way.signatures.of(way.walk.base, (join(at, "schema"),))
    if ours.get("in") != theirs.get("in") or _required(ours) != _required(theirs):
        return 0.0
    if one != way.signatures.of(way.walk.head, (join(to, "schema"),)):
        return 0.0
    return matching.confidence(
        str(ours.get("name")),
        str(theirs.get("name")),
        telling=matching.says_much(way.walk.shape(way.walk.base, (join(at, "schema"),))),
        described=matching.described_alike(ours, theirs),
    )
