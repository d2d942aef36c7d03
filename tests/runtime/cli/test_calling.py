"""Options, the request that comes of them, and the exit code for what came back."""

from __future__ import annotations

import json
import logging
import shlex
import sys
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from generators.runtime.errors import ConnectFailed, Timeout
from tests.runtime.cli.cli_support import SECRET, Server, reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from generators.runtime.transports.base import Request, Response

FIND = ("things", "find", "--kind-id", "k 1")


def query(server: Server) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(server.requests[-1].url).query)


def fails(kind: Any, text: str) -> Callable[[Request], Response]:
    def answer(_: Request) -> Response:
        raise kind(text)

    return answer


# --- Options --------------------------------------------------------------------------------------


def test_options_become_parameters_of_their_type(shop: Any, server: Server) -> None:
    done = shop(
        *FIND,
        *("--colour", "dark-blue", "--limit", "-3", "--ratio", "5.5", "--tags", "a b", "--tags=-c"),
        *("--no-exact", "--filter", '{"a": [1]}', "--any", "7", "--x-trace", "-"),
    )
    assert (done.code, done.err) == (0, "")
    request = server.requests[-1]
    assert urlsplit(request.url).path == "/v1/things/k%201"
    assert query(server) == [
        ("colour", "dark-blue"),
        ("limit", "-3"),
        ("ratio", "5.5"),
        ("tag", "a b"),
        ("tag", "-c"),
        ("exact", "false"),
        ("filter", '{"a":[1]}'),
        ("any", "7"),
    ]
    assert request.headers["X-Trace"] == "-"


def test_what_is_not_given_is_not_sent(shop: Any, server: Server) -> None:
    assert shop(*FIND).code == 0
    assert query(server) == []
    assert "X-Trace" not in server.requests[-1].headers


