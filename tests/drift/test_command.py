"""The commands `drift` and `learn`, as they are called."""

from __future__ import annotations

import io
import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest
import yaml

from generators.cli import main
from generators.document import load
from generators.drift.kinds import KINDS, Kind
from generators.drift.reports import FORMATS
from generators.options import Options
from generators.pipeline import failed, generate
from tests.drift import cases

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
DRIFT = ROOT / "generators/drift"


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Give a function that runs a command in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "spec").mkdir()
    shutil.copy(cases.CASES / "openapi.yaml", tmp_path / "spec")

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(list(arguments))
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def traffic(*names: str) -> list[str]:
    return [str(cases.CASES / name / "traffic.ndjson") for name in names]


VALID = str(cases.VALID)


def test_exit_codes(run: Callable[..., tuple[int, str, str]]) -> None:
    assert run("drift", VALID)[0] == 0
    assert run("drift", *traffic("value"))[0] == 1
    assert run("drift", *traffic("value"), "--fail-on", "never")[0] == 0
    assert run("drift", *traffic("property"), "--fail-on", "contradicted")[0] == 0
    assert run("drift", *traffic("deprecated_property"))[0] == 0
    assert run("drift", *traffic("deprecated_property"), "--fail-on", "deprecated")[0] == 1
    assert run("drift", VALID, "--fail-on", "unseen")[0] == 1
    assert run("drift", "gone.har")[0] == 3
    assert run("drift", VALID, "--document", "gone.yaml")[0] == 3
    both = ("--document", "spec/openapi.yaml", "--document", "spec/openapi.yaml")
    assert run("drift", VALID, *both, "--apply")[0] == 2


