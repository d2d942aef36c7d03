"""Cases: the requests of a contract suite, and what each must be answered.

They are made from facts and document alone, so that they can be listed without a server.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypedDict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from ..operations import Operation, SecurityScheme
    from .report import Finding

Kind: TypeAlias = Literal["valid", "prefer", "unauthenticated", "invalid", "method", "path"]
"""What a case is about.

`valid`: a request as documented. `prefer`: the same, asking for one answer (RFC 7240).
`unauthenticated`: without credentials. `invalid`: with one error. `method`: a method that the
path does not have. `path`: a path that does not exist.
"""


class Selection(TypedDict, total=False):
    """Which cases there are.

    Attributes:
        only: ids of the operations that are called; empty for all.
        skip: ids of operations that are left out.
        read_only: only methods that change nothing: GET, HEAD, OPTIONS, QUERY, TRACE; of these not
            what is stated to write (`x-effect`).
        prefer: also ask for each declared answer and each example of it, by `Prefer`.
        values: what to send for parameters, by their name in the document, instead of what the
            document shows: ids that the server knows, for example.
    """

    only: Collection[str]
    skip: Collection[str]
    read_only: bool
    prefer: bool
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Call:
    """A request, before it is encoded.

    Attributes:
        operation: the facts by which it is encoded; what is wrong on purpose is wrong in these.
        arguments: by `Parameter.py_name`.
        body: None for no body.
        content_type: of the body; None for the one that fits.
        headers: further header fields.
        credentials: whether it is sent with credentials.
    """

    operation: Operation[Any]
    arguments: Mapping[str, Any] = field(default_factory=dict[str, Any])
    body: Any = None
    content_type: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    credentials: bool = True


@dataclass(frozen=True, slots=True)
class Case:
    """One request, and what its answer has to be.

    Attributes:
        operation: what the document says; None where no operation is meant.
        kind: what it is about.
        title: what is special about the request.
        place: where the document says it, as a JSON Pointer.
        call: what is sent; None where nothing could be made.
        skipped: why nothing could be made.
        status: the status that is asked for.
        example: the body that is asked for, in a tuple; empty for any.
        methods: those that the path has.
        notes: what is to be said of the document: examples that were passed over.
    """

    operation: Operation[Any] | None
    kind: Kind
    title: str
    place: str
    call: Call | None = field(default=None, repr=False)
    skipped: str = ""
    status: int | None = None
    example: tuple[Any, ...] = field(default=(), repr=False)
    methods: tuple[str, ...] = ()
    notes: tuple[Finding, ...] = field(default=(), repr=False)

    def __str__(self) -> str:
        return f"{self.operation.id}: {self.title}" if self.operation else self.title

    @property
    def operation_id(self) -> str:
        """Of the operation; empty where none is meant."""
        return self.operation.id if self.operation else ""


def guarded(operation: Operation[Any] | None, kind: Kind, cases: Iterable[Case]) -> Iterator[Case]:
    """Give cases while they can be made; an error costs the rest of these, and is told."""
    try:
        yield from cases
    except Exception as error:
        place = "#/paths"
        title = "further cases" if kind != "valid" else "a valid request"
        yield Case(operation, kind, title, place, skipped=unforeseen(error))


def unforeseen(error: Exception) -> str:
    """Return why a case is skipped for which nothing could be made or judged."""
    if isinstance(error, (ValueError, LookupError)) and not isinstance(error, KeyError):
        return f"nothing could be made: {error}"
    return f"an error of this suite, please report it: {type(error).__name__}: {error}"


def can_be_given(
    alternatives: Iterable[Iterable[str]], schemes: Mapping[str, SecurityScheme]
) -> bool:
    """Whether a client can be given the credentials of an alternative: not of `digest`, say."""
    usable = {name for name, item in schemes.items() if item.type != "http"}
    usable |= {name for name, item in schemes.items() if item.scheme in {"basic", "bearer"}}
    return any(usable.issuperset(alternative) for alternative in alternatives)
