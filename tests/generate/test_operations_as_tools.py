"""Every operation of every document is a tool, and answers as the client does."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from tests.support import generated, package_of
from tests.tool_walk import Way, compare, connected, said

if TYPE_CHECKING:
    from tests.generate.service import Packages

CASES: dict[str, tuple[Way, ...]] = {
    **dict.fromkeys(("body_kinds", "pages", "streams"), ("stdio", "http")),
    **dict.fromkeys("bodies hostile idempotency names uploads xml".split(), ("memory",)),
}
"""Documents with what makes arguments and answers of tools special, and how they are served."""
HIDDEN = {"pages": {"listNotes"}}
"""Operations whose answers hold a credential, which a tool does not show."""


@pytest.mark.parametrize("case", CASES)
def test_a_tool_answers_as_the_client_does(case: str, packages: Packages) -> None:
    api = generated(case).described.api
    assert api is not None
    packages(case)
    compared = compare(package_of(case), *CASES[case])
    assert compared.different.keys() == HIDDEN.get(case, set()), compared.different
    called = compared.same.keys() | compared.errors.keys() | compared.different.keys()
    assert called == {item.id for item in api.operations}


def test_pages_are_gone_through_with_progress(packages: Packages) -> None:
    packages("pages")
    seen: list[float] = []

    async def told(progress: float, total: float | None, message: str | None) -> None:
        assert total == 60
        seen.append(progress)

    async def use() -> Any:
        async with connected(package_of("pages"), "memory") as client:
            arguments = {"answer_max_items": 60}
            return await client.call_tool("listPets", arguments, progress_callback=told)

    answer = asyncio.run(use())
    assert not answer.is_error, said(answer)
    assert len(answer.structured_content["result"]) == seen[-1] == 4
    assert seen == [2, 4]


def test_texts_of_a_hostile_document_are_shown_as_data(packages: Packages) -> None:
    packages("hostile")

    async def use() -> list[str]:
        async with connected(package_of("hostile"), "memory") as client:
            tools = (await client.list_tools()).tools
            resources = (await client.list_resources()).resources
            pages = [await client.read_resource(item.uri) for item in resources]
            texts = [text for tool in tools for text in (tool.name, tool.title, tool.description)]
            found = await client.call_tool("preview_" + tools[0].name, {})
            texts += [said(found), client.instructions]
            return [str(text) for text in texts] + [
                str(page.contents[0].model_dump()["text"]) for page in pages
            ]

    for text in asyncio.run(use()):
        assert all(line.isprintable() for line in text.split("\n")), text


def test_files_come_in_base64_wherever_a_form_has_them(packages: Packages) -> None:
    packages("uploads")
    file = "aGVsbG8="
    crlf = {"content": file, "headers": {"X-Number": "1\r\nX-Kind: scan"}}
    wanted: list[tuple[str, dict[str, Any], str]] = [
        ("sendByName", {"body": {"a": file}}, "hello"),
        ("sendEither", {"body": {"scan": file}}, "hello"),
        ("sendHeaders", {"file": {"content": file, "headers": {"X-Number": "7"}}}, "X-Number: 7"),
        ("sendByName", {"body": {"a": "no Base64"}}, "body.a: give the content as text in Base64"),
        ("sendHeaders", {"file": {"content": file, "path": "x"}}, "of a file there are content, "),
        ("sendHeaders", {"file": crlf}, "Nothing was sent"),
        ("sendHeaders", {"file": "/etc/passwd"}, "give the content as text in Base64"),
    ]

    async def use() -> None:
        async with connected(package_of("uploads"), "memory") as client:
            for name, arguments, told in wanted:
                answer = await client.call_tool(f"preview_{name}", arguments)
                shown = answer.structured_content
                assert told in (shown["body"] if shown else said(answer)), name

    asyncio.run(use())
