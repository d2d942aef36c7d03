"""Bundling: references into other files become internal ones.

What a reference into another file means is copied into `components`, under a name made from the
reference, and its places still lead to the file it came from. Path items, which OpenAPI 3.0
cannot keep in `components`, are written out where they are used. Nothing is ever fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from ..diagnostics import Diagnostic, Severity
from .files import File, Files
from .placing import Placing, Target
from .pointer import (
    SECTIONS,
    Node,
    PointerError,
    children,
    join,
    split,
    suggest,
    to_ref,
    walk,
)
from .references import is_remote, misplaced, references
from .source import MapPlaces, Place, Places, Source, Unreadable
from .writing_out import WritingOut

if TYPE_CHECKING:
    from collections.abc import Callable

    from .builder import Parsed

_MAX_LINKS = 50
"""References that may lead from one path item to the next; each is a copy of its siblings."""

_MAX_HINTS = 100
"""Problems that come with a hint; finding one means comparing names, and nobody reads more."""


class Bundled(NamedTuple):
    """A document that is complete.

    Attributes:
        data: the document; every reference that could be resolved is internal.
        places: where each value is.
        sources: all files read, the main one first.
        contents: the bytes of the files other than the main one, in the order they were met.
        problems: references that could not be resolved, and files that could not be read.
        nodes: all objects of `data`, where they are known.
    """

    data: dict[str, Any]
    places: Places
    sources: tuple[Source, ...]
    contents: tuple[bytes, ...]
    problems: list[Diagnostic]
    nodes: list[Node] | None = None


class _Task(NamedTuple):
    """An object still to be visited."""

    node: Node
    file: File
    """The file in which its references are relative."""
    inlined: tuple[tuple[str, str], ...] = ()
    """Path items being written out around it, as (file, pointer)."""


def bundle(path: str, source: Source, parsed: Parsed, read: Callable[[str], bytes]) -> Bundled:
    """Resolve the references of a document into other files.

    Args:
        path: the main file, as `read` would want it.
        source: its text.
        parsed: its content, a mapping.
        read: gives the content of a file or raises `OSError`.
    """
    files = Files(File.of(path, source, parsed), read)
    nodes = walk(Node("document", "", parsed.data))
    if not any(misplaced(*nodes)) and all(
        owner[key].startswith("#") for _, owner, key in references(*nodes)
    ):
        return Bundled(parsed.data, parsed.places, (source,), (), [], nodes)
    bundler = _Bundler(files)
    try:
        bundler.run()
    except Unreadable as stop:
        bundler.problems[stop.problem] = None
    return Bundled(
        bundler.placing.data,
        bundler.placing.places,
        files.sources,
        tuple(files.contents),
        [*files.problems, *bundler.problems, *bundler.writing_out.notes()],
    )


class _Bundler:
    """The walk over a document and all that is added to it on the way."""

    def __init__(self, files: Files) -> None:
        self.main = files.main
        self.files = files
        self.placing = Placing(files)
        self.problems: dict[Diagnostic, None] = {}
        self.tasks: list[_Task] = []
        self.writing_out = WritingOut(self.main, self.placing, self.target)

    def run(self) -> None:
        """Visit everything, what is added on the way included.

        Raises:
            Unreadable: the bundle grows beyond what a document may hold.
        """
        self.tasks = [_Task(Node("document", "", self.placing.data), self.main)]
        self.place_components()
        while self.tasks:
            task = self.tasks.pop()
            node = task.node
            for written, file in list(self.writing_out.of(node, task.file)):
                if written.pointer == node.pointer:
                    task = _Task(node, file, task.inlined)
                else:
                    self.tasks.append(_Task(written, file, task.inlined))
            if node.kind == "pathItem" and any(references(node)):
                self.tasks.extend(self.path_item(task))
                continue
            for pointer, owner, key in references(node):
                self.rewrite(task.file, node.kind, pointer, owner, key)
            self.tasks.extend(
                _Task(child, task.file, task.inlined)
                for child in reversed(list(children(node)))
                if child.pointer not in self.placing.grafted
            )

    def place_components(self) -> None:
        """Let a component that is only a reference into a file become what it refers to.

        So `Pet: {$ref: pet.yaml}` keeps the name `Pet`, and other references to the file use it.
        """
        for part in children(Node("document", "", self.placing.data)):
            if part.kind != "components":
                continue
            files = self._write_out_components(part)
            for node in list(children(part)):
                value, file = node.value, files.get(node.pointer, self.main)
                alone = isinstance(value, dict) and list(value) == ["$ref"]
                target = None
                if node.kind != "pathItem" and alone and isinstance(value["$ref"], str):
                    target = self.target(file, join(node.pointer, "$ref"), value["$ref"])
                if target is not None and target.file is not self.main:
                    self.place(node.kind, target, node.pointer)
                elif node.pointer in files:
                    self.tasks.append(_Task(node, file))

    def _write_out_components(self, part: Node) -> dict[str, File]:
        """Return the files of the components that stand in another, by pointer."""
        files: dict[str, File] = {}
        for written, file in list(self.writing_out.of(part, self.main)):
            if written.pointer != part.pointer:
                files[written.pointer] = file
                continue
            files |= {child.pointer: file for child in children(part)}
            files |= {child.pointer: there for child, there in self.writing_out.of(part, file)}
        self.placing.grafted.update(files)
        return files

    def place(self, kind: str, target: Target, wanted: str = "") -> str:
        """Return the place in `components` of a value of another file, copied there if need be."""
        section = SECTIONS[kind]
        key = (target.file.path, target.pointer, section)
        if key not in self.placing.placed:
            pointer = wanted or self.placing.free_place(section, target)
            value = self.placing.put(pointer, section, target)
            self.tasks.append(_Task(Node(kind, pointer, value), target.file))
        return self.placing.placed[key]

    def rewrite(self, file: File, kind: str, pointer: str, owner: dict[str, Any], key: str) -> None:
        """Make one reference internal."""
        ref = owner[key]
        target = self.target(file, pointer, ref)
        if target is None:
            if file is not self.main:
                owner[key] = _foreign(file, ref)
        elif target.file is self.main:
            owner[key] = to_ref(target.pointer)
        elif kind in SECTIONS:
            owner[key] = to_ref(self.place(kind, target))

    def path_item(self, task: _Task) -> list[_Task]:
        """Write out a path item that is a reference; return what is to be visited in it.

        Keywords beside a reference override those of its target.
        """
        node, file, inlined = task.node, task.file, task.inlined
        at = join(node.pointer, "$ref")
        own_places = self.placing.find(node.pointer).places
        layers = [(node.value, own_places.entries if isinstance(own_places, MapPlaces) else {})]
        tasks: list[_Task] = []
        known: set[str] = {"$ref"}
        place: Place | None = None
        rest: dict[str, Any] = {}
        while True:
            layer = layers[-1][0]
            fresh = {key: inner for key, inner in layer.items() if key not in known}
            known.update(fresh)
            visited = children(Node(node.kind, node.pointer, fresh))
            tasks += [_Task(child, file, inlined) for child in visited]
            ref = layer.get("$ref")
            if not isinstance(ref, str):
                break
            target = self.target(file, at, ref, place)
            if target is not None and target.file is self.main:
                rest = {"$ref": to_ref(target.pointer)}
            inner = self.next_item(inlined, at, ref, target, place)
            if inner is None or target is None:
                rest = rest or {"$ref": ref if file is self.main else _foreign(file, ref)}
                break
            file, inlined = target.file, (*inlined, (target.file.path, target.pointer))
            place = file.place(join(target.pointer, "$ref"))
            layers.append((inner, target.entries()))
        entries: dict[str, tuple[int, Places]] = {}
        for layer, places in reversed(layers):
            rest.update((key, inner) for key, inner in layer.items() if key != "$ref")
            entries.update((key, places[key]) for key in layer if key in places)
        node.value.clear()
        node.value.update(rest)
        if isinstance(own_places, MapPlaces):
            own_places.entries.update(entries)
        return tasks

    def next_item(
        self,
        inlined: tuple[tuple[str, str], ...],
        at: str,
        ref: str,
        target: Target | None,
        place: Place | None,
    ) -> dict[str, Any] | None:
        """Return the path item that a reference of another one leads to, to be written out."""
        if target is None or target.file is self.main:
            return None
        if (target.file.path, target.pointer) in inlined:
            self.report("circular-ref", at, f"path item `{ref}` contains itself", "", place)
            return None
        if len(inlined) >= _MAX_LINKS:
            message = f"more than {_MAX_LINKS} references lead from one path item to the next"
            self.report("document-too-deep", at, message, "", place)
            return None
        inner = self.placing.copy(target.value)
        if isinstance(inner, dict):
            return inner
        self.report("no-unresolved-refs", at, f"`{ref}` is not a path item", "", place)
        return None

    def target(
        self, file: File, pointer: str, ref: str, place: Place | None = None
    ) -> Target | None:
        """Return what a reference in `file` means; None when it needs nothing or is wrong."""
        path, _, fragment = ref.partition("#")
        if is_remote(ref):
            hint = "save the file beside this one and refer to it by a relative path"
            message = f"`{ref}` is remote, and nothing is ever fetched"
            self.report("remote-ref", pointer, message, hint, place)
            return None
        if not path and file is self.main:
            return None
        other = self.files.open(file, unquote(path)) if path else file
        if other.parsed is None:
            if other.missing:
                hint = self.meant(ref)
                self.report("no-unresolved-refs", pointer, f"`{ref}`: {other.missing}", hint, place)
            return None
        target = Target(other, unquote(fragment))
        if fragment and not fragment.startswith("/"):
            if target.pointer not in other.anchors:
                hint = f"name the place by its path: `{path}#/{fragment}`"
                message = f"`{ref}` names an anchor that does not exist"
                self.report("no-unresolved-refs", pointer, message, hint, place)
                return None
            target = Target(other, other.anchors[target.pointer])
        if other is not self.main:
            try:
                _ = target.value
            except PointerError as error:
                few = len(self.problems) < _MAX_HINTS
                hint = suggest(other.parsed.data, error, path) if few else ""
                self.report("no-unresolved-refs", pointer, f"`{ref}` does not exist", hint, place)
                return None
        return target

    def meant(self, ref: str) -> str:
        """Return a hint for a file that does not exist but names a component."""
        components = self.placing.data.get("components")
        for section, part in components.items() if isinstance(components, dict) else ():
            name = split("/" + ref.lstrip("/"))[-1]
            if isinstance(part, dict) and name in part:
                return f"did you mean `#/components/{section}/{name}`?"
        return ""

    def report(
        self, code: str, pointer: str, message: str, hint: str = "", place: Place | None = None
    ) -> None:
        """Note an error at a place of the bundle, or at the place of another file it comes from."""
        nearest = place or self.placing.find(pointer)
        location = nearest.source.location(nearest.offset)
        self.problems[Diagnostic(code, Severity.ERROR, message, location, pointer, hint)] = None


def _foreign(file: File, ref: str) -> str:
    """Return a reference that must not be taken for one into the main file."""
    return file.path + ref if ref.startswith("#") else ref
