"""A caller of all that the package of `base.yaml` offers, as somebody would write it."""

from __future__ import annotations

import datetime

from library import Client, errors, models
from library.client import Books, Loans


def show(client: Client) -> None:
    books: Books = client.books
    loans: Loans = client.loans
    shelf: list[models.Book] = books.list_books(limit=3, sort=models.ListBooksSort.TITLE)
    shelf += books.list_books()
    for book in shelf:
        title: str = book.title
        year: int | None = book.year
        isbn: str = book.isbn
        state: models.State = book.state
        pages: int | None = book.pages
        print(title, year, isbn, state, pages, state is models.State.LENT)
    one: models.Book = books.get_book(isbn="1")
    books.remove_book(isbn=one.isbn)
    history: list[models.Event] = loans.events()
    print([title_of(event) for event in history])


def title_of(event: models.Event) -> str:
    if isinstance(event, models.Lent):
        return event.isbn
    return str(event.late) if isinstance(event, models.Returned) else "unknown"


def store(client: Client) -> None:
    draft = models.NewBook(
        title="Dune", pages=412, language="en", binding=models.NewBookBinding.HARD
    )
    try:
        added: models.Book = client.books.add_book(body=draft)
    except errors.StatusError as error:
        fault = error.body
        reason = fault.reason if isinstance(fault, models.Fault) else None
        print(reason)
    else:
        print(added.isbn, models.NewBook(title="Emma"))
    client.books.add_book(body={"title": "Emma"})


def lend(client: Client) -> str:
    member = models.Member(id=1, name="Ada")
    note: models.Note = "Handle with care."
    loan = models.Loan(isbn="1", member=member, note=note, until=datetime.date(2030, 1, 1))
    kept: models.Loan = client.loans.lend(body=loan)
    client.loans.lend(body={"isbn": "1", "member": member, "until": "2030-01-01"})
    until: datetime.date | None = kept.until
    name: str = kept.member.name
    number: int | None = kept.member.id
    return f"{until} {name} {number} {kept.note}"


with Client("http://127.0.0.1:8000", api_key="secret") as opened:
    show(opened)
