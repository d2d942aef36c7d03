# case_servers/models/__init__.py
"""Models of Case servers.

Each is imported when it is first used.
"""


from __future__ import annotations


from typing import TYPE_CHECKING


from .._runtime.lazy import attach


from .._runtime.models import ApiModel


__all__ = [
    "ApiModel",
]
