"""Components that nothing uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..diagnostics import Severity
from ..document.objects import mapping
from ..document.pointer import SECTIONS, join
from ..document.usage import used_components
from .registry import Context, Finding, Group, rule

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "no-unused-components",
    Severity.INFO,
    group=Group.DOCS,
    aliases=("oas3-unused-component",),
)
def no_unused_components(context: Context) -> Iterator[Finding]:
    """Every component is used by an operation, itself or through others.

    A document without operations is a library for others, and uses nothing itself.
    """
    if not context.operations:
        return
    used = used_components(context)
    for kind, section in SECTIONS.items():
        for name in mapping(mapping(context.document.data.get("components")).get(section)):
            pointer = join("/components", section, name)
            if pointer not in used:
                yield Finding(
                    pointer,
                    f"{kind} `{name}` is not used by any operation",
                    "remove it, or refer to it",
                    key=True,
                )
