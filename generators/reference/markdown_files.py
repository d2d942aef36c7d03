"""The document as Markdown: of each operation, and `llms.txt` with `llms-full.txt` beside a page.

What an operation or a schema looks like is decided in `runtime/markdown.py`, which the MCP server
of a package uses as well; here it is put together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from ..document.text import clean, markdown
from ..runtime.examples.documented import Documented
from ..runtime.markdown import operation_markdown, schema_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..api.ir import Api, Operation
    from ..pipeline import Generated
    from ..runtime import operations as runtime
    from .page import Page

INDEX, WHOLE = "llms.txt", "llms-full.txt"
"""Names of the files: the index (https://llmstxt.org), and the whole document."""
MARK = "<!-- of the reference page {} -->"
"""The last line of both files: which page they belong to."""
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_SCHEMAS = "#/components/schemas/"
_LONGEST = 4000
"""Characters of a description that `runtime/markdown.py` gives."""


@dataclass(frozen=True, slots=True)
class MarkdownFiles:
    """The Markdown of a document.

    Attributes:
        operations: operation id to its Markdown, with what the schemas hold that it names.
        brief: the same without these, for a text that has them elsewhere.
        schemas: name of a component to its Markdown.
        webhooks: that of each method of the webhooks.
    """

    operations: dict[str, str]
    brief: dict[str, str]
    schemas: dict[str, str]
    webhooks: tuple[str, ...] = ()


def markdown_of(generated: Generated) -> MarkdownFiles:
    """Return the Markdown of a document that could be generated."""
    api, document = generated.described.api, generated.described.document
    assert api is not None  # noqa: S101 - a page is made of what could be generated
    assert document is not None  # noqa: S101 - likewise
    reader = Documented(lambda: document.data)
    listed = [
        operation
        for operation in api.operations
        if operation.path in (document.data.get("paths") or {})
    ]

    def elsewhere(reference: str) -> Any:
        if reference.startswith(_SCHEMAS):
            raise LookupError(reference)
        return reader.follow(reference)

    schemas = (document.data.get("components") or {}).get("schemas") or {}
    return MarkdownFiles(
        {operation.id: _operation(reader, operation, reader.follow) for operation in listed},
        {operation.id: _operation(reader, operation, elsewhere) for operation in listed},
        {name: schema_markdown(name, schema, elsewhere) for name, schema in schemas.items()},
        tuple(_webhooks(reader, document.data.get("webhooks"), elsewhere)),
    )


def _operation(reader: Documented, operation: Operation, follow: Callable[[str], Any]) -> str:
    # What this reads of an operation is called the same in both descriptions.
    fact = cast("runtime.Operation[Any]", operation)
    return operation_markdown(
        operation.method,
        operation.path,
        reader.described(fact),
        list(reader.parameters(fact).values()),
        follow,
    )


def _webhooks(reader: Documented, webhooks: Any, follow: Callable[[str], Any]) -> Iterator[str]:
    for name, item in (webhooks if isinstance(webhooks, dict) else {}).items():
        path = reader.resolved(item)
        for method in _METHODS:
            if isinstance(path.get(method), dict):
                listed = [*path.get("parameters", ()), *path[method].get("parameters", ())]
                parameters = [reader.resolved(parameter) for parameter in listed]
                yield operation_markdown(method.upper(), name, path[method], parameters, follow)


def llms_index(page: Page, address: str, file_of: Callable[[str], str]) -> str:
    """Return `llms.txt`: what the API is, and where each operation is described.

    Args:
        page: as its template sees it.
        address: of the page, relative to the file.
        file_of: gives the file that has an id.
    """

    def link(text: str, anchor: str) -> str:
        return f"[{markdown(text)}]({quote(file_of(anchor))}#{quote(anchor, safe='')})"

    lines = [f"# {markdown(page.title)} {markdown(page.version)}".rstrip(), ""]
    if page.summary:
        lines += [f"> {markdown(page.summary)}", ""]
    lines += [
        f"Reference of {len(page.operations):,} operations. All of it as Markdown: "
        f"[{WHOLE}]({WHOLE}). The Python package is `{page.package}`.",
        "",
    ]
    for group in page.groups:
        lines += [f"## {markdown(group.name)}", ""]
        for view in group.operations:
            call = f"{view.method} {''.join(piece for piece, _ in view.path)}"
            note = " (deprecated)" if view.deprecated else ""
            lines.append(f"- {link(view.title, view.anchor)}: `{_code(call)}`{note}")
        lines.append("")
    if page.webhooks:
        lines += ["## Webhooks", ""]
        lines += [
            f"- {link(hook.name, hook.anchor)}: {markdown(hook.summary)}" for hook in page.webhooks
        ]
        lines.append("")
    if page.schemas:
        lines += ["## Schemas", ""]
        lines += [f"- {link(schema.name, schema.node.anchor)}" for schema in page.schemas]
        lines.append("")
    return "\n".join([*lines, MARK.format(markdown(address)), ""])


def llms_whole(api: Api, page: Page, files: MarkdownFiles, address: str) -> str:
    """Return `llms-full.txt`: the whole document as one compact text.

    Args:
        api: the description.
        page: as its template sees it.
        files: of the same document.
        address: of the page, relative to the file.
    """
    parts = [f"# {markdown(page.title)} {markdown(page.version)}".rstrip()]
    if page.summary:
        parts.append(f"> {markdown(page.summary)}")
    parts += [text for text in (_about(api, address), _servers(page), _schemes(page)) if text]
    for group in page.groups:
        texts = (files.brief.get(view.id) for view in group.operations)
        parts += [f"## {markdown(group.name)}", *(_below(text) for text in texts if text)]
    if files.webhooks:
        parts += ["## Webhooks", *map(_below, files.webhooks)]
    if files.schemas:
        parts += ["## Schemas", *(_below(text) for text in files.schemas.values())]
    return "\n\n".join([*parts, MARK.format(markdown(address))]) + "\n"


def _servers(page: Page) -> str:
    rows = [f"- `{_code(server.url)}`" for server in page.servers]
    return "\n".join(["## Servers", "", *rows]) if rows else ""


def _schemes(page: Page) -> str:
    rows = [f"- {markdown(scheme.name)}: {markdown(scheme.title)}" for scheme in page.schemes]
    return "\n".join(["## Authentication", "", *rows]) if rows else ""


def _about(api: Api, address: str) -> str:
    """Return the description of the API, in which no line is a heading."""
    text = schema_markdown("", {"description": api.description, "properties": {}}, _nowhere)
    about = text.partition("\n")[2].strip()
    if len(api.description) > _LONGEST:
        about += (
            f"\n\nThe rest of this text is on the page: [{markdown(address)}]({quote(address)})."
        )
    return about


def _nowhere(reference: str) -> Any:
    raise LookupError(reference)


def _below(text: str) -> str:
    """Return Markdown whose headings are two levels deeper, but for what is code."""
    lines: list[str] = []
    fence = ""
    for line in text.rstrip().split("\n"):
        match = _FENCE.match(line)
        if match and not fence:
            fence = match[1]
        elif match and match[1].startswith(fence):
            fence = ""
        lines.append(f"##{line}" if not fence and line.startswith("#") else line)
    return "\n".join(lines)


def _code(text: str) -> str:
    return " ".join(clean(text).split()).replace("`", "'")
