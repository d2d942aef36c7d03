"""Captured pages of a reference, held against a document."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from generators.cli import main
from generators.document import Document, load
from generators.document.overlays import apply
from generators.document.pointer import lookup, parent, split
from generators.documentation import bounds
from generators.documentation.captured import capture
from generators.documentation.guides import Guides
from generators.documentation.proposal import proposal
from generators.documentation.reading import Compared, compare
from generators.documentation.texts import HTML, TEXT, Prose, read

HERE = Path(__file__).parent
LIBRARY = HERE / "library.yaml"
ADD, LIST, GET = (
    HERE / "pages" / name for name in ("1-add-book.txt", "2-list-books.txt", "3-get-book.html")
)


def prose(path: Path, *edits: tuple[str, str]) -> Prose:
    text, problems = read(str(path))
    assert text is not None
    assert not problems
    changed = text.text
    for old, new in edits:
        assert old in changed
        changed = changed.replace(old, new, 1)
    return Prose(path.name, changed, text.kind)


@pytest.fixture(scope="module")
def library() -> Document:
    document, problems = load(LIBRARY, name="library.yaml")
    assert document is not None
    assert not problems
    return document


def found(compared: Compared) -> list[tuple[str, int, str]]:
    return sorted(
        (item.diagnostic.location.file, item.diagnostic.location.line, item.diagnostic.code)
        for item in compared.findings
    )


def test_pages_and_document_agree(library: Document) -> None:
    compared = compare(library, [prose(ADD), prose(LIST), prose(GET)])
    assert [item.printed().message for item in compared.findings] == []
    assert compared.summary() == (
        "3 pages, 3 of 4 operations, 42 documented nodes compared: 0 findings"
    )


def test_what_is_in_what() -> None:
    """A page alone is enough where it says so, by its sample, its lists or its markup."""
    page = capture(prose(GET), Guides(None, None))
    assert (page.method, page.path) == ("GET", "/api/books/:bookId")
    (response,) = page.responses
    nested = {
        claim.name: [child.name for child in claim.children or ()]
        for claim in response.claims or ()
    }
    assert nested == {
        "title": [],
        "pages": [],
        "genre": [],
        "authors": ["name", "born"],
        "id": [],
        "addedOn": [],
        "labels": [""],
    }
    assert response.sample is not None
    assert response.sample.data == {"title": "string", "id": 0}


FLAT = """Put a shelf
Request Body
room object
name string
floor object
level integer
name string
name string
keeper object
notes object
property name* string
size integer
{
"room": {"name": "a", "floor": {"level": 1, "name": "b"}},
"name": "c",
"keeper": {},
"notes": {},
"size": 1
}
PUT /shelf
"""


def test_a_flat_list_is_nested_by_its_sample() -> None:
    page = capture(Prose("a.txt", FLAT, TEXT), Guides(None, None))
    assert page.request is not None

    def nested(claims: Any) -> Any:
        return {claim.name: nested(claim.children) for claim in claims or ()}

    assert nested(page.request.claims) == {
        "room": {"name": {}, "floor": {"level": {}, "name": {}}},
        "name": {},
        "keeper": {},
        "notes": {"": {}},
        "size": {},
    }


@pytest.mark.parametrize(
    ("path", "edit", "line", "code"),
    [
        (ADD, ("pages integer", "pages string"), 6, "type-differs"),
        (ADD, ("id int64", "id integer"), 28, "format-beyond"),
        (ADD, ("addedOn date-time", "addedOn date"), 29, "format-differs"),
        (ADD, (", poem\n", ", song\n, poem\n"), 8, "values-differ"),
        (ADD, ("[novel\n, essay", "[essay\n, novel"), 8, "values-differ"),
        (ADD, ("title string required", "title string"), 5, "required-differs"),
        (ADD, ("pages integer", "pages integer required"), 6, "required-differs"),
        (ADD, ("pages integer", "isbn string\npages integer"), 6, "property-missing"),
        (LIST, ("    pages integer\n", ""), 17, "property-beyond"),
        (ADD, ("pages integer", "pages integer nullable"), 6, "mark-differs"),
        (ADD, ("Body required", "Body"), 4, "required-differs"),
        (ADD, ("- 201\n", "- 200\n"), 14, "response-missing"),
        (ADD, ("type: apiKeyin: query", "type: httpscheme: basic"), 47, "security-differs"),
        (ADD, ("application/json\nReq", "application/xml\nReq"), 4, "media-type-differs"),
        (ADD, ('"title": "string"', '"title": 1'), 32, "example-invalid"),
        (ADD, ('"born": 0', '"birth": 0'), 38, "property-missing"),
        (ADD, ("POST /books", "PUT /books"), 45, "operation-missing"),
        (ADD, ("Add a book\nAdd a book", "Add books"), 1, "summary-differs"),
        (ADD, ("books' \\\n", "boks' \\\n"), 51, "path-undocumented"),
        (ADD, ("pages integer", "allOf\npages integer"), 6, "page-unread"),
        (ADD, ("pages integer", "oneOf\npages integer"), 6, "alternatives-differ"),
        (LIST, ("shelf string required", "shelf string"), 11, "required-differs"),
        (LIST, ("limit integer", "limit int32"), 7, "format-differs"),
        (LIST, ("    limit integer\n\n    Possible values: <= 50\n", ""), 35, "parameter-beyond"),
        (LIST, ("    Possible values: <= 50\n", ""), 7, "constraint-beyond"),
        (LIST, ("Possible values: <= 50\n", "Possible values: <= 60\n"), 7, "bounds-differ"),
        (LIST, ("Possible values: <= 50\n", "Possible values: even\n"), 7, "page-unread"),
        (LIST, ("[A, B]", "[A]"), 13, "values-differ"),
        (LIST, ("    shelf", "    room string\n    shelf"), 11, "parameter-missing"),
        (LIST, ("name* string", "name* integer"), 36, "type-differs"),
        (LIST, ("example/api\n", "example/v2\n"), 47, "base-url-differs"),
        (GET, ("<strong>born", "<strong>birth"), 27, "property-missing"),
        (GET, ("pages</strong><span>integer", "pages</strong><span>number"), 22, "type-differs"),
        (GET, ('"id": 0', '"id": "0"'), 35, "example-invalid"),
    ],
)  # fmt: skip
def test_a_page_that_says_otherwise(
    library: Document, path: Path, edit: tuple[str, str], line: int, code: str
) -> None:
    assert (path.name, line, code) in found(compare(library, [prose(path, edit)]))


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("<= 50", "integer", {"maximum": 50}),
        ("> 1 and <= 2.5", "number", {"exclusiveMinimum": 1, "maximum": 2.5}),
        ("`>= -1`", "number", {"minimum": -1}),
        ("non-empty and <= 10 characters", "string", {"minLength": 1, "maxLength": 10}),
        (">= 2, <= 3", "array", {"minItems": 2, "maxItems": 3}),
        (
            "<= 3 characters, Value must match regular expression `^a <= 5$`",
            "string",
            {"maxLength": 3, "pattern": "^a <= 5$"},
        ),
        ("<= 3 characters", "array", None),
        ("> 3 characters", "string", None),
        ("<= 3 or none", "integer", None),
        ("", "integer", None),
    ],
)
def test_bounds_are_read(text: str, kind: str, expected: dict[str, Any] | None) -> None:
    assert bounds.stated(text, kind) == expected


def edited(document: Document, pointer: str, value: Any) -> Document:
    data = copy.deepcopy(document.data)
    target, key = lookup(data, parent(pointer)), split(pointer)[-1]
    if value is None:
        del target[key]
    else:
        target[key] = value
    return document.derive(data, {})


BOOK, NEW = "/components/schemas/Book/allOf/1", "/components/schemas/NewBook"
DOCUMENTS: list[tuple[str, Any, str]] = [
    (f"{NEW}/properties/pages", None, "property-missing"),
    (f"{NEW}/properties/isbn", {"type": "string"}, "property-beyond"),
    (f"{NEW}/properties/pages/type", "string", "type-differs"),
    (f"{NEW}/properties/pages/format", "int32", "format-beyond"),
    (f"{NEW}/properties/title/maxLength", 5, "constraint-beyond"),
    (f"{NEW}/properties/title/enum", ["string"], "values-beyond"),
    (f"{NEW}/properties/pages/deprecated", True, "mark-differs"),
    (f"{NEW}/properties/pages/type", ["integer", "null"], "mark-differs"),
    (f"{NEW}/required", None, "required-differs"),
    (f"{NEW}/required", ["title", "pages"], "required-differs"),
    (f"{BOOK}/properties/labels/additionalProperties", None, "type-differs"),
    (f"{BOOK}/properties/addedOn/format", None, "format-differs"),
    ("/components/schemas/Genre/enum", ["novel", "essay"], "values-differ"),
    ("/components/schemas/Genre/enum", None, "values-differ"),
    ("/paths/~1books/post", None, "operation-missing"),
    ("/paths/~1books/post/requestBody", None, "body-missing"),
    ("/paths/~1books/get/parameters", None, "parameter-missing"),
    ("/paths/~1books/post/responses/201", None, "response-missing"),
    ("/paths/~1books/post/responses/409", {"description": "It is there"}, "response-beyond"),
]


@pytest.mark.parametrize(("pointer", "value", "code"), DOCUMENTS)
def test_a_document_that_says_otherwise_and_what_is_proposed(
    library: Document, pointer: str, value: Any, code: str
) -> None:
    document = edited(library, pointer, value)
    texts = [prose(ADD), prose(LIST), prose(GET)]
    compared = compare(document, texts)
    assert code in {item.diagnostic.code for item in compared.findings}
    editable = [item for item in compared.findings if item.edit]
    if not editable:
        return
    overlay = proposal(document, editable, is_later=False)
    assert all(action["description"] for action in overlay["actions"])
    assert {item.key for item in editable}.isdisjoint(
        item.key for item in compare(applied(document, overlay), texts).findings
    )


def applied(document: Document, overlay: dict[str, Any]) -> Document:
    result = apply(
        document.data,
        document.places,
        document.source,
        [("o.json", "o.json")],
        lambda _: json.dumps(overlay).encode(),
    )
    assert [problem.message for problem in result.problems] == []
    assert isinstance(result.data, dict)
    return document.derive(result.data, {})


def test_a_mark_says_that_no_page_shows_it(library: Document) -> None:
    marked = {"type": "string", "x-inferred": "Seen in an answer."}
    document = edited(library, f"{NEW}/properties/isbn", marked)
    assert found(compare(document, [prose(ADD), prose(LIST), prose(GET)])) == []


def test_the_sample_is_an_example_of_the_document(library: Document) -> None:
    """Times in it do not count; where it is another one, the example is proposed anew."""
    media = "/paths/~1books/post/responses/201/content/application~1json/example"
    (response,) = capture(prose(ADD), Guides(None, None)).responses
    assert response.sample is not None
    example = {**response.sample.data, "addedOn": "2020-01-01T00:00:00Z"}
    texts = [prose(ADD), prose(LIST), prose(GET)]
    assert found(compare(edited(library, media, example), texts)) == []
    document = edited(library, media, {**example, "pages": 3})
    compared = compare(document, texts)
    assert [entry[1:] for entry in found(compared)] == [(31, "sample-differs")]
    overlay = proposal(document, compared.findings, is_later=False)
    assert found(compare(applied(document, overlay), texts)) == []


def test_a_list_goes_before_a_sample(library: Document) -> None:
    """A property that a page lists and another one samples is proposed as it is listed."""
    document = edited(library, f"{NEW}/properties/pages", None)
    texts = [prose(LIST), prose(ADD, ("pages integer\n", ""), ("pages integer\n", ""))]
    for order in (texts, texts[::-1]):
        overlay = proposal(document, compare(document, order).findings, is_later=False)
        book = applied(document, overlay).data["components"]["schemas"]["Book"]
        assert book["properties"]["pages"] == {"type": "integer"}


def test_what_only_a_sample_shows(library: Document) -> None:
    """The first page lists no properties of an author."""
    compared = compare(library, [prose(ADD)])
    assert [entry[2] for entry in found(compared)] == ["only-sampled"]
    messages = " ".join(item.diagnostic.message for item in compared.findings)
    assert "what is in `authors` is shown by a sample only" in messages
    author = "/components/schemas/Author/x-inferred"
    document = edited(library, author, "Read from the sample.")
    assert "only-sampled" not in {entry[2] for entry in found(compare(document, [prose(ADD)]))}


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        for path in (ADD, LIST, GET):
            (tmp_path / name / path.name).write_text(path.read_text("utf-8"), "utf-8")
    (tmp_path / "library.yaml").write_text(LIBRARY.read_text("utf-8"), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_second_capture(at: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What changed is told and proposed; with the proposal, the document says it."""
    page = at / "new" / LIST.name
    text = page.read_text("utf-8")
    for old, new in [
        ("    pages integer\n", "    pages int32\n    isbn string required\n"),
        ("[novel, essay, poem]", "[novel, poem, song]"),
        ("    addedOn date-time\n", ""),
        ("?shelf=A'", "?shelf=A&limit=5'"),
        ("    limit integer\n\n    Possible values: <= 50\n", "    limit integer required\n"),
    ]:
        assert old in text
        text = text.replace(old, new)
    page.write_text(text, "utf-8")
    for other in (ADD, GET):
        (at / "old" / other.name).unlink()
        (at / "new" / other.name).unlink()
    command = ["pages", "new", "--spec", "library.yaml", "--since", "old"]
    assert main([*command, "--propose", "overlay.json"]) == 1
    out = capsys.readouterr().out
    for line in (
        "page-changed GET /books: query parameter limit: required now (info)",
        "page-changed GET /books: answer 200 isbn is new (info)",
        "page-changed GET /books: answer 200 pages: int32, and was integer (info)",
        "genre: new values song; values essay are gone (info)",
        "page-changed GET /books: answer 200 addedOn is gone (info)",
        "property-missing the document lacks `isbn`",
    ):
        assert line in out
    overlay = json.loads((at / "overlay.json").read_text("utf-8"))
    assert all("new/2-list-books.txt:" in action["description"] for action in overlay["actions"])
    assert main(["pages", "new", "--spec", "library.yaml", "--overlay", "overlay.json"]) == 0, (
        capsys.readouterr().out
    )


