"""What `make bench` compares with is the same thing, written without us."""

from __future__ import annotations

import json

from communications_api import models

from tests.bench.generation import OPERATIONS, large_document
from tests.bench.models import plain_models
from tests.bench.server_apps import fastapi
from tests.package.example import payload


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


def test_the_large_document_is_large() -> None:
    assert len(large_document()["paths"]) == OPERATIONS >= 100


def test_the_idiomatic_app_serves_the_same_path() -> None:
    paths = set(fastapi().openapi()["paths"])
    assert paths == {
        "/communications/department/{department_uuid}/user/{user_uuid}/botmessage/send"
    }
