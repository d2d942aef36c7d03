"""What a rule is, where rules are kept, and what a rule is given.

A rule is a generator function: it looks at a `Context` and yields a `Finding` for everything it
objects to. The decorator gives it its code and weight; a rule knows neither files nor lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

from generators.document import PointerError
from generators.document.pointer import METHODS, Node, join, lookup, split, suggest, walk
from generators.rules.errors import similar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generators.diagnostics import Severity
    from generators.document import Document


T = TypeVar("T")

_SHOWN = 100
"""Characters of a name that a message shows."""

_MAX_COMPARED = 200_000
"""Names compared to find out which one was meant, for all findings together."""


class Finding(NamedTuple):
    """One objection of a rule.

    Attributes:
        pointer: the value objected to.
        message: one sentence.
        hint: what to do about it.
        key: point at the key of the value rather than at the value.
    """

    pointer: str
    message: str
    hint: str = ""
    key: bool = False


Check: TypeAlias = "Callable[[Context], Iterator[Finding]]"


class Group(StrEnum):
    """What a rule is about; a group is configured by its name."""

    OPENAPI = "openapi"
    """What OpenAPI and JSON Schema demand."""
    PYTHON = "python"
    """What makes the generated code worse than it could be."""
    DOCS = "docs"
    """What readers of the document miss."""
    EXTENSIONS = "extensions"
    """The extensions of `docs/extensions.md`."""
    SECURITY = "security"
    """What OWASP advises; only on request, as it drowns everything else."""


@dataclass(frozen=True)
class Rule:
    """A rule and how much it weighs.

    Attributes:
        code: its stable name; where Redocly or Spectral has the same rule, the name it has there.
        severity: the weight of its findings, unless configured otherwise.
        blocks: whether a document with such a finding cannot be generated from. A wrong example
            is an error of the document and still leaves every class and method well defined.
        summary: what it demands, in one line.
        check: the function.
        group: what it is about.
        on: whether it runs unless configured otherwise.
        aliases: other names it is known by, in Spectral for example.
    """

    code: str
    severity: Severity
    blocks: bool
    summary: str
    check: Check
    group: Group = Group.OPENAPI
    on: bool = True
    aliases: tuple[str, ...] = ()


RULES: dict[str, Rule] = {}
"""All rules by code, in the order they run."""


def rule(
    code: str,
    severity: Severity,
    *,
    blocks: bool = False,
    group: Group = Group.OPENAPI,
    on: bool = True,
    aliases: tuple[str, ...] = (),
) -> Callable[[Check], Check]:
    """Enter a function into `RULES`, as described there.

    The first line of its docstring becomes the summary; `help/<code>.md` has the details.
    """

    def enter(check: Check) -> Check:
        summary = (check.__doc__ or "").partition("\n")[0]
        RULES[code] = Rule(code, severity, blocks, summary, check, group, on, aliases)
        return check

    return enter


class Operation(NamedTuple):
    """An operation and where it belongs.

    Attributes:
        node: the operation itself.
        path: the path template; empty for webhooks and callbacks.
        item: the path item it is in.
    """

    node: Node
    path: str
    item: Node

    @property
    def title(self) -> str:
        """How messages name it: `GET /pets`, with the name of a webhook instead of the path."""
        *_, place, method = split(self.node.pointer)
        return f"{method.upper()} {brief(self.path or place)}"


class Context:
    """A document as rules see it: the objects in it by kind, and references followed.

    Nothing here raises or assumes that the document is well formed.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._followed: dict[str, tuple[str, Any]] = {}
        self._known: dict[Callable[[Context], Any], Any] = {}
        self._compared = 0

    def once(self, find: Callable[[Context], T]) -> T:
        """Return what a function finds in this document, called the first time only."""
        if find not in self._known:
            self._known[find] = find(self)
        found: T = self._known[find]
        return found

    def similar(self, name: str, known: Sequence[str]) -> str:
        """Return a hint naming what was probably meant; empty when nothing is close.

        It costs a comparison with every known name, so the number of hints is limited.
        """
        self._compared += len(known)
        return similar(name, known) if self._compared <= _MAX_COMPARED else ""

    def suggest(self, error: PointerError) -> str:
        """Return a hint for a pointer that leads nowhere; see `similar`."""
        data = self.document.data
        around = self.document.data if not error.reached else lookup(data, error.reached)
        self._compared += len(around) if isinstance(around, dict) else 0
        return suggest(data, error) if self._compared <= _MAX_COMPARED else ""

    @cached_property
    def nodes(self) -> dict[str, list[Node]]:
        """All objects of the document by kind, in the order they are written."""
        nodes: dict[str, list[Node]] = {}
        for node in walk(Node("document", "", self.document.data)):
            nodes.setdefault(node.kind, []).append(node)
        return nodes

    def of(self, *kinds: str) -> Iterator[Node]:
        """Yield the objects of some kinds that are mappings, references left out."""
        for kind in kinds:
            for node in self.nodes.get(kind, ()):
                if isinstance(node.value, dict) and not isinstance(node.value.get("$ref"), str):
                    yield node

    @cached_property
    def schemas(self) -> list[Node]:
        """All schemas that are mappings, references included."""
        return [node for node in self.nodes.get("schema", ()) if isinstance(node.value, dict)]

    @cached_property
    def operations(self) -> list[Operation]:
        """All operations, those of webhooks and callbacks included."""
        found = []
        for item in self.nodes.get("pathItem", ()):
            template = ""
            if item.pointer.startswith("/paths/") and item.pointer.count("/") == 2:
                template = item.pointer.removeprefix("/paths/")
                template = template.replace("~1", "/").replace("~0", "~")
            for method, value in mapping(item.value).items():
                pointer = join(item.pointer, method)
                if method in METHODS and isinstance(value, dict):
                    found.append(Operation(Node("operation", pointer, value), template, item))
            for method, value in mapping(mapping(item.value).get("additionalOperations")).items():
                pointer = join(item.pointer, "additionalOperations", method)
                if isinstance(value, dict):
                    found.append(Operation(Node("operation", pointer, value), template, item))
        return found

    def follow(self, pointer: str, value: Any) -> tuple[str, Any]:
        """Return where a value really is and what it is, its references followed.

        A reference that leads nowhere gives None for the value.
        """
        if not isinstance(value, dict) or not isinstance(value.get("$ref"), str):
            return pointer, value
        ref = value["$ref"]
        if ref not in self._followed:
            try:
                self._followed[ref] = self.document.follow(ref)
            except PointerError:
                self._followed[ref] = pointer, None
        return self._followed[ref]

    def entries(self, pointer: str, value: Any) -> Iterator[tuple[str, str, Any]]:
        """Yield what a list or mapping holds: its pointer as written, and as followed."""
        pairs: Iterator[tuple[str | int, Any]] = iter(())
        if isinstance(value, dict):
            pairs = iter(value.items())
        elif isinstance(value, list):
            pairs = iter(enumerate(value))
        for key, inner in pairs:
            at = join(pointer, key)
            yield at, *self.follow(at, inner)


def brief(name: str) -> str:
    """Return a path or another long name for a message, cut where it is long."""
    return name if len(name) <= _SHOWN else f"{name[: _SHOWN - 1]}…"


def mapping(value: Any) -> dict[str, Any]:
    """Return `value`, or an empty mapping when it is none."""
    return value if isinstance(value, dict) else {}


def sequence(value: Any) -> list[Any]:
    """Return `value`, or an empty list when it is none."""
    return value if isinstance(value, list) else []


def text(value: Any) -> str:
    """Return `value`, or the empty string when it is none."""
    return value if isinstance(value, str) else ""
