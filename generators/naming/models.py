"""Names of models: classes, their variants, fields, members of enums, modules."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from .given import class_fault, fault, usable
from .identifiers import Scope, allocate, free, pascal, snake, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

_LEADING_SIGN = re.compile(r"([+-])(?=[\w.])")
_CAPITALS = re.compile(r"[A-Z][A-Z0-9_]*", re.ASCII)
_SIGNS = {"+": "PLUS_", "-": "MINUS_"}

RESERVED_CLASSES = frozenset(
    """AlsoMatches Annotated Any ApiModel AwareDatetime Base64Str Base64Bytes BaseModel ClassVar
    ClosedModel ConfigDict Decimal Enum ExactValue Field FormFile FullDate IntEnum JsonNumber
    Literal MultipleOf OpenEnum OpenIntEnum OpenModel OpenStrEnum RootModel StrEnum
    StringConstraints TextUUID TypeAliasType UUID Union Optional None True False""".split()
)
"""What the models module imports; a class of such a name would shadow it."""

_HIDDEN_TYPES = frozenset("self cls bool bytes dict float frozenset int list set str tuple".split())
"""What a field of such a name would hide in its class."""
_MAX_MODULE = 150

REQUEST, RESPONSE = "Request", "Response"
"""What the class of a schema ends with where requests and responses need one each."""


def variant(class_name: str, direction: str) -> str:
    """Return the class of one direction, `REQUEST` or `RESPONSE`, of a schema that needs two."""
    return f"{class_name}{direction}"


def variants(class_name: str) -> tuple[str, str, str]:
    """Return all classes that a schema may have: for both directions, requests, responses."""
    return class_name, variant(class_name, REQUEST), variant(class_name, RESPONSE)


def class_names(names: Iterable[str], given: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the class name of each component name, in the given order.

    Args:
        names: of the components.
        given: what the document calls the classes of some.
    """
    scope = Scope(RESERVED_CLASSES, ignore_case=True)
    return allocate(names, pascal, scope, "", usable(given, component_fault))


def component_fault(name: str) -> str:
    """Return why the class of a component cannot have a name; empty where it can."""
    return class_fault(name, RESERVED_CLASSES)


def module_names(classes: Iterable[str]) -> dict[str, str]:
    """Return the module of each class: private, so that a class can move without a change of API.

    No file system takes longer names than 255 bytes, and Python adds to those of its cache.
    """
    scope = Scope(ignore_case=True)
    plain = {name: "_".join(words(name)).lower().encode()[:_MAX_MODULE] for name in classes}
    return {name: scope.take(f"_{text.decode(errors='ignore')}") for name, text in plain.items()}


@cache
def _reserved_fields() -> frozenset[str]:
    """Return the attributes of every model, and the types that a field would hide."""
    # Imported late: what only checks a document names no fields, and needs no Pydantic.
    from ..runtime.models.base import ApiModel

    return frozenset(dir(ApiModel)) | _HIDDEN_TYPES


def field_names(
    names: Iterable[str], given: Mapping[str, str] | None = None, *, has_outcome: bool = False
) -> dict[str, str]:
    """Return the attribute of each property name of one schema.

    Args:
        names: the property names.
        given: what the document calls the attributes of some.
        has_outcome: whether its class has the property `outcome` (extension `x-outcome`).
    """
    reserved = _reserved_fields() | {"outcome"} if has_outcome else _reserved_fields()
    kept = usable(given, lambda name: _field_fault(name, reserved))
    return allocate(names, lambda name: free(snake(name), reserved), Scope(), given=kept)


def field_fault(name: str) -> str:
    """Return why no attribute can have a name; empty where one can."""
    return _field_fault(name, _reserved_fields())


def _field_fault(name: str, reserved: Collection[str]) -> str:
    problem = fault(name, reserved)
    if not problem and (name != name.lower() or "__" in name):  # the models engine rewrites it
        return f"`{name}` is no name of an attribute, as `{snake(name)}` is"
    return problem


@lru_cache(50_000)
def field_name(name: str) -> str:
    """Return the attribute of a property that shares its name with no other."""
    return free(snake(name), _reserved_fields())


def enum_members(values: Sequence[Any], names: Sequence[str] | None = None) -> list[str]:
    """Return the member name of each value of an enum, in order.

    Args:
        values: of the enum.
        names: what the document calls them, one each.
    """
    scope = Scope()
    return [scope.take(member_name(value)) for value in (values if names is None else names)]


def member_name(value: Any) -> str:
    """Return the member of a value, or of what it is called, that shares its name with no other."""
    return _member_name(str(value))


@lru_cache(50_000)
def _member_name(text: str) -> str:
    if not text:
        return "EMPTY"
    if _CAPITALS.fullmatch(text):
        return text.rstrip("_") or "VALUE"
    sign = _LEADING_SIGN.match(text)
    name = (_SIGNS[sign[1]] if sign else "") + "_".join(words(text)).upper()
    if not name:
        name = "_".join(unicodedata.name(char, "") for char in text[:3])
        name = re.sub(r"\W+", "_", name).strip("_") or "VALUE"
    return name if name[0].isidentifier() else f"VALUE_{name}"
