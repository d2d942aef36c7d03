"""Names of operations, of the groups they belong to and of what they take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .given import fault
from .identifiers import Scope, free, pascal, snake

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

RESERVED_PARAMETERS = frozenset(
    """self body options principal models operations
    timeout total_timeout retries headers content_type on_failure max_response_bytes
    allow_unknown""".split()
)
"""Keywords of every call. The last line is planned: taken now, it renames nothing later."""

EACH_KEYWORDS = frozenset("items journal batch max_bytes concurrency on_progress on_known".split())
"""What a method that takes any number of items has besides the keywords of every call."""

RESERVED_ATTRIBUTES = frozenset(
    """authenticate checks options base_url contract transport close aclose credentials http_client
    from_env for_app with_options with_raw_response with_streaming_response if_changed if_unchanged
    build each hooks timeout
    headers max_body_bytes spool_max_bytes path_prefix realm lifespan middleware access_log answers
    dependencies dispatch docs_path health_path ready_path ready unlisted_values max_body_bytes_of
    max_path_bytes max_segment_bytes max_query_fields max_cookies max_form_fields max_head_bytes
    max_head_fields record""".split()
)
"""What a client and `create_app` have besides groups."""
_RESERVED_GROUP_CLASSES = frozenset(
    """Any BinaryIO Literal Mapping Sequence UUID Unpack TYPE_CHECKING None True False
    Client ClientBase ClientOptions AsyncClient AsyncClientOptions CallOptions Hooks Retries Secret
    ClientCredentials Grant MemoryTokenCache RefreshToken
    Group AsyncGroup AsyncClientBase SyncClientBase SyncGroup Credentials Principal
    AsgiApp ClientSettings Self
    Stream EventStream AsyncStream AsyncEventStream Iterable ServerSentEvent
    BulkEach AsyncBulkEach EachOptions BulkItems AsyncBulkItems""".split()
)
"""What the modules of the clients and a scaffold define or import, with and without `Async`."""
_RESERVED_METHODS = frozenset(
    """partial with_options with_raw_response with_streaming_response build
    bool bytes date datetime dict float int list str""".split()
)
"""Of the base classes, and the types that annotations in a class with such a method would lose."""

DEFAULT_GROUP = "default"
"""The tag of operations without one."""

ASYNC = "Async"
"""What the names of the client for asyncio, of its groups and streams begin with."""


def parameter_names(
    names: Iterable[tuple[str, str]], given: Mapping[tuple[str, str], str] | None = None
) -> dict[tuple[str, str], str]:
    """Return the keyword argument of each parameter of one operation.

    Args:
        names: the parameters, each as (in, name).
        given: what the document calls the arguments of some.
    """
    scope, listed, stated = Scope(), [*names], given or {}
    kept = {key: name for key, name in stated.items() if name and not parameter_fault(name)}
    result = {key: scope.take(kept[key]) for key in listed if key in kept}
    return {key: result.get(key) or scope.take(parameter_name(key[1])) for key in listed}


def parameter_fault(name: str) -> str:
    """Return why a keyword argument cannot have a name; empty where one can."""
    return fault(name, RESERVED_PARAMETERS, "param")


def parameter_name(name: str) -> str:
    """Return the keyword argument of a parameter that shares its name with no other."""
    return free(snake(name, prefix="param"), RESERVED_PARAMETERS)


def operation_name(method: str, path: str) -> str:
    """Return a stand-in for a missing operationId: `GET /pets/{id}` gives `get_pets_by_id`."""
    spelled = re.sub(r"\{([^{}]*)\}", r" by \1 ", path.replace("/", " "))
    return snake(f"{method.lower()} {spelled}", prefix="call")


def group_name(tag: str, given: str = "") -> str:
    """Return the attribute of a group that shares its name with no other.

    Args:
        tag: of its operations.
        given: what the document calls it; empty for nothing.
    """
    if given and not group_fault(given):
        return given
    return free(snake(tag, prefix="group"), RESERVED_ATTRIBUTES)


def group_fault(name: str) -> str:
    """Return why a group cannot have a name; empty where one can."""
    return fault(name, RESERVED_ATTRIBUTES, "group")


def method_name(operation_id: str, given: str = "") -> str:
    """Return the method of an operation that shares its name with no other of its group.

    Args:
        operation_id: of the operation.
        given: what the document calls it; empty for nothing.
    """
    if given and not method_fault(given):
        return given
    return free(snake(operation_id, prefix="call"), _RESERVED_METHODS)


def method_fault(name: str) -> str:
    """Return why a method cannot have a name; empty where one can."""
    return fault(name, _RESERVED_METHODS, "call")


class ClientNames:
    """Names in one client: groups, their classes, methods and the constants of operations.

    Where two meet, the one that is asked for first has the name: ask for given names first.
    """

    def __init__(self) -> None:
        self._attributes = Scope()
        self._classes = Scope(_RESERVED_GROUP_CLASSES)
        self._constants = Scope({"CONTRACT", "UUID"})
        self._methods: dict[str, Scope] = {}

    def group(self, tag: str, given: str = "") -> tuple[str, str]:
        """Return attribute and class of the group for `tag`, which the document may name."""
        attribute = group_name(tag, given)
        class_name = pascal(given if attribute == given else tag)
        return self._attributes.take(attribute), self._classes.take(class_name, separator="")

    def method(self, group: str, operation_id: str, given: str = "") -> tuple[str, str]:
        """Return method and constant of an operation in the group with attribute `group`."""
        scope = self._methods.setdefault(group, Scope())
        method = scope.take(method_name(operation_id, given))
        return method, self._constants.take(method.upper())

    def stream_method(self, group: str, method: str) -> str:
        """Return the method that asks for the stream of an operation whose answer may be one."""
        scope = self._methods.setdefault(group, Scope())
        return scope.take(free(f"{method}_stream", _RESERVED_METHODS))

    def each_method(self, group: str, method: str) -> str:
        """Return the method that calls an operation with any number of items."""
        scope = self._methods.setdefault(group, Scope())
        return scope.take(free(f"{method}_each", _RESERVED_METHODS))


def handler_class(group_class: str) -> str:
    """Return the class that a server implements for a group."""
    return f"{group_class}Handler"


def details_constant(title: str) -> str:
    """Return the constant of the operations module for what a codec has to know of schemas."""
    return f"_{snake(title).upper()}_DETAILS"
