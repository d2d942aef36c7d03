"""What type checkers have to refuse of lists in pages; see `test_typing_checked.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from case_pages import models

if TYPE_CHECKING:
    from case_pages import AsyncClient, Client
    from case_pages.testing import FakeClient


def arguments(client: Client) -> None:
    # error: mypy[call-arg] pyright[reportCallIssue]
    client.each(client.pets.list_pets, limits=100)
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.each(client.pets.list_pets, limit="100")
    # error: mypy[call-arg] pyright[reportCallIssue]
    client.each(client.charges.search_charges)
    # error: mypy[type-var] pyright[reportArgumentType]
    client.each(client.close)
    # error: mypy[call-arg] pyright[reportCallIssue]
    client.each(client.pets.list_pets).items(most=1)


def items(client: Client) -> None:
    for pet in client.each(client.pets.list_pets).items():
        # error: mypy[attr-defined] pyright[reportAttributeAccessIssue]
        print(pet.id)
    # error: mypy[arg-type] pyright[reportAssignmentType]
    tags: list[models.Pet] = list(client.each(client.tags.list_tags).items())
    print(tags)


async def asynchronously(client: AsyncClient, blocking: Client) -> None:
    # error: mypy[arg-type] pyright[reportArgumentType]
    client.each(blocking.pets.list_pets)
    # error: mypy[attr-defined] pyright[reportGeneralTypeIssues]
    for pet in client.each(client.pets.list_pets).items():
        print(pet)


def fakes(fake: FakeClient) -> None:
    # error: mypy[arg-type]
    fake.respond_pages(fake.pets.list_pets, [models.Owner(id=1)])
