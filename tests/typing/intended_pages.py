# pyright: strict
"""What type checkers have to accept: lists in pages, with the types of their items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, assert_type

from case_pages import AsyncClient, Client, errors, models

if TYPE_CHECKING:
    from case_pages.testing import AsyncFakeClient, FakeClient


def items(client: Client) -> None:
    for pet in client.each(client.pets.list_pets, limit=100).items(max_items=10, ahead=True):
        assert_type(pet, models.Pet)
        print(pet.name)
    for charge in client.each(client.charges.list_charges).items():
        assert_type(charge, models.Charge)
    body = models.Search(query="all")
    for charge in client.each(client.charges.search_charges, body=body, timeout=1).items():
        assert_type(charge, models.Charge)
    for owner in client.each(client.owners.list_owners, page=2).items(max_pages=2):
        assert_type(owner, models.Owner)
    for visit in client.each(client.visits.list_visits).items():
        assert_type(visit, models.Visit)
    for tag in client.each(client.tags.list_tags).items():
        assert_type(tag, str)
    for note in client.each(client.notes.list_notes).items():
        assert_type(note.text, str | None)


def pages(client: Client) -> str | int | None:
    last: str | int | None = None
    try:
        for page in client.each(client.pets.list_pets).pages(max_pages=3):
            assert_type(page.result, models.PetPage)
            assert_type(page.items(), Sequence[models.Pet])
            last = page.next_cursor
        for tags in client.each(client.tags.list_tags).pages(start=last):
            assert_type(tags.result, list[str])
            assert_type(tags.items(), Sequence[str])
    except errors.PagingError as error:
        return error.cursor
    return last


async def asynchronously(client: AsyncClient) -> None:
    async for pet in client.each(client.pets.list_pets, limit=100).items(max_items=10):
        assert_type(pet, models.Pet)
    async for tag in client.each(client.tags.list_tags).items():
        assert_type(tag, str)
    generator = client.each(client.pets.list_pets).pages(ahead=True)
    async for page in generator:
        assert_type(page.result, models.PetPage)
    await generator.aclose()


def fakes(fake: FakeClient, asynchronous: AsyncFakeClient) -> None:
    fake.respond_pages(fake.pets.list_pets, [models.Pet(name="Tom")], size=1)
    fake.respond_pages(fake.tags.list_tags, ["a", "b"])
    fake.respond_pages("listTags", ["a", "b"], times=2)
    fake.on(fake.pets.list_pets).returns_pages([models.Pet(name="Tom")], size=1)
    asynchronous.respond_pages(asynchronous.pets.list_pets, [models.Pet(name="Tom")])
    asynchronous.respond_pages(asynchronous.tags.list_tags, ["a", "b"])
