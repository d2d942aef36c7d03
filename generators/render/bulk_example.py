"""The example of a generated README of a call with any number of items."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .. import naming
from .python import each_parameters
from .readme_example import client_arguments, placeholder

if TYPE_CHECKING:
    from ..api.ir import Api


class BulkExample(NamedTuple):
    """A call with any number of items.

    Attributes:
        client: arguments that make a client.
        method: of the client, such as `history.import_messages_each`.
        arguments: of the method, each with a comma and a space behind it.
        command: of the command line, with the same arguments.
    """

    client: str
    method: str
    arguments: str
    command: str


def bulk_example(api: Api) -> BulkExample | None:
    """Return the example, about the first such operation; None where there is none."""
    operation = next((item for item in api.operations if item.each_name), None)
    if operation is None:
        return None
    required = [item for item in each_parameters(operation) if item.required]
    values = {item.py_name: placeholder(item) for item in required}
    groups = naming.command_names(group.py_name for group in api.groups)
    place = [group.py_name for group in api.groups].index(operation.group)
    options = [
        f"--{naming.command_name(name)} {value.strip(chr(34))}" for name, value in values.items()
    ]
    return BulkExample(
        client=client_arguments(api),
        method=f"{operation.group}.{operation.each_name}",
        arguments="".join(f"{name}={value}, " for name, value in values.items()),
        command=" ".join([groups[place], naming.command_name(operation.py_name), *options]),
    )
