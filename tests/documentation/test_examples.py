"""Curl commands and JSON of documentation, held against a document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generators.cli import main
from generators.document import Document, load
from generators.documentation.examples import Examples, examples_of
from generators.documentation.texts import HTML, MARKDOWN, TEXT, Prose

LIBRARY = Path(__file__).parent / "library.yaml"
ADD = """curl -X POST https://library.example/api/books \\
  -H 'Content-Type: application/json' \\
"""


@pytest.fixture(scope="module")
def library() -> Document:
    document, problems = load(LIBRARY, name="library.yaml")
    assert document is not None
    assert not problems
    return document


def told(document: Document, text: str, kind: str = MARKDOWN, file: str = "a.md") -> Examples:
    return examples_of(document, [Prose(file, text, kind)])


def found(examples: Examples) -> list[tuple[int, str, str]]:
    return [
        (item.diagnostic.location.line, item.diagnostic.code, item.diagnostic.message)
        for item in examples.findings
    ]


def sh(command: str) -> str:
    return f"```sh\n{command}\n```\n"


@pytest.mark.parametrize(
    "command",
    [
        "curl 'https://library.example/api/books?shelf=A&limit=3'",
        "curl 'https://library.example/api/books?shelf=A&api_key=s3cret'",
        "curl http://localhost:8080/api/books/7 -u me:secret --compressed",
        "$ curl -sSL $BASE/api/books/$ID | jq .title",
        'curl "${BASE:-http://x.example}/api/books/$(cat id)" > /tmp/book.json && echo done',
        "curl -G https://library.example/api/books -d shelf=B --data-urlencode 'limit=5'",
        "curl https://library.example/api/books/{bookId}",
        "curl https://library.example/api/books/<book id>",
        "curl https://library.example/api/books/:bookId",
        "curl https://library.example/api/books/YOUR_BOOK_ID",
        ADD + """  -d '{"title": "A", "genre": "poem", "pages": 3}'""",
        ADD + """  -d '{"title": "It'\\''s"}'""",
        ADD + """  -d "{\\"title\\": \\"$TITLE\\", \\"pages\\": $PAGES}" """,
        ADD + """  --data-raw $'{"title": "It\\'s\\\\n"}'""",
        ADD + "  -d @book.json",
        ADD + '  --data-binary @- <<\'EOF\'\n{"title": "A"}\nEOF\nrm -f book.json',
        """curl --json '{"title": "A"}' https://library.example/api/books""",
        """curl -XPOST https://library.example/api/books --json '{"title": "A"}'; ls -d /tmp""",
        "curl -X PUT -H 'X-Origin: scan' -F image=@cover.png -F 'caption=Front' \\\n"
        "  https://library.example/api/books/7/cover",
        "# no command: curl is a tool\nTOKEN=1 curl https://library.example/api/books/7 # one",
        'curl -X POST https://library.example/api/books ^\n  --json "{\\"title\\": 1}"'.replace(
            "1}", '\\"A\\"}'
        ),
        'curl.exe https://library.example/api/books `\n  --json \'{"title": "A"}\'',
        'me@here:~/a$ curl https://library.example/api/books/7\n{"id": 7, "title": "A"}',
        'curl localhost/api/books -H content-type:application/json -d @- <<< \'{"title": "A"}\'',
        "curl localhost/api/books/1 2>/dev/null > 'a b.json' &",
        "curl localhost/api/books/1 --max-time 2 2>&1 | tail -1",
        "curl --json @- localhost/api/books < 'a b.json'",
        "for i in 1 2; do curl -s https://library.example/api/books/$i; done",
        "ID=$(curl -s https://library.example/api/books/7 | jq .id)",
        "curl https://library.example/api/books/1 --next https://library.example/api/books/2",
    ],
)
def test_what_holds(library: Document, command: str) -> None:
    examples = told(library, sh(command))
    assert found(examples) == []
    assert examples.skipped == []
    assert examples.requests >= 1


