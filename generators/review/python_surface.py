"""The public API of a generated package: classes, functions, types, operations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .python_facts import Operation

ENUMS = frozenset({"Enum", "IntEnum", "StrEnum", "OpenEnum", "OpenIntEnum", "OpenStrEnum"})
"""Bases of enums."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a function; `default` is empty where it is required."""

    name: str
    kind: str
    annotation: str
    default: str

    @property
    def required(self) -> bool:
        """Whether a call has to pass it."""
        return not self.default and not self.kind.startswith("variadic")


@dataclass(frozen=True, slots=True)
class Function:
    """A function or method.

    Attributes:
        line: its definition on one line, without a body.
        abstract: whether subclasses have to implement it.
    """

    name: str
    parameters: Mapping[str, Parameter]
    returns: str
    line: str
    abstract: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a model, a member of an enum, or an attribute of another class.

    Attributes:
        wire: name of the property; of a member the value, as a Python expression.
        default: empty where it is required.
        line: its definition on one line.
    """

    name: str
    wire: str
    annotation: str
    default: str
    line: str


@dataclass(frozen=True, slots=True)
class Class:
    """A class; `base` is the first of its bases, `line` its definition without a body."""

    name: str
    base: str
    line: str
    fields: Mapping[str, Field] = field(default_factory=dict)
    methods: Mapping[str, Function] = field(default_factory=dict)

    @property
    def is_enum(self) -> bool:
        """Whether its fields are members."""
        return self.base in ENUMS


@dataclass(frozen=True, slots=True)
class Alias:
    """A name for a type, or for another value that is public."""

    name: str
    annotation: str
    line: str


Definition = Class | Function | Alias


@dataclass(frozen=True)
class Surface:
    """The public API of a package.

    Attributes:
        package: its import name.
        modules: definitions by name, by public module; the package itself is the empty name.
        operations: facts of the operations.
        requests: models that a request holds, at any depth.
        responses: models that an answer holds, likewise.
        elsewhere: models that webhooks or callbacks hold, likewise.
    """

    package: str
    modules: Mapping[str, Mapping[str, Definition]]
    operations: tuple[Operation, ...] = ()
    requests: frozenset[str] = frozenset()
    responses: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()

    @property
    def models(self) -> Mapping[str, Definition]:
        """Classes and aliases of `models`."""
        return self.modules.get("models", {})

    def plain_type(self, model: str) -> str:
        """Return the type of plain data that stands for a model; empty where it has none."""
        names = (f"{model}{ending}" for ending in ("Dict", "Value"))
        return next((name for name in names if name in self.modules.get("dicts", {})), "")


def parameter_line(parameter: Parameter) -> str:
    """Return a parameter as written in a signature."""
    annotation = f": {parameter.annotation}" if parameter.annotation else ""
    has_default = parameter.default and not parameter.kind.startswith("variadic")
    return parameter.name + annotation + (f" = {parameter.default}" if has_default else "")
