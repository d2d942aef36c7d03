"""Every identifier decision: how names of a document become names of Python.

Wire names are never changed; what is made here is only what Python code calls them. All functions
are pure: the same names in the same order give the same identifiers.
"""

from __future__ import annotations

import keyword
import re
import unicodedata
from typing import TYPE_CHECKING, Any

from packaging.version import InvalidVersion, Version

from generators.runtime.models import ApiModel

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

_WORD = re.compile(
    r"[A-Z]{2,}(?:s|ed)(?![^\W\d_A-Z])\d*"  # plural or verb of an acronym: UUIDs, CCed
    r"|[A-Z]+(?=[A-Z][^\W\d_A-Z])"  # acronym before a word: URL in URLPath
    r"|[A-Z]?[^\W\d_A-Z]+\d*"  # word: Path, path, path2
    r"|[A-Z]+\d*"  # acronym at the end: URL
    r"|\d+(?:st|nd|rd|th)?"
)
_LEADING_SIGN = re.compile(r"([+-])(?=[\w.])")
_SIGNS = {"+": "PLUS_", "-": "MINUS_"}

RESERVED_CLASSES = frozenset(
    """Annotated Any ApiModel AwareDatetime Base64Str Base64Bytes BaseModel ClassVar ClosedModel
    ConfigDict Decimal Enum Field IntEnum Literal RootModel StrEnum StringConstraints
    TypeAliasType UUID Union Optional None True False""".split()
)
"""What the models module imports; a class of such a name would shadow it."""

_RESERVED_FIELDS = frozenset(dir(ApiModel)) | frozenset(
    "self cls bool bytes dict float frozenset int list set str tuple".split()
)
"""Attributes of every model, and types that annotations beside a field of that name could not use."""
RESERVED_PARAMETERS = frozenset(
    """self body options principal models operations
    timeout headers content_type
    retries total_timeout on_failure allow_unknown""".split()
)
"""Keywords of every call. The last line is planned: taken now, those rename nothing later."""
RESERVED_ATTRIBUTES = frozenset(
    """authenticate options base_url contract transport close aclose credentials http_client
    from_env for_app with_options with_raw_response build hooks timeout headers""".split()
)
"""What a client and `create_app` have besides groups."""


class Scope:
    """Hands out names, each only once, ignoring case where files are named after them."""

    def __init__(self, reserved: Iterable[str] = (), *, ignore_case: bool = False) -> None:
        self._fold = str.casefold if ignore_case else str
        self._taken = {self._fold(name) for name in reserved}

    def take(self, name: str, *, separator: str = "_") -> str:
        """Return `name`, or `name` with the first free number from 2 on."""
        candidate, number = name, 2
        while self._fold(candidate) in self._taken:
            candidate, number = f"{name}{separator}{number}", number + 1
        self._taken.add(self._fold(candidate))
        return candidate


def words(text: str) -> list[str]:
    """Split any text into words: `fileURL` gives `file`, `URL`; `party2prompt` is one word."""
    return _WORD.findall(unicodedata.normalize("NFKC", text))


def snake(text: str, *, prefix: str = "field") -> str:
    """Return `text` in snake_case, a valid identifier and no keyword."""
    return _identifier("_".join(words(text)).lower(), prefix)


def _identifier(name: str, prefix: str) -> str:
    if not name or not name[0].isidentifier():
        name = f"{prefix}_{name}" if name else prefix
    return f"{name}_" if keyword.iskeyword(name) else name


def pascal(text: str) -> str:
    """Return `text` in PascalCase; a name that is written so already stays as it is."""
    if text.isidentifier() and text[0].isupper() and "_" not in text:
        return text
    name = "".join(word[0].upper() + word[1:] for word in words(text))
    return name if name[:1].isidentifier() else f"Model{name}"


def class_names(names: Iterable[str]) -> dict[str, str]:
    """Return the class name of each component name, in the given order."""
    scope = Scope(RESERVED_CLASSES, ignore_case=True)
    return _allocate(names, pascal, scope, separator="")


def field_names(names: Iterable[str], classes: Collection[str] = ()) -> dict[str, str]:
    """Return the attribute of each property name of one schema.

    Args:
        names: of the properties.
        classes: names that no attribute takes: those of the classes beside it. They meet in scripts
            without upper and lower case.
    """

    def attribute(name: str) -> str:
        field = snake(name)
        return f"{field}_" if field in _RESERVED_FIELDS or field in classes else field

    return _allocate(names, attribute, Scope())


