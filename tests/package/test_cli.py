"""The generated command line, against a server on a socket: in this process and in others."""

from __future__ import annotations

import json
import os
import shlex
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import communications_api
import pytest
from communications_api.cli import PROGRAM, main

from generators import naming, pipeline
from generators.render import cli
from generators.runtime.terminal import printable
from tests.package.example import OPERATIONS, PASSWORD, USERNAME, Log, example_app, payload
from tests.package.serving import serve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communications_api._runtime.cli.facts import Command

ROOT = str(Path(communications_api.__file__).parents[1])
COMMANDS: dict[str, tuple[str, Command]] = {
    command.id: (group.name, command) for group in PROGRAM.groups for command in group.commands
}
SEND = ("messages", "send-bot-message", "--department-uuid", "d1", "--user-uuid", "u1")
SET = ("--set", "messageAttributes.body=It is ready.")


@pytest.fixture(scope="module")
def log() -> Log:
    return Log()


@pytest.fixture(scope="module")
def url(log: Log) -> Iterator[str]:
    with serve(example_app(log)) as url:
        yield url


@pytest.fixture(autouse=True)
def environment(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNICATIONS_API_BASE_URL", url)
    monkeypatch.setenv("COMMUNICATIONS_API_USERNAME", USERNAME)
    monkeypatch.setenv("COMMUNICATIONS_API_PASSWORD", PASSWORD)
    monkeypatch.setenv("COLUMNS", "100")


def arguments_of(operation_id: str) -> tuple[list[str], dict[str, str]]:
    """Return a command with a value for each option, with characters that hurt."""
    group, command = COMMANDS[operation_id]
    values = {option.argument: f"{option.name}/ü ?#%" for option in command.options}
    options = [f"--{option.name}={values[option.argument]}" for option in command.options]
    return [group, command.name, *options], values


def process(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own."""
    return subprocess.run(
        (sys.executable, "-W", "error", "-m", "communications_api", *arguments),
        env={**os.environ, "PYTHONPATH": ROOT},
        check=False,
        timeout=60,
        text=True,
        **{"capture_output": True, **options},
    )


# --- Calls ----------------------------------------------------------------------------------------


def test_there_is_a_command_for_every_operation() -> None:
    assert set(COMMANDS) == set(OPERATIONS)


@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_every_operation(
    operation_id: str, log: Log, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments, values = arguments_of(operation_id)
    file = tmp_path / "body.json"
    file.write_text(json.dumps(payload(operation_id, "request")), "utf-8")
    in_part = operation_id == "importMessages"  # so says the documented answer
    assert main([*arguments, "--body", str(file)]) == (6 if in_part else 0)
    out, err = capsys.readouterr()
    assert ("1 of 2 items failed" in err) is in_part
    assert json.loads(out) == payload(operation_id, "response")
    assert log.calls[-1] == (operation_id, values, payload(operation_id, "request"))


def test_a_process_reads_standard_input(log: Log) -> None:
    body = {"messageAttributes": {"body": "ü"}}
    done = process(
        *SEND, "--body", "-", *("--set", "messageAttributes.isManual=true"), input=json.dumps(body)
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == payload("sendBotMessage", "response")
    body["messageAttributes"]["isManual"] = True  # type: ignore[assignment]
    assert log.calls[-1] == ("sendBotMessage", {"department_uuid": "d1", "user_uuid": "u1"}, body)


def test_output_as_a_table_and_as_it_came(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*SEND, *SET, "--output", "table"]) == 0
    rows = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines())
    assert rows["status"] == payload("sendBotMessage", "response")["status"]
    assert main([*SEND, *SET, "--output", "raw"]) == 0
    assert json.loads(capsys.readouterr().out) == payload("sendBotMessage", "response")


@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_dry_runs(
    operation_id: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(socket, "socket", None)
    sent = payload(operation_id, "request")
    file = tmp_path / "body.json"
    file.write_text(json.dumps(sent), "utf-8")
    arguments, _ = arguments_of(operation_id)
    assert main([*arguments, "--body", str(file), "--dry-run"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    words = shlex.split(out)
    assert words[0] == "curl"
    assert json.loads(words[words.index("--data-raw") + 1]) == sent
    assert "$COMMUNICATIONS_API_USERNAME:$COMMUNICATIONS_API_PASSWORD" in words
    assert PASSWORD not in out


# --- Exit codes -----------------------------------------------------------------------------------


def test_an_error_status_is_exit_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COMMUNICATIONS_API_PASSWORD", "wr0ng")
    assert main([*SEND, *SET]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "answered 401" in err
    assert err.count("\n") == 1
    assert "wr0ng" not in err


def test_missing_credentials_are_named_by_their_variables(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("USERNAME", "PASSWORD"):
        monkeypatch.delenv(f"COMMUNICATIONS_API_{name}")
    assert main([*SEND, *SET]) == 2
    expected = "set COMMUNICATIONS_API_USERNAME and COMMUNICATIONS_API_PASSWORD in the environment"
    assert expected in capsys.readouterr().err
    monkeypatch.setenv("COMMUNICATIONS_API_USERNAME", USERNAME)
    assert main([*SEND, *SET]) == 2
    assert "not set: COMMUNICATIONS_API_PASSWORD" in capsys.readouterr().err


def test_a_name_that_is_wrong_is_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*SEND, "--set", "messageAttributes.bdy=x"]) == 2
    assert "did you mean `body`?" in capsys.readouterr().err


def test_no_server_is_exit_3(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}"
        assert main([*SEND, *SET, "--base-url", address, "--retries", "0"]) == 3
    assert "the server was not reached" in capsys.readouterr().err


def test_an_answer_that_cannot_be_read_is_exit_4(capsys: pytest.CaptureFixture[str]) -> None:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"[1]"})

    with serve(app) as url:
        assert main([*SEND, *SET, "--base-url", url]) == 4
    assert "answered 200, but" in capsys.readouterr().err


def test_an_interrupt_is_exit_130() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(60)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        command = (sys.executable, "-m", "communications_api", *SEND, *SET, "--base-url", url)
        with subprocess.Popen(
            command, env={**os.environ, "PYTHONPATH": ROOT}, stderr=subprocess.PIPE
        ) as running:
            connection, _ = listener.accept()
            with connection:
                assert connection.recv(1)
                running.send_signal(signal.SIGINT)
                _, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (130, b"")


def test_a_reader_that_went_away_is_exit_141() -> None:
    read, written = os.pipe()
    os.close(read)
    done = process(*SEND, *SET, capture_output=False, stdout=written, stderr=subprocess.PIPE)
    os.close(written)
    assert (done.returncode, done.stderr) == (141, "")


# --- Help -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_help_has_the_words_of_the_document(
    operation_id: str, capsys: pytest.CaptureFixture[str]
) -> None:
    document = json.loads((Path(ROOT) / "communications_api/openapi.json").read_text("utf-8"))
    stated = next(
        operation
        for item in document["paths"].values()
        for operation in item.values()
        if isinstance(operation, dict) and operation.get("operationId") == operation_id
    )
    group, command = COMMANDS[operation_id]
    assert main([group, command.name, "--help"]) == 0
    shown = " ".join(capsys.readouterr().out.replace("│", " ").split())
    assert stated["summary"] in shown
    assert " ".join(stated["description"].split()) in shown
    assert stated["requestBody"]["description"].rstrip(".") in shown
    assert "COMMUNICATIONS_API_PASSWORD" in shown


def test_help_imports_no_model_and_no_http() -> None:
    code = (
        "import sys; from communications_api.cli import main\n"
        "for words in ['--help'], ['messages', '--help'], ['messages', 'edit-draft', '--help']:\n"
        "    assert main(words) == 0\n"
        "heavy = {'pydantic', 'httpx2', 'communications_api.models'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    command = (sys.executable, "-W", "error", "-c", code)
    subprocess.run(command, env={**os.environ, "PYTHONPATH": ROOT}, check=True, capture_output=True)


def test_the_script_is_declared() -> None:
    done = process("--show-completion", "bash")
    assert done.returncode == 0
    assert "send-bot-message" in done.stdout
    if (project := Path(ROOT) / "pyproject.toml").exists():
        declared = '"communications-api" = "communications_api.cli:main"'
        assert declared in project.read_text("utf-8")


# --- Other documents ------------------------------------------------------------------------------


def test_a_hostile_document_stays_words(tmp_path: Path) -> None:
    generated = pipeline.generate("tests/cases/generate/hostile/openapi.yaml")
    assert generated.described.api is not None
    package = generated.described.api.package
    for path, text in generated.tree.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    code = (
        f"from {package}.cli import PROGRAM, main\n"
        "assert main([]) == 0\n"
        "for group in PROGRAM.groups:\n"
        "    assert main([group.name]) == 0\n"
        "    for command in group.commands:\n"
        "        assert main([group.name, command.name, '--help']) == 0\n"
        "for shell in 'bash', 'zsh', 'fish', 'powershell':\n"
        "    assert main(['--show-completion', shell]) == 0\n"
    )
    before = sorted(tmp_path.iterdir())
    done = subprocess.run(
        (sys.executable, "-W", "error", "-c", code),
        cwd=tmp_path,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode()
    assert printable(text) == text
    assert sorted(tmp_path.iterdir()) == before


def described(case: str) -> dict[str, tuple[Any, ...]]:
    """Return kind, repetition and choices of each option of a case, by its name."""
    found = pipeline.describe(f"tests/cases/generate/{case}/openapi.yaml")
    assert found.api is not None
    assert found.models is not None
    program = cli.program(found.api, found.models.source)
    return {
        option.name: (option.kind, option.many, option.choices)
        for group in program.groups
        for command in group.commands
        for option in command.options
    }


def test_options_have_the_types_of_the_parameters() -> None:
    options = described("parameters")
    for name, kind in {
        "text": "text",
        "number": "number",
        "flag": "boolean",
        "count": "integer",
        "deep": "json",
        "filter": "json",
        "since": "date-time",
        "day": "date",
        "id": "uuid",
    }.items():
        assert options[name] == (kind, False, ())
    assert options["pipes"] == ("text", True, ())
    assert options["days"] == ("date", True, ())
    assert options["x-numbers"] == ("integer", True, ())
    assert options["colour"] == ("text", False, ("red", "dark-blue"))
    assert options["size"] == ("text", False, ("small", "large"))
    assert described("enums")["level"] == ("integer", False, ("1", "2", "3"))


def test_names_of_options() -> None:
    given = [
        ("query", "timeout_", False),
        ("header", "timeout_2", False),
        ("query", "flag", True),
        ("query", "no_flag", False),
        ("path", "list_", False),
        ("query", "body", False),
        ("query", "日本", False),
    ]
    names = naming.option_names(given)
    assert names == [
        "query-timeout",
        "timeout-2",
        "flag",
        "query-no-flag",
        "list",
        "query-body",
        "日本",
    ]
    assert naming.command_names(["list_", "list", "send_message"]) == [
        "list",
        "list-2",
        "send-message",
    ]
