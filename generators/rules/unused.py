"""Components that nothing uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..diagnostics import Severity
from ..document.families import bases
from ..document.objects import mapping, sequence, text
from ..document.pointer import SECTIONS, from_ref, join, split
from ..document.references import looks_like_ref, references
from .registry import Context, Finding, Group, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_SECURITY = "/components/securitySchemes"


@rule(
    "no-unused-components",
    Severity.INFO,
    group=Group.DOCS,
    aliases=("oas3-unused-component",),
)
def no_unused_components(context: Context) -> Iterator[Finding]:
    """Every component is used by an operation, itself or through others.

    A document without operations is a library for others, and uses nothing itself.
    """
    if not context.operations:
        return
    used = _used(context)
    for kind, section in SECTIONS.items():
        for name in mapping(mapping(context.document.data.get("components")).get(section)):
            pointer = join("/components", section, name)
            if pointer not in used:
                yield Finding(
                    pointer,
                    f"{kind} `{name}` is not used by any operation",
                    "remove it, or refer to it",
                    key=True,
                )


def _used(context: Context) -> set[str]:
    """Return the pointers of all components that operations lead to."""
    links: dict[str, list[str]] = {}
    for nodes in context.nodes.values():
        for node in nodes:
            pointers = [from_ref(holder[key]) for _, holder, key in references(node)]
            reached = [_component(pointer) for pointer in pointers if pointer is not None]
            if node.kind == "schema":
                reached += _named(node.value)
            if reached:
                links.setdefault(_component(node.pointer), []).extend(reached)
    schemas = mapping(mapping(context.document.data.get("components")).get("schemas"))
    for base, children in bases(schemas).items():
        # A base with a discriminator stands for the schemas that include it.
        targets = links.setdefault(join("/components/schemas", base), [])
        targets += [_component(from_ref(child) or "") for child in children]
    links.setdefault("", []).extend(_required(context))
    used: set[str] = set()
    waiting = [""]
    while waiting:
        pointer = waiting.pop()
        if pointer not in used:
            used.add(pointer)
            waiting += links.get(pointer, ())
    return used


def _component(pointer: str) -> str:
    """Return the pointer of the component that something is in; empty where in none."""
    if not pointer.startswith("/components/"):
        return ""
    tokens = split(pointer)
    return join("", *tokens[:3]) if len(tokens) > 2 else ""


def _named(schema: object) -> Iterator[str]:
    """Yield the schemas that a discriminator names without a reference."""
    discriminator = mapping(mapping(schema).get("discriminator"))
    if not discriminator:
        return
    for target in mapping(discriminator.get("mapping")).values():
        if isinstance(target, str) and not looks_like_ref(target):
            yield join("/components/schemas", target)
    if text(discriminator.get("defaultMapping")):
        yield join("/components/schemas", discriminator["defaultMapping"])


def _required(context: Context) -> Iterator[str]:
    """Yield the security schemes that are required somewhere."""
    places = [context.document.data, *(operation.node.value for operation in context.operations)]
    for place in places:
        for requirement in sequence(place.get("security")):
            yield from (join(_SECURITY, name) for name in mapping(requirement))
