"""Bundling: references into other files become internal ones.

What a reference into another file means is copied into `components`, under a name made from the
reference, and its places still lead to the file it came from. Path items, which OpenAPI 3.0
cannot keep in `components`, are written out where they are used. Nothing is ever fetched.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from generators.diagnostics import Diagnostic, Severity
from generators.document import loader
from generators.document.pointer import (
    SECTIONS,
    Node,
    PointerError,
    children,
    join,
    lookup,
    split,
    suggest,
    to_ref,
    walk,
)
from generators.document.source import MAX_NODES, Graft, MapPlaces, Places, Source, Unreadable, find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generators.document.loader import Parsed

_REMOTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
_NOT_A_NAME = re.compile(r"[^A-Za-z0-9._-]+")
_FILE_SUFFIXES = (".yaml", ".yml", ".json")


class Bundled(NamedTuple):
    """A document that is complete.

    Attributes:
        data: the document; every reference that could be resolved is internal.
        places: where each value stands.
        sources: all files read, the main one first.
        contents: the bytes of the files other than the main one, in the order they were met.
        problems: references that could not be resolved, and files that could not be read.
    """

    data: dict[str, Any]
    places: Places
    sources: tuple[Source, ...]
    contents: tuple[bytes, ...]
    problems: list[Diagnostic]


@dataclass(frozen=True)
class _File:
    """A file of the bundle."""

    path: str
    source: Source
    parsed: Parsed | None
    missing: str = ""
    """Why it could not be read, when that is to be said at each reference to it."""


@dataclass(frozen=True)
class _Task:
    """An object still to be visited."""

    node: Node
    file: _File
    """The file in which its references are relative."""
    inlined: tuple[tuple[str, str], ...] = ()
    """Path items being written out around it, as (file, pointer)."""


class _Target(NamedTuple):
    """What a reference means: a value of a file."""

    file: _File
    pointer: str


def normalise(path: str) -> str:
    """Return `path` without `.` and needless `..`."""
    return posixpath.normpath(path)


def looks_like_ref(value: str) -> bool:
    """Whether a discriminator's mapping value is a reference rather than a schema's name."""
    return "#" in value or "/" in value or value.endswith(_FILE_SUFFIXES)


def is_remote(ref: str) -> bool:
    """Whether a reference is a URL."""
    return _REMOTE.match(ref) is not None


def references(node: Node) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the references an object itself holds: pointer, mapping, and key in the mapping.

    That is its `$ref`, and for a schema the mapping of its discriminator.
    """
    value = node.value
    if not isinstance(value, dict) or node.kind in {"document", "components", "operation"}:
        return
    if isinstance(value.get("$ref"), str):
        yield join(node.pointer, "$ref"), value, "$ref"
    if node.kind == "schema" and isinstance(value.get("discriminator"), dict):
        mapping = value["discriminator"].get("mapping")
        for name, target in mapping.items() if isinstance(mapping, dict) else ():
            if isinstance(target, str) and looks_like_ref(target):
                yield join(node.pointer, "discriminator", "mapping", name), mapping, name


def bundle(path: str, source: Source, parsed: Parsed, read: Callable[[str], bytes]) -> Bundled:
    """Resolve the references of a document into other files.

    Args:
        path: the main file, as `read` would want it.
        source: its text.
        parsed: its content, a mapping.
        read: gives the content of a file or raises `OSError`.
    """
    root = Node("document", "", parsed.data)
    if all(owner[key].startswith("#") for node in walk(root) for _, owner, key in references(node)):
        return Bundled(parsed.data, parsed.places, (source,), (), [])
    bundler = _Bundler(_File(path, source, parsed), read)
    try:
        bundler.run()
    except Unreadable as stop:
        bundler.problems.append(stop.problem)
    others = [file.source for file in bundler.files.values() if file.parsed is not None]
    return Bundled(
        bundler.data,
        bundler.places,
        (source, *(other for other in others if other is not source)),
        tuple(bundler.contents),
        bundler.problems,
    )


