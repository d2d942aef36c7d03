"""Limits as options of an app and of its command."""

from __future__ import annotations

import argparse
from typing import Any

import pytest

from generators.runtime.limits import MAX_BODY_BYTES, MAX_UPLOAD_BYTES, Limits
from generators.runtime.operations import Media
from generators.runtime.server.bodies import usual_limit
from generators.runtime.server.limiting import add_limits, limits_of, stated_limits
from tests.runtime.server.server_support import Things, body, operation, send, serve


def parsed(*arguments: str) -> dict[str, int]:
    parser = argparse.ArgumentParser(exit_on_error=False)
    add_limits(parser)
    return stated_limits(parser.parse_args(arguments))


def test_the_command_sets_what_an_app_takes() -> None:
    assert parsed() == {}
    stated = parsed("--max-path-bytes", "10", "--max-cookies=3")
    assert stated == {"max_path_bytes": 10, "max_cookies": 3}
    assert limits_of(stated) == Limits(path_bytes=10, cookies=3)
    assert limits_of({}) == Limits()
    with pytest.raises(argparse.ArgumentError):
        parsed("--max-query-fields", "0")


@pytest.mark.parametrize(
    ("media", "expected"),
    [
        (Media(content_type="application/json", type=lambda: int), MAX_BODY_BYTES),
        (Media(content_type="application/json"), MAX_BODY_BYTES),
        (Media(content_type="text/plain", type=lambda: str), MAX_BODY_BYTES),
        (
            Media(content_type="application/x-www-form-urlencoded", type=lambda: dict[str, str]),
            MAX_BODY_BYTES,
        ),
        (Media(content_type="multipart/form-data", type=lambda: dict[str, str]), MAX_UPLOAD_BYTES),
        (Media(content_type="application/octet-stream"), MAX_UPLOAD_BYTES),
        (Media(content_type="image/*"), MAX_UPLOAD_BYTES),
    ],
)
def test_the_usual_limit_of_a_body(media: Media, expected: int) -> None:
    assert usual_limit(media) == expected


def test_an_operation_may_have_a_limit_of_its_own() -> None:
    operations = [
        operation(id=name, method="POST", path=f"/{name}", body=body(str)) for name in "ab"
    ]

    def status(name: str, size: int, **options: Any) -> int:
        app = serve(*operations, handler=Things({}), **options)
        return send(app, "x" * (size - 2), target=f"/{name}").status

    assert status("a", MAX_BODY_BYTES) == 200
    assert status("a", MAX_BODY_BYTES + 1) == 413
    own: Any = {"max_body_bytes_of": {"a": 100}, "max_body_bytes": 10}
    assert [status("a", 100, **own), status("a", 101, **own)] == [200, 413]
    assert [status("b", 10, **own), status("b", 11, **own)] == [200, 413]
    with pytest.raises(ValueError, match="no operation 'c'"):
        serve(*operations, handler=Things({}), max_body_bytes_of={"c": 1})
