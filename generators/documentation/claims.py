"""What a captured page says of an operation: claims, each with its line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .blocks import Block
    from .values import Written

STRING_FORMATS = frozenset(
    """date-time date time duration email idn-email hostname idn-hostname ipv4 ipv6 uri
    uri-reference iri url uuid regex byte binary password char json-pointer""".split()
)
_FORMATS = {
    **dict.fromkeys(STRING_FORMATS, "string"),
    **dict.fromkeys(("int32", "int64", "int8", "int16", "uint8", "uint32", "uint64"), "integer"),
    **dict.fromkeys(("float", "double", "decimal"), "number"),
}
TYPES = frozenset({"string", "integer", "number", "boolean", "object", "array", "null"})


@dataclass(slots=True)
class Claim:
    """A property or parameter as a page lists it.

    Attributes:
        name: of it; empty for the values of a map.
        type: as the page writes it, such as `string`, `date-time` or `object[]`.
        line: of the page.
        required: whether the page marks it so.
        marks: the other marks of the page: `nullable`, `deprecated`.
        values: its possible values in their order; None where none are listed.
        values_line: where they are.
        bounds: what else the page says of possible values.
        children: what the page lists in it; None where it lists nothing.
        depth: of the lists of the page that it stands in; None where the page does not tell.
        choice: the alternatives that it is one of; None where the page shows none.
    """

    name: str
    type: str
    line: int
    required: bool = False
    values: list[str] | None = None
    values_line: int = 0
    bounds: str = ""
    children: list[Claim] | None = None
    depth: int | None = None
    marks: frozenset[str] = frozenset()
    choice: Choice | None = None

    @property
    def lists(self) -> int:
        """How many lists are around what it is in the end: 1 for `string[]`."""
        return self.type.count("[]")

    @property
    def kind(self) -> tuple[str, str]:
        """Its type and format, lists apart; empty where the page writes a name instead."""
        inner = self.type.replace("[]", "").strip()
        base, _, stated = inner.partition("<")
        if base in TYPES:
            return base, stated.rstrip(">")
        return _FORMATS.get(inner, ""), inner if inner in _FORMATS else ""


@dataclass(slots=True)
class Choice:
    """Alternatives as a page shows them, in tabs.

    Attributes:
        keyword: `oneOf` or `anyOf`.
        line: of it.
        labels: of the tabs, in their order.
        panels: what is in each tab, where the page has all of them; named as their labels are.
        alone: a type that stands alone in the tab that is shown, where the page has one.
    """

    keyword: str
    line: int
    labels: list[str] = field(default_factory=list)
    panels: list[Claim] = field(default_factory=list)
    alone: Claim | None = None


@dataclass(slots=True)
class Content:
    """A body as a page shows it.

    Attributes:
        line: where it begins.
        status: of a response; empty for a request, and where the page does not show it.
        required: whether a request has to have it.
        media_types: as the page lists them.
        claims: what it lists; None where it lists nothing.
        is_list: whether it is a list of what is listed.
        choice: see `Claim`.
        sample: an example; None where there is none.
        description: of a response.
    """

    line: int
    status: str = ""
    required: bool = False
    media_types: list[str] = field(default_factory=list)
    claims: list[Claim] | None = None
    is_list: bool = False
    choice: Choice | None = None
    sample: Written | None = None
    description: str = ""

    @property
    def whole(self) -> Claim | None:
        """What it lists as one claim; None where it lists nothing."""
        if self.claims is None:
            return None
        kind = "object[]" if self.is_list else "object"
        return Claim("", kind, self.line, children=self.claims, choice=self.choice)


@dataclass(slots=True)
class Credentials:
    """A security scheme as a page shows it: names of its fields to what they say."""

    fields: dict[str, str]
    line: int


@dataclass(slots=True)
class Page:
    """A captured page.

    Attributes:
        file: of it.
        title: its heading.
        title_line: of it.
        method: of the operation, in upper case; empty where the page shows none.
        path: of the operation, parameters as the page writes them.
        line: of method and path.
        parameters: by location (`path`, `query`, `header`, `cookie`).
        request: the body; None where there is none.
        responses: in the order of the page.
        credentials: security schemes.
        base_url: the URL that paths are below, and its line; None where it is not shown.
        commands: blocks with curl commands, each text once.
        unread: lines that speak of what this reader does not understand, and what that is.
    """

    file: str
    title: str = ""
    title_line: int = 1
    method: str = ""
    path: str = ""
    line: int = 1
    parameters: dict[str, list[Claim]] = field(default_factory=dict)
    request: Content | None = None
    responses: list[Content] = field(default_factory=list)
    credentials: list[Credentials] = field(default_factory=list)
    base_url: tuple[str, int] | None = None
    commands: list[Block] = field(default_factory=list)
    unread: list[tuple[int, str]] = field(default_factory=list)
