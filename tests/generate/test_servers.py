"""A client is told which of the document's servers it calls, and what their variables are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generators import naming

if TYPE_CHECKING:
    from tests.generate.service import Package, Packages

EU = "https://eu.example.com:8443/v2"


@pytest.fixture(scope="module")
def package(packages: Packages) -> Package:
    return packages("servers")


def url_of(package: Package, **options: Any) -> str:
    """Return where a request of `ping` goes."""
    client = package.client.Client(**options)
    request: str = client.build(client.default.ping).url
    return request.removesuffix("/ping")


@pytest.mark.parametrize(
    ("options", "url"),
    [
        ({}, EU),
        ({"server": "by-region"}, EU),
        ({"region": "us"}, "https://us.example.com:8443/v2"),
        ({"port": "1", "base": "a/b"}, "https://eu.example.com:1/a/b"),
        ({"server": "by-region", "region": "us"}, "https://us.example.com:8443/v2"),
        ({"server": "staging.example.com"}, "https://staging.example.com/v2"),
        ({"base_url": "http://localhost"}, "http://localhost/v2"),
    ],
)
def test_a_server_is_chosen(package: Package, options: dict[str, str], url: str) -> None:
    assert url_of(package, **options) == url


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"server": "by-regoin"}, "did you mean 'by-region'"),
        ({"server": "/local"}, "there are by-region, staging"),
        ({"region": "asia"}, "region must be one of 'eu', 'us'"),
        ({"server": "staging.example.com", "region": "eu"}, "has no variable 'region'"),
        ({"server": "by-region", "base_url": EU}, "give base_url, or server, not both"),
        ({"region": "us", "port": "1", "base_url": EU}, "give base_url, or region, port, not both"),
        ({"port": "1@evil.test:80"}, "base_url must not hold credentials"),
    ],
)
def test_what_cannot_be_chosen(package: Package, options: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        package.client.Client(**options)


def test_operations_elsewhere_stay_there(package: Package) -> None:
    client = package.client.Client(server="staging.example.com")
    assert client.build(client.default.elsewhere).url == "https://other.example.com/elsewhere"


def test_the_environment_chooses(package: Package) -> None:
    def url(environ: dict[str, str], **options: Any) -> str:
        client = package.client.Client.from_env(environ=environ, **options)
        return str(client.build(client.default.ping).url)

    environ = {"CASE_SERVERS_SERVER": "by-region", "CASE_SERVERS_REGION": "us"}
    assert url(environ) == "https://us.example.com:8443/v2/ping"
    assert url(environ, base_url="http://h") == "http://h/v2/ping"
    assert url({"CASE_SERVERS_BASE_URL": "http://h"}, region="eu") == f"{EU}/ping"
    with pytest.raises(ValueError, match="not both"):
        url({**environ, "CASE_SERVERS_BASE_URL": "http://h"})


def test_the_command_line_chooses(package: Package, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        code: int = package.cli.main(["default", "ping", "--dry-run", *arguments])
        captured = capsys.readouterr()
        return code, captured.out + captured.err

    assert f" {EU}/ping" in run()[1]
    code, out = run("--server", "by-region", "--server-variable", "region=us")
    assert (code, " https://us.example.com:8443/v2/ping" in out) == (0, True)
    code, out = run("--server-variable", "regoin=us")
    assert code == 2
    assert "NAME is one of region, port, base" in out
    code, out = run("--server", "staging.example.com", "--base-url", EU)
    assert code == 2
    assert "not both" in out


def test_names_of_servers() -> None:
    def names(*servers: tuple[str, str, str]) -> list[str]:
        return naming.server_names([naming.ServerName(*server) for server in servers])

    url = "https://{tenant}.api.example.com/v1"
    assert names(("prod", "Production", url), ("", "The staging server", url)) == [
        "prod",
        "staging",
    ]
    assert names(("", "Server", url), ("", "", url)) == ["server", "tenant.api.example.com"]
    assert names(("", "Live data, for accounts that have been verified", url), ("", "EU", url)) == [
        "tenant.api.example.com",
        "eu",
    ]
    assert names(("", "EU", url), ("", "eu", url), ("eu-2", "", url)) == ["eu", "eu-3", "eu-2"]
    assert naming.variable_keywords(["base-url", "token", "baseUrl", "1"], ["token"]) == {
        "base-url": "base_url_2",
        "token": "token_2",
        "baseUrl": "base_url_3",
        "1": "server_1",
    }
