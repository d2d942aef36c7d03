"""Documentation: what readers of the document, and of what is generated from it, will miss."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..diagnostics import Severity
from ..document.objects import brief, mapping, sequence, text
from ..document.pointer import join
from .registry import Context, Finding, Group, rule

if TYPE_CHECKING:
    from collections.abc import Iterator


def _is_blank(value: Any) -> bool:
    return not text(value).strip()


def _info(context: Context, field: str, hint: str) -> Iterator[Finding]:
    info = mapping(context.document.data.get("info"))
    if not mapping(info.get(field)) and _is_blank(info.get(field)):
        yield Finding("/info", f"the document has no `info.{field}`", hint)


@rule("info-description", Severity.INFO, group=Group.DOCS)
def info_description(context: Context) -> Iterator[Finding]:
    """The document says what the API is for."""
    yield from _info(context, "description", "say in a few sentences what the API is for")


@rule("info-contact", Severity.INFO, group=Group.DOCS, on=False)
def info_contact(context: Context) -> Iterator[Finding]:
    """The document names a contact."""
    yield from _info(context, "contact", "give a name, an address or a page")


@rule("info-license", Severity.INFO, group=Group.DOCS, on=False)
def info_license(context: Context) -> Iterator[Finding]:
    """The document says under which license it, and the API, may be used."""
    yield from _info(context, "license", "give its name, and its URL or SPDX identifier")


@rule("operation-summary", Severity.INFO, group=Group.DOCS)
def operation_summary(context: Context) -> Iterator[Finding]:
    """Every operation has a summary, the first line of its method's docstring."""
    for operation in context.operations:
        if _is_blank(operation.node.value.get("summary")):
            yield Finding(
                operation.node.pointer,
                f"`{operation.title}` has no `summary`",
                "say in one line what it does",
                key=True,
            )


@rule("operation-description", Severity.INFO, group=Group.DOCS, on=False)
def operation_description(context: Context) -> Iterator[Finding]:
    """Every operation has a description."""
    for operation in context.operations:
        if _is_blank(operation.node.value.get("description")):
            yield Finding(
                operation.node.pointer, f"`{operation.title}` has no `description`", key=True
            )


@rule("parameter-description", Severity.INFO, group=Group.DOCS, on=False)
def parameter_description(context: Context) -> Iterator[Finding]:
    """Every parameter has a description."""
    for node in context.of("parameter"):
        if _is_blank(node.value.get("description")):
            name = brief(text(node.value.get("name")))
            yield Finding(node.pointer, f"the parameter `{name}` has no `description`")


@rule("operation-tags", Severity.INFO, group=Group.DOCS)
def operation_tags(context: Context) -> Iterator[Finding]:
    """Every operation has a tag, which is its group in the client."""
    for operation in context.operations:
        if operation.path and not sequence(operation.node.value.get("tags")):
            yield Finding(
                operation.node.pointer,
                f"`{operation.title}` has no tag",
                "without one it is in the group `default`",
                key=True,
            )


def _tags(context: Context) -> list[tuple[str, dict[str, Any]]]:
    """Return the tags that are declared, each with its pointer."""
    listed = sequence(context.document.data.get("tags"))
    return [
        (join("/tags", index), tag) for index, tag in enumerate(listed) if isinstance(tag, dict)
    ]


@rule("operation-tag-defined", Severity.INFO, group=Group.DOCS)
def operation_tag_defined(context: Context) -> Iterator[Finding]:
    """Every tag of an operation is declared in `tags` of the document."""
    declared = [text(tag.get("name")) for _, tag in _tags(context)]
    seen = set(declared)
    for operation in context.operations:
        for index, name in enumerate(sequence(operation.node.value.get("tags"))):
            if isinstance(name, str) and name not in seen:
                seen.add(name)  # once: it is one tag that lacks a declaration
                yield Finding(
                    join(operation.node.pointer, "tags", index),
                    f"the tag `{brief(name)}` is not declared",
                    context.similar(name, declared) or "declare it in `tags`, with a description",
                )


@rule("tag-description", Severity.INFO, group=Group.DOCS)
def tag_description(context: Context) -> Iterator[Finding]:
    """Every declared tag has a description."""
    for pointer, tag in _tags(context):
        if _is_blank(tag.get("description")) and _is_blank(tag.get("summary")):
            message = f"the tag `{brief(text(tag.get('name')))}` has no `description`"
            yield Finding(pointer, message)


@rule("no-duplicated-tag-names", Severity.ERROR, aliases=("openapi-tags-uniqueness",))
def no_duplicated_tag_names(context: Context) -> Iterator[Finding]:
    """No two declared tags have the same name."""
    seen: set[str] = set()
    for pointer, tag in _tags(context):
        name = text(tag.get("name"))
        if name and name in seen:
            message = f"the tag `{brief(name)}` is declared twice"
            yield Finding(join(pointer, "name"), message, "merge the two")
        seen.add(name)


@rule(
    "operation-success-response",
    Severity.INFO,
    group=Group.DOCS,
    aliases=("operation-2xx-response",),
)
def operation_success_response(context: Context) -> Iterator[Finding]:
    """Every operation lists a successful response: 2xx, 3xx or `default`."""
    for operation in context.operations:
        statuses = mapping(operation.node.value.get("responses"))
        if statuses and not any(name[:1] in "123" or name == "default" for name in statuses):
            yield Finding(
                join(operation.node.pointer, "responses"),
                f"`{operation.title}` lists no success response",
                "add the status and the content of a successful response",
                key=True,
            )
