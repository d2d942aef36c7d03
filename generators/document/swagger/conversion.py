"""A conversion: where it stands, what it tells, and where references lead afterwards."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from ...diagnostics import Diagnostic, Severity
from ..objects import mapping, sequence
from ..pointer import PointerError, from_ref, join, lookup, split, suggest, to_ref
from ..references import is_remote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..files import File, Files

LOSS, CHOICE = "conversion-loss", "conversion-choice"
"""Codes of what has no counterpart, and of what the document leaves open."""
SECTIONS = {"definitions": "schemas", "parameters": "parameters", "responses": "responses"}
"""Sections of a document in 2.0 to those of `components`."""
_MAX_LINKS = 50
_MAX_HINTS = 100
"""Problems after which none comes with a hint: finding one means comparing names."""
_NOT_A_NAME = re.compile(r"[^A-Za-z0-9._-]+")


class At(NamedTuple):
    """A value and its place.

    Attributes:
        file: in which references of the value are relative.
        pointer: of the value in this file.
        value: None where there is none.
    """

    file: File
    pointer: str
    value: Any

    def below(self, *tokens: str | int) -> At:
        """Return a value inside this one, and its place."""
        pointer = join("", *tokens)
        try:
            value = lookup(self.value, pointer)
        except PointerError:
            value = None
        return At(self.file, self.pointer + pointer, value)

    def entries(self) -> Iterator[tuple[str, At]]:
        """Give the entries of a mapping; none of any other value."""
        for key, value in mapping(self.value).items():
            yield key, At(self.file, join(self.pointer, key), value)

    def items(self) -> Iterator[At]:
        """Give the items of a list; none of any other value."""
        for index, value in enumerate(sequence(self.value)):
            yield At(self.file, f"{self.pointer}/{index}", value)


def strings(value: Any) -> tuple[str, ...]:
    """Return the texts of a list, each once."""
    return tuple(dict.fromkeys(item for item in sequence(value) if isinstance(item, str)))


class Conversion:
    """What all steps of a conversion share.

    Attributes:
        files: of the document.
        consumes: media types of requests, where an operation has none of its own.
        produces: those of answers.
        problems: what was told.
        waiting: components to be written, by section and name.
        referred: the components that are referred to, by section and name.
        copied: places of the components that were written where they are used.
    """

    def __init__(self, files: Files, consumes: tuple[str, ...], produces: tuple[str, ...]) -> None:
        self.files = files
        self.consumes = consumes
        self.produces = produces
        self.problems: list[Diagnostic] = []
        self.waiting: dict[tuple[str, str], At] = {}
        self.referred: set[tuple[str, str]] = set()
        self.copied: set[tuple[str, str]] = set()
        self._names: dict[tuple[str, str, str], str] = {}

    def lost(self, at: At, message: str, hint: str = "") -> None:
        """Tell that something of the document has no counterpart."""
        self._tell(LOSS, Severity.WARNING, at, message, hint)

    def chosen(self, at: At, message: str, hint: str = "") -> None:
        """Tell what was chosen where the document does not say it."""
        self._tell(CHOICE, Severity.INFO, at, message, hint)

    def _tell(self, code: str, severity: Severity, at: At, message: str, hint: str) -> None:
        place = at.file.place(at.pointer)
        location = place.source.location(place.offset)
        self.problems.append(Diagnostic(code, severity, message, location, at.pointer, hint))

    def name_components(self, root: At) -> None:
        """Give the components of the document names, their own where these may be kept."""
        for old, section in SECTIONS.items():
            for key, at in root.below(old).entries():
                ref = mapping(at.value).get("$ref")
                target = self.end(at) if isinstance(ref, str) else at
                kind = mapping(target.value).get("in") if target and old == "parameters" else None
                if kind == "formData":
                    continue  # becomes a part of the bodies that have it
                name = self.component("requestBodies" if kind == "body" else section, at)
                if target is not None and target.file is not self.files.main:
                    self._takes_name(section if kind != "body" else "requestBodies", name, target)
                if name != key:
                    self._renamed(section, at, name)

    def _takes_name(self, section: str, name: str, target: At) -> None:
        """Let what another file has be the component, instead of a second one."""
        if self._names.setdefault((section, target.file.path, target.pointer), name) == name:
            self.waiting[section, name] = target

    def _renamed(self, section: str, at: At, name: str) -> None:
        text = f"`{split(at.pointer)[-1][:60]}` is no name of a component: it is `{name}` now"
        if section == "schemas" and "allOf" in mapping(at.value):
            hint = "where it is the value of a discriminator, add a `mapping` there"
            self.lost(at, text, hint)
        else:
            self.chosen(at, text)

    def component(self, section: str, at: At) -> str:
        """Return the name of a component, which is written once."""
        key = section, at.file.path, at.pointer
        if key not in self._names:
            last = split(at.pointer)[-1] if at.pointer else PurePosixPath(at.file.path).stem
            base = _NOT_A_NAME.sub("_", last).strip("_") or section
            name, number = base, 2
            while (section, name) in self.waiting:
                name, number = f"{base}{number}", number + 1
            self._names[key] = name
            self.waiting[section, name] = at
        return self._names[key]

    def refer(self, section: str, at: At) -> str:
        """Return a reference to a component."""
        name = self.component(section, at)
        self.referred.add((section, name))
        return to_ref(join("/components", section, name))

    def schema_ref(self, at: At, ref: str) -> str:
        """Return what a reference to a schema becomes; it stays where it leads nowhere."""
        target = self.follow(at, ref)
        if target is None:
            return moved(ref)
        tokens = split(target.pointer)
        if target.file is self.files.main and tokens[:1] == ["definitions"] and len(tokens) > 2:
            around = At(target.file, join("", *tokens[:2]), None)
            name = self.component("schemas", around)
            return to_ref(join("/components/schemas", name, *tokens[2:]))
        return self.refer("schemas", target)

    def follow(self, at: At, ref: str) -> At | None:
        """Return what a reference means; None, and tells it, where that cannot be had."""
        path, _, fragment = ref.partition("#")
        reason, hint = "", ""
        file = at.file
        if is_remote(ref):
            reason = "is an address, and nothing is fetched"
        elif path:
            file = self.files.open(at.file, unquote(path))
            if file.parsed is None:
                reason = f"cannot be followed: {file.missing or 'the file cannot be read'}"
        pointer = from_ref(f"#{fragment}") if fragment else ""
        if not reason and pointer is None:
            reason = "is no JSON pointer"
        if not reason and file.parsed is not None and pointer is not None:
            try:
                return At(file, pointer, lookup(file.parsed.data, pointer))
            except PointerError as error:
                reason = "leads nowhere"
                if len(self.problems) < _MAX_HINTS:
                    hint = suggest(file.parsed.data, error, path)
        self.lost(at, f"the reference `{ref[:120]}` {reason}: it is kept as it is", hint)
        return None

    def end(self, at: At) -> At | None:
        """Return the value that a place stands for, references followed."""
        for _ in range(_MAX_LINKS):
            ref = mapping(at.value).get("$ref")
            if not isinstance(ref, str):
                return at
            target = self.follow(at, ref)
            if target is None:
                return None
            at = target
        self.lost(at, "references lead to each other, and to no value")
        return None


def moved(ref: str) -> str:
    """Return where a reference of a document would lead that has what it refers to."""
    for old, section in SECTIONS.items():
        if ref.startswith(f"#/{old}/"):
            return f"#/components/{section}/{ref.removeprefix(f'#/{old}/')}"
    return ref
