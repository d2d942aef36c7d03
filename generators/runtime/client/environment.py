"""Clients that are made of environment variables."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ClientT = TypeVar("ClientT")


def from_environment(
    make: Callable[..., ClientT],
    names: tuple[str, str],
    keywords: tuple[tuple[str, ...], tuple[str, ...]],
    environ: Mapping[str, str] | None,
    options: Mapping[str, Any],
) -> ClientT:
    """Make a client of the variables that are set, and of options.

    Args:
        make: makes the client.
        names: what names of variables begin with, and the environment that is in them; empty
            for none.
        keywords: those that choose a server, and those that take a secret.
        environ: the variables; those of the process by default.
        options: of the client; they come before variables.

    Raises:
        ValueError: the client cannot be made; the message names the variables that are not set.
    """
    prefix, environment = names
    chosen, secrets = keywords
    variables = os.environ if environ is None else environ
    where = ("base_url", *chosen)
    middle = f"{environment.upper().replace('-', '_')}_" if environment else ""
    known = {keyword: f"{prefix}_{middle}{keyword.upper()}" for keyword in (*where, *secrets)}
    values = {keyword: variables.get(name) for keyword, name in known.items()}
    values = {keyword: value for keyword, value in values.items() if value}
    if not options.keys().isdisjoint(where):  # which say all of where the API is
        values = {name: value for name, value in values.items() if name not in where}
    try:
        return make(**{**values, **options})
    except ValueError as error:
        needed = [keyword for keyword in known if keyword not in {*values, *chosen}]
        unset = ", ".join(known[keyword] for keyword in needed)
        raise ValueError(f"{error} (not set: {unset})" if unset else str(error)) from None
