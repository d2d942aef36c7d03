"""Reviews made by hand, and what each report makes of them: `tests/cases/reports/<name>/`."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from generators.diagnostics import Diagnostic, Location, Severity
from generators.document.source import Source
from generators.review.model import (
    Acceptance,
    ApiChange,
    Bump,
    Direction,
    FileChange,
    Finding,
    GeneratorChange,
    Lane,
    Level,
    Place,
    Report,
    Side,
)
from generators.review.reports import render
from generators.review.reports.view import File, View, linked
from generators.review.verdict import FailOn

CASES = Path(__file__).parents[1] / "cases/reports"
FILES = {
    "text": "report.txt",
    "markdown": "report.md",
    "json": "report.json",
    "sarif": "report.sarif",
    "github": "annotations.txt",
    "junit": "report.xml",
    "html": "report.html",
}
"""Format to the file that holds the expected report."""

BASE, HEAD = "main:spec/library.yaml", "spec/library.yaml"
BASE_TEXT = """\
openapi: 3.1.0
info: {title: Library, version: 1.4.0}
paths:
  /books:
    post:
      operationId: lendBook
components:
  schemas:
    Book:
      properties:
        isbn: {type: string}
        shelf: {type: string}
"""
HEAD_TEXT = """\
openapi: 3.1.0
info: {title: Library, version: 1.5.0}
paths:
  /books:
    post:
      operationId: lend
components:
  schemas:
    Book:
      required: [isbn]
      properties:
        isbn: {type: string}
