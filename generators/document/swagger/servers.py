"""Servers: host, base path and schemes are one URL each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .conversion import strings

if TYPE_CHECKING:
    from .conversion import At, Conversion

_VARIABLE = re.compile(r"\{([^{}]+)\}")


def servers(conversion: Conversion, root: At, owner: At) -> list[dict[str, Any]]:
    """Return the servers of a document or an operation.

    Args:
        conversion: tells what is lost.
        root: the document, which has host and base path.
        owner: the object that has the schemes.
    """
    host, base = root.below("host"), root.below("basePath")
    schemes = strings(owner.below("schemes").value)
    name = host.value if isinstance(host.value, str) else ""
    path = base.value.rstrip("/") if isinstance(base.value, str) else ""
    if "://" in name:
        scheme, _, name = name.partition("://")
        if schemes and scheme not in schemes:
            conversion.lost(host, f"`schemes` does not have `{scheme[:20]}`: `schemes` is taken")
        schemes = schemes or (scheme,)
    if path and not path.startswith("/"):
        path = f"/{path}"
    if not name:
        if schemes:
            conversion.lost(
                owner.below("schemes"), "schemes without a `host` name no server: left out"
            )
        return [_server(conversion, base, path or "/")]
    if not schemes:
        conversion.chosen(host, "no `schemes`: that of the document's own address is taken")
        return [_server(conversion, host, f"//{name}{path}")]
    return [_server(conversion, host, f"{item}://{name}{path}") for item in schemes]


def _server(conversion: Conversion, at: At, url: str) -> dict[str, Any]:
    variables = dict.fromkeys(_VARIABLE.findall(url))
    if not variables:
        return {"url": url}
    for name in variables:
        conversion.chosen(at, f"`{{{name}}}` is a variable of the server: its default is its name")
    return {"url": url, "variables": {name: {"default": name} for name in variables}}