class _Bundler:
    """The state of one bundling."""

    def __init__(self, main: _File, read: Callable[[str], bytes]) -> None:
        assert main.parsed is not None  # noqa: S101 - `bundle` has read it
        self.main = main
        self.read = read
        self.files = {main.path: main}
        self.contents: list[bytes] = []
        self.problems: list[Diagnostic] = []
        self.copied = 0
        self.data: dict[str, Any] = self.copy(main.parsed.data)
        self.places = main.parsed.places
        self.placed: dict[tuple[str, str, str], str] = {}
        self.grafted: set[str] = set()
        self.tasks: list[_Task] = []

    def run(self) -> None:
        """Visit everything, what is added on the way included.

        Raises:
            Unreadable: the bundle grows beyond what a document may hold.
        """
        self.tasks = [_Task(Node("document", "", self.data), self.main)]
        self.place_components()
        while self.tasks:
            task = self.tasks.pop()
            node = task.node
            if node.kind == "pathItem" and any(references(node)):
                self.tasks.extend(self.path_item(task))
                continue
            for pointer, owner, key in references(node):
                self.rewrite(task.file, node.kind, pointer, owner, key)
            self.tasks.extend(
                _Task(child, task.file, task.inlined)
                for child in reversed(list(children(node)))
                if child.pointer not in self.grafted
            )

    def place_components(self) -> None:
        """Let a component that is only a reference into a file become what it refers to.

        So `Pet: {$ref: pet.yaml}` keeps the name `Pet`, and other references to the file use it.
        """
        for part in children(Node("document", "", self.data)):
            if part.kind != "components":
                continue
            for node in list(children(part)):
                value = node.value
                alone = isinstance(value, dict) and list(value) == ["$ref"]
                if node.kind == "pathItem" or not alone or not isinstance(value["$ref"], str):
                    continue
                target = self.target(self.main, join(node.pointer, "$ref"), value["$ref"])
                if target is not None and target.file is not self.main:
                    wanted = (target.file.path, target.pointer, SECTIONS[node.kind])
                    if wanted not in self.placed:
                        self.put(wanted, node.kind, node.pointer, target)

    def rewrite(
        self, file: _File, kind: str, pointer: str, owner: dict[str, Any], key: str
    ) -> None:
        """Make one reference internal."""
        ref = owner[key]
        target = self.target(file, pointer, ref)
        if target is None:
            if ref.startswith("#") and file is not self.main:
                owner[key] = file.path + ref  # it must not be taken for one into the main file
        elif target.file is self.main:
            owner[key] = to_ref(target.pointer)
        elif kind in SECTIONS:
            wanted = (target.file.path, target.pointer, SECTIONS[kind])
            if wanted not in self.placed:
                self.put(wanted, kind, self.free_place(SECTIONS[kind], target), target)
            owner[key] = to_ref(self.placed[wanted])

    def path_item(self, task: _Task) -> list[_Task]:
        """Write out a path item that is a reference; return what is to be visited in it."""
        node, file = task.node, task.file
        value = node.value
        siblings = {key: inner for key, inner in value.items() if key != "$ref"}
        tasks = [
            _Task(child, file, task.inlined)
            for child in children(Node(node.kind, node.pointer, siblings))
        ]
        at = join(node.pointer, "$ref")
        target = self.target(file, at, value["$ref"])
        if target is None or target.file is self.main:
            self.rewrite(file, node.kind, at, value, "$ref")
            return tasks
        key = (target.file.path, target.pointer)
        if key in task.inlined:
            self.report("circular-ref", at, f"path item `{value['$ref']}` contains itself")
            return tasks
        here = find(self.main.source, self.places, node.pointer).places
        own = dict(here.entries) if isinstance(here, MapPlaces) else {}
        inner = self.copy(self.value(target))
        if not isinstance(inner, dict):
            self.report("unresolved-ref", at, f"`{value['$ref']}` is not a path item")
            return tasks
        inlined = _Task(Node(node.kind, node.pointer, inner), target.file, (*task.inlined, key))
        if isinstance(inner.get("$ref"), str):
            tasks += self.path_item(inlined)
        else:
            tasks += [
                _Task(child, target.file, inlined.inlined) for child in children(inlined.node)
            ]
        value.clear()
        value.update({**inner, **siblings})
        if isinstance(here, MapPlaces):
            here.entries.update(self.grafts(target))
            here.entries.update({key: own[key] for key in siblings if key in own})
        return tasks

    def target(self, file: _File, pointer: str, ref: str) -> _Target | None:
        """Return what a reference in `file` means; None when it needs nothing or is wrong."""
        path, _, fragment = ref.partition("#")
        if is_remote(ref):
            hint = "save the file beside this one and refer to it by a relative path"
            self.report("remote-ref", pointer, f"`{ref}` is remote, it is never fetched", hint)
            return None
        if not path and file is self.main:
            return None
        other = self.open(file, unquote(path)) if path else file
        if other.parsed is None:
            if other.missing:
                hint = self.meant(ref)
                self.report("unresolved-ref", pointer, f"`{ref}`: {other.missing}", hint)
            return None
        if fragment and not fragment.startswith("/"):
            hint = f"name the place by its path: `{path}#/{fragment}`"
            self.report("unsupported-ref", pointer, f"`{ref}` refers to an anchor", hint)
            return None
        target = _Target(other, unquote(fragment))
        if other is not self.main:
            try:
                self.value(target)
            except PointerError as error:
                hint = suggest(other.parsed.data, error, path)
                self.report("unresolved-ref", pointer, f"`{ref}` does not exist", hint)
                return None
        return target

    def meant(self, ref: str) -> str:
        """Return a hint for a file that does not exist but names a component."""
        components = self.data.get("components")
        for section, part in components.items() if isinstance(components, dict) else ():
            name = split("/" + ref.lstrip("/"))[-1]
            if isinstance(part, dict) and name in part:
                return f"did you mean `#/components/{section}/{name}`?"
        return ""

    def open(self, file: _File, path: str) -> _File:
        """Return the file at `path` relative to another, reading it the first time."""
        full = normalise(posixpath.join(posixpath.dirname(file.path), path))
        if full not in self.files:
            self.files[full] = self.fetch(full, absolute=path.startswith("/"))
        return self.files[full]

    def fetch(self, path: str, *, absolute: bool) -> _File:
        name = self.main.source.name
        prefix = name.removesuffix(self.main.path) if name.endswith(self.main.path) else ""
        source = Source(prefix + path, "")
        if absolute:
            return _File(path, source, None, "the path of a file must be relative")
        try:
            content, source = loader.read_source(path, source.name, self.read)
        except Unreadable as stop:
            if stop.problem.code == "unreadable-file":
                return _File(path, source, None, stop.problem.message)
            self.problems.append(stop.problem)
            return _File(path, source, None)
        try:
            parsed = loader.parse(source)
        except Unreadable as stop:
            self.problems.append(stop.problem)
            return _File(path, source, None)
        self.contents.append(content)
        self.problems.extend(parsed.problems)
        return _File(path, source, parsed)

    def value(self, target: _Target) -> Any:
        """Return the value a reference means.

        Raises:
            PointerError: there is none.
        """
        return lookup(target.file.parsed.data if target.file.parsed else {}, target.pointer)

    def free_place(self, section: str, target: _Target) -> str:
        """Return a pointer in `components` for a value that comes from another file."""
        stem = posixpath.basename(target.file.path).partition(".")[0]
        last = ([stem, *split(target.pointer)])[-1]
        base = _NOT_A_NAME.sub("_", f"{stem}_{last}" if last.isdigit() else last) or section
        components = self.data.get("components")
        part = components.get(section) if isinstance(components, dict) else None
        taken = part if isinstance(part, dict) else {}
        name, number = base, 1
        while name in taken:
            number += 1
            name = f"{base}_{number}"
        return join("", "components", section, name)

    def put(self, wanted: tuple[str, str, str], kind: str, pointer: str, target: _Target) -> None:
        """Copy a value of another file into `components`."""
        value = self.copy(self.value(target))
        self.placed[wanted] = pointer
        self.grafted.add(pointer)
        self.tasks.append(_Task(Node(kind, pointer, value), target.file))
        holder: dict[str, Any] = self.data
        places: Places = self.places
        *path, name = split(pointer)
        for token in path:
            if not isinstance(holder.get(token), dict):
                holder[token] = {}
            holder = holder[token]
            if isinstance(places, MapPlaces):
                places = places.entries.setdefault(token, (0, MapPlaces(0, {})))[1]
        holder[name] = value
        if isinstance(places, MapPlaces):
            places.entries[name] = 0, self.graft(target)

    def graft(self, target: _Target) -> Graft:
        parsed = target.file.parsed
        found = find(target.file.source, parsed.places if parsed else 0, target.pointer)
        return Graft(found.source, found.places, found.key_at)

    def grafts(self, target: _Target) -> dict[str, tuple[int, Places]]:
        """Return where the entries of a mapping of another file stand."""
        there = self.graft(target)
        places = there.places
        if not isinstance(places, MapPlaces):
            return {}
        return {
            key: (0, inner if isinstance(inner, Graft) else Graft(there.source, inner, key_at))
            for key, (key_at, inner) in places.entries.items()
        }

    def copy(self, value: Any) -> Any:
        """Return a copy that shares nothing, aliases included.

        Raises:
            Unreadable: the bundle has become too large.
        """
        self.copied += 1
        if self.copied > MAX_NODES:
            message = f"the document and the files it refers to hold more than {MAX_NODES:,} values"
            raise Unreadable(self.main.source.problem("document-too-large", message))
        if isinstance(value, dict):
            return {key: self.copy(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.copy(inner) for inner in value]
        return value

    def report(self, code: str, pointer: str, message: str, hint: str = "") -> None:
        """Note an error at a place of the bundle."""
        found = find(self.main.source, self.places, pointer)
        location = found.source.location(found.offset)
        problem = Diagnostic(code, Severity.ERROR, message, location, pointer, hint)
        if problem not in self.problems:
            self.problems.append(problem)
