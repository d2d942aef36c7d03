"""Print what the toolkit requires, to be installed without it.

In its repository the toolkit is run from its folder. Installed as well, there would be two copies
of each class, and type checkers would see one of them as `Any`.
"""

import sys
import tomllib
from pathlib import Path

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))[
    "project"
]


def requirements(*extras: str) -> list[str]:
    """Return the requirements of the toolkit and of extras."""
    optional = PROJECT["optional-dependencies"]
    return [*PROJECT["dependencies"], *(item for extra in extras for item in optional[extra])]


if __name__ == "__main__":
    print("\n".join(requirements(*sys.argv[1:])))
