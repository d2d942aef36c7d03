"""Reports of a history, for those who use the API; each is the `render` of the module of its name.

Text of documents and of commits is untrusted, and each format escapes it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ...verdict import FailOn
    from ..model import History

FORMATS = ("text", "markdown", "json", "html")
"""Every format by its name on the command line."""


class View(NamedTuple):
    """How a report shows a history.

    Attributes:
        fail_on: the threshold.
        link: address of the repository on GitHub, for links to commits; empty for none.
        authors: whether commits name their authors.
        note: whether this is the note of one release, without a head around it.
        colour: whether the output is a terminal with colours.
    """

    fail_on: FailOn
    link: str = ""
    authors: bool = False
    note: bool = False
    colour: bool = False


def render(name: str, history: History, view: View) -> str:
    """Return a history in one of `FORMATS`, as text that ends with a line break."""
    text: str = import_module(f"{__name__}.{name}").render(history, view)
    return text