def parameter_names(names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return the keyword argument of each parameter of one operation, given as (in, name)."""
    scope, result = Scope(), {}
    for location, name in names:
        argument = snake(name, prefix="param")
        argument = f"{argument}_" if argument in RESERVED_PARAMETERS else argument
        result[location, name] = scope.take(argument)
    return result


def _allocate(
    names: Iterable[str], convert: Any, scope: Scope, separator: str = "_"
) -> dict[str, str]:
    """Convert all names; where two meet, one that needed no change keeps its name."""
    wanted = {name: convert(name) for name in names}
    result = {
        name: scope.take(target, separator=separator)
        for name, target in wanted.items()
        if target == name
    }
    for name, target in wanted.items():
        if name not in result:
            result[name] = scope.take(target, separator=separator)
    return result


def enum_members(values: Sequence[Any]) -> list[str]:
    """Return the member name of each value of an enum, in order."""
    scope = Scope()
    return [scope.take(_member(value)) for value in values]


def _member(value: Any) -> str:
    if value == "":
        return "EMPTY"
    text = str(value)
    if re.fullmatch(r"[A-Z][A-Z0-9_]*", text, re.ASCII):
        return text.rstrip("_") or "VALUE"
    sign = _LEADING_SIGN.match(text)
    name = (_SIGNS[sign[1]] if sign else "") + "_".join(words(text)).upper()
    if not name:
        name = "_".join(unicodedata.name(char, "") for char in text[:3])
        name = re.sub(r"\W+", "_", name).strip("_") or "VALUE"
    return name if name[0].isidentifier() else f"VALUE_{name}"


def operation_name(method: str, path: str) -> str:
    """Return a stand-in for a missing operationId: `GET /pets/{id}` gives `get_pets_by_id`."""
    spelled = re.sub(r"\{([^{}]*)\}", r" by \1 ", path.replace("/", " "))
    return snake(f"{method.lower()} {spelled}", prefix="call")


class ClientNames:
    """Names in one client: groups, their classes, methods and the constants of operations."""

    def __init__(self) -> None:
        self._attributes = Scope(RESERVED_ATTRIBUTES)
        self._classes = Scope({"Client", "AsyncClient", "CallOptions", "ClientOptions", "Secret"})
        self._constants = Scope({"CONTRACT"})
        self._methods: dict[str, Scope] = {}

    def group(self, tag: str) -> tuple[str, str]:
        """Return attribute and class of the group for `tag`."""
        attribute = self._attributes.take(snake(tag, prefix="group"))
        return attribute, self._classes.take(pascal(tag), separator="")

    def method(self, group: str, operation_id: str) -> tuple[str, str]:
        """Return method and constant of an operation in the group with attribute `group`."""
        scope = self._methods.setdefault(group, Scope(_RESERVED_METHODS))
        method = scope.take(snake(operation_id, prefix="call"))
        return method, self._constants.take(method.upper())


_RESERVED_METHODS = frozenset({"partial", "with_options", "with_raw_response", "build"})


def credential_names(schemes: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return constructor keywords of the client for secrets.

    Args:
        schemes: (scheme name, part) in order; part is `username`, `password`, `token` or `api_key`.

    Where a part occurs once its name is enough; otherwise the scheme's name stands before it.
    """
    parts = [part for _, part in schemes]
    scope, result = Scope({"base_url", "options", "timeout", "headers"}), {}
    for scheme, part in schemes:
        name = part if parts.count(part) == 1 else f"{snake(scheme, prefix='scheme')}_{part}"
        result[scheme, part] = scope.take(name)
    return result


def distribution_version(version: str) -> str:
    """Return a version that Python packaging accepts (PEP 440) for `info.version`.

    A version it does not accept is kept as local part: `2024-winter` gives `0+2024.winter`.
    """
    try:
        return str(Version(version))
    except InvalidVersion:
        local = re.sub(r"[^a-z0-9]+", ".", version.lower()).strip(".")
        return f"0+{local}" if local.isascii() and local else "0"


def package_name(title: str) -> str:
    """Return the import name of the package for a document of that title."""
    return snake(title, prefix="api")
