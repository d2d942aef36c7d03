"""XML arrives as the models of its schema, at handlers and at clients."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.generate.service import Connect, Loopback, Packages


def test_models_both_ways(connect: Connect) -> None:
    service = connect("xml", {"add_book": lambda body: body})
    models = service.package.models
    book = models.Book(
        isbn="978",
        title="A & <B>\r\n",
        pages=None,
        published=date(2024, 5, 6),
        authors=["Ada", " "],
        tags=[],
        shelf=models.Shelf(code="S\t1", note="top"),
        sequels=[models.Book(isbn="979", title="", authors=[])],
    )
    assert service.call("books", "add_book", body=book) == book
    assert service.seen["body"] == book


def test_alternatives(connect: Connect) -> None:
    service = connect("xml", {"put_medium": lambda **_: {"id": 1}})
    service.call("books", "put_medium", body={"kind": "tape", "metres": 1.5})
    assert service.seen["body"] == service.package.models.Tape(kind="tape", metres=1.5)


def test_an_array(connect: Connect) -> None:
    books = [
        {"isbn": "1", "title": "A", "authors": ["x"]},
        {"isbn": "2", "title": "B", "authors": []},
    ]
    service = connect("xml", {"list_books": lambda: books})
    assert [book.to_dict() for book in service.call("books", "list_books")] == books


def test_text_that_no_schema_describes(connect: Connect) -> None:
    service = connect("xml", {"report": lambda: "<a>é</a>", "put_matrix": lambda **_: None})
    assert service.call("books", "report") == "<a>é</a>"
    service.call("books", "put_matrix", body="<m/>")
    assert service.seen["body"] == "<m/>"


@pytest.mark.parametrize(
    ("content", "status", "said"),
    [
        (b"<book", 400, "not valid XML"),
        (b"", 400, "needs a request body"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><book/>', 400, "document type declaration"),
        (b"<book>" * 100_000, 400, "inside each other"),
        (b'<book isbn="1"><title/><author/><new/></book>', 422, "/new"),
        (b'<book isbn="1"><title/><author/><title/></book>', 422, "given once"),
        (b'<book isbn="1"><title/><author/><pages>many</pages></book>', 422, "/pages"),
        (b'<book isbn="1"><title/><author/><pages>0</pages></book>', 422, "/pages"),
        (b"<book><title/><author/></book>", 422, "/isbn"),
        (b'<book isbn="1"><title/></book>', 201, "<book"),
    ],
)
def test_what_a_server_refuses(
    content: bytes, status: int, said: str, connect: Connect, loopback: Loopback
) -> None:
    loopback.app = connect("xml", {"add_book": lambda body: body}).app
    headers = {"Content-Type": "application/xml"}
    answer = loopback.http.post(f"{loopback.url}/books", content=content, headers=headers)
    assert (answer.status_code, said in answer.text) == (status, True), answer.text


def test_the_mock_and_the_fake(packages: Packages, loopback: Loopback) -> None:
    package = packages("xml")
    loopback.app = package.mock.create_mock()
    answer = loopback.http.get(f"{loopback.url}/books", headers={"Prefer": "dynamic=true"})
    assert answer.headers["preference-applied"] == "dynamic=true"
    assert answer.text.startswith("<?xml")
    fake = package.testing.FakeClient()
    book: Any = package.models.Book(isbn="1", title="A", authors=["x"])
    fake.respond(fake.books.add_book, body=book)
    assert fake.books.add_book(body=book) == book
    call = fake.last
    assert call.body == book.to_dict()
    assert call.body_as(type(book)) == book