@pytest.mark.parametrize(
    ("command", "line", "code", "message"),
    [
        ("curl localhost:80/api/book", 2, "path-undocumented", "no path `/book`"),
        ("curl -X DELETE localhost/api/books", 2, "method-undocumented", "only GET, POST"),
        ("curl localhost/books/7", 2, "base-path-missing", "the path lacks `/api`"),
        ("curl localhost/api/books", 2, "parameter-missing", "`shelf` is required"),
        ("curl 'localhost/api/books?shelf=C'", 2, "parameter-invalid", "`shelf`"),
        ("curl 'localhost/api/books?shelf=A&limit=99'", 2, "parameter-invalid", "`limit`"),
        ("curl 'localhost/api/books?shelf=A&lmit=9'", 2, "parameter-undocumented", "`lmit`"),
        ("curl localhost/api/books/seven", 2, "parameter-invalid", "`bookId`"),
        ("curl -XPOST localhost/api/books", 2, "body-missing", "requires a body"),
        ("curl localhost/api/books/7 -XGET -d 'a=b'", 2, "body-undocumented", "takes no body"),
        (
            'curl localhost/api/books -d \'{"title": "A"}\'',
            2,
            "media-type-undocumented",
            "sent as application/x-www-form-urlencoded",
        ),
        (ADD + "  -d '{\"title\": 3}'", 4, "example-invalid", "3 is of type integer"),
        (ADD + '  -d \'{\n  "title": "A",\n  "pags": 3\n}\'', 6, "property-undocumented", "`pags`"),
        (ADD + '  -d \'{"title": "A",}\'', 4, "example-unreadable", "no JSON"),
        (ADD + '  -d @- <<EOF\n{"pages": 1}\nEOF', 5, "example-invalid", "title"),
        (
            "curl -XPUT -F image=@a.png localhost/api/books/7/cover",
            2,
            "parameter-missing",
            "`x-origin`",
        ),
        (
            "curl -XPUT -F title=A -F image=@a -H 'X-Origin: s' localhost/api/books/7/cover",
            2,
            "property-undocumented",
            "`title`",
        ),
    ],
)
def test_what_does_not(library: Document, command: str, line: int, code: str, message: str) -> None:
    (finding,) = found(told(library, sh(command)))
    assert finding[:2] == (line, code)
    assert message in finding[2]


def test_a_command_that_cannot_be_read_costs_itself(library: Document) -> None:
    examples = told(library, sh("curl 'localhost/api/a\ncurl localhost/api/b"))
    assert [entry[:2] for entry in found(examples)] == [(3, "path-undocumented")]
    assert len(examples.skipped) == 1


def test_answers_that_follow_their_commands(library: Document) -> None:
    text = sh('$ curl localhost/api/books/7\n{\n  "title": 5\n}')
    assert [entry[:2] for entry in found(told(library, text))] == [(4, "example-invalid")]


def test_both_places(library: Document) -> None:
    text = "# Books\n\nAdd one:\n\n" + sh(ADD + '  -d \'{\n  "titel": "A", "title": "B"\n}\'')
    (finding,) = told(library, text).findings
    assert str(finding.diagnostic.location) == "a.md:9:3"
    assert finding.diagnostic.pointer == "/components/schemas/NewBook"
    assert str(finding.there) == "library.yaml:105:5"
    assert "did you mean `title`?" in finding.printed().message


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (sh("curl https://other.example/things"), "of another API"),
        (sh("curl localhost/metrics"), "of another API"),
        (sh("curl 'https://library.example/api"), "the command cannot be read"),
        (sh("curl --version"), "names no URL"),
        (sh('curl -X "$METHOD" localhost/api/books'), "only the shell knows"),
        ('```json\n// a comment\n{"title": 1}\n```\n', "not complete JSON"),
        ('```json\n{"name": "x", ...}\n```\n', "not complete JSON"),
        ('```json\n{"name": "x", "version": "1"}\n```\n', "like no schema"),
        ("<!-- openapi: skip -->\n\n" + sh("curl localhost/api/x"), "marked to be skipped"),
    ],
)
def test_what_is_skipped_is_counted(library: Document, text: str, reason: str) -> None:
    examples = told(library, text)
    assert found(examples) == []
    ((_, why),) = examples.skipped
    assert reason in why
    assert "1 skipped" in examples.summary()


JSON = """# Guide

## Adding

`POST /books` takes

```json
{"title": "A", "genre": "comic"}
```

and answers

```json
{"id": 1, "title": "A", "labels": {"a": 1}}
```

## Listing

{curl}

```json
[{"id": 1, "title": "A", "addedOn": "yesterday"}]
```

## Elsewhere

<!-- openapi: operation=getBook response=200 -->
```json
{"id": "1", "title": "A"}
```

<!-- openapi: schema=Author -->

```json
{"nme": "B"}
```

## Alone

```json
{"title": "A", "pages": 1, "gnre": "novel"}
```
"""


def test_json_by_what_is_near(library: Document) -> None:
    text = JSON.replace("{curl}", "```\ncurl 'localhost/api/books?shelf=A'\n```")
    examples = told(library, text)
    assert examples.values == 6
    assert [entry[:2] for entry in sorted(found(examples))] == [
        (8, "example-invalid"),
        (14, "example-invalid"),
        (24, "example-invalid"),
        (31, "example-invalid"),
        (37, "property-undocumented"),
        (43, "property-undocumented"),
    ]
    (guess,) = (f for f in examples.findings if f.diagnostic.location.line == 43)
    assert guess.diagnostic.severity == "warning"
    assert "taken for the request of POST /books, by its shape" in guess.diagnostic.message


def test_a_wrong_mark_is_told(library: Document) -> None:
    text = "<!-- openapi: schema=Boook -->\n```json\n{}\n```\n"
    assert [entry[1] for entry in found(told(library, text))] == ["example-mark"]


