"""Reports of drift, for people and for programs; each is the `render` of the module of its name.

Text of documents and of traffic is untrusted, and each format escapes it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model import Report
    from .view import View

FORMATS = ("text", "markdown", "json", "sarif", "html")
"""Every format by its name on the command line."""


def render(name: str, report: Report, view: View) -> str:
    """Return a report in one of `FORMATS`, as text that ends with a line break."""
    text: str = import_module(f"{__name__}.{name}").render(report, view)
    return text
