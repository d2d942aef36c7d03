"""Handlers of all operations of `base.yaml`, as somebody would write them."""

from __future__ import annotations

from library import models
from library.server import BooksHandler, Credentials, LoansHandler, create_app


class Books(BooksHandler[str]):
    def list_books(
        self, *, limit: int | None, sort: models.ListBooksSort | None
    ) -> list[models.Book]:
        return [models.Book(title="Dune", isbn="1", state=models.State.HERE)][:limit]

    def add_book(self, *, body: models.NewBook) -> models.Book:
        title: str = body.title
        return models.Book(title=title, isbn="1", state=models.State.LENT, pages=body.pages)

    def get_book(self, *, isbn: str) -> models.Book:
        return models.Book(title="Dune", year=1965, isbn=isbn, state=models.State.HERE)

    def remove_book(self, *, isbn: str) -> None:
        print(isbn)


class Loans(LoansHandler[str]):
    async def lend(self, *, principal: str, body: models.Loan) -> models.Loan:
        print(principal, body.member.name, body.until)
        note: models.Note | None = body.note
        return models.Loan(isbn=body.isbn, member=models.Member(name="Ada"), note=note)

    async def events(self) -> list[models.Event]:
        return [models.Lent(kind="lent", isbn="1"), models.Returned(kind="returned", late=True)]


def authenticate(credentials: Credentials) -> str | None:
    key: str = credentials.value
    return key or None


app = create_app(books=Books(), loans=Loans(), authenticate=authenticate)
