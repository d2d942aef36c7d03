"""Reports: a review, rendered for people and for programs.

A report is a pure function of a review and a `View`, the `render` of the module that is named after
its format. Text of a document is untrusted, and each format escapes it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model import Report
    from .view import View

FORMATS = ("text", "markdown", "json", "sarif", "github", "junit", "html")
"""Every format by its name on the command line, which is that of its module here."""


def render(name: str, report: Report, view: View) -> str:
    """Return a review in one of `FORMATS`, as text that ends with a line break.

    Modules of formats are loaded when they are used: no other command needs them.
    """
    text: str = import_module(f"{__name__}.{name}").render(report, view)
    return text
