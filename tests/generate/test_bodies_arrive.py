"""Bodies of every media type arrive at a handler as they were given to a client."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest

from tests.generate.service import Connect

if TYPE_CHECKING:
    from pathlib import Path

    from tests.generate.service import Loopback, Packages

PICTURE = b"\x89PNG\r\n\x1a\n\x00--boundary\r\n\xff"


def test_json(connect: Connect) -> None:
    service = connect("bodies")
    note = service.package.models.Note(text="héllo \u2028 \U0001f600", stars=3)
    assert service.call("default", "send_json", body=note) == note
    assert service.call("default", "send_json", body={"text": "a"}).to_dict() == {"text": "a"}


def test_an_optional_body(connect: Connect) -> None:
    service = connect("bodies", {"send_optional": lambda **_: None})
    assert service.call("default", "send_optional") is None
    assert service.seen == {"body": None}
    service.call("default", "send_optional", body={"text": "a"})
    assert service.seen["body"].text == "a"


def test_an_array(connect: Connect) -> None:
    service = connect("bodies", {"send_list": lambda **_: None})
    note = service.package.models.Note(text="a")
    service.call("default", "send_list", body=[note, {"text": "b"}])
    assert [item.text for item in service.seen["body"]] == ["a", "b"]


@pytest.mark.parametrize(
    ("body", "options"),
    [
        ("text \u00e9", {}),
        (b"\x00\xff", {}),
        ({"text": "a"}, {}),
        (b"bytes as they are", {"content_type": "application/octet-stream"}),
        ("chosen", {"content_type": "text/plain"}),
    ],
)
def test_several_media_types(connect: Connect, body: Any, options: dict[str, str]) -> None:
    service = connect("bodies", {"send_several": lambda **_: None})
    service.call("default", "send_several", body=body, **options)
    found = service.seen["body"]
    assert (found.to_dict() if isinstance(body, dict) else found) == body


def test_a_form(connect: Connect) -> None:
    service = connect("bodies", {"send_form": lambda **_: None})
    form = {"name": "a&b=c é+", "age": 7, "tags": ["x", "y z"], "colours": ["red", "dark blue"]}
    service.call("default", "send_form", body=form)
    assert service.seen["body"].to_dict() == form


def test_a_file(connect: Connect, tmp_path: Path) -> None:
    service = connect("bodies", {"upload": lambda **_: None})
    path = tmp_path / "picture.png"
    path.write_bytes(PICTURE)
    body = {
        "file": path,
        "more": [b"first", io.BytesIO(b"second")],
        "caption": "two\r\nlines",
        "details": {"text": "t", "stars": 5},
    }
    service.call("default", "upload", body=body)
    found = service.seen["body"]
    assert (found.file.read(), found.file.content_type) == (PICTURE, "image/png")
    assert [item.read() for item in found.more] == [b"first", b"second"]
    assert found.caption == "two\r\nlines"
    assert found.details == service.package.models.Note(text="t", stars=5)


def test_a_file_in_a_model(connect: Connect) -> None:
    service = connect("bodies", {"upload": lambda **_: None})
    body = service.package.models.UploadRequest(file=PICTURE)
    service.call("default", "upload", body=body)
    assert service.seen["body"].file.read() == PICTURE
    assert service.seen["body"].model_fields_set == {"file"}
    assert body.file.read() == PICTURE


def test_bytes_and_text(connect: Connect) -> None:
    service = connect("bodies")
    assert service.call("default", "send_binary", body=PICTURE) == PICTURE
    assert service.call("default", "send_binary", body=io.BytesIO(PICTURE)) == PICTURE
    assert service.call("default", "send_text", body="é\r\n\U0001f600") == "é\r\n\U0001f600"


@pytest.mark.parametrize(
    ("method", "body", "where"),
    [
        ("send_json", None, "body"),
        ("send_json", {}, "body.text"),
        ("send_json", {"text": "a", "stars": 6}, "body.stars"),
        ("send_list", [], "body"),
        ("send_form", {"age": 1}, "body.name"),
        ("upload", {"caption": "no file"}, "body.file"),
    ],
)
def test_what_does_not_fit_is_not_sent(
    connect: Connect, packages: Packages, method: str, body: Any, where: str
) -> None:
    service = connect("bodies")
    with pytest.raises(packages("bodies").errors.RequestInvalid) as caught:
        service.call("default", method, body=body)
    assert [problem.where for problem in caught.value.problems] == [where]
    assert service.seen == {}


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        *((name, True) for name in ("mustNull", "maybeNull", "list", "part", "onlyNull")),
        *((name, True) for name in ("viaComponent", "anything", "always", "undeclared")),
        *((name, False) for name in ("must", "maybe", "part/name")),
    ],
)
def test_null_is_refused_where_it_is_not_allowed(
    packages: Packages, loopback: Loopback, name: str, taken: bool
) -> None:
    service = Connect(packages, loopback)("nullable_31")
    loopback.app = service.app
    body: dict[str, Any] = {"must": "x", "mustNull": None, "part": {}}
    outer, _, inner = name.partition("/")
    body[outer] = {inner: None} if inner else None
    answer = loopback.http.put(f"{loopback.url}/record", json=body)
    if taken:
        assert answer.json() == body
    else:
        assert answer.status_code == 422
        (violation,) = answer.json()["violations"]
        assert violation["pointer"] == f"/{name}"
