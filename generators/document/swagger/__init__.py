"""Swagger 2.0, written as OpenAPI 3.0: what is asked for once, reviewed and kept.

READ FIRST: `conversion.py` has what all modules share; each of the others writes one kind of
object. What has no counterpart is told at its line and never dropped in silence; what the document
does not say and OpenAPI 3.0 has to is told as well.

Source: https://spec.openapis.org/oas/v2.0 and https://spec.openapis.org/oas/v3.0.4
"""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..depth import deep
from ..files import File, Files, read_source
from ..objects import mapping
from ..pointer import join
from ..readers import parse
from ..roots import Roots
from ..source import Source, Unreadable, find
from .conversion import SECTIONS, At, Conversion, strings
from .paths import paths
from .reusable import components
from .security import scheme
from .servers import servers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ...diagnostics import Diagnostic
    from ..builder import Parsed

__all__ = ["WRITTEN", "Converted", "convert"]

WRITTEN = "3.0.4"
"""The version of OpenAPI that is written: its schemas are those of Swagger 2.0, nearly."""
_SERVERS = ("host", "basePath", "schemes")
_MEDIA = ("consumes", "produces")


class Converted(NamedTuple):
    """What became of a document.

    Attributes:
        data: the document in OpenAPI 3.0, in the order of the file; None where it cannot be read.
        diagnostics: what is lost (warnings), what was chosen (notes), what was wrong in reading.
    """

    data: dict[str, Any] | None
    diagnostics: list[Diagnostic]


@deep
def convert(
    path: str | Path,
    *,
    read: Callable[[str], bytes] | None = None,
    allowed: Iterable[str | Path] = (),
) -> Converted:
    """Read a document in Swagger 2.0 and the files it refers to, and write it in OpenAPI 3.0.

    Args:
        path: the main file. References are relative to it.
        read: gives the content of a file or raises `OSError`; the disk by default.
        allowed: folders that may be read as well, where the disk is.
    """
    read = read or Roots(path, allowed).read
    file = posixpath.normpath(Path(path).as_posix())
    try:
        _, source = read_source(file, str(path), read)
        parsed = parse(source)
        _require_swagger(source, parsed)
    except Unreadable as stop:
        return Converted(None, [stop.problem])
    files = Files(File.of(file, source, parsed), read)
    root = At(files.main, "", parsed.data)
    conversion = Conversion(
        files, strings(root.below("consumes").value), strings(root.below("produces").value)
    )
    data = _written(conversion, root)
    problems = [*parsed.problems, *files.problems, *conversion.problems]
    problems.sort(key=lambda problem: (problem.location, problem.code))
    return Converted(data, list(dict.fromkeys(problems)))


def _require_swagger(source: Source, parsed: Parsed) -> None:
    """Refuse what is not Swagger 2.0.

    Raises:
        Unreadable: it is something else.
    """
    data = mapping(parsed.data)
    if data.get("swagger") in ("2.0", 2.0):
        return
    key = next((key for key in ("swagger", "openapi") if key in data), "")
    place = find(source, parsed.places, join("", key) if key else "")
    known = (
        f"it declares `{key}: {str(data[key])[:40]}`" if key else "the field `swagger` is missing"
    )
    hint = "OpenAPI 3 needs no conversion" if key == "openapi" else ""
    raise Unreadable(
        source.problem("unsupported-version", f"no Swagger 2.0: {known}", place.offset, hint)
    )


def _written(conversion: Conversion, root: At) -> dict[str, Any]:
    """Return the document, its fields in the order of the file."""
    conversion.name_components(root)
    fields = {"paths": paths(conversion, root.below("paths"), root)}
    reusable = components(conversion, root)
    result: dict[str, Any] = {"openapi": WRITTEN}
    for key, inner in root.entries():
        if key in _SERVERS:
            if "servers" not in result:
                result["servers"] = servers(conversion, root, root)
        elif key == "securityDefinitions" or key in SECTIONS:
            result.setdefault("components", {})
            if key == "securityDefinitions":
                reusable["securitySchemes"] = {
                    name: scheme(conversion, at) for name, at in inner.entries()
                }
        elif key != "swagger" and key not in _MEDIA:
            result[key] = fields.get(key, inner.value)
    if reusable or "components" in result:
        result["components"] = {name: found for name, found in reusable.items() if found}
        if not result["components"]:
            del result["components"]
    return result
