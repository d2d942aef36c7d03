"""What `docs/pages.md` tells to run, and what the repository holds itself to."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from generators.cli import main
from generators.document import load
from generators.documentation.reading import compare
from generators.documentation.texts import read
from tests import sources

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
PAGE = (ROOT / "docs/pages.md").read_text("utf-8")
COMMANDS = [
    line.removeprefix("python -m generators ")
    for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    for line in block.splitlines()
]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("captured", "captured-before"):
        (tmp_path / folder).mkdir()
        for page in (HERE / "pages").iterdir():
            (tmp_path / folder / page.name).write_text(page.read_text("utf-8"), "utf-8")
    for name in ("spec", "docs"):
        (tmp_path / name).mkdir()
    (tmp_path / "spec/openapi.yaml").write_text((HERE / "library.yaml").read_text(), "utf-8")
    (tmp_path / "docs/use.md").write_text("```\ncurl localhost/api/books/7\n```\n", "utf-8")
    (tmp_path / "README.md").write_text("# Library\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_commands_of_the_page(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(COMMANDS) == 5
    assert [main(shlex.split(command)) for command in COMMANDS] == [0] * 5
    out = capsys.readouterr().out
    assert "1 request and 0 JSON blocks hold" in out
    assert "3 pages, 3 of 4 operations, 42 documented nodes compared: 0 findings" in out


def test_findings_of_the_page_are_those_that_there_are() -> None:
    named = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", PAGE.partition("| findings |")[2]))
    room = ROOT / "generators/documentation"
    source = "".join(path.read_text("utf-8") for path in room.glob("*.py"))
    told = set(
        re.findall(r"\"([a-z]+(?:-[a-z]+)*-(?:missing|differs?|beyond|sampled|unread))\"", source)
    )
    assert told - named == {"base-path-missing"}  # of `examples-in`
    assert named - told - {"property-undocumented", "example-invalid", "x-inferred"} <= {
        "examples-in"
    }


TABLES = """
| page | title | shows |
|---|---|---|
| page 1 | Add a book | it |
| page 2 | {title} | a list |

| part | page |
|---|---|
| `addBook`, `NewBook` | page 1, Add a book |
| `listBooks`, `Book` | page {page}, List books |

| component | expanded on | sample on |
|---|---|---|
| `Author` | page 2 | {sample} |

| component | values | page |
|---|---|---|
| `Genre` | {count} | pages 1 and 2 |
"""
RIGHT = {"title": "List books", "page": "2", "sample": "page 1", "count": "3"}


@pytest.mark.parametrize(
    ("wrong", "line", "message"),
    [
        ({}, 0, ""),
        ({"title": "Books"}, 5, "page 2 is called 'List books'"),
        ({"page": "1"}, 10, "listBooks is on pages [2]"),
        ({"sample": "none"}, 14, "Author is in the samples of pages [1]"),
        ({"count": "4"}, 18, "Genre has 3 values"),
    ],
)
def test_the_tables_of_sources(wrong: dict[str, str], line: int, message: str) -> None:
    document, _ = load(HERE / "library.yaml", name="library.yaml")
    texts = [read(str(path))[0] for path in sorted((HERE / "pages").glob("*.txt"))]
    assert document is not None
    compared = compare(document, [text for text in texts if text])
    told = list(sources.problems(TABLES.format(**(RIGHT | wrong)), compared, document))
    assert told == ([(line, message)] if message else [])


def test_our_own_prose_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["examples-in", "README.md", "generated/README.md", "docs"]) == 0
