# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Facts of every operation, as the document states them."""

from __future__ import annotations

from typing import Any

from . import models
from ._runtime.operations import (
    Contract,
    Details,
    Media,
    Operation,
    RequestBody,
    Response,
    Server,
)

_XML_DETAILS: dict[str, Any] = {
    "Book": {
        "properties": {
            "isbn": {
                "name": "isbn",
                "in": "attribute",
                "node": {"types": ["string"]},
                "required": True,
            },
            "title": {
                "name": "title",
                "in": "element",
                "node": {"types": ["string"]},
                "required": True,
            },
            "pages": {"name": "pages", "in": "element", "node": {"types": ["integer", "null"]}},
            "lent": {"name": "lent", "in": "element", "node": {"types": ["boolean"]}},
            "published": {"name": "published", "in": "element", "node": {"types": ["string"]}},
            "authors": {
                "name": "authors",
                "in": "element",
                "node": {"items": {"types": ["string"]}},
                "required": True,
                "item": {"name": "author"},
            },
            "tags": {
                "name": "labels",
                "in": "element",
                "node": {"items": {"types": ["string"]}},
                "wrapped": True,
                "item": {"name": "label"},
            },
            "shelf": {
                "name": "shelf",
                "namespace": "urn:example:shelf",
                "prefix": "s",
                "in": "element",
                "node": "Shelf",
            },
            "sequels": {
                "name": "sequels",
                "in": "element",
                "node": {"items": "Book"},
                "item": {"name": "book"},
            },
        }
    },
    "Shelf": {
        "properties": {
            "code": {
                "name": "code",
                "namespace": "urn:example:shelf",
                "prefix": "s",
                "in": "attribute",
                "node": {"types": ["string"]},
            },
            "note": {
                "name": "note",
                "namespace": "urn:example:shelf",
                "prefix": "s",
                "in": "element",
                "node": {"types": ["string"]},
            },
        }
    },
    "Problem": {
        "properties": {
            "status": {"name": "status", "in": "element", "node": {"types": ["integer"]}},
            "detail": {"name": "detail", "in": "element", "node": {"types": ["string"]}},
        }
    },
    "PutMediumResponse": {
        "properties": {"id": {"name": "id", "in": "element", "node": {"types": ["integer"]}}}
    },
    "PutMediumRequest": {
        "properties": {
            "kind": {
                "name": "kind",
                "in": "element",
                "node": {"types": ["string"]},
                "required": True,
            },
            "sides": {"name": "sides", "in": "element", "node": {"types": ["integer"]}},
            "metres": {"name": "metres", "in": "element", "node": {"types": ["number"]}},
        }
    },
}

LIST_BOOKS: Operation[list[models.Book]] = Operation(
    id="listBooks",
    group="books",
    py_name="list_books",
    method="GET",
    path="/books",
    responses=(
        Response(
            status="200",
            description="All books.",
            media=(
                Media(
                    content_type="text/xml",
                    type=lambda: list[models.Book],
                    details=Details(
                        {
                            "root": {"name": "books", "item": {"name": "book"}},
                            "node": {"items": "Book"},
                        },
                        _XML_DETAILS,
                    ),
                ),
            ),
        ),
    ),
)

ADD_BOOK: Operation[models.Book] = Operation(
    id="addBook",
    group="books",
    py_name="add_book",
    method="POST",
    path="/books",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/xml",
                type=lambda: models.Book,
                details=Details({"root": {"name": "book"}, "node": "Book"}, _XML_DETAILS),
            ),
        ),
    ),
    responses=(
        Response(
            status="201",
            description="The book.",
            media=(
                Media(
                    content_type="application/xml",
                    type=lambda: models.Book,
                    details=Details({"root": {"name": "book"}, "node": "Book"}, _XML_DETAILS),
                ),
            ),
        ),
        Response(
            status="422",
            description="What is wrong.",
            media=(
                Media(
                    content_type="application/problem+xml",
                    type=lambda: models.Problem,
                    details=Details(
                        {
                            "root": {"name": "problem", "namespace": "urn:ietf:rfc:7807"},
                            "node": "Problem",
                        },
                        _XML_DETAILS,
                    ),
                ),
            ),
        ),
    ),
)

REPORT: Operation[str] = Operation(
    id="report",
    group="books",
    py_name="report",
    method="GET",
    path="/report",
    responses=(
        Response(
            status="200",
            description="A report that no schema describes.",
            media=(
                Media(
                    content_type="application/xml",
                    type=lambda: str,
                ),
            ),
        ),
    ),
)

PUT_MATRIX: Operation[None] = Operation(
    id="putMatrix",
    group="books",
    py_name="put_matrix",
    method="PUT",
    path="/matrix",
    body=RequestBody(
        media=(
            Media(
                content_type="application/xml",
                type=lambda: str,
            ),
        ),
    ),
    responses=(
        Response(
            status="204",
            description="Done.",
        ),
    ),
)

PUT_MEDIUM: Operation[models.PutMediumResponse] = Operation(
    id="putMedium",
    group="books",
    py_name="put_medium",
    method="PUT",
    path="/media",
    body=RequestBody(
        required=True,
        media=(
            Media(
                content_type="application/xml",
                type=lambda: models.PutMediumRequest,
                details=Details(
                    {"root": {"name": "root"}, "node": "PutMediumRequest"}, _XML_DETAILS
                ),
            ),
        ),
    ),
    responses=(
        Response(
            status="200",
            description="What it is now.",
            media=(
                Media(
                    content_type="application/json",
                    type=lambda: models.PutMediumResponse,
                ),
                Media(
                    content_type="application/xml",
                    type=lambda: models.PutMediumResponse,
                    details=Details(
                        {"root": {"name": "root"}, "node": "PutMediumResponse"}, _XML_DETAILS
                    ),
                ),
            ),
        ),
    ),
)

CONTRACT = Contract(
    title="Case XML",
    version="1.0.0",
    servers=(Server(url="https://shelf.example.com", description=""),),
    security_schemes={},
    operations=(
        LIST_BOOKS,
        ADD_BOOK,
        REPORT,
        PUT_MATRIX,
        PUT_MEDIUM,
    ),
    user_agent="case-xml/1.0.0",
    logger="case_xml",
)
