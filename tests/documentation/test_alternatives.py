"""Tabs of `oneOf` and `anyOf` on captured pages, held against the alternatives of a document."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from generators.document import load
from generators.documentation.captured import capture
from generators.documentation.edits import operation_of
from generators.documentation.guides import Guides
from generators.documentation.reading import compare
from generators.documentation.texts import HTML, TEXT, Prose

CARD: dict[str, Any] = {
    "type": "object",
    "title": "Card",
    "required": ["last4"],
    "properties": {"last4": {"type": "string"}, "owner": {"type": "string"}},
}
BANK: dict[str, Any] = {
    "type": "object",
    "title": "Bank account",
    "required": ["iban"],
    "properties": {"iban": {"type": "string"}, "owner": {"type": "string"}},
}
SIZE = {"anyOf": [{"type": "integer"}, {"type": "string"}]}
PAYMENT: dict[str, Any] = {
    "type": "object",
    "oneOf": [CARD, BANK],
    "properties": {"amount": {"type": "integer"}, "size": SIZE},
}

OPEN_TAB = """Pay
Request Body required
payment object required
oneOf
{labels}
last4 string required
owner string
amount integer
size object
anyOf
MOD1
MOD2
integer
note string
Responses
- 204
Paid
PUT /pay
"""
LABELS = "Card\nBank account"


def text(labels: str = LABELS, *edits: tuple[str, str]) -> Prose:
    page = OPEN_TAB.format(labels=labels)
    for old, new in edits:
        assert old in page
        page = page.replace(old, new)
    return Prose("pay.txt", page, TEXT)


def item(name: str, kind: str, *, required: bool = False) -> str:
    mark = "<span>required</span>" if required else ""
    return f"<li><div><strong>{name}</strong><span>{kind}</span>{mark}</div></li>"


def tabs(keyword: str, panels: dict[str, str]) -> str:
    labels = "".join(f'<li role="tab">{label}</li>' for label in panels)
    inside = "".join(
        f'<div role="tabpanel"{" hidden" if number else ""}>{panel}</div>'
        for number, panel in enumerate(panels.values())
    )
    return f'<div><span>{keyword}</span><ul role="tablist">{labels}</ul><div>{inside}</div></div>'


CARD_PANEL = item("last4", "string", required=True) + item("owner", "string")
BANK_PANEL = item("iban", "string", required=True) + item("owner", "string")


def html(payment: str) -> Prose:
    inside = "<li><details><summary><strong>payment</strong><span>object</span><span>required"
    page = f"""<h1>Pay</h1><pre><span>PUT</span>
<h2>https://pay.example/pay</h2></pre>
    <details open><summary><h3>Body<strong>required</strong></h3></summary><ul>
    {inside}</span></summary><ul>{payment}{item("amount", "integer")}
    <li><details><summary><strong>size</strong><span>object</span></summary>
    {tabs("anyOf", {"MOD1": "<div>integer</div>", "MOD2": "<div>string</div>"})}</details></li>
    </ul></details></li>{item("note", "string")}</ul></details>
    <h3>Responses</h3><ul role="tablist"><li role="tab">204</li></ul>
    <div role="tabpanel"><p>Paid</p></div>"""
    return Prose("pay.html", page, HTML)


def document(payment: Any = PAYMENT) -> Any:
    schema = {
        "type": "object",
        "required": ["payment"],
        "properties": {"payment": payment, "note": {"type": "string"}},
    }
    body = {"required": True, "content": {"application/json": {"schema": schema}}}
    operation = {
        "summary": "Pay",
        "requestBody": body,
        "responses": {"204": {"description": "Paid"}},
    }
    data = {
        "openapi": "3.1.0",
        "info": {"title": "It", "version": "1"},
        "paths": {"/pay": {"put": operation}},
    }
    loaded, problems = load("it.json", read=lambda _: json.dumps(data).encode())
    assert loaded is not None
    assert not problems
    return loaded


def told(payment: Any, page: Prose) -> list[tuple[str, str]]:
    found = compare(document(payment), [page]).findings
    return sorted((item.diagnostic.code, item.diagnostic.message) for item in found)


BOTH = {"Card": CARD_PANEL, "Bank account": BANK_PANEL}


def test_pages_and_document_agree() -> None:
    assert told(PAYMENT, text()) == []
    assert told(PAYMENT, text("MOD1\nMOD2")) == []
    assert told(PAYMENT, text(LABELS, ("last4", "iban"))) == []
    assert told(PAYMENT, html(tabs("oneOf", BOTH))) == []
    numbered = {"MOD1": CARD_PANEL, "MOD2": BANK_PANEL}
    assert told(PAYMENT, html(tabs("oneOf", numbered))) == []


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (text("Card"), ("alternatives-differ", "`oneOf` of 1 on the page, and `oneOf` of 2")),
        (text("Card\nCheque"), ("alternatives-differ", "`Cheque` on the page, `Bank account`")),
        (text("Bank account\nCard"), ("order-differs", "in another order")),
        (text(LABELS, ("oneOf", "anyOf")), ("alternatives-differ", "`anyOf` of 2 on the page")),
        (text(LABELS, ("owner string", "iban string required")), ("property-missing", "`iban`")),
        (text(LABELS, ("last4 string", "last4 integer")), ("type-differs", "`last4` is integer")),
        (text(LABELS, (f"oneOf\n{LABELS}\n", "")), ("alternatives-differ", "one of 2 in the doc")),
        (html(tabs("oneOf", {"Card": CARD_PANEL})), ("alternatives-differ", "`oneOf` of 1")),
        (
            html(tabs("oneOf", {"Card": CARD_PANEL, "Bank account": CARD_PANEL})),
            ("property-missing", "`last4` in the alternative `Bank account`"),
        ),
        (
            html(tabs("oneOf", BOTH | {"Card": item("last4", "string", required=True)})),
            ("property-beyond", "`owner` in the alternative `Card`"),
        ),
    ],
)
def test_a_page_that_says_otherwise(page: Prose, expected: tuple[str, str]) -> None:
    code, part = expected
    found = told(PAYMENT, page)
    assert any(one == code and part in message for one, message in found), found


def test_alternatives_that_the_document_lacks() -> None:
    plain = {"type": "object", "properties": {**CARD["properties"], **PAYMENT["properties"]}}
    for page in (text(), html(tabs("oneOf", BOTH))):
        assert "alternatives-differ" in [code for code, _ in told(plain, page)]


def test_scalars_are_alternatives() -> None:
    payment = copy.deepcopy(PAYMENT)
    payment["properties"]["size"]["anyOf"][0]["type"] = "number"
    for page in (text(), html(tabs("oneOf", BOTH))):
        assert [code for code, _ in told(payment, page)] == ["type-differs"]


def test_what_is_proposed_for_an_operation_has_all_tabs() -> None:
    page = capture(html(tabs("oneOf", BOTH)), Guides(None, None))
    _, operation = operation_of(page)
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    payment = schema["properties"]["payment"]
    assert [each["title"] for each in payment["oneOf"]] == ["Card", "Bank account"]
    assert payment["oneOf"][1]["required"] == ["iban"]
    assert [*payment["properties"]] == ["amount", "size"]
    assert payment["properties"]["size"]["anyOf"] == [{"type": "integer"}, {"type": "string"}]
