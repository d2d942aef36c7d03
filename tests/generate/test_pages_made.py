"""Pages that are made up: by the testing kit, by the mock, and printed by the command line."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.generate.paged import METHODS, NEEDED, number
from tests.support import generated

if TYPE_CHECKING:
    from tests.generate.service import Package, Packages

STYLES = [(style, *name.split(".")) for style, name in METHODS.items()]
SIZED = {"list_visits", "list_names"}
"""Methods whose short pages are the last."""
MADE: dict[str, list[Any]] = {
    "cursor": [{"name": str(n)} for n in range(1, 6)],
    "last-item": [{"id": f"c{n}"} for n in range(1, 6)],
    "body": [{"id": f"c{n}"} for n in range(1, 6)],
    "page": [{"id": n} for n in range(1, 6)],
    "offset": [{"number": n} for n in range(1, 6)],
    "link": [str(n) for n in range(1, 6)],
    "last-text": [str(n) for n in range(1, 6)],
    "next-url": [{"text": str(n)} for n in range(1, 6)],
}


@pytest.fixture(scope="module")
def package(packages: Packages) -> Package:
    return packages("pages")


def test_the_example_of_the_readme_runs(package: Package) -> None:
    text = generated("pages").tree["README.md"]
    section = text.partition("### Lists in pages")[2]
    code = section.partition("```python")[2].partition("```")[0]
    assert package.name in code
    exec(compile(code, "README", "exec"), {})  # noqa: S102 - that it runs is the test


@pytest.mark.parametrize(("style", "group", "name"), STYLES)
def test_a_fake_answers_in_pages(style: str, group: str, name: str, package: Package) -> None:
    with package.testing.FakeClient() as fake:
        method = getattr(getattr(fake, group), name)
        fake.on(method).returns_pages(MADE[style], size=2)
        pages = fake.each(method, **NEEDED.get(style, {}))
        assert [number(item) for item in pages.items()] == [1, 2, 3, 4, 5]
        assert len(fake.calls_of(method)) == 3
        last = list(pages.pages())[1].next_cursor
        assert [number(item) for item in pages.items(start=last)] == [5]
        fake.reset()
        fake.respond_pages(method, [], size=2)
        assert list(fake.each(method, **NEEDED.get(style, {})).items()) == []


@pytest.fixture(scope="module")
def fake_client(package: Package) -> type[Any]:
    made: type[Any] = package.testing.FakeClient
    return made


@given(
    st.sampled_from(STYLES),
    st.integers(0, 12),
    st.integers(1, 5),
    st.none() | st.integers(1, 14),
    st.none() | st.integers(1, 4),
    st.booleans(),
)
def test_all_budgets_give_the_beginning_of_the_list(
    fake_client: type[Any],
    way: tuple[str, str, str],
    count: int,
    size: int,
    max_items: int | None,
    max_pages: int | None,
    ahead: bool,
) -> None:
    style, group, name = way
    template = json.dumps(MADE[style][0])
    made = [json.loads(template.replace("1", str(n))) for n in range(1, count + 1)]
    with fake_client() as fake:
        method = getattr(getattr(fake, group), name)
        fake.on(method).returns_pages(made, size=size)
        arguments = {**NEEDED.get(style, {}), **({"limit": size} if name in SIZED else {})}
        pages = fake.each(method, **arguments)
        items = pages.items(max_items=max_items, max_pages=max_pages, ahead=ahead)
        most = min(count, max_items or count, (max_pages or count) * size)
        assert [number(item) for item in items] == list(range(1, most + 1))
        assert len(fake.calls) <= -(-most // size) + 1


def test_a_fake_answers_in_pages_asynchronously(package: Package) -> None:
    async def run() -> list[int]:
        async with package.testing.AsyncFakeClient() as fake:
            fake.on(fake.pets.list_pets).returns_pages([package.models.Pet(name="1")])
            return [number(item) async for item in fake.each(fake.pets.list_pets).items()]

    assert asyncio.run(run()) == [1]


def test_a_fake_says_at_once_what_cannot_be(package: Package) -> None:
    with package.testing.FakeClient() as fake:
        with pytest.raises(ValueError, match="x-pagination"):
            fake.respond_pages("listWrong", [])
        with pytest.raises(ValueError, match="not as the document says"):
            fake.respond_pages("listPets", [{"name": 1}])
        with pytest.raises(ValueError, match="size"):
            fake.respond_pages("listPets", [], size=0)


@pytest.mark.parametrize(("style", "group", "name"), STYLES)
def test_the_mock_answers_in_two_pages(style: str, group: str, name: str, package: Package) -> None:
    async def run() -> tuple[list[Any], list[Any]]:
        transport = httpx2.ASGITransport(app=package.mock.create_mock())
        options = {"transport": transport, "token": "t", "api_key": "k"}
        async with package.async_client.AsyncClient("http://case.test", **options) as client:
            pages = client.each(getattr(getattr(client, group), name), **NEEDED.get(style, {}))
            read = [page async for page in pages.pages()]
            return read, [item async for item in pages.items()]

    pages, items = asyncio.run(run())
    empty = 1 if style == "offset" else 0  # nothing else says that the list ends
    assert len(pages) == 2 + empty
    # Where the last item is the cursor and nothing says more, only an empty page can end it.
    assert len(items) == (2 if style == "last-text" else 4)


def test_the_command_line_prints_the_items_of_all_pages(
    package: Package, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[Any] = []

    def from_env(*_: Any, **__: Any) -> Any:
        fake = package.testing.FakeClient()
        fake.on(fake.pets.list_pets).returns_pages(MADE["cursor"])
        calls.append(fake._fake.calls)
        return fake

    monkeypatch.setattr(package.client.Client, "from_env", from_env)
    command = ["--base-url", "http://case.test", "pets", "list-pets", "--limit", "2"]

    def run(*more: str) -> tuple[int, list[Any]]:
        code = package.cli.main([*command, *more])
        return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    assert run("--all") == (0, MADE["cursor"])
    assert run("--max-items", "3") == (0, MADE["cursor"][:3])
    assert [call.query["limit"] for made in calls for call in made()] == [["2"]] * 5
    assert package.cli.main([*command, "--all", "--output", "table"]) == 2
    assert package.cli.main([*command, "--max-items", "0"]) == 2
    assert package.cli.main(["tags", "list-tags", "--help"]) == 0
    assert "--all" in capsys.readouterr().out
    assert package.cli.main(["pets", "list-wrong", "--help"]) == 0
    assert "--all" not in capsys.readouterr().out