def test_a_value_that_is_no_json_is_text(shop: Any, server: Server) -> None:
    shop(*FIND, "--any", "{half")
    assert query(server) == [("any", "{half")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("things", "find"), "--kind-id"),
        ((*FIND, "--limit", "1.5"), "--limit: '1.5' is no whole number"),
        ((*FIND, "--limit", "true"), "--limit: 'true' is no whole number"),
        ((*FIND, "--ratio", "NaN"), "--ratio: 'NaN' is no number"),
        ((*FIND, "--filter", "{half"), "--filter: '{half' is no JSON"),
        ((*FIND, "--colour", "green"), "--colour: 'green' is not one of red, dark-blue"),
        ((*FIND, "--nope", "1"), "--nope"),
        ((*FIND, "extra"), "extra"),
        (("thigns",), '"things"'),
        ((*FIND, "--output", "xml"), "--output"),
        ((*FIND, "--timeout", "0"), "timeout must be"),
        ((*FIND, "--retries", "-1"), "retries must not be negative"),
        ((*FIND, "--base-url", "ftp://x"), "http:// or https://"),
        ((*FIND, "--filter", "[1]"), "--filter: Input should be an object"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(
    arguments: tuple[str, ...], said: str, shop: Any, server: Server
) -> None:
    done = shop(*arguments)
    assert done.code == 2
    assert done.out == ""
    assert said in done.err
    assert done.err.startswith("shop: ")
    assert done.err.count("\n") == 1
    assert server.requests == []


def test_wrong_usage_names_the_help_that_helps(shop: Any) -> None:
    assert shop("nope").err.endswith("(see shop --help)\n")
    assert shop("things", "nope").err.endswith("(see shop things --help)\n")
    assert shop("--timeout=1", *FIND, "--nope").err.endswith("(see shop things find --help)\n")


def test_a_value_that_is_not_listed_needs_a_flag(shop: Any, server: Server) -> None:
    assert shop(*FIND, "--colour", "green", "--allow-unknown").code == 0
    assert query(server) == [("colour", "green")]


# --- Options of every command ---------------------------------------------------------------------


def test_options_of_every_command_stand_anywhere(shop: Any, server: Server) -> None:
    for arguments in (
        ("--timeout", "2.5", *FIND, "--base-url", "http://other.test"),
        (*FIND, "--timeout", "2.5", "--base-url", "http://other.test"),
        ("things", "--base-url", "http://other.test", *FIND[1:], "--timeout=2.5"),
    ):
        assert shop(*arguments).code == 0
        assert server.requests[-1].url == "http://other.test/v1/things/k%201"
        assert server.timeouts[-1] == 2.5


def test_an_environment_has_variables_of_its_own(
    shop: Any, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHOP_STAGING_BASE_URL", "http://staging.test")
    monkeypatch.setenv("SHOP_STAGING_TOKEN", "other")
    assert shop(*FIND, "--environment", "staging").code == 0
    assert server.requests[-1].url.startswith("http://staging.test/")
    assert server.requests[-1].headers["Authorization"] == "Bearer other"


def test_retries_are_counted(shop: Any, server: Server) -> None:
    server.answer = fails(ConnectFailed, "nobody there")
    assert shop(*FIND, "--retries", "0").code == 3
    assert len(server.requests) == 1


def test_missing_variables_are_named(shop: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SHOP_TOKEN")
    done = shop(*FIND)
    assert done.code == 2
    assert "set SHOP_TOKEN in the environment" in done.err
    assert "SHOP_STAGING_TOKEN" in shop(*FIND, "--environment=staging", "--base-url=http://x").err
    monkeypatch.delenv("SHOP_BASE_URL")
    done = shop(*FIND)
    assert done.code == 2
    assert "Give --base-url, or set SHOP_BASE_URL" in done.err


def test_a_dry_run_sends_nothing_and_shows_no_secret(shop: Any, server: Server) -> None:
    server.answer = fails(AssertionError, "was sent")
    body = '{"note": "it\'s $HOME"}'
    done = shop("things", "save", "--body", "-", "--dry-run", stdin=body.encode())
    assert (done.code, done.err) == (0, "")
    words = shlex.split(done.out)
    assert words[3:6] == ["--request", "POST", "http://shop.test/v1/things"]
    assert json.loads(words[words.index("--data-raw") + 1]) == json.loads(body)
    done = shop(*FIND, "--dry-run")
    assert "Authorization: Bearer $SHOP_TOKEN" in shlex.split(done.out)
    assert SECRET not in done.out


def test_verbose_tells_what_happens_without_secrets(shop: Any, server: Server) -> None:
    logger = logging.getLogger("shop")
    before = (logger.level, logger.propagate, list(logger.handlers))
    done = shop(*FIND, "--verbose")
    assert done.code == 0
    assert "GET http://shop.test/v1/things/k%201" in done.err
    assert "answered 200" in done.err
    assert SECRET not in done.err
    assert (logger.level, logger.propagate, logger.handlers) == before
    assert shop(*FIND).err == ""


# --- Exit codes -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "code", "said"),
    [
        (lambda _: reply({"title": "No such kind"}, 404), 1, "404 Not Found: No such kind"),
        (lambda _: reply({"oops": 1}, 500), 1, "500"),
        (fails(ConnectFailed, "nobody there"), 3, "nobody there"),
        (fails(Timeout, "too\nlate"), 3, "too late"),
        (lambda _: reply({"not": "a list"}), 4, "answered 200, but"),
    ],
)
def test_exit_codes(answer: Any, code: int, said: str, shop: Any, server: Server) -> None:
    server.answer = answer
    done = shop(*FIND, "--retries", "0")
    assert done.code == code
    assert done.out == ""
    assert said in done.err
    assert done.err.count("\n") == 1


def test_verbose_shows_the_body_of_an_error(shop: Any, server: Server) -> None:
    server.answer = lambda _: reply({"detail": "no", "more": ["x\x1b[31m\x9b"]}, 400)
    done = shop(*FIND, "--verbose")
    assert done.code == 1
    assert '"more": [\n    "x\\u001b[31m\\u009b"\n  ]' in done.err
    assert "\x1b" not in done.err
    assert "\x9b" not in done.err


SAVE = ("things", "save", "--set", "note=x")


def test_a_reported_failure_is_exit_5(shop: Any, server: Server) -> None:
    server.answer = lambda _: reply({"status": "FAILURE", "errors": ["out of stock"]})
    done = shop(*SAVE)
    assert (done.code, done.out) == (5, "")
    assert "out of stock" in done.err


def test_a_failure_in_part_is_printed_and_exit_6(shop: Any, server: Server) -> None:
    answer = {"failedIds": ["a"], "savedIds": ["b", "c"]}
    server.answer = lambda _: reply(answer)
    done = shop(*SAVE)
    assert done.code == 6
    assert json.loads(done.out) == answer
    assert done.err == "shop: 1 of 3 items failed\n"


def test_success_with_an_outcome_is_exit_0(shop: Any, server: Server) -> None:
    server.answer = lambda _: reply({"savedIds": ["b"]})
    done = shop(*SAVE)
    assert (done.code, done.err) == (0, "")


def test_an_interrupt_is_exit_130(shop: Any, server: Server) -> None:
    server.answer = fails(KeyboardInterrupt, "")
    assert shop(*FIND).code == 130


@pytest.mark.parametrize("module", ["cyclopts", "httpx2"])
def test_without_the_extra_it_says_what_to_install(
    module: str, shop: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    done = shop("--help")
    assert done.code == 2
    assert module in done.err
    assert "pip install 'shop[cli]'" in done.err