def test_the_same_capture_twice(at: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pages", "new", "--spec", "library.yaml", "--since", "old"]) == 0
    assert "page-changed" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["page-unread"]),
        ("Add a book\nRequest Body required\ntitle string\n", ["page-unread"]),
        ("List shelves\nGET /shelves\n", ["operation-missing"]),
        ("POST /books\nResponses\n- 201\nAdded\n", ["body-beyond", "property-beyond"]),
        ("Add a book\n]\n]\nArray [\nPOST /books\n", ["body-beyond", "response-beyond"]),
        ("Request Body\nArray [\nArray [\ntitle string\nPOST /books\n", None),
        ("Request Body required\ntitle string required\nPossible values: [a\nPOST /books\n", None),
        ("Path Parameters\nArray [\nPossible values: [a]\nGET /books/:id\n", None),
    ],
)
def test_pages_with_missing_parts(library: Document, text: str, codes: list[str] | None) -> None:
    compared = compare(library, [Prose("a.txt", text, TEXT)])
    assert compared.findings
    if codes is not None:
        assert [entry[2] for entry in found(compared)] == codes


@pytest.mark.parametrize("kind", [TEXT, HTML])
@pytest.mark.parametrize(
    "piece",
    [
        "Array [\n", "a object\n", "a object[]\nArray [\n", "Possible values: [a\n", "]\n",
        "Request Body\n", "- 200\n", "GET /books\n", "curl / cURL\n", "{\n", "<ul><li>a object",
        "<details><summary>a object</summary>", "Base URL\n", "name: a type: b\n", "[1,\n",
    ],
)  # fmt: skip
def test_hostile_pages_end(library: Document, kind: str, piece: str) -> None:
    start = "Request Body\n" if kind == TEXT else "<p>Request Body</p>"
    text = f"{start}{piece * 1_500}POST /books\n"
    if kind == HTML:
        text = text.replace("\n", "<br>\n")
    compare(library, [Prose("a.txt", text, kind)])


def test_a_page_of_our_document_is_a_round_trip(library: Document) -> None:
    """What is proposed for an operation that the document lacks is what it had."""
    without = edited(library, "/paths/~1books/post", None)
    compared = compare(without, [prose(ADD)])
    overlay = proposal(without, compared.findings, is_later=False)
    operation = applied(without, overlay).data["paths"]["/books"]["post"]
    assert operation["summary"] == "Add a book"
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    assert schema["required"] == ["title"]
    assert schema["properties"]["genre"] == {"type": "string", "enum": ["novel", "essay", "poem"]}
    answer = operation["responses"]["201"]["content"]["application/json"]["schema"]
    assert answer["properties"]["addedOn"] == {"type": "string", "format": "date-time"}