def test_reports_say_the_same(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    outputs = [f"--output={name}=out/{name}" for name in FORMATS]
    names = traffic("value", "property", "null", "personal_value", "deprecated_property")
    code, printed, _ = run("drift", *names, *outputs, "--unseen")
    assert code == 1
    out = tmp_path / "out"
    assert printed == (out / "text").read_text("utf-8")
    report = json.loads((out / "json").read_text("utf-8"))
    schema = json.loads((DRIFT / "report.schema.json").read_text("utf-8"))
    jsonschema_rs.Draft202012Validator(schema).validate(report)
    assert report["verdict"]["counts"]["contradicted"] == 4
    sarif = json.loads((out / "sarif").read_text("utf-8"))["runs"][0]
    assert len(sarif["results"]) == len(report["findings"])
    for finding in report["findings"]:
        for name in ("text", "markdown", "html"):
            text = (out / name).read_text("utf-8").replace("\\", "")
            plain = re.sub(r"</?code>", "`", text)
            assert finding["title"].replace("`", "") in plain.replace("`", "").replace("&#34;", '"')
    for name in FORMATS:
        text = (out / name).read_text("utf-8")
        assert "not an address" not in text, "this value is personal"


def test_accepted_findings(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    _, printed, _ = run("drift", *traffic("value", "property"), "--format", "json")
    found = {item["id"]: item["fingerprint"] for item in json.loads(printed)["findings"]}
    entry = {"reason": "known", "owner": "us", "expires": "2030-01-31"}
    accepted = [
        {"fingerprint": found["undocumented-value"], **entry},
        {"class": "undocumented-property", "pointer": "/components/schemas/Order", **entry},
    ]
    (tmp_path / "accepted.yaml").write_text(yaml.safe_dump({"accepted": accepted}), "utf-8")
    more = ("--accepted", "accepted.yaml", "--propose", "overlay.yaml")
    code, printed, _ = run("drift", *traffic("value", "property"), *more, "--today", "2029-01-01")
    assert code == 0
    assert "Accepted (2)" in printed
    assert yaml.safe_load((tmp_path / "overlay.yaml").read_text("utf-8"))["actions"] == []
    code, printed, _ = run("drift", *traffic("value", "property"), *more, "--today", "2031-01-01")
    assert code == 1
    assert "accepted-expired" in printed


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_apply_keeps_all_other_bytes(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path, newline: str
) -> None:
    path = tmp_path / "spec/openapi.yaml"
    text = path.read_text("utf-8")
    before = b"\xef\xbb\xbf" + text.replace("\n", newline).encode()
    path.write_bytes(before)
    names = traffic("value", "null", "required", "property", "operation", "status", "type")
    assert run("drift", *names, "--apply", "--fail-on", "never")[0] == 0
    after = path.read_bytes()
    assert run("drift", *names, VALID)[0] == 0
    kept = before.split(newline.encode())
    lines = after.split(newline.encode())
    assert len([line for line in kept if line not in lines]) <= 3
    assert b"        - paid   # in full" in lines
    assert (b"\r\n" in after) == (newline == "\r\n")
    assert b"x-inferred: seen in traffic, 2 times since 2026-03-01" in after
    assert run("drift", *names, "--apply", "--document", "./spec/../spec/openapi.yaml")[0] == 0
    assert path.read_bytes() == after
    more = ("--document", "./spec/openapi.yaml", "--apply", "--fail-on", "never")
    assert run("drift", *traffic("length"), *more)[0] == 0
    assert b"maxLength: 20" in path.read_bytes()


def test_entries_that_end_in_one_line_are_edited_together(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    text = (tmp_path / "spec/openapi.yaml").read_text("utf-8")
    last = "        legacy: {type: string, deprecated: true}\n"
    assert text.endswith(last)
    lines = ("state:", "  type: string", "  enum:", "    - a", "  readOnly: true")
    block = "\n".join(f"        {line}" for line in lines)
    (tmp_path / "spec/openapi.yaml").write_text(text.removesuffix(last) + block, "utf-8")
    order = {"status": "open", "total": 1, "state": "b", "further": 1}
    line = {
        "request": {
            "method": "POST",
            "url": "/orders",
            "headers": {"content-type": "application/json"},
            "body": order,
        },
        "response": {"status": 201},
    }
    (tmp_path / "one.ndjson").write_text(json.dumps(line), "utf-8")
    assert run("drift", "one.ndjson", "--apply", "--fail-on", "never")[0] == 0
    state = yaml.safe_load((tmp_path / "spec/openapi.yaml").read_text("utf-8"))["components"]
    assert state["schemas"]["Order"]["properties"]["state"]["enum"] == ["a", "b"]
    assert run("drift", "one.ndjson")[0] == 0


def test_overlays_of_the_configuration_count(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    action = {"target": "$.components.schemas.Order.properties", "update": {"colour": {}}}
    info = {"title": "ours", "version": "1"}
    overlay = {"overlay": "1.0.0", "info": info, "actions": [action]}
    (tmp_path / "ours.yaml").write_text(yaml.safe_dump(overlay), "utf-8")
    (tmp_path / "specmill.toml").write_text('overlays = ["ours.yaml"]', "utf-8")
    assert run("drift", *traffic("property"))[0] == 0
    assert run("drift", *traffic("value"), "--apply", "--fail-on", "never")[0] == 0
    assert run("drift", *traffic("property", "value"))[0] == 0
    assert "colour" not in (tmp_path / "spec/openapi.yaml").read_text("utf-8")


def test_apply_in_several_files_and_in_json(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    data = yaml.safe_load((tmp_path / "spec/openapi.yaml").read_text("utf-8"))
    order = data["components"]["schemas"].pop("Order")
    text = json.dumps(order).replace("#/components", "openapi.yaml#/components")
    (tmp_path / "spec/order.json").write_text(json.dumps(json.loads(text), indent=2), "utf-8")
    data["components"]["schemas"]["Order"] = {"$ref": "order.json"}
    (tmp_path / "spec/openapi.yaml").write_text(yaml.safe_dump(data, sort_keys=False), "utf-8")
    names = traffic("length", "null", "null_of_reference", "property", "value")
    assert run("drift", *names, "--apply", "--fail-on", "never")[0] == 0
    changed = json.loads((tmp_path / "spec/order.json").read_text("utf-8"))["properties"]
    assert (changed["note"]["maxLength"], changed["note"]["type"]) == (20, ["string", "null"])
    assert changed["colour"]["type"] == "string"
    assert run("drift", *names)[0] == 0


def test_several_documents(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    other = {
        "openapi": "3.1.0",
        "info": {"title": "Carts", "version": "1"},
        "servers": [{"url": "https://eu.example.com/v1/carts"}],
        "paths": {"/{id}/lines": {"get": {"responses": {"200": {"description": ""}}}}},
    }
    (tmp_path / "carts.yaml").write_text(yaml.safe_dump(other), "utf-8")
    documents = ("--document", "spec/openapi.yaml", "--document", "carts.yaml")
    _, printed, _ = run("drift", *traffic("operation", "null"), *documents, "--format", "json")
    report = json.loads(printed)
    assert report["traffic"]["matched"] == 4
    files = {item["place"]["file"]: item["id"] for item in report["findings"] if item["count"]}
    assert files == {
        "spec/openapi.yaml": "unexpected-null",
        "carts.yaml": "undocumented-media-type",
    }


def test_what_traffic_makes_very_large_is_told_in_short(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    order = {"status": "open", "total": 1, "n" * 9000: 1}
    request = {"method": "POST", "url": "/orders", "body": order}
    request["headers"] = {"content-type": "application/json"}
    line = json.dumps({"request": request, "response": {"status": 201}})
    text = line.replace('"total": 1', '"total": 1e999')
    (tmp_path / "one.ndjson").write_text(text, "utf-8")
    more = ("--format", "json", "--apply", "--fail-on", "never")
    code, printed, _ = run("drift", "one.ndjson", *more)
    assert code == 0
    for finding in json.loads(printed, parse_constant=pytest.fail)["findings"]:
        assert len(json.dumps(finding)) < 3000
    _, printed, _ = run("drift", "one.ndjson")
    assert "Not as documented (1)" in printed
    assert "a number is too large to be compared" in printed
    assert ".inf" not in (tmp_path / "spec/openapi.yaml").read_text("utf-8")


def test_servers(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    def matched(url: str, *more: str) -> int:
        line = {"request": {"method": "GET", "url": url}, "response": {"status": 200}}
        (tmp_path / "one.ndjson").write_text(json.dumps(line), "utf-8")
        printed = run("drift", "one.ndjson", "--format", "json", *more)[1]
        count: int = json.loads(printed)["traffic"]["matched"]
        return count

    assert matched("https://us.example.com/v1/orders/7") == 1
    assert matched("https://asia.example.com/v1/orders/7") == 0
    assert matched("https://us.example.com/v10/orders/7") == 0
    assert matched("http://localhost:4010/v1/orders/7") == 1
    assert matched("/orders/7") == 1
    assert matched("https://staging.example.net/api/orders/7") == 0
    assert (
        matched(
            "https://staging.example.net/api/orders/7",
            "--server",
            "https://staging.example.net/api",
        )
        == 1
    )
    assert "--server names a base URL" in run("drift", *traffic("foreign"))[2]
    assert matched("/orders/latest") == 1
    assert matched("https://us.example.com:443/v1/orders/7") == 1
    assert matched("data:text/plain,orders/7") == 0


@pytest.mark.parametrize("version", ["3.1.0", "3.2.0"])
def test_methods_that_documents_may_not_have_are_not_proposed(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path, version: str
) -> None:
    path = tmp_path / "spec/openapi.yaml"
    path.write_text(path.read_text("utf-8").replace("3.1.0", version), "utf-8")
    lines = [
        {"request": {"method": method, "url": "/orders"}, "response": {"status": 200}}
        for method in ("BREW", "PROPFIND", "QUERY", "PUT")
    ]
    (tmp_path / "a.ndjson").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    for _ in range(2):  # the second method finds the `additionalOperations` of the first
        run("drift", "a.ndjson", "--apply", "--fail-on", "never")
    _, printed, _ = run("drift", "a.ndjson", "--format", "json")
    left = {item["title"] for item in json.loads(printed)["findings"] if item["count"]}
    if version == "3.2.0":
        assert not left
        assert "BREW" in path.read_text("utf-8")
    else:
        assert len(left) == 3
        assert "brew" not in path.read_text("utf-8")
    document, problems = load(str(path))
    assert document is not None
    assert not problems


def test_an_id_that_was_refused_counts_for_its_template(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    problem = {"title": "no id", "in": "path"}
    lines = [
        {"request": {"method": "GET", "url": f"/v1/pets/{key}"}, "response": {"status": 200}}
        for key in range(30)
    ]
    lines += [
        {
            "request": {"method": "GET", "url": f"/v1/pets/{key}", "headers": {}},
            "response": {
                "status": 422,
                "headers": {"content-type": "application/json"},
                "body": problem,
            },
        }
        for key in ("~wrong~", "none")
    ]
    (tmp_path / "a.ndjson").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    assert run("learn", "a.ndjson", "--out", "learned.yaml")[0] == 0
    assert run("drift", "a.ndjson", "--document", "learned.yaml")[0] == 0
    (item,) = yaml.safe_load((tmp_path / "learned.yaml").read_text("utf-8"))["paths"].values()
    assert [*item["get"]["responses"]] == ["200", "422"]


def test_the_commands_of_the_page_run(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (ROOT / "docs/drift.md").read_text("utf-8")
    commands = re.findall(r"^python -m generators (.+)$", page, re.MULTILINE)
    assert len(commands) == 8
    lines = [json.loads(line) for line in cases.VALID.read_text("utf-8").splitlines()]
    shutil.copy(cases.VALID, "traffic.ndjson")
    Path("traffic").mkdir()
    shutil.copy(cases.VALID, "traffic/more.ndjson")
    entries = [
        {
            "request": {"method": line["request"]["method"], "url": line["request"]["url"]},
            "response": {"status": line["response"]["status"]},
        }
        for line in lines
    ]
    Path("browser.har").write_text(json.dumps({"log": {"entries": entries}}), "utf-8")
    log = [{"method": "GET", "uri": "/v1/orders", "status": 200}]
    Path("access.log").write_text("".join(json.dumps(line) for line in log), "utf-8")
    for command in commands:
        words = command.partition(" < ")[0].split()
        stream = io.TextIOWrapper(io.BytesIO(cases.VALID.read_bytes()))
        monkeypatch.setattr("sys.stdin", stream)
        assert run(*words)[0] == (1 if "browser.har" in words else 0), command
    assert (tmp_path / "learned.yaml").exists()


def test_every_kind_is_described() -> None:
    assert {*KINDS} == {*Kind}
    page = (ROOT / "docs/drift.md").read_text("utf-8")
    assert [kind for kind in Kind if f"`{kind}`" not in page] == []


def test_a_document_is_learned_from_traffic(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    names = ["parameter", "operation", "status", "type_and_null", "property_with_structure"]
    files = [VALID, *traffic(*names, "property_with_few_values", "foreign")]
    for version in ("3.0", "3.1"):
        code, _, said = run("learn", *files, "--out", "learned.yaml", "--openapi", version)
        assert code == 0
        assert "left out: 1 exchange of cdn.example.net" in said
        code, printed, _ = run("drift", *files, "--document", "learned.yaml", "--format", "json")
        report = json.loads(printed)
        assert [item["title"] for item in report["findings"] if item["lane"] != "unseen"] == []
        assert code == 0
    document, problems = load("learned.yaml")
    assert document is not None
    assert not problems
    data: dict[str, Any] = document.data
    assert [*data["paths"]] == [
        "/carts/{cartId}/lines",
        "/orders",
        "/orders/latest",
        "/orders/{orderId}",
    ]
    assert data["servers"] == [{"url": "https://eu.example.com/v1"}]
    order = data["components"]["schemas"]["Order"]
    assert order["properties"]["customer"] == {"$ref": "#/components/schemas/Customer"}
    assert order["properties"]["created"] == {"type": "string", "format": "date-time"}
    assert order["properties"]["lane"]["enum"] == ["air", "sea"]
    generated = generate("learned.yaml", Options(features=("models",)))
    assert not failed(generated.described.diagnostics)
    assert any("class Order(" in text for text in generated.tree.values())


def test_there_has_to_be_something_to_learn(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    (tmp_path / "empty.ndjson").write_text("", "utf-8")
    assert run("learn", "empty.ndjson")[0] == 3
    assert run("learn", VALID, "--host", "api.example.org")[0] == 3
    code, printed, _ = run("learn", VALID)
    assert code == 0
    assert yaml.safe_load(printed)["openapi"] == "3.1.0"
