"""The document: a file read, placed and bundled, and everything that was wrong with it.

`load` is the only door. It never raises for bad input: what it cannot read is a diagnostic.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
import shlex
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from .. import COMMAND
from ..diagnostics import Diagnostic, Location, Severity
from . import bundle, files
from .codes import LOADING_CODES
from .objects import mappings_in
from .pointer import Node, PointerError, from_ref, join, lookup, parent, walk
from .readers import parse
from .roots import Roots
from .source import Places, Source, Unreadable, find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from .builder import Parsed
    from .name_table import Names

__all__ = ["LOADING_CODES", "MAX_LINKS", "Adaptation", "Document", "Loaded", "PointerError", "load"]

SUPPORTED = ((3, 0), (3, 1), (3, 2))
"""Versions of OpenAPI this toolkit reads."""

_VERSION = re.compile(r"(\d+)\.(\d+)(?:\.\d+)?(?:-.+)?")
MAX_LINKS = 100
"""References that may lead from one to the next before there is a definition."""


@dataclass(frozen=True)
class Document:
    """An OpenAPI document in which every reference is internal.

    Attributes:
        file: the main file as the user named it.
        data: the whole document as plain values. YAML aliases share their value: read it, do
            not write to it; `derive` makes a changed document.
        version: major and minor number of OpenAPI, for example `(3, 1)`.
        source: the text of the main file.
        sha256: digest of the main file, and of the files it refers to where there are any.
        files: all sources, the main one first.
        places: where every value is.
        origins: for a derived document, new pointer to the pointer in the file.
        walked: its `nodes`, where they are known already.
    """

    file: str
    data: dict[str, Any] = field(repr=False)
    version: tuple[int, int]
    source: Source = field(repr=False)
    sha256: str
    files: tuple[Source, ...] = field(repr=False)
    places: Places = field(repr=False)
    origins: Mapping[str, str] = field(default_factory=dict, repr=False)
    walked: list[Node] | None = field(default=None, repr=False, compare=False)

    @cached_property
    def nodes(self) -> list[Node]:
        """All objects of the document, in the order they are written."""
        return walk(Node("document", "", self.data)) if self.walked is None else self.walked

    def states(self, key: str) -> bool:
        """Whether any mapping has a key, wherever it is and whatever it means there."""
        return key in self._keys

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset[str]().union(*mappings_in(self.data))

    def locate(self, pointer: str, *, key: bool = False) -> Location:
        """Return where the value at `pointer` is, or its nearest ancestor that exists.

        Args:
            pointer: any pointer; values bundled from another file lead to that file.
            key: give the place of the key instead, where the value is one of a mapping.
        """
        place = find(self.source, self.places, self.origin(pointer))
        offset = place.key_at if key and place.key_at is not None else place.offset
        return place.source.location(offset)

    def origin(self, pointer: str) -> str:
        """Return the pointer at which the value at `pointer` is in the file."""
        if not self.origins:
            return pointer
        head = pointer
        while head:
            if head in self.origins:
                return self.origins[head] + pointer[len(head) :]
            head = parent(head)
        return pointer

    def derive(self, data: dict[str, Any], origins: Mapping[str, str]) -> Document:
        """Return this document with other data.

        Args:
            data: the new content.
            origins: for what moved or is new, its pointer in `data` to the pointer here of the
                value it was made from; what is below an entry moves along.
        """
        moved = {new: self.origin(old) for new, old in origins.items()}
        return replace(self, data=data, origins={**self.origins, **moved}, walked=None)

    def follow(self, ref: str) -> tuple[str, Any]:
        """Return where a reference or pointer ends, and the value there, which is not a reference.

        Raises:
            PointerError: it leads nowhere, out of the document, or only to itself.
        """
        pointer = ref
        for _ in range(MAX_LINKS):
            if pointer and not pointer.startswith("/"):
                pointer = self._internal(pointer)
            value = lookup(self.data, pointer)
            if not isinstance(value, dict) or not isinstance(value.get("$ref"), str):
                return pointer, value
            pointer = self._internal(value["$ref"])
        raise PointerError(ref, "", "")

    def resolve(self, ref: str) -> Any:
        """Return the value a reference (`#/a/b`) or a pointer (`/a/b`) stands for.

        Raises:
            PointerError: it leads nowhere, out of the document, or only to itself.
        """
        return self.follow(ref)[1]

    @staticmethod
    def _internal(ref: str) -> str:
        pointer = from_ref(ref)
        if pointer is None:
            raise PointerError(ref, "", ref)
        return pointer


class Adaptation(NamedTuple):
    """What is done to a document after it was read, and before anything looks at it.

    Attributes:
        overlays: paths of overlays, applied in this order; see `overlays.py`.
        filters: which operations are included and excluded; see `filters.py`.
        names: what Python calls parts of it, None for nothing; see `name_table.py`.
    """

    overlays: tuple[str, ...] = ()
    filters: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    names: Names | None = None

    def files(self) -> list[str]:
        """Return the files that have to be read besides the document, wherever they are."""
        return [*self.overlays]


class Loaded(NamedTuple):
    """What `load` found.

    Attributes:
        document: None when the file cannot be read as OpenAPI 3 at all.
        diagnostics: what is wrong so far, in the order of the file.
    """

    document: Document | None
    diagnostics: list[Diagnostic]


def load(
    path: str | Path,
    *,
    read: Callable[[str], bytes] | None = None,
    name: str | None = None,
    allowed: Iterable[str | Path] = (),
    adapted: Adaptation | None = None,
) -> Loaded:
    """Read an OpenAPI document and the files it refers to.

    Args:
        path: the main file. References are relative to it.
        read: gives the content of a file, named like `path` with slashes, or raises `OSError`;
            by default the disk is read, inside the root of the document (see `roots`).
        name: what diagnostics call the main file; `path` by default.
        allowed: folders that may be read as well, where the disk is.
        adapted: overlays and filters that are applied to what was read.

    Raises:
        FilterError: a filter has no meaning.
    """
    adapted = adapted or Adaptation()
    read = read or Roots(path, [*allowed, *adapted.files()]).read
    file = posixpath.normpath(Path(path).as_posix())
    shown = str(path) if name is None else name
    try:
        raw, source = files.read_source(file, shown, read)
        parsed = parse(source)
        version = _version(source, parsed)
    except Unreadable as stop:
        return Loaded(None, [stop.problem])
    bundled = bundle.bundle(file, source, parsed, read)
    if adapted.overlays:
        try:
            bundled = _overlaid(bundled, source, adapted.overlays, read, shown)
            version = _version(source, parsed._replace(data=bundled.data, places=bundled.places))
        except Unreadable as stop:
            return Loaded(None, [stop.problem])
    digest = hashlib.sha256(raw)
    for content in bundled.contents:
        digest.update(hashlib.sha256(content).digest())
    document = Document(
        file=shown,
        data=bundled.data,
        version=version,
        source=source,
        sha256=digest.hexdigest(),
        files=bundled.sources,
        places=bundled.places,
        walked=bundled.nodes,
    )
    problems = [*parsed.problems, *bundled.problems]
    if adapted.names:
        document, notes = adapted.names.apply(document)
        problems += notes
    if any(adapted.filters):
        from .filters import Filters

        document, notes = Filters(*adapted.filters).apply(document)
        problems += notes
    return Loaded(document, sorted(problems, key=lambda problem: (problem.location, problem.code)))


def _overlaid(
    bundled: bundle.Bundled,
    source: Source,
    paths: Iterable[str],
    read: Callable[[str], bytes],
    shown: str,
) -> bundle.Bundled:
    """Return a bundled document with overlays applied; see `overlays.apply` for errors."""
    from . import overlays  # most documents have none

    # A document of a commit is shown as `ref:path`, and so are its overlays.
    ref = shown.partition(":")[0] + ":" if ":" in shown else ""
    named = [(posixpath.normpath(Path(path).as_posix()), f"{ref}{path}") for path in paths]
    applied = overlays.apply(bundled.data, bundled.places, source, named, read)
    return bundle.Bundled(
        applied.data if isinstance(applied.data, dict) else {},
        applied.places,
        (*bundled.sources, *applied.sources),
        (*bundled.contents, *applied.contents),
        [*bundled.problems, *applied.problems],
    )


def _version(source: Source, parsed: Parsed) -> tuple[int, int]:
    """Return the version of OpenAPI a document declares.

    Raises:
        Unreadable: it is none of `SUPPORTED`, or no OpenAPI document.
    """
    data = parsed.data
    if not isinstance(data, dict):
        kind = "a list" if isinstance(data, list) else "a single value"
        hint = "an OpenAPI document begins with `openapi: 3.1.0` and has `info` and `paths`"
        raise Unreadable(source.problem("not-a-mapping", f"the document is {kind}", 0, hint))

    def stop(key: str, message: str, hint: str) -> Unreadable:
        place = find(source, parsed.places, join("", key))
        pointer = join("", key) if place.exact else ""
        location = source.location(place.offset)
        return Unreadable(
            Diagnostic("unsupported-version", Severity.ERROR, message, location, pointer, hint)
        )

    supported = ", ".join(f"{major}.{minor}" for major, minor in SUPPORTED)
    if "openapi" not in data:
        if "swagger" in data:
            raise stop(
                "swagger",
                f"Swagger {data['swagger']} is not supported; supported is OpenAPI {supported}",
                f"`{COMMAND} convert {shlex.quote(source.name)} --out openapi.yaml` writes it in "
                "OpenAPI 3.0, once: review and keep that",
            )
        raise stop(
            "openapi",
            "the field `openapi` is missing, so the version of OpenAPI is unknown",
            "begin the document with `openapi: 3.1.0`",
        )
    declared = data["openapi"]
    match = _VERSION.fullmatch(declared) if isinstance(declared, str) else None
    if match is None:
        hint = (
            f"write the version in full: `openapi: {declared}.0`"
            if isinstance(declared, float)
            else "write for example `openapi: 3.1.0`"
        )
        raise stop("openapi", f"`{str(declared)[:40]}` is not a version of OpenAPI", hint)
    version = int(match[1]), int(match[2])
    if version not in SUPPORTED:
        raise stop(
            "openapi",
            f"OpenAPI {declared} is not supported",
            f"supported are {supported}",
        )
    return version
