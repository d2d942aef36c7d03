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


EFFECTS: dict[str, tuple[bool | None, ...]] = {
    "getSession": (True, None, None),
    "endSession": (False, True, True),
    "renewSession": (False, False, True),
    "logOut": (False, True, True),
    "countVisit": (False, False, False),
    "confirm": (False, True, False),  # its value is none, so that the strictest is assumed
    "search": (False, False, True),
    "report": (False, True, True),
    "archive": (False, True, False),
    "addNote": (False, False, False),
}
"""`readOnlyHint`, `destructiveHint` and `idempotentHint` of each operation."""


def test_hints_follow_what_is_stated(packages: Packages) -> None:
    packages("effects")

    async def use() -> dict[str, Any]:
        async with connected(package_of("effects"), "memory") as client:
            tools = (await client.list_tools()).tools
            return {tool.name: tool.annotations for tool in tools}

    listed = asyncio.run(use())
    for name, hints in EFFECTS.items():
        given = listed[name]
        assert (given.read_only_hint, given.destructive_hint, given.idempotent_hint) == hints, name
        assert (f"preview_{name}" in listed) is not hints[0], name


@pytest.mark.parametrize("large", ["1", "1000"])
@pytest.mark.parametrize(
    ("options", "reading"),
    [
        ((), {"getSession"}),
        (("--reads", "effect:safe"), {"getSession", "search"}),
        (("--reads", "report", "--reads", "logOut"), {"getSession", "report", "logOut"}),
    ],
    ids=["alone", "trusted", "named"],
)
def test_a_document_alone_makes_no_operation_one_that_reads(
    options: tuple[str, ...], reading: set[str], large: str, packages: Packages
) -> None:
    """Without `--allow-writes`: who runs the server has the last word."""
    packages("effects")

    async def use() -> set[str]:
        called: set[str] = set()
        arguments = ("--mock", "--large", large, *options)
        async with connected(package_of("effects"), "memory", arguments) as client:
            hints = {tool.name: tool.annotations for tool in (await client.list_tools()).tools}
            for name in EFFECTS:
                if large == "1":
                    named = {"operation": name}
                    answer = await client.call_tool("call_operation", named)
                    shown = await client.call_tool("preview_change", named)
                else:
                    answer = await client.call_tool(name, {})
                    shown = await client.call_tool(f"preview_{name}", {})
                    assert (name in hints) is not answer.is_error, name
                assert not shown.is_error, name
                if answer.is_error:
                    assert f"{name} writes" in said(answer)
                else:
                    called.add(name)
        assert all(hint and hint.read_only_hint for hint in hints.values())
        return called

    assert asyncio.run(use()) == reading


def test_the_contract_suite_leaves_out_what_is_stated_to_write(packages: Packages) -> None:
    cases = packages("effects").contract.cases(only=EFFECTS, read_only=True)
    assert {case.operation_id for case in cases} - {""} == {"getSession"}
