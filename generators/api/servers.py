"""Servers of a document: their names, and their variables as keywords of the client."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from .. import naming
from .ir import Server, ServerVariable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .ir import SecurityScheme


def servers_of(raw: Iterable[Mapping[str, Any]]) -> tuple[Server, ...]:
    """Return servers as the document lists them, variables replaced by their defaults."""
    result = []
    for server in raw:
        template = url = str(server.get("url", "/"))
        variables = []
        for name, variable in (server.get("variables") or {}).items():
            default = str(variable.get("default", ""))
            url = url.replace(f"{{{name}}}", default)
            values = tuple(map(str, variable.get("enum") or ()))
            about = str(variable.get("description", ""))
            variables.append(ServerVariable(name, "", default, values, about))
        about = str(server.get("description", ""))
        name = str(server.get("name", ""))
        result.append(Server(url, about, name, template, tuple(variables)))
    return tuple(result)


def selectable(servers: Sequence[Server], schemes: Iterable[SecurityScheme]) -> tuple[Server, ...]:
    """Return servers with names and keywords, as far as a client can choose among them.

    That are those that have a host. The others keep neither.
    """
    hosts = [server for server in servers if "://" in server.template]
    named = naming.server_names(
        [naming.ServerName(item.name, item.description, item.template) for item in hosts]
    )
    keywords = naming.variable_keywords(
        (variable.name for server in hosts for variable in server.variables),
        (secret.py_name for scheme in schemes for secret in scheme.secrets),
    )
    names = dict(zip(map(id, hosts), named, strict=True))
    return tuple(
        replace(
            server,
            name=names[id(server)],
            variables=tuple(
                replace(variable, py_name=keywords[variable.name]) for variable in server.variables
            ),
        )
        if id(server) in names
        else replace(server, name="", variables=())
        for server in servers
    )
