"""Documents that say the same in other words, and documents with one thing changed."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generators.document import Document, load
from generators.document.pointer import METHODS, Node, from_ref, join, lookup, split, walk

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests/cases"
LARGER = (ROOT / "spec/openapi.yaml", *sorted(CASES.glob("generate/*/openapi.yaml")))
SMALL = tuple(sorted(CASES.glob("review/*/base.yaml")))


def document(data: Any) -> Document:
    """Return the document that these data are."""
    text = json.dumps(data).encode()
    loaded = load("openapi.json", read=lambda _: text).document
    assert loaded is not None
    return loaded


def data_of(path: Path) -> dict[str, Any]:
    """Return the content of a file, nothing in it shared."""
    loaded = load(path).document
    assert loaded is not None
    return json.loads(json.dumps(loaded.data))


def nodes(data: dict[str, Any], kind: str) -> list[Node]:
    """Return all objects of a kind that are mappings."""
    document_nodes = walk(Node("document", "", data))
    return [node for node in document_nodes if node.kind == kind and isinstance(node.value, dict)]


def put(data: Any, pointer: str, value: Any) -> None:
    """Write a value to a place of the document."""
    *above, last = split(pointer)
    holder = lookup(data, join("", *above))
    holder[int(last) if isinstance(holder, list) else last] = value


# --- the same in other words ------------------------------------------------------------------


def reordered(data: dict[str, Any], rng: random.Random) -> None:
    """Give every mapping another order, and the lists that are sets."""
    for node in nodes(data, "schema"):
        for key in ("required", "enum", "type"):
            if isinstance(node.value.get(key), list):
                rng.shuffle(node.value[key])
    stack: list[Any] = [data]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            items = list(value.items())
            rng.shuffle(items)
            value.clear()
            value.update(items)
            stack.extend(value.values())
        elif isinstance(value, list):
            stack.extend(value)


def dereferenced(data: dict[str, Any], rng: random.Random) -> None:
    """Write out a schema where it is referred to."""
    schemas = [node for node in nodes(data, "schema") if set(node.value) == {"$ref"}]
    rng.shuffle(schemas)
    for node in schemas[:3]:
        target = from_ref(node.value["$ref"]) or ""
        value = lookup(data, target)
        if not isinstance(value, dict) or "discriminator" in value or _in_union(node.pointer):
            continue
        if not _refers_to(data, value, target):
            put(data, node.pointer, copy.deepcopy(value))


def _in_union(pointer: str) -> bool:
    return any(token in {"oneOf", "anyOf", "allOf"} for token in split(pointer))


def _refers_to(data: Any, value: Any, target: str) -> bool:
    """Whether a value leads to a place, directly or through others."""
    seen: set[str] = set()
    stack = [value]
    while stack:
        current = stack.pop()
        if isinstance(current, list):
            stack.extend(current)
        elif isinstance(current, dict):
            stack.extend(current.values())
            ref = from_ref(str(current.get("$ref", "")))
            if ref is not None and ref == target:
                return True
            if ref and ref not in seen:
                seen.add(ref)
                stack.append(lookup(data, ref))
    return False


def extracted(data: dict[str, Any], rng: random.Random) -> None:
    """Move a schema to the components and refer to it."""
    schemas = data.setdefault("components", {}).setdefault("schemas", {})
    candidates = [
        node
        for node in nodes(data, "schema")
        if "$ref" not in node.value
        and len(split(node.pointer)) > 3
        and not _in_union(node.pointer)
        and not _is_referred(data, node.pointer)
    ]
    if candidates:
        node = rng.choice(candidates)
        put(data, node.pointer, {"$ref": "#/components/schemas/TakenOut"})
        schemas["TakenOut"] = node.value


def _is_referred(data: Any, pointer: str) -> bool:
    text = json.dumps(data)
    return f'"#{pointer}' in text


def wrapped(data: dict[str, Any], rng: random.Random) -> None:
    """Put schemas into an `allOf` of their own."""
    schemas = data.get("components", {}).get("schemas", {})
    bases = {name for name, schema in schemas.items() if "discriminator" in schema}
    for node in nodes(data, "schema"):
        value = node.value
        name = split(str(value.get("$ref", "")))[-1:]
        plain = "allOf" not in value and "nullable" not in value and "discriminator" not in value
        outside = not _in_union(node.pointer) and len(split(node.pointer)) > 3
        if plain and outside and not set(name) & bases and rng.random() < 0.3:
            inner = dict(value)
            value.clear()
            value["allOf"] = [inner]


def hoisted(data: dict[str, Any], _rng: random.Random) -> None:
    """Move the parameters that all operations of a path begin with to the path."""
    for node in nodes(data, "pathItem"):
        operations = [node.value[method] for method in METHODS if method in node.value]
        if operations and "parameters" not in node.value:
            lists = [operation.get("parameters") or [] for operation in operations]
            while all(lists) and all(items[0] == lists[0][0] for items in lists):
                node.value.setdefault("parameters", []).append(lists[0][0])
                for items in lists:
                    items.pop(0)


def spelled_out(data: dict[str, Any], _rng: random.Random) -> None:
    """Write down what would hold anyway."""
    for node in nodes(data, "parameter"):
        if "schema" in node.value and node.value.get("in") == "query":
            node.value.setdefault("style", "form")
            node.value.setdefault("explode", node.value["style"] == "form")
            node.value.setdefault("required", False)
    for node in nodes(data, "schema"):
        value = node.value
        if value.get("type") == "string" and "$ref" not in value:
            value.setdefault("minLength", 0)
        if value.get("type") == "object" and "properties" in value:
            value.setdefault("required", [])
            value.setdefault("additionalProperties", True)
        if value.get("type") == "array":
            value.setdefault("uniqueItems", False)
    for node in nodes(data, "requestBody"):
        if "content" in node.value:
            node.value.setdefault("required", False)


def in_31(data: dict[str, Any], _rng: random.Random) -> None:
    """Write a document of OpenAPI 3.0 in that of 3.1."""
    if not data["openapi"].startswith("3.0"):
        return
    data["openapi"] = "3.1.0"
    for node in nodes(data, "schema"):
        value = node.value
        if value.get("nullable") is True and isinstance(value.get("type"), str):
            del value["nullable"]
            value["type"] = [value["type"], "null"]
            if isinstance(value.get("enum"), list) and None not in value["enum"]:
                value["enum"].append(None)
        for key, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
            if isinstance(value.get(key), bool) and value.pop(key) and bound in value:
                value[key] = value.pop(bound)


REWRITES: tuple[Callable[[dict[str, Any], random.Random], None], ...] = (
    reordered,
    dereferenced,
    extracted,
    wrapped,
    hoisted,
    spelled_out,
    in_31,
)

# --- one thing changed ------------------------------------------------------------------------


def leaves(value: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Yield all values that hold no others, with their pointers."""
    children: Any = ()
    if isinstance(value, dict):
        children = value.items()
    elif isinstance(value, list):
        children = enumerate(value)
    if not children:
        yield pointer, value
    for key, inner in children:
        yield from leaves(inner, join(pointer, key))


def changed(value: Any) -> Any:
    """Return another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)):
        return value + 1
    return f"{value}x" if isinstance(value, str) else "x"
