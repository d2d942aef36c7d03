"""Names of packages and distributions, and of what is published beside them."""

from __future__ import annotations

import keyword
import re
import sys
import unicodedata
from typing import TYPE_CHECKING

from packaging.version import InvalidVersion, Version

from .credentials import environment_variable
from .identifiers import Scope, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FOREIGN_PACKAGES = sys.stdlib_module_names | frozenset(
    """aiohttp annotated_types anyio cyclopts fastapi generators httpcore2 httpx2 multipart
    opentelemetry pydantic pydantic_core pyreqwest python_multipart rich setuptools starlette tests
    typing_extensions typing_inspection uvicorn""".split()
)
"""What is imported beside a package: one of such a name would hide it."""
_MAX_PACKAGE = 50
_MAX_FOLDER = 80


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


def distribution_version(version: str) -> str:
    """Return a version that Python packaging accepts (PEP 440) for `info.version`.

    A version it does not accept is kept as local part: `2024-winter` gives `0+2024.winter`.
    """
    try:
        return str(Version(version))
    except InvalidVersion:
        local = re.sub(r"[^a-z0-9]+", ".", version.lower()).strip(".")
        return f"0+{local}" if local.isascii() and local else "0"


def fixture_prefix(package: str) -> str:
    """Return what the names of the pytest fixtures of a package begin with."""
    return package.replace(".", "_")


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


def samples_folder(package: str) -> str:
    """Return the folder of all code samples, which is not that of the package."""
    return "samples" if package.lower() != "samples" else "code_samples"


def sample_folders(constants: Iterable[str]) -> dict[str, str]:
    """Return the folder of the code samples of each operation, by `Operation.constant`."""
    scope = Scope(["readme.md", "openapi.json"], ignore_case=True)
    return {name: scope.take(name.lower()[:_MAX_FOLDER]) for name in constants}
