"""Every identifier decision: how names of a document become names of Python.

Wire names are never changed; what is made here is only what Python code calls them. All functions
are pure: the same names in the same order give the same identifiers.
"""

from __future__ import annotations

import keyword
import re
import sys
import unicodedata
from typing import TYPE_CHECKING, Any

from packaging.version import InvalidVersion, Version

from generators.runtime.models.base import ApiModel

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
    ConfigDict Decimal Enum Field IntEnum Literal OpenModel RootModel StrEnum StringConstraints
    TypeAliasType UUID Union Optional None True False""".split()
)
"""What the models module imports; a class of such a name would shadow it."""

_RESERVED_FIELDS = frozenset(dir(ApiModel)) | frozenset(
    "self cls bool bytes dict float frozenset int list set str tuple".split()
)
"""Attributes of every model, and the types that a field of such a name would hide."""
RESERVED_PARAMETERS = frozenset(
    """self body options principal models operations
    timeout total_timeout retries headers content_type on_failure
    allow_unknown""".split()
)
"""Keywords of every call. The last line is planned: taken now, it renames nothing later."""
_FOREIGN_PACKAGES = sys.stdlib_module_names | frozenset(
    """aiohttp annotated_types anyio cyclopts fastapi generators httpcore2 httpx2 multipart
    opentelemetry pydantic pydantic_core pyreqwest python_multipart rich setuptools starlette tests
    typing_extensions typing_inspection uvicorn""".split()
)
"""What is imported beside a package: one of such a name would hide it."""
_MAX_PACKAGE = 50
_MAX_MODULE = 150
RESERVED_ATTRIBUTES = frozenset(
    """authenticate options base_url contract transport close aclose credentials http_client
    from_env for_app with_options with_raw_response with_streaming_response build hooks timeout
    headers max_body_bytes path_prefix realm lifespan middleware access_log answers dependencies
    dispatch docs_path health_path ready_path ready""".split()
)
"""What a client and `create_app` have besides groups."""


DEFAULT_GROUP = "default"
"""The tag of operations without one."""


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
    letters = unicodedata.normalize("NFKC", text)
    # Numbers of other scripts count as word characters, yet Python takes only some of them.
    return _WORD.findall("".join(c if f"a{c}".isidentifier() else " " for c in letters))


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


def module_names(classes: Iterable[str]) -> dict[str, str]:
    """Return the module of each class: private, so that a class can move without a change of API.

    No file system takes longer names than 255 bytes, and Python adds to those of its cache.
    """
    scope = Scope(ignore_case=True)
    plain = {name: "_".join(words(name)).lower().encode()[:_MAX_MODULE] for name in classes}
    return {name: scope.take(f"_{text.decode(errors='ignore')}") for name, text in plain.items()}


def field_names(names: Iterable[str], *, has_outcome: bool = False) -> dict[str, str]:
    """Return the attribute of each property name of one schema.

    Args:
        names: the property names.
        has_outcome: whether its class has the property `outcome` (extension `x-outcome`).
    """
    reserved = _RESERVED_FIELDS | {"outcome"} if has_outcome else _RESERVED_FIELDS
    return _allocate(names, lambda name: _free(snake(name), reserved), Scope())


def field_name(name: str) -> str:
    """Return the attribute of a property that shares its name with no other."""
    return _free(snake(name), _RESERVED_FIELDS)


def parameter_names(names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return the keyword argument of each parameter of one operation, given as (in, name)."""
    scope = Scope()
    return {(location, name): scope.take(parameter_name(name)) for location, name in names}


def parameter_name(name: str) -> str:
    """Return the keyword argument of a parameter that shares its name with no other."""
    return _free(snake(name, prefix="param"), RESERVED_PARAMETERS)


def _free(name: str, reserved: Collection[str]) -> str:
    return f"{name}_" if name in reserved else name


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
    return [scope.take(member_name(value)) for value in values]


def member_name(value: Any) -> str:
    """Return the member of a value that shares its name with no other."""
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


def group_name(tag: str) -> str:
    """Return the attribute of a group that shares its name with no other."""
    return _free(snake(tag, prefix="group"), RESERVED_ATTRIBUTES)


def method_name(operation_id: str) -> str:
    """Return the method of an operation that shares its name with no other of its group."""
    return _free(snake(operation_id, prefix="call"), _RESERVED_METHODS)


