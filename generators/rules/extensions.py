"""Extensions: those this toolkit reads have the form it reads, and are not misspelled."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from generators.diagnostics import Severity
from generators.document.composition import Composition, Placed
from generators.document.pointer import Node, join
from generators.extensions import INFERRED, NAMES, PERSONAL
from generators.rules.errors import show, type_of
from generators.rules.registry import Context, Finding, Group, mapping, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_INSIDE = frozenset(
    """info contact license externalDocs tags servers server discriminator xml flows implicit
    password clientCredentials authorizationCode deviceAuthorization variables""".split()
)
"""Fields that hold objects which rules do not visit one by one."""
_MAPS = frozenset({"paths", "responses"})
"""Fields that hold other objects by name, extensions beside them."""
_CLOSE = 0.88
"""How close a name is to one of ours where that was meant: `x-personel`, not `x-personalized`."""


def extended(context: Context) -> list[Node]:
    """Return all objects of a document that may have extensions."""
    return context.once(_extended)


def _extended(context: Context) -> list[Node]:
    return [
        one
        for nodes in context.nodes.values()
        for node in nodes
        if isinstance(node.value, dict)
        for one in _with_plain(node)
    ]


def _with_plain(node: Node) -> Iterator[Node]:
    """Yield an object, and those in it that are no nodes of their own."""
    waiting = [node]
    while waiting:
        kind, pointer, value = one = waiting.pop()
        yield one
        for key, inner in value.items():
            at = join(pointer, key)
            if key in _MAPS and kind in {"document", "operation"} and isinstance(inner, dict):
                yield Node(key, at, inner)
            elif key in _INSIDE:
                waiting += _plain(key, at, inner)


def _plain(key: str, pointer: str, value: Any) -> Iterator[Node]:
    if key == "variables":
        for name, inner in mapping(value).items():
            yield from _plain("variable", join(pointer, name), inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _plain(key, join(pointer, index), inner)
    elif isinstance(value, dict):
        yield Node(key, pointer, value)


@rule("extension-misspelled", Severity.WARNING, group=Group.EXTENSIONS)
def extension_misspelled(context: Context) -> Iterator[Finding]:
    """No extension has almost the name of one that this toolkit reads."""
    for one in extended(context):
        for key in one.value:
            plain = key.casefold().replace("_", "-")
            if key in NAMES or not plain.startswith("x-"):
                continue
            close = get_close_matches(plain[:99], NAMES, n=1, cutoff=_CLOSE)
            if close:
                yield Finding(
                    join(one.pointer, key),
                    f"`{key[:99]}` is not an extension that this toolkit reads",
                    f"did you mean `{close[0]}`?",
                    key=True,
                )


@rule("inferred-form", Severity.ERROR, group=Group.EXTENSIONS)
def inferred_form(context: Context) -> Iterator[Finding]:
    """An `x-inferred` is a sentence."""
    for one in extended(context):
        value = one.value.get(INFERRED, "a sentence")
        if not isinstance(value, str) or not value.strip():
            said = "empty" if isinstance(value, str) else f"of type {type_of(value)}, not string"
            hint = "write one sentence that says why this is not stated by the source"
            yield Finding(join(one.pointer, INFERRED), f"`{INFERRED}` is {said}", hint)


@rule("personal-form", Severity.ERROR, blocks=True, group=Group.EXTENSIONS)
def personal_form(context: Context) -> Iterator[Finding]:
    """An `x-personal` is `true` or `false`, on a property or on a schema that properties use."""
    for one in extended(context):
        if PERSONAL not in one.value:
            continue
        value, at = one.value[PERSONAL], join(one.pointer, PERSONAL)
        if not isinstance(value, bool):
            yield Finding(
                at, f"{show(value)} is of type {type_of(value)}, not boolean", _boolean(value)
            )
        elif one.kind == "schema" and not _is_placed(context, one):
            hint = "write it on the property that holds the content"
            yield Finding(at, f"`{PERSONAL}` is on a schema that no property uses", hint, key=True)
        elif one.kind not in {"schema", "parameter"}:
            hint = "write it on the properties of bodies that hold personal content"
            yield Finding(at, f"`{PERSONAL}` has no effect here", hint, key=True)


def _is_placed(context: Context, schema: Node) -> bool:
    return _of_parameter(schema) or schema.pointer in context.once(_of_properties)


def _boolean(value: Any) -> str:
    is_word = isinstance(value, str) and value.lower() in {"true", "false"}
    return "remove the quotes" if is_word else "write `true`, or remove it"


@rule("personal-parameter", Severity.WARNING, group=Group.EXTENSIONS)
def personal_parameter(context: Context) -> Iterator[Finding]:
    """Personal content is sent in bodies: logs show URLs and header fields."""
    for one in extended(context):
        if one.value.get(PERSONAL) is True and (
            one.kind == "parameter" or (one.kind == "schema" and _of_parameter(one))
        ):
            yield Finding(
                join(one.pointer, PERSONAL),
                "the value of a parameter is not hidden: logs show URLs and header fields",
                "send it in the body, or keep the logs of requests private",
                key=True,
            )


def _of_parameter(node: Node) -> bool:
    """Whether a schema is that of a parameter."""
    return re.search(r"/parameters/[^/]+/(schema|content/[^/]+/schema)$", node.pointer) is not None


def _of_properties(context: Context) -> set[str]:
    """Return the pointers of all schemas that the value of a property has."""
    properties = [
        Placed(join(node.pointer, "properties", name), value)
        for node in context.schemas
        for name, value in mapping(node.value.get("properties")).items()
        if isinstance(value, dict)
    ]
    return set(Composition(context.document).stand_for(*properties))
