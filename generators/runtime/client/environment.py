"""Environment variables that a client is made from."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def names_of(package: str, environment: str, keywords: Iterable[str]) -> dict[str, str]:
    """Return the names of the variables, by keyword of the constructor.

    Args:
        package: what all names begin with.
        environment: such as `staging`, which stands behind that; empty for none.
        keywords: of the constructor.
    """
    middle = f"{environment.upper().replace('-', '_')}_" if environment else ""
    return {keyword: f"{package}_{middle}{keyword.upper()}" for keyword in keywords}


def values_of(names: Mapping[str, str], variables: Mapping[str, str] | None) -> dict[str, str]:
    """Return the values of variables that are set and not empty, by keyword.

    Args:
        names: by keyword.
        variables: of an environment; None for that of this process.
    """
    variables = os.environ if variables is None else variables
    values = {keyword: variables.get(name) for keyword, name in names.items()}
    return {keyword: value for keyword, value in values.items() if value}
