"""Keywords of schemas whose value is of a type that says nothing: `maxLength: "5"`.

Whatever reads schemas after pruning may rely on the types of their keywords.

Source: https://json-schema.org/draft/2020-12/json-schema-validation
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .faults import Fault
from .pointer import Node, join

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from . import Document

MAX_VALUES = 5_000
"""Values of an `enum`; one that has more is ignored: each would be a member of a class."""
CODE = "invalid-schema"
"""The rule that reports the same, and more, to people."""


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_bound(value: Any) -> bool:
    return _is_number(value) or isinstance(value, bool)  # which it is in OpenAPI 3.0


def _is_step(value: Any) -> bool:
    return _is_number(value) and value > 0


def _is_count(value: Any) -> bool:
    is_whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    return is_whole and _is_number(value) and value >= 0


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_map(value: Any) -> bool:
    return isinstance(value, dict)


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


def _is_some(value: Any) -> bool:
    return isinstance(value, list) and bool(value)


def _is_type(value: Any) -> bool:
    names = value if isinstance(value, list) else [value]
    return bool(names) and all(isinstance(name, str) and name in _TYPES for name in names)


def _is_names(value: Any) -> bool:
    if isinstance(value, bool):
        return True  # which the normal form reports, with what was meant
    return isinstance(value, list) and all(isinstance(name, str) for name in value)


_TYPES = frozenset("null boolean object array number string integer".split())
_GROUPS: dict[tuple[str, Callable[[Any], bool]], str] = {
    ("a list of schemas", _is_list): "prefixItems",
    ("a list of at least one schema", _is_some): "allOf anyOf oneOf",
    ("a mapping", _is_map): "properties patternProperties dependentSchemas $defs discriminator "
    "dependentRequired xml externalDocs",
    ("a number", _is_number): "minimum maximum",
    ("a number", _is_bound): "exclusiveMinimum exclusiveMaximum",
    ("a number above zero", _is_step): "multipleOf",
    ("a number of things", _is_count): "minLength maxLength minItems maxItems minProperties "
    "maxProperties minContains maxContains",
    ("a text", _is_text): "format pattern title description contentMediaType contentEncoding "
    "$comment $ref $dynamicRef",
    ("true or false", _is_flag): "nullable readOnly writeOnly deprecated uniqueItems",
    ("a list of values", _is_some): "enum",
    ("a list of names", _is_names): "required",
    ("a type", _is_type): "type",
}
_KEYWORDS = {keyword: group for group, keywords in _GROUPS.items() for keyword in keywords.split()}
"""Keyword to what its value must be, in words, and what says whether it is."""


def faults(document: Document) -> list[Fault]:
    """Return the keywords of all schemas that say nothing, and what is no schema where one is."""
    return [fault for node in document.nodes if node.kind == "schema" for fault in _of(node)]


def _of(node: Node) -> Iterator[Fault]:
    schema = node.value
    if not isinstance(schema, dict):
        is_misplaced = isinstance(schema, str) and node.pointer.endswith("/$ref")
        if not isinstance(schema, bool) and not is_misplaced:  # which has a rule of its own
            yield Fault(CODE, node.pointer, "this is no schema")
        return
    for keyword, value in schema.items():
        group = _KEYWORDS.get(keyword)
        if group is not None and not group[1](value):
            yield Fault(CODE, join(node.pointer, keyword), f"`{keyword}` is not {group[0]}")
        elif keyword == "enum" and len(value) > MAX_VALUES:
            yield Fault(CODE, join(node.pointer, keyword), too_many(value))


def too_many(values: list[Any]) -> str:
    """Return the message on an `enum` that is no class."""
    return f"`enum` has {len(values):,} values, more than {MAX_VALUES:,}"