HTML_PAGE = """<!doctype html>
<html><head><title>curl localhost/api/x</title><script>var a = "<pre>curl localhost/api/y</pre>";
</script></head><body>
<h1>Add a book</h1>
<p>POST /books &mdash; like this:</p>
<pre class="language-bash"><code><span class="token">curl</span> --json &#39;{
  &quot;title&quot;: 3}&#39; http://localhost/api/books
</code></pre>
<div class="language-json"><pre><code><span class="token-line">{ "title": "A",<br></span
><span class="token-line">  "id": "one" }<br></span></code></pre></div>
</body></html>
"""


def test_html(library: Document) -> None:
    examples = told(library, HTML_PAGE, HTML, "a.html")
    assert [entry[:2] for entry in sorted(found(examples))] == [
        (7, "example-invalid"),
        (10, "example-invalid"),
    ]


def test_html_in_markdown_and_commands_in_a_line(library: Document) -> None:
    text = "Run `curl localhost/api/boks`.\n\n<pre>\ncurl localhost/api/book\n</pre>\n"
    assert [entry[:2] for entry in found(told(library, text))] == [
        (1, "path-undocumented"),
        (4, "path-undocumented"),
    ]


def test_text_that_marks_nothing(library: Document) -> None:
    text = (
        "Get a book\n\ncurl -L 'https://library.example/api/books/7' \\\n"
        "-H 'Accept: application/json'\n\nanswers\n"
        '{\n"id": 7,\n"title": 5\n}\nfine\n{ not json }\n'
    )
    assert [entry[:2] for entry in found(told(library, text, TEXT))] == [(9, "example-invalid")]


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command(at: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (at / "docs/a.md").write_text(sh("curl localhost/api/books/7"))
    (at / "docs/b.html").write_text("<pre>curl localhost/api/books/x</pre>")
    (at / "docs/c.py").write_text("curl localhost/api/nothing")
    assert main(["examples-in", "docs", "--spec", str(LIBRARY)]) == 1
    out = capsys.readouterr().out
    assert "docs/b.html:1:1 parameter-invalid `bookId`" in out
    assert f"hint: the document: {LIBRARY}:56:11" in out
    assert "2 requests and 0 JSON blocks checked: 1 error" in out
    assert main(["examples-in", "docs/a.md", "--spec", str(LIBRARY)]) == 0
    assert "1 request and 0 JSON blocks hold\n" in capsys.readouterr().out
    assert main(["examples-in", "docs", "--spec", str(LIBRARY), "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["requests"] == 2
    assert report["findings"][0]["document"]["line"] == 56


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xef\xbb\xbfcurl localhost/api/books/7\r\n", ""),
        ("curl localhost/api/books/7 # é".encode("latin-1"), "read as cp1252"),
        ("curl localhost/api/books/7\n".encode("utf-16"), ""),
        (b"a\0b", "it is no text"),
        (b"x" * 10_000_001, "larger than"),
    ],
)
def test_encodings_and_sizes(
    at: Path, content: bytes, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (at / "a.txt").write_bytes(content)
    code = main(["examples-in", "a.txt", "--spec", str(LIBRARY)])
    printed = capsys.readouterr()
    assert message in printed.err
    if code == 0:
        assert "1 request and" in printed.out
    else:
        assert code == 3


def test_a_file_that_is_not_there(at: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["examples-in", "none.md", "--spec", str(LIBRARY)]) == 3
    assert "there is no such file" in capsys.readouterr().err


@pytest.mark.parametrize("kind", [MARKDOWN, HTML, TEXT])
@pytest.mark.parametrize(
    "piece",
    [
        "<!--", "<a ", "</", "<pre>", "<ul>", "<b>", "&#", "[\n", "{\n", '{"a":\n', "```\n", "> ",
        "curl '\n", "curl \"$(\n", "curl <<A\n", "curl `\n", "- ", "<", "curl x \\\n", "[1,\n",
        "<![CDATA[", "<?x", "curl a;", "`curl ",
    ],
)  # fmt: skip
def test_hostile_pages_end(library: Document, kind: str, piece: str) -> None:
    told(library, piece * 3_000, kind)


def test_what_is_too_much_work_is_counted() -> None:
    """Schemas that refer to each other twice are followed on every path."""
    schemas: dict[str, object] = {
        f"S{n}": {"anyOf": [{"$ref": f"#/components/schemas/S{n + 1}"}] * 2} for n in range(30)
    }
    schemas["S30"] = {"type": "object", "properties": {"a": {"type": "string"}}}
    body = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/S0"}}}}
    data = {
        "openapi": "3.1.0",
        "info": {"title": "It", "version": "1"},
        "paths": {"/it": {"post": {"requestBody": body, "responses": {}}}},
        "components": {"schemas": schemas},
    }
    document, _ = load("it.json", read=lambda _: json.dumps(data).encode())
    assert document is not None
    text = sh('curl --json \'{"a": "b"}\' localhost/it') + '\n```json\n{"a": 1}\n```\n'
    examples = told(document, text)
    assert [reason for _, reason in examples.skipped] == ["too much work to check"] * 2
