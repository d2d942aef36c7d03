"""What a rule is, where rules are kept, and what a rule is given.

A rule is a generator function: it looks at a `Context` and yields a `Finding` for everything it
objects to. The decorator gives it its code and weight; a rule knows neither files nor lines.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ..document.objects import Objects
from ..document.pointer import lookup, suggest
from ..document.wording import similar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..diagnostics import Severity
    from ..document import Document, PointerError
    from ..document.faults import Repair


_MAX_COMPARED = 200_000
"""Names compared to find out which one was meant, for all findings together."""


class Finding(NamedTuple):
    """One objection of a rule.

    Attributes:
        pointer: the value objected to.
        message: one sentence.
        hint: what to do about it.
        key: point at the key of the value rather than at the value.
        repairs: how generation puts it right, where the meaning is clear.
        blocks: whether generation cannot live with it, where that is so of its rule.
    """

    pointer: str
    message: str
    hint: str = ""
    key: bool = False
    repairs: tuple[Repair, ...] = ()
    blocks: bool = True


Check: TypeAlias = "Callable[[Context], Iterator[Finding]]"


class Group(StrEnum):
    """What a rule is about; a group is configured by its name."""

    OPENAPI = "openapi"
    """What OpenAPI and JSON Schema demand."""
    PYTHON = "python"
    """What makes the generated code worse than it could be."""
    DOCS = "docs"
    """What readers of the document miss."""
    EXTENSIONS = "extensions"
    """The extensions of `docs/extensions.md`."""
    SECURITY = "security"
    """What OWASP advises; only on request, as it drowns everything else."""


class Rule(NamedTuple):
    """A rule and how much it weighs.

    Attributes:
        code: its stable name; where Redocly or Spectral has the same rule, the name it has there.
        severity: the weight of its findings, unless configured otherwise.
        blocks: whether nothing can be generated from the place of such a finding, so that it is
            left out. A wrong example is an error of the document and still leaves every class and
            method well defined.
        summary: what it demands, in one line.
        check: the function.
        group: what it is about.
        spoils: kind of object that is left out for it, such as `operation`; empty for the
            smallest around it that can be spared.
        on: whether it runs unless configured otherwise.
        aliases: other names it is known by, in Spectral for example.
    """

    code: str
    severity: Severity
    blocks: bool
    summary: str
    check: Check
    group: Group = Group.OPENAPI
    on: bool = True
    aliases: tuple[str, ...] = ()
    spoils: str = ""


RULES: dict[str, Rule] = {}
"""All rules by code, in the order they run."""


def enter(
    code: str,
    severity: Severity,
    summary: str,
    check: Check,
    *,
    blocks: bool = False,
    group: Group = Group.OPENAPI,
    on: bool = True,
    aliases: tuple[str, ...] = (),
    spoils: str = "",
) -> None:
    """Enter a rule into `RULES`; see `Rule` for the arguments."""
    RULES[code] = Rule(code, severity, blocks, summary, check, group, on, aliases, spoils)


def rule(
    code: str,
    severity: Severity,
    *,
    blocks: bool = False,
    group: Group = Group.OPENAPI,
    on: bool = True,
    aliases: tuple[str, ...] = (),
    spoils: str = "",
) -> Callable[[Check], Check]:
    """Enter a function into `RULES`; see `Rule` for the arguments.

    The first line of its docstring becomes the summary; `help/<code>.md` has the details.
    """

    def decorate(check: Check) -> Check:
        summary = (check.__doc__ or "").partition("\n")[0]
        enter(
            code,
            severity,
            summary,
            check,
            blocks=blocks,
            group=group,
            on=on,
            aliases=aliases,
            spoils=spoils,
        )
        return check

    return decorate


class Context(Objects):
    """A document as rules see it: its objects, and hints on names that were probably meant."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._compared = 0

    def similar(self, name: str, known: Sequence[str]) -> str:
        """Return a hint naming what was probably meant; empty when nothing is close.

        It costs a comparison with every known name, so the number of hints is limited.
        """
        self._compared += len(known)
        return similar(name, known) if self._compared <= _MAX_COMPARED else ""

    def suggest(self, error: PointerError) -> str:
        """Return a hint for a pointer that leads nowhere; see `similar`."""
        data = self.document.data
        around = self.document.data if not error.reached else lookup(data, error.reached)
        self._compared += len(around) if isinstance(around, dict) else 0
        return suggest(data, error) if self._compared <= _MAX_COMPARED else ""
