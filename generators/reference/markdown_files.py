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
from ..render.documents import document_text
from ..runtime.markdown import operation_markdown, schema_markdown
from ..runtime.testing import Documented

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
_OURS = re.compile(r"^(#+) ", re.MULTILINE)
_HEADING = re.compile(r"^(\s{0,3})(#{1,6}|={3,}|-{3,})", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class MarkdownFiles:
    """The Markdown of a document.

    Attributes:
        operations: operation id to its Markdown.
        schemas: name of a component to its Markdown.
        webhooks: name of a webhook and its Markdown, one for each method.
    """

    operations: dict[str, str]
    schemas: dict[str, str]
    webhooks: tuple[tuple[str, str], ...] = ()


def markdown_of(generated: Generated) -> MarkdownFiles:
    """Return the Markdown of a document that could be generated."""
    api, document = generated.described.api, generated.described.document
    assert api is not None  # noqa: S101 - a page is made of what could be generated
    assert document is not None  # noqa: S101 - likewise
    reader = Documented(document_text(document.data).encode)
    operations = {
        operation.id: _operation(reader, operation)
        for operation in api.operations
        if operation.path in (document.data.get("paths") or {})
    }
    schemas = (document.data.get("components") or {}).get("schemas") or {}
    return MarkdownFiles(
        operations,
        {name: schema_markdown(name, schema, reader.follow) for name, schema in schemas.items()},
        tuple(_webhooks(reader, document.data.get("webhooks"))),
    )


def _operation(reader: Documented, operation: Operation) -> str:
    # What this reads of an operation is called the same in both descriptions.
    fact = cast("runtime.Operation[Any]", operation)
    return operation_markdown(
        operation.method,
        operation.path,
        reader.described(fact),
        list(reader.parameters(fact).values()),
        reader.follow,
    )


def _webhooks(reader: Documented, webhooks: Any) -> Iterator[tuple[str, str]]:
    for name, item in (webhooks if isinstance(webhooks, dict) else {}).items():
        path = reader.resolved(item)
        for method in _METHODS:
            if isinstance(path.get(method), dict):
                listed = [*path.get("parameters", ()), *path[method].get("parameters", ())]
                parameters = [reader.resolved(parameter) for parameter in listed]
                yield (
                    name,
                    operation_markdown(
                        method.upper(), name, path[method], parameters, reader.follow
                    ),
                )


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
    parts += [text for text in (_block(api.description), _servers(page), _schemes(page)) if text]
    for group in page.groups:
        texts = (files.operations.get(view.id) for view in group.operations)
        parts += [f"## {markdown(group.name)}", *(_below(text) for text in texts if text)]
    if files.webhooks:
        parts += ["## Webhooks", *(_below(text) for _, text in files.webhooks)]
    if files.schemas:
        parts += ["## Schemas", *(_below(text) for text in files.schemas.values())]
    return "\n\n".join([*parts, MARK.format(markdown(address))]) + "\n"


def _servers(page: Page) -> str:
    rows = [f"- `{_code(server.url)}`" for server in page.servers]
    return "\n".join(["## Servers", "", *rows]) if rows else ""


def _schemes(page: Page) -> str:
    rows = [f"- {markdown(scheme.name)}: {markdown(scheme.title)}" for scheme in page.schemes]
    return "\n".join(["## Authentication", "", *rows]) if rows else ""


def _below(text: str) -> str:
    """Return Markdown whose headings are two levels deeper; no line of a document is a heading."""
    return _OURS.sub(r"##\1 ", text.rstrip())


def _block(text: str) -> str:
    """Return text of several lines, none of which is a heading."""
    return _HEADING.sub(r"\1\\\2", clean(text.strip()))


def _code(text: str) -> str:
    return " ".join(clean(text).split()).replace("`", "'")
