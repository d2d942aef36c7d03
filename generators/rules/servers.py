"""Servers: where the API can be reached."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..diagnostics import Severity
from ..document.objects import brief, mapping, sequence, text
from ..document.pointer import join
from ..document.wording import show
from .registry import Context, Finding, Group, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_VARIABLE = re.compile(r"\{([^{}]*)\}")


def servers(context: Context) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield all servers: those of the document, of path items and of operations."""
    owners = [("", context.document.data)]
    owners += [(node.pointer, node.value) for node in context.of("pathItem")]
    owners += [(operation.node.pointer, operation.node.value) for operation in context.operations]
    for pointer, owner in owners:
        for index, server in enumerate(sequence(owner.get("servers"))):
            if isinstance(server, dict):
                yield join(pointer, "servers", index), server


@rule("no-undefined-server-variable", Severity.ERROR, aliases=("oas3-server-variables",))
def no_undefined_server_variable(context: Context) -> Iterator[Finding]:
    """Every name in braces in the URL of a server is one of its `variables`."""
    for pointer, server in servers(context):
        defined = list(mapping(server.get("variables")))
        for name in dict.fromkeys(_VARIABLE.findall(text(server.get("url")))):
            if name not in defined:
                yield Finding(
                    join(pointer, "url"),
                    f"the server variable `{brief(name)}` is not defined",
                    context.similar(name, defined) or "define it in `variables`, with a `default`",
                )


@rule("no-server-variables-empty-enum", Severity.ERROR)
def no_server_variables_empty_enum(context: Context) -> Iterator[Finding]:
    """A server variable that lists its values lists at least one, and its default."""
    for pointer, server in servers(context):
        for name, variable in mapping(server.get("variables")).items():
            values, at = mapping(variable).get("enum"), join(pointer, "variables", name)
            if values == []:
                yield Finding(join(at, "enum"), f"`{brief(name)}` has no value to choose from")
            elif isinstance(values, list) and "default" in variable:
                default = variable["default"]
                if default not in values:
                    yield Finding(
                        join(at, "default"),
                        f"{show(default)} is none of the values of `{brief(name)}`",
                        context.similar(text(default), [value for value in values if text(value)]),
                    )


@rule("no-empty-servers", Severity.INFO, group=Group.DOCS, aliases=("oas3-api-servers",))
def no_empty_servers(context: Context) -> Iterator[Finding]:
    """The document says where the API can be reached."""
    data = context.document.data
    if mapping(data.get("paths")) and not data.get("servers") and not any(servers(context)):
        yield Finding(
            "/servers" if "servers" in data else "",
            "the document names no server",
            "list at least one in `servers`; a path such as `/api` is one, too",
        )


@rule(
    "no-server-trailing-slash",
    Severity.WARNING,
    group=Group.DOCS,
    aliases=("oas3-server-trailing-slash",),
)
def no_server_trailing_slash(context: Context) -> Iterator[Finding]:
    """No URL of a server ends with a slash: paths begin with one."""
    for pointer, server in servers(context):
        url = text(server.get("url"))
        if url.endswith("/") and url != "/":
            message = f"the URL `{brief(url)}` ends with a slash, and every path begins with one"
            yield Finding(join(pointer, "url"), message, "remove it from the URL")
