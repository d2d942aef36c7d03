"""The toolkit: one reviewed OpenAPI document in, a typed Python client and server out."""

from importlib import import_module
from typing import TYPE_CHECKING

TOOLKIT = "specmill"
"""Name of the distribution, which packages tell they were made by."""

COMMAND = "specmill" if __name__ == TOOLKIT else f"python -m {__name__}"
"""How the toolkit is run: installed, it is a command; in its repository, a folder."""

__version__ = "0.1.0"

if TYPE_CHECKING:
    from .library import compare, generate, validate, write

__all__ = ["COMMAND", "TOOLKIT", "__version__", "compare", "generate", "validate", "write"]


def __getattr__(name: str) -> object:
    """Import what is used from Python when it is used: commands start without it."""
    if name in {"compare", "generate", "validate", "write"}:
        return getattr(import_module(f"{__name__}.library"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
