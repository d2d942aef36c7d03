"""What the client needs besides what every package depends on."""

from __future__ import annotations


def need_httpx2() -> None:
    """Raise an ImportError that says what to install, unless httpx2 is there."""
    try:
        import httpx2  # noqa: F401 # pyright: ignore[reportUnusedImport]
    except ImportError as error:
        text = "the client needs httpx2: install this package with its [client] extra"
        raise ImportError(text) from error
