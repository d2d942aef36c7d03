"""Generated packages on disk and importable."""

from tests.generate.conftest import packages

__all__ = ["packages"]
