"""What messages show of a request: no credential, and no text that lost its letters for one."""

from __future__ import annotations

import shlex

import pytest

from generators.runtime.transports.base import Request

URL = "https://a.example/data?key=***"


def shown(*secrets: str, **headers: str) -> list[str]:
    fields = {"Content-Type": "application/json", **headers}
    request = Request("POST", "", fields, b'{"a": "data"}', "op", URL, secrets)
    return shlex.split(request.curl())


@pytest.mark.parametrize("secret", ["a", "at", "json", "e", "l", "X", "-", "é", "a=", "%41"])
def test_a_short_credential_is_hidden_at_its_place_and_other_words_stay(secret: str) -> None:
    words = shown(secret, Authorization=f"Bearer {secret}", Cookie=f"first=1; second={secret}")
    assert "Authorization: Bearer ***" in words
    assert "Cookie: first=1; second=***" in words
    assert words[:3] == ["curl", "-X", "POST"]
    assert words[3] == URL
    assert any(word.startswith("Content-Type: application/") for word in words)


def test_a_long_credential_is_hidden_wherever_it_is() -> None:
    request = Request("GET", "", secrets=("0123456789",))
    assert request.hide("x0123456789y") == "x***y"


def test_the_longer_of_two_is_hidden_first() -> None:
    request = Request("GET", "", secrets=("secretsecret", "secretsecretsecret"))
    assert request.hide("secretsecretsecret") == "***"


def test_no_credential_hides_nothing() -> None:
    assert Request("GET", "", secrets=("",)).hide("abc") == "abc"
