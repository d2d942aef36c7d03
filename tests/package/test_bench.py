"""What `make bench` compares with is the same thing, written without us."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from communications_api import Client, models

from tests.bench import peer
from tests.bench.client import _Straight, calling, static_server
from tests.bench.idiomatic import app as fastapi
from tests.bench.imports import MODELS, commands, document, write
from tests.bench.large import OPERATIONS, large_document
from tests.bench.models import KINDS, models_of, plain_models
from tests.bench.server_apps import ours
from tests.package.example import payload

if TYPE_CHECKING:
    from pathlib import Path


def test_the_plain_models_have_the_same_fields() -> None:
    plain = plain_models()
    for name in dir(models):
        ours = getattr(models, name)
        if isinstance(ours, type) and issubclass(ours, models.ApiModel):
            theirs = getattr(plain, name)
            assert list(theirs.model_fields) == list(ours.model_fields)
            assert not issubclass(theirs, models.ApiModel)
    request = payload("importMessages", "request")
    read = plain.ImportMessagesRequest.model_validate_json(json.dumps(request))
    assert read.save_message_request_list[0].source_uuid == "string"


@pytest.mark.parametrize("kind", KINDS)
def test_both_models_of_a_kind_of_values_read_and_write_the_same(kind: str) -> None:
    ours, plain, data = models_of(kind)
    read = plain.model_validate_json(data)
    assert ours.from_json(data).values == read.values
    assert json.loads(ours.from_json(data).to_json()) == json.loads(read.model_dump_json())


def test_the_large_document_is_large() -> None:
    assert len(large_document()["paths"]) == OPERATIONS >= 100


def test_the_idiomatic_app_serves_the_same_paths() -> None:
    paths = set(fastapi().openapi()["paths"])
    served = set(ours().openapi()["paths"])
    assert {re.sub("{.*?}", "{}", path) for path in paths} <= {
        re.sub("{.*?}", "{}", f"/communications{path}") for path in served
    }


def test_the_call_without_retries_is_the_same_call() -> None:
    with static_server() as url:
        for kind in (Client, _Straight):
            with kind(url, username="u", password="secret") as client:
                answer = calling(client)()
                assert answer.to_dict() == payload("sendBotMessage", "response")


def test_first_uses_run_and_use_the_same_models(tmp_path: Path) -> None:
    assert len(document()["components"]["schemas"]) == MODELS >= 300
    assert all(
        len(schema["properties"]) >= 10 for schema in document()["components"]["schemas"].values()
    )
    write(tmp_path, 16)
    said = {}
    for name, command in commands(tmp_path).items():
        *rest, code = command
        shown = f"{code}; import sys; print(sorted(m for m in sys.modules if 'many_models' in m))"
        run = subprocess.run([*rest, shown], check=True, capture_output=True, text=True)
        said[name] = run.stdout
    assert "many_models.models" in said["first use"]
    assert "many_models._eager" in said["eager"]
    assert "many_models.models" not in said["eager"] + said["many"]


def test_a_peer_that_cannot_be_had_is_said_in_its_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setattr(peer, "FOLDER", file / "none")
    (row,) = peer.measure()
    assert row.value is None
    assert row.detail.startswith(f"skipped: {peer.REQUIREMENT}: ")
    assert "none" in row.detail
