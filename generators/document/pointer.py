"""JSON pointers (RFC 6901): how every place in a document is named, and what stands where.

A pointer here is the plain form, `/paths/~1pets/get`. The form inside a reference,
`#/paths/~1pets%7D/get`, is a URI fragment and percent-encoded on top; `from_ref` undoes that.

`walk` visits the objects OpenAPI defines, each with its kind. What it does not visit is data:
examples, defaults, enumerations, extensions. A `$ref` in there is no reference.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from collections.abc import Iterator


class PointerError(LookupError):
    """A pointer leads nowhere.

    Attributes:
        pointer: the whole pointer asked for.
        reached: the part of it that exists.
        missing: the first token that does not.
    """

    def __init__(self, pointer: str, reached: str, missing: str) -> None:
        super().__init__(f"`{pointer}` does not exist")
        self.pointer = pointer
        self.reached = reached
        self.missing = missing


def escape(token: str) -> str:
    """Return `token` as it is written between two slashes of a pointer."""
    return token.replace("~", "~0").replace("/", "~1")


def unescape(token: str) -> str:
    """Undo `escape`."""
    return token.replace("~1", "/").replace("~0", "~")


def join(pointer: str, *tokens: str | int) -> str:
    """Return the pointer to what `tokens` name below `pointer`."""
    for token in tokens:
        text = str(token)
        pointer = f"{pointer}/{escape(text) if '~' in text or '/' in text else text}"
    return pointer


def split(pointer: str) -> list[str]:
    """Return the tokens of `pointer`; the empty pointer, the whole document, has none.

    A missing leading slash is forgiven: `paths` reads as `/paths`.
    """
    if not pointer:
        return []
    tokens = pointer.removeprefix("/").split("/")
    if "~" not in pointer:
        return tokens
    return [unescape(token) if "~" in token else token for token in tokens]


def parent(pointer: str) -> str:
    """Return the pointer one level up; the document is its own parent."""
    return pointer.rpartition("/")[0]


def from_ref(ref: str) -> str | None:
    """Return the pointer inside an internal reference (`#/a%20b` gives `/a b`).

    None when `ref` is not of that form: another file, a URL, an anchor such as `#name`.
    """
    if ref == "#":
        return ""
    return unquote(ref[1:]) if ref.startswith("#/") else None


def to_ref(pointer: str) -> str:
    """Return the internal reference to `pointer`."""
    return "#" + quote(pointer, safe="/~!$&'()*+,;=:@{}")


def lookup(data: object, pointer: str) -> Any:
    """Return the value at `pointer`, taken literally: no reference on the way is followed.

    Raises:
        PointerError: it leads nowhere.
    """
    value: Any = data
    tokens = split(pointer)
    for index, token in enumerate(tokens):
        if isinstance(value, dict) and token in value:
            value = value[token]
        elif isinstance(value, list) and _is_index(token, len(value)):
            value = value[int(token)]
        else:
            raise PointerError(pointer, join("", *tokens[:index]), token)
    return value


def _is_index(token: str, length: int) -> bool:
    return token.isascii() and token.isdigit() and len(token) < 10 and int(token) < length


def suggest(data: object, error: PointerError, file: str = "") -> str:
    """Return a hint for a pointer that leads nowhere: the name that was probably meant.

    Args:
        data: the document the pointer was looked up in.
        error: what `lookup` raised.
        file: what is before the `#` of the reference.
    """
    around = lookup(data, error.reached)
    if not isinstance(around, dict):
        return ""
    folded = {str(name).casefold(): str(name) for name in around}
    close = get_close_matches(error.missing.casefold(), folded, n=1)
    if close:
        rest = error.pointer[len(join(error.reached, error.missing)) :]
        return f"did you mean `{file}#{join(error.reached, folded[close[0]])}{rest}`?"
    names = ", ".join(f"`{name}`" for name in list(around)[:5])
    more = ", …" if len(around) > 5 else ""
    where = f"`{file}#{error.reached}`"
    return f"{where} has {names}{more}" if names else f"{where} is empty"


class Node(NamedTuple):
    """An object of the document.

    Attributes:
        kind: what OpenAPI calls it, a key of `SHAPES`.
        pointer: where it is.
        value: the object itself, of any type when the document is malformed.
    """

    kind: str
    pointer: str
    value: Any


# How to read a field: `kind` one object; `[kind]` a list of them; `{kind}` a mapping with free
# keys; `<kind>` a mapping in which keys that begin with `x-` are extensions.
_REUSABLE = {
    "schemas": "{schema}",
    "responses": "{response}",
    "parameters": "{parameter}",
    "examples": "{example}",
    "requestBodies": "{requestBody}",
    "headers": "{header}",
    "securitySchemes": "{securityScheme}",
    "links": "{link}",
    "callbacks": "{callback}",
    "pathItems": "{pathItem}",
    "mediaTypes": "{mediaType}",
}
_CONTENT = {"schema": "schema", "examples": "{example}", "content": "{mediaType}"}
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
"""Keys of a Path Item Object that hold an operation, in the order of the specification."""

SHAPES: dict[str, dict[str, str]] = {
    "document": {"paths": "<pathItem>", "webhooks": "{pathItem}", "components": "components"},
    "components": _REUSABLE,
    "pathItem": {
        "parameters": "[parameter]",
        **dict.fromkeys(METHODS, "operation"),
        "additionalOperations": "{operation}",
    },
    "operation": {
        "parameters": "[parameter]",
        "requestBody": "requestBody",
        "responses": "<response>",
        "callbacks": "{callback}",
    },
    "callback": {"": "<pathItem>"},
    "parameter": _CONTENT,
    "header": _CONTENT,
    "requestBody": {"content": "{mediaType}"},
    "response": {"headers": "{header}", "content": "{mediaType}", "links": "{link}"},
    "mediaType": {
        "schema": "schema",
        "itemSchema": "schema",
        "examples": "{example}",
        "encoding": "{encoding}",
        "prefixEncoding": "[encoding]",
        "itemEncoding": "encoding",
    },
    "encoding": {"headers": "{header}", "encoding": "{encoding}"},
    "example": {},
    "link": {},
    "securityScheme": {},
    "schema": {
        **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), "[schema]"),
        **dict.fromkeys(("not", "if", "then", "else"), "schema"),
        **dict.fromkeys(
            ("properties", "patternProperties", "dependentSchemas", "$defs"), "{schema}"
        ),
        **dict.fromkeys(("items", "contains", "unevaluatedItems"), "schema"),
        **dict.fromkeys(
            ("additionalProperties", "unevaluatedProperties", "propertyNames"), "schema"
        ),
        "contentSchema": "schema",
    },
}
"""Kind of object to the fields of it that hold objects; the empty field is the object itself."""

_FIELDS = {kind: shape.keys() for kind, shape in SHAPES.items()}

SECTIONS = {field[1:-1]: section for section, field in _REUSABLE.items()}
"""Kind of object to the part of `components` that holds it."""


def children(node: Node) -> Iterator[Node]:
    """Yield the objects directly inside one, in the order they are written."""
    yield from _inside(node)


def _inside(node: Node) -> list[Node]:
    kind, pointer, value = node
    inside: list[Node] = []
    if not isinstance(value, dict):
        return inside
    shape = SHAPES[kind]
    if "" in shape:
        if not isinstance(value.get("$ref"), str):
            _read(shape[""], pointer, value, inside)
    elif not shape.keys().isdisjoint(value):
        for name, inner in value.items():
            field = shape.get(name)
            if field is not None:
                _read(field, f"{pointer}/{name}", inner, inside)
    return inside


_KINDS = {
    field: (field.strip("[]{}<>"), field[0])
    for shape in SHAPES.values()
    for field in shape.values()
}
"""How a field is read, to the kind of what it holds and the character that it begins with."""


def _read(field: str, pointer: str, value: Any, inside: list[Node]) -> None:
    kind, form = _KINDS[field]
    if form == "[":
        if isinstance(value, list):
            inside += [Node(kind, f"{pointer}/{index}", item) for index, item in enumerate(value)]
    elif form in "{<":
        if isinstance(value, dict):
            for name, item in value.items():
                if form == "{" or not name.startswith("x-"):
                    inside.append(Node(kind, join(pointer, name), item))
    else:
        inside.append(Node(kind, pointer, value))


def walk(node: Node) -> list[Node]:
    """Return an object and all objects inside it, in the order they are written."""
    stack, nodes = [node], list[Node]()
    while stack:
        current = stack.pop()
        nodes.append(current)
        if isinstance(current.value, dict) and not _FIELDS[current.kind].isdisjoint(current.value):
            inside = _inside(current)
            inside.reverse()
            stack += inside
        elif "" in SHAPES[current.kind]:
            stack += reversed(_inside(current))
    return nodes


_MANY = frozenset("[{<")
"""How a field begins that holds several objects."""


def chain(data: Any, pointer: str) -> list[Node]:
    """Return the objects around a place, the document first, as far as there are any."""
    nodes = [Node("document", "", data)]
    tokens = split(pointer)
    while tokens:
        node = nodes[-1]
        value, shape = node.value, SHAPES[node.kind]
        is_map = "" in shape
        field = shape.get("" if is_map else tokens[0], "")
        steps = 2 if field[:1] in _MANY and not is_map else 1
        if not field or len(tokens) < steps or not isinstance(value, dict):
            break
        if field[0] == "<" and tokens[steps - 1].startswith("x-"):
            break
        if is_map and isinstance(value.get("$ref"), str):
            break
        at = join(node.pointer, *tokens[:steps])
        try:
            inner = lookup(value, join("", *tokens[:steps]))
        except PointerError:
            break
        if (field[0] == "[") != isinstance(lookup(value, join("", *tokens[: steps - 1])), list):
            break
        nodes.append(Node(field.strip("[]{}<>"), at, inner))
        tokens = tokens[steps:]
    return nodes
