"""The reference page: what is on it, and that it loads and runs nothing of others."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generators.cli import main
from generators.reference import packing, render_page
from generators.reference import page as page_module
from generators.reference import prose as prose_module
from generators.reference.anchors import Anchors
from generators.reference.page import page_of as view_of
from generators.reference.prose import prose
from generators.reference.samples import samples_of
from generators.reference.shapes import simplified
from tests.reference.pages import LARGE, OURS, SHOP, Element, Reader, made, page_of, page_of_case
from tests.support import NAMES, generated

if TYPE_CHECKING:
    from pathlib import Path

    from generators.reference.nodes import Node

SAFE = re.compile(r"https?://|mailto:|#", re.IGNORECASE)
LOADING = {"src", "srcset", "srcdoc", "action", "formaction", "data", "poster", "background"}


@cache
def read(document: Path) -> Reader:
    return Reader(page_of(document))


@cache
def read_case(case: str) -> Reader:
    return Reader(page_of_case(case))


# --- any document ---------------------------------------------------------------------------------


@pytest.mark.parametrize("case", NAMES)
def test_places_are_there_and_links_lead_to_them(case: str) -> None:
    page = read_case(case)
    ids = Counter(page.values("id"))
    assert [anchor for anchor, count in ids.items() if count > 1] == []
    assert not any(re.search(r"\s", anchor) for anchor in ids)
    led = {unquote(address[1:]) for address in page.values("href") if address.startswith("#")}
    assert led - set(ids) == set()
    targets = set(page.values("aria-labelledby")) | set(page.values("for"))
    assert targets - set(ids) == set()


@pytest.mark.parametrize("case", NAMES)
def test_nothing_is_loaded_and_nothing_of_others_runs(case: str) -> None:
    page = read_case(case)
    attributes = {name for element in page.elements for name in element.attributes}
    assert attributes & LOADING == set()
    assert [name for name in attributes if name.startswith("on") or name == "style"] == []
    links = [link for link in page.elements if "href" in link.attributes]
    assert {link.name for link in links} <= {"a", "link"}
    assert [link.attributes for link in page.all("link")] == [{"rel": "icon", "href": "data:,"}]
    assert [
        element for element in page.all("a") if not SAFE.match(element.attributes["href"])
    ] == []
    names = {element.name for element in page.elements}
    assert names & {"img", "iframe", "object", "embed", "base"} == set()


@pytest.mark.parametrize("case", ["hostile", "samples"])
def test_the_policy_names_the_scripts_and_styles_of_the_page(case: str) -> None:
    page = read_case(case)
    (policy,) = [element for element in page.all("meta") if "http-equiv" in element.attributes]
    directives = [part.strip().partition(" ") for part in policy.attributes["content"].split(";")]
    parts = {name: value for name, _, value in directives}
    assert parts["default-src"] == parts["base-uri"] == parts["form-action"] == "'none'"
    assert parts["img-src"] == "data:"

    def digest(element: Element) -> str:
        made_of = hashlib.sha256(element.text.encode()).digest()
        return f"'sha256-{base64.b64encode(made_of).decode()}'"

    run = [element for element in page.all("script") if "type" not in element.attributes]
    data = [element for element in page.all("script") if "type" in element.attributes]
    assert sorted(parts["script-src"].split()) == sorted(map(digest, run))
    assert [parts["style-src"]] == [digest(element) for element in page.all("style")]
    assert {element.attributes["type"] for element in data} == {"application/json"}
    assert [json.loads(element.text) for element in data]
    # Nothing that loads anything stands before the policy.
    names = [element.name for element in page.elements]
    assert names.index("script") > page.elements.index(policy)


@pytest.mark.parametrize("case", ["hostile", "unions"])
def test_the_same_document_gives_the_same_page(case: str) -> None:
    assert render_page(generated(case)) == page_of_case(case)


def test_text_of_a_document_is_shown_and_is_no_markup() -> None:
    text = page_of_case("hostile")
    assert "<script>alert(1)</script>" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    invisible = [char for char in text if char != "\n" and not char.isprintable()]
    assert invisible == []


def test_every_operation_schema_property_and_value_has_its_place() -> None:
    page = read(OURS)
    ids = set(page.values("id"))
    data = yaml.safe_load(OURS.read_text("utf-8"))
    for item in data["paths"].values():
        for operation in item.values():
            assert f"operation-{operation['operationId']}" in ids
            assert f"operation-{operation['operationId']}.response.200" in ids
    for name, schema in data["components"]["schemas"].items():
        assert f"schema-{name}" in ids
        for key in schema.get("properties", ()):
            assert f"schema-{name}.{key}" in ids
        for value in schema.get("enum", ()):
            assert page.at(f"schema-{name}={value}").text == value
    purposes = [anchor for anchor in ids if anchor.startswith("schema-MessagePurpose=")]
    assert len(purposes) == 113


def test_what_is_inferred_is_said_in_place_and_in_one_list() -> None:
    page = read(SHOP)
    listed = page.at("inferred").text
    notes = [
        element.text for element in page.all("span") if element.attributes.get("class") == "note"
    ]
    reasons = re.findall(r"x-inferred: ([^,\n}]+\.)", SHOP.read_text("utf-8"))
    assert len(reasons) == 8
    for reason in reasons:
        assert reason in listed
        assert reason in notes
    assert "inferred" not in read_case("unions").values("id")


# --- one document with much in it -----------------------------------------------------------------


SHOWN = {
    "overview": [
        *("Shop <b>& Co</b> 2.0.0", "Sells things.", "Support", "MIT", "Terms of service"),
        *("The manual", "https://{region}.example.com/v2", "region eu (one of eu, us)"),
        "<script>window.hurt = true</script>",
    ],
    "scheme-basic": ["HTTP Basic", "Authorization: Basic …"],
    "scheme-key": ["API key", "A key.", "query api_key"],
    "scheme-oauth": [
        *("OAuth 2", "clientCredentials, tokenUrl https://example.com/token"),
        *("things:read", "See things."),
    ],
    "tag-buying": ["Buying things."],
    "operation-getThing": [
        *("get a thing", "GET", "/things/{thingId}", "deprecated", "may be gone from 2031-05-01"),
        *("oauth things:read or key and basic", "client.buying.get_thing(…)"),
        *("404 Not Found", "default Any other status", "GET is idempotent in HTTP"),
    ],
    "operation-getThing.path.thingId": ["string", "required", "Which thing.", "minLength 3"],
    "operation-getThing.query.colours": [
        *("array of string", "red", "blue", "style pipeDelimited", "explode false"),
        'example ["red"]',
    ],
    "operation-getThing.header.X-Trace": ["string (uuid)"],
    "operation-getThing.cookie.session": ["string"],
    "operation-getThing.response.200": [
        *("200 OK", "Thing", "The thing.", "X-Rate", "Calls left.", "Example: A small one"),
        *('"name": "</script><b>x"', "https://example.com/large.json", "next", "buyThing"),
    ],
    "operation-buyThing": [
        *("Authentication none", "POST is not idempotent in HTTP", "Callback shipped"),
        *("{$request.body#/note}", "It is on its way.", "No error status is documented"),
        "A 200 can report a failure in its body",
    ],
    "operation-buyThing.request": ["required", "required ghost"],
    "operation-buyThing.request.amount": ["integer", "required", "minimum 1", "default 1"],
    "operation-buyThing.request.note": ["string", "nullable", "personal"],
    "operation-buyThing.request.parts": ["array of object"],
    "operation-buyThing.request.parts.items.size": ["string", "s", "m", "l"],
    "operation-buyThing.response.200": ["It failed where state is REFUSED."],
    "webhook-soldOut": [
        *("A thing is sold out", "POST", "Thing", "204"),
        *("webhooks.parse(headers, body, ", "WebhooksHandler.sold_out(event=…)"),
    ],
    "schema-Thing": [
        *("A thing.", "other properties not allowed", "models.ThingRequest, models.ThingResponse"),
        *("Used by", "getThing", "buyThing", "soldOut", "https://example.com/thing"),
    ],
    "schema-Thing.id": ["required", "read only"],
    "schema-Thing.secret": ["write only"],
    "schema-Thing.name": ["maxLength 20", 'pattern "^[a-z<>/]+$"', 'example "cup"'],
    "schema-Thing.kind": ["Kind (string, 14 values)", "Which kind of thing."],
    "schema-Thing.parent": ["Thing"],
    "schema-Thing.anything": ["any"],
    "schema-Thing.sizes": ["map of integer"],
    "schema-Thing.labels": ["map of Label"],
    "schema-Thing.pair": ["array", "item 1", "item 2"],
    "schema-Thing.old": ["deprecated"],
    "schema-Shape": ["Round or Square", "told apart by form"],
    "schema-Shape.option-1": ["Round", "form r"],
    "schema-Shape.option-2": ["Square", "form s"],
    "schema-Round.form": ['const "r"'],
    "schema-Receipt": ["It failed where state is REFUSED.", "stands in problems."],
    "schema-Receipt.state=REFUSED": ["REFUSED"],
    "schema-Problem": ["must not be", "required stack"],
    "schema-Kind=a-b-c": ['a "b" <c>'],
}


@pytest.mark.parametrize("anchor", SHOWN)
def test_what_is_shown(anchor: str) -> None:
    text = re.sub(r"\s+", " ", read(SHOP).at(anchor).text)
    assert [phrase for phrase in SHOWN[anchor] if phrase not in text] == []


def test_addresses_that_are_no_web_addresses_are_no_links() -> None:
    links = {link.attributes["href"]: link.text for link in read(SHOP).all("a")}
    assert links["https://example.com/guide"] == "guide"
    assert links["https://example.com/map.png"] == "a map"
    assert links["mailto:help@example.com"] == "Support"
    assert not [address for address in links if "javascript" in address]


# --- samples --------------------------------------------------------------------------------------


def test_why_a_sample_is_missing_is_said() -> None:
    missing = samples_of(generated("bodies")).missing
    reasons = [reason for reasons in missing.values() for reason in reasons]
    assert reasons
    for reason in reasons:
        assert reason in read_case("bodies").at("content").text


def test_operations_of_a_shape_share_their_programs() -> None:
    samples = samples_of(made(LARGE))
    assert len(samples.live.operations) == 120
    assert len(samples.live.programs) == 2  # data, digits: nothing else differs


# --- large documents ------------------------------------------------------------------------------


def packed_html(page: str) -> str:
    """Return the HTML in the packs of a page."""
    packs = re.findall(r'class="pack">"([^"]*)"', page)
    return "".join(gzip.decompress(base64.b64decode(pack)).decode() for pack in packs)


def test_large_documents_are_in_brief_and_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = page_of(SHOP)
    monkeypatch.setattr(packing, "BUDGET", 0)
    page = render_page(made(SHOP))
    assert packed_html(whole) == ""
    sections = [
        section for section in Reader(page).all("section") if "data-pack" in section.attributes
    ]
    for section in sections:
        anchor = section.attributes["id"]
        assert Reader(packed_html(page)).at(anchor).text == Reader(whole).at(anchor).text
    brief = " ".join(Reader(page).at("operation-getThing").text.split())
    for phrase in (
        *("get a thing", "GET", "/things/{thingId}", "Deprecated.", "Gives one."),
        *("Path parameters: thingId string (required)", "colours array of string", "X-Trace"),
        *("200 OK: Thing", "404 Not Found: Problem", "default Any other status"),
    ):
        assert phrase in brief
    assert "Request body (required): application/json object: amount integer" in " ".join(
        Reader(page).at("operation-buyThing").text.split()
    )


def test_the_page_of_many_operations_is_small() -> None:
    assert len(page_of(LARGE)) < 15_000 * 120


# --- trees ----------------------------------------------------------------------------------------


def deepest(node: Node) -> int:
    return 1 + max(map(deepest, node.rows), default=0)


def test_copies_become_links_where_they_would_be_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    def request(operation_id: str) -> Node:
        view = view_of(made(OURS), {})
        operations = [candidate for group in view.groups for candidate in group.operations]
        (operation,) = [candidate for candidate in operations if candidate.id == operation_id]
        assert operation.body is not None
        return operation.body.media[0].node

    assert deepest(request("importMessages")) > 3
    monkeypatch.setattr(page_module, "MAX_ROWS", 0)
    node = request("importMessages")
    assert node.rows == ()
    assert node.more is not None
    assert node.more.link == "schema-ImportMessagesRequest"


NULL = {"type": "null"}


@pytest.mark.parametrize(
    ("schema", "simple"),
    [
        ({"type": ["string", "null"]}, ({"type": "string"}, True)),
        ({"type": "null"}, ({"type": "null"}, False)),
        ({"anyOf": [{"type": "string"}, NULL]}, ({"type": "string"}, True)),
        (
            {"type": "string", "anyOf": [{"maxLength": 3}, NULL]},
            ({"type": "string", "maxLength": 3}, False),
        ),
        (
            {"type": ["string", "null"], "description": "x", "oneOf": [{"type": "string"}, NULL]},
            ({"type": "string", "description": "x"}, True),
        ),
        (
            {"minimum": 1, "oneOf": [{"minimum": 2}]},
            ({"minimum": 1, "oneOf": [{"minimum": 2}]}, False),
        ),
        ({"oneOf": [{"anyOf": [{"$ref": "#/x"}, NULL]}]}, ({"$ref": "#/x"}, True)),
        (
            {"anyOf": [{"type": "string"}, {"type": "integer"}, NULL]},
            ({"anyOf": [{"type": "string"}, {"type": "integer"}]}, True),
        ),
    ],
)
def test_null_and_wrappers_are_no_alternatives(
    schema: dict[str, object], simple: tuple[dict[str, object], bool]
) -> None:
    assert simplified(schema) == simple


def test_schemas_that_hold_themselves_end() -> None:
    assert "schema-Thing.parent" in read(SHOP).values("id")
    assert read_case("circular").values("id")


@given(st.lists(st.lists(st.text(max_size=5), min_size=1, max_size=3), max_size=30))
def test_ids_are_used_once(parts: list[list[str]]) -> None:
    anchors = Anchors()
    ids = [anchors.take(*part) for part in parts]
    assert len(set(ids)) == len(ids)
    assert all(part and not re.search(r"[\s#\"'<>&]", part) for part in ids)


# --- descriptions ---------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *("[", "]", "(", ")", "!", "<", ">", "`", "*", "_", "#", "\n", "\n\n", " ", "&", '"', "'"),
        *("javascript:alert(1)", "https://e.x/", "data:text/html,x", "<script>", "onerror=x", "|"),
        *("<img src=x>", "[a]: ", "\\", "mailto:a@b.c", "&#106;avascript:", "- ", "~~", "a", "---"),
        *("[x](javascript:alert(1))", "![x](https://e.x/i.png)", "<javascript:alert(1)>", "\x00"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_description_runs_or_loads_anything(text: str) -> None:
    page = Reader(str(prose(text)))
    names = "p em strong a code pre ul ol li hr h4 h5 h6 blockquote table thead tbody tr th td s br"
    allowed = set(names.split())
    assert {element.name for element in page.elements} <= allowed
    attributes = {name for element in page.elements for name in element.attributes}
    assert attributes <= {"href", "rel", "title", "class", "start"}
    assert all(re.match(r"(https?://|mailto:|#)", address) for address in page.values("href"))


@settings(max_examples=300, deadline=None)
@example("1. a")
@example("a `b` _c_ d_e")
@given(st.text(alphabet="ab1 _`\"'.-+=:()<>&!/é@$?~\u00a0", min_size=1, max_size=14))
def test_what_is_simple_is_what_commonmark_says(text: str) -> None:
    simple = prose_module.simple(text) if text.strip() else None
    if simple is not None:
        assert str(simple) == prose_module.rendered(text, 4)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a <b>c</b>", "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n"),
        ("a<br/>b <BR> `<br>`", "<p>a<br />\nb <br />\n <code>&lt;br&gt;</code></p>\n"),
        ("[x](/relative)", "<p>x</p>\n"),
        ("## Two\n### Three", "<h4>Two</h4>\n<h5>Three</h5>\n"),
        (
            "[![x](https://e.x/i)](https://e.x)",
            '<p><a href="https://e.x" rel="noreferrer noopener">x</a></p>\n',
        ),
        ("a\u202eb", "<p>a&lt;U+202E&gt;b</p>\n"),
        (
            "|a|\n|:-:|\n|b|",
            "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n"
            "<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>\n",
        ),
    ],
)
def test_descriptions(text: str, shown: str) -> None:
    assert prose(text) == shown


# --- the command ----------------------------------------------------------------------------------


def test_the_command_writes_one_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["docs", str(SHOP)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("site/index.html: ")
    assert (tmp_path / "site/index.html").read_text("utf-8") == page_of(SHOP)
    assert {path.name for path in (tmp_path / "site").iterdir()} == {
        *("index.html", "llms.txt", "llms-full.txt")
    }


def test_what_cannot_be_written_or_generated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert main(["docs", str(SHOP), "--out", str(tmp_path / "file/page.html")]) == 1
    assert "cannot be written" in capsys.readouterr().err
    broken = tmp_path / "broken.yaml"
    broken.write_text("openapi: 3.1.0\ninfo: {title: x\n")
    assert main(["docs", str(broken), "--out", str(tmp_path / "page.html")]) == 3
    assert not (tmp_path / "page.html").exists()


def test_an_enum_that_is_open_is_said_to_be(tmp_path: Path) -> None:
    colours = {"type": "string", "enum": ["red"]}
    schemas = {
        "Closed": colours,
        "Open": {**colours, "x-extensible-enum": True},
        "Listed": {"type": "string", "x-extensible-enum": ["red", "blue"]},
        "Thing": {
            "type": "object",
            "properties": {
                name.lower(): {"$ref": f"#/components/schemas/{name}"}
                for name in ("Closed", "Open", "Listed")
            },
        },
    }
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}
    operation = {
        "operationId": "send",
        "requestBody": {"content": content},
        "responses": {"204": {"description": "Done."}},
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Colours", "version": "1"},
        "paths": {"/things": {"post": operation}},
        "components": {"schemas": schemas},
    }
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(document), "utf-8")
    page = Reader(page_of(file))
    assert "further values allowed" not in page.at("schema-Closed").text
    for name in ("Open", "Listed"):
        assert "further values allowed" in " ".join(page.at(f"schema-{name}").text.split())


# --- lists in pages -------------------------------------------------------------------------------


def test_an_operation_says_how_it_goes_from_page_to_page() -> None:
    page = page_of_case("pages")
    shown = dict(re.findall(r"data-operation=\"(\w+)\".*?<dt>Pages</dt><dd>(.*?)</dd>", page, re.S))
    plain = {name: re.sub(r"<[^>]+>", "", text) for name, text in shown.items()}
    assert plain["listPets"] == (
        "Items are in /data; cursor takes /meta/next-cursor of the page before. The list ends where"
        " that is absent, null or empty. client.each(client.pets.list_pets, …).items()"
    )
    assert "the header field Link of each leads to the next" in plain["listTags"]
    assert "from 1. The list ends where there were /result/pages pages." in plain["listOwners"]
    assert "offset is how many items to leave out" in plain["listVisits"]
    assert "/paging/after of the body takes /next_page" in plain["searchCharges"]
    assert "after takes the last item" in plain["listNames"]
    assert page.count("<dt>Pages</dt>") == 8