class ClientNames:
    """Names in one client: groups, their classes, methods and the constants of operations."""

    def __init__(self) -> None:
        self._attributes = Scope()
        self._classes = Scope(_RESERVED_GROUP_CLASSES)
        self._constants = Scope({"CONTRACT", "UUID"})
        self._methods: dict[str, Scope] = {}

    def group(self, tag: str) -> tuple[str, str]:
        """Return attribute and class of the group for `tag`."""
        attribute = self._attributes.take(group_name(tag))
        return attribute, self._classes.take(pascal(tag), separator="")

    def method(self, group: str, operation_id: str) -> tuple[str, str]:
        """Return method and constant of an operation in the group with attribute `group`."""
        scope = self._methods.setdefault(group, Scope())
        method = scope.take(method_name(operation_id))
        return method, self._constants.take(method.upper())

    def stream_method(self, group: str, method: str) -> str:
        """Return the method that asks for the stream of an operation whose answer may be one."""
        scope = self._methods.setdefault(group, Scope())
        return scope.take(_free(f"{method}_stream", _RESERVED_METHODS))


_RESERVED_GROUP_CLASSES = frozenset(
    """Any BinaryIO Literal Mapping Sequence UUID Unpack TYPE_CHECKING None True False
    Client ClientBase ClientOptions AsyncClient AsyncClientOptions CallOptions Hooks Retries Secret
    Group AsyncGroup AsyncClientBase SyncClientBase SyncGroup Credentials Principal
    AsgiApp ClientSettings Self
    Stream EventStream AsyncStream AsyncEventStream Iterable ServerSentEvent""".split()
)
"""What the modules of the clients and a scaffold define or import, with and without `Async`."""
_RESERVED_METHODS = frozenset(
    """partial with_options with_raw_response with_streaming_response build
    bool bytes date datetime dict float int list str""".split()
)
"""Of the base classes, and the types that annotations in a class with such a method would lose."""


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


def details_constant(title: str) -> str:
    """Return the constant of the operations module for what a codec has to know of schemas."""
    return f"_{snake(title).upper()}_DETAILS"


def environment_variable(package: str, name: str) -> str:
    """Return the environment variable of something that a client is made with."""
    return f"{package}_{name}".upper()


def sample_variables(
    package: str, secrets: Sequence[str], parameters: Sequence[str]
) -> dict[str, str]:
    """Return the environment variables that a code sample reads, by name.

    Args:
        package: import name of the package.
        secrets: keywords of the client's constructor; their variables are those of `from_env`.
        parameters: keywords of a method; one that is also a secret's gives the variable `..._2`.
    """
    own = ("base_url", *secrets)
    result = {name: environment_variable(package, name) for name in own}
    scope = Scope(result.values())
    for name in parameters:
        plain = re.sub(r"[^A-Z0-9_]", "_", environment_variable(package, name))
        result[f"path:{name}"] = scope.take(plain)
    return result


_MAX_FOLDER = 80


def samples_folder(package: str) -> str:
    """Return the folder of all code samples, which is not that of the package."""
    return "samples" if package.lower() != "samples" else "code_samples"


def sample_folders(constants: Iterable[str]) -> dict[str, str]:
    """Return the folder of the code samples of each operation, by `Operation.constant`."""
    scope = Scope(["readme.md", "openapi.json"], ignore_case=True)
    return {name: scope.take(name.lower()[:_MAX_FOLDER]) for name in constants}


_RESERVED_OPTIONS = frozenset(
    """help h version base-url environment timeout retries output dry-run verbose
    body set set-string set-file content-type allow-unknown""".split()
)
"""Options that every command has, or every command with a body."""


def command_name(attribute: str) -> str:
    """Return what a command line calls a group or method: `send_message` gives `send-message`."""
    return attribute.strip("_").replace("_", "-") or attribute


def command_names(attributes: Iterable[str]) -> list[str]:
    """Return the command of each group of a client, or of each method of a group."""
    scope = Scope()
    return [scope.take(command_name(attribute), separator="-") for attribute in attributes]


def option_names(parameters: Iterable[tuple[str, str, bool]]) -> list[str]:
    """Return the option, without dashes, of each parameter of one operation.

    Args:
        parameters: (in, keyword argument, whether it is a flag: then `--no-...` is taken as well).
    """
    scope, result = Scope(_RESERVED_OPTIONS), []
    for location, argument, flag in parameters:
        name = command_name(argument)
        if name in _RESERVED_OPTIONS or name.startswith("no-"):
            name = f"{location}-{name}"
        name = scope.take(name, separator="-")
        if flag:
            scope.take(f"no-{name}")
        result.append(name)
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
    """Return the import name of the package for a document of that title.

    ASCII, not too long for a folder, and not the name of something that is imported beside it.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    name = "_".join(words(plain)).lower()[:_MAX_PACKAGE].rstrip("_") or "api"
    if not name.isidentifier():
        name = f"api_{name}"
    return f"{name}_api" if keyword.iskeyword(name) or name in _FOREIGN_PACKAGES else name


def distribution_name(package: str) -> str:
    """Return the name under which pip knows a package (PEP 508)."""
    return re.sub(r"[^A-Za-z0-9]+", "-", package).strip("-") or "api"