\tcolour:  {type: string} # 書架 \x1b[2J
"""
HOSTILE = (
    "`<img src=x onerror=alert(1)>`\n::error::@octocat | [x](javascript:1) \x1b[31m\u202e <!-- -->"
)


def place(name: str, line: int, column: int, pointer: str, *, exact: bool = True) -> Place:
    """Return a place of one of the documents."""
    return Place(Location(name, line, column), pointer, exact)


REQUIRED = Finding(
    "request-property-became-required",
    Lane.WIRE,
    Level.MAJOR,
    Level.MAJOR,
    "Property `isbn` of `Book` became required",
    "Requests without it are refused.",
    "leave it optional, and let the server fill in what is missing",
    Direction.REQUEST,
    place(BASE, 11, 9, "/components/schemas/Book/properties/isbn"),
    place(HEAD, 12, 9, "/components/schemas/Book/properties/isbn"),
    before=False,
    after=True,
    operations=("POST /books", "PUT /books/{isbn}", "PATCH /books/{isbn}", "POST /loans"),
    api=(
        ApiChange(
            "field-became-required",
            "models.Book.isbn",
            Level.MAJOR,
            "isbn: str | None = None",
            "isbn: str",
        ),
    ),
)
REMOVED = Finding(
    "request-property-removed",
    Lane.UNDECIDED,
    Level.MAJOR,
    Level.MAJOR,
    "Property `shelf` was removed from `Book`",
    "Whether the server ignores it or refuses it is not stated.",
    "keep it and mark it `deprecated`",
    Direction.REQUEST,
    place(BASE, 12, 9, "/components/schemas/Book/properties/shelf"),
    place(HEAD, 11, 7, "/components/schemas/Book/properties", exact=False),
    before={"type": "string"},
    operations=("POST /books",),
)
RENAMED = Finding(
    "operation-id-changed",
    Lane.CODE,
    Level.NONE,
    Level.MAJOR,
    "POST /books has another `operationId`: `lendBook` → `lend`",
    "The method has another name.",
    "keep the `operationId`; rename in the summary",
    Direction.NONE,
    place(BASE, 6, 7, "/paths/~1books/post/operationId"),
    place(HEAD, 6, 7, "/paths/~1books/post/operationId"),
    before="lendBook",
    after="lend",
    operations=("POST /books",),
    confidence=0.8,
    api=(
        ApiChange(
            "method-renamed",
            "Client.books.lend_book (and async)",
            Level.MAJOR,
            "client.books.lend_book(...)",
            "client.books.lend(...)",
        ),
    ),
)
ADDED = Finding(
    "request-property-added",
    Lane.COMPATIBLE,
    Level.MINOR,
    Level.MINOR,
    "Property `colour` was added to `Book`",
    "Nobody has to send it.",
    direction=Direction.REQUEST,
    base=place(BASE, 10, 7, "/components/schemas/Book/properties", exact=False),
    head=place(HEAD, 13, 2, "/components/schemas/Book/properties/colour"),
    after={"type": "string"},
    operations=("POST /books",),
)
DEPRECATED = Finding(
    "operation-deprecated",
    Lane.LIFECYCLE,
    Level.MINOR,
    Level.MINOR,
    "POST /books was deprecated, and ends on 2030-01-31",
    head=place(HEAD, 5, 5, "/paths/~1books/post"),
    base=place(BASE, 5, 5, "/paths/~1books/post"),
)
WORDS = Finding(
    "documentation-changed",
    Lane.DOCS,
    Level.PATCH,
    Level.PATCH,
    "`summary` of POST /books changed",
    head=place(HEAD, 5, 5, "/paths/~1books/post/summary"),
    base=place(BASE, 5, 5, "/paths/~1books/post/summary"),
    before="Lend",
    after="Lends a book",
)
LINT = Diagnostic(
    "operation-description",
    Severity.WARNING,
    "the operation has no `description`",
    Location(HEAD, 5, 5),
    "/paths/~1books/post",
    "say what it does",
)
STALE = Diagnostic(
    "accepted-expired",
    Severity.ERROR,
    "0123456789abcdef was accepted until 2029-12-31",
    Location("spec/accepted.yaml", 2, 5),
    hint="remove the entry: no finding matches it",
)
NOTE = Diagnostic(
    "accepted-unused",
    Severity.INFO,
    "no finding matches fedcba9876543210",
    Location("spec/accepted.yaml", 9, 5),
    hint="remove the entry, unless it is for a change to come; it fails after 2030-06-30",
)
ENTRY = Acceptance(
    "nobody has built against it yet",
    "library team",
    datetime.date(2030, 1, 31),
    Location("spec/accepted.yaml", 5, 5),
)
SIDES = Side(BASE, "1.4.0", "a" * 64), Side(HEAD, "1.5.0", "b" * 64)
BUMP = Bump(Level.MAJOR, Level.MINOR, "2.0.0", place(HEAD, 2, 24, "/info/version"))
_MANY = tuple(
    replace(REQUIRED, title=f"Property `p{number}` of `Book` became required", api=())
    for number in range(1, 13)
)
_UGLY = replace(
    REQUIRED,
    title=f"Property {HOSTILE} became required",
    detail=HOSTILE,
    hint=HOSTILE,
    before=HOSTILE,
    after={HOSTILE: float("inf")},
    operations=(f"POST /{HOSTILE}",),
    api=(ApiChange("field-removed", HOSTILE, Level.MAJOR, HOSTILE, ""),),
    head=place(f"spec/a,b: 100%\n{HOSTILE}.yaml", 3, 1, f"/{HOSTILE}"),
)

REPORTS: dict[str, Report] = {
    "everything": Report(
        *SIDES,
        findings=(
            REQUIRED,
            REMOVED,
            RENAMED,
            replace(RENAMED, title="The schema `Copy` was renamed", accepted=ENTRY, before="Copy"),
            ADDED,
            DEPRECATED,
            WORDS,
        ),
        lint=(LINT,),
        bump=BUMP,
        api=(ApiChange("class-removed", "models.Shelf", Level.MAJOR, "class Shelf(OpenModel)"),),
        files=(FileChange("library/client.py", "changed", 1200, 3),),
        generator=GeneratorChange(
            "ruff 0.17.4",
            "ruff 0.17.5",
            (ApiChange("class-added", "types.Reply", Level.MINOR, "", "class Reply"),),
            (FileChange("library/types.py", "added", 40, 0),),
        ),
        stale=(STALE,),
        notes=(NOTE,),
    ),
    "nothing_changed": Report(*SIDES, bump=Bump(Level.NONE, Level.MINOR)),
    "new_document": Report(None, SIDES[1], lint=(LINT,), code_skipped="there is nothing before it"),
    "compatible": Report(
        *SIDES, findings=(ADDED,), bump=Bump(Level.MINOR, Level.MINOR), code_skipped="as asked for"
    ),
    "many": Report(
        *SIDES, findings=_MANY, bump=Bump(Level.MAJOR, None, reason="`7` is no version")
    ),
    "hostile": Report(
        replace(SIDES[0], name=HOSTILE, version=HOSTILE),
        SIDES[1],
        findings=(_UGLY, replace(_UGLY, accepted=replace(ENTRY, reason=HOSTILE, owner=HOSTILE))),
        lint=(replace(LINT, message=HOSTILE, hint=HOSTILE),),
        bump=replace(BUMP, suggested=HOSTILE),
        files=(FileChange(HOSTILE, "added", 1, 0),),
        stale=(replace(STALE, message=HOSTILE),),
        notes=(replace(NOTE, message=HOSTILE, hint=HOSTILE),),
        code_skipped=HOSTILE,
    ),
}
"""Reviews by the name of their case."""


def _file(name: str) -> File:
    path = name.removeprefix("main:")
    return File(path, linked("https://github.com/library/library", "c0ffee", path))


VIEW = View(
    sources={BASE: Source(BASE, BASE_TEXT), HEAD: Source(HEAD, HEAD_TEXT)},
    files=_file,
    fail_on=FailOn.CODE,
    describe=lambda name: f"About {name}." if name == REQUIRED.id else "",
)
"""How the cases are shown."""


def shown(case: str) -> dict[str, str]:
    """Return the reports of a case, by the name of their file; those of no case are none."""
    if case not in REPORTS:
        return {}
    return {
        file: render(name, REPORTS[case], VIEW)
        for name, file in FILES.items()
        # A page is looked at in a browser; one that is read by people shows what it is.
        if name != "html" or case == "everything"
    }
