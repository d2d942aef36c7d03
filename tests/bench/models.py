"""Our models against plain Pydantic: the payload of the bulk import, fractions and UUIDs.

Our own document has neither fractions nor UUIDs, so these have a model of their own.
"""

from __future__ import annotations

import json
import sys
import types
from types import GenericAlias
from typing import Any
from uuid import UUID

from communications_api import models
from communications_api._runtime.models import base
from pydantic import BaseModel, ConfigDict, create_model

from generators.document import load
from generators.document.normalize import normalize
from generators.models.engine import build_models
from tests.bench.measuring import Row, cpu_of, cpu_of_steps
from tests.package.example import payload

MESSAGES = 1000
SPEC = "spec/openapi.yaml"
_PLAIN = """
import enum as _enum
import pydantic as _pydantic
from pydantic import AwareDatetime
from datetime import date
from enum import StrEnum
from uuid import UUID
JsonNumber, TextUUID, FullDate = float, UUID, date
class ApiModel(_pydantic.BaseModel):
    model_config = _pydantic.ConfigDict(extra="allow", populate_by_name=True)
OpenModel = OutcomeModel = ApiModel
OutcomeRule = dict
"""


def plain_models() -> types.ModuleType:
    """Return the same models as anyone would write them: Pydantic's own base, enum and datetime."""
    loaded, _ = load("spec/openapi.yaml")
    assert loaded is not None
    source = build_models(normalize(loaded)[0]).source
    lines = [line for line in source.splitlines() if "._runtime" not in line]
    future = lines.index("from __future__ import annotations") + 1
    module = types.ModuleType("plain_models")  # in sys.modules, where Pydantic looks up names
    sys.modules[module.__name__] = module
    code = "\n".join([*lines[:future], _PLAIN, *lines[future:]])
    exec(compile(code, "plain_models", "exec"), vars(module))  # noqa: S102 - our own source
    return module


def measure() -> list[Row]:
    """Return rows for reading, writing and both."""
    request = payload("importMessages", "request")
    request["saveMessageRequestList"] *= MESSAGES
    data = json.dumps(request).encode()
    ours, plain = models.ImportMessagesRequest, plain_models().ImportMessagesRequest
    used = cpu_of_steps(
        {
            "ours": [lambda _: ours.from_json(data), lambda model: model.to_json()],
            "plain": [
                lambda _: plain.model_validate_json(data),
                lambda model: model.model_dump_json(by_alias=True, exclude_unset=True),
            ],
        },
        rounds=30,
    )
    ours_used, plain_used = used["ours"], used["plain"]
    return [
        _row("parse", ours_used[0], plain_used[0]),
        _row("dump", ours_used[1], plain_used[1]),
        _row("parse and dump", sum(ours_used), sum(plain_used)),
        *(_row_of(name) for name in KINDS),
    ]


KINDS: dict[str, tuple[Any, Any, list[Any], str]] = {
    "fractions": (base.JsonNumber, float, [0.1 * number for number in range(100)], "< 3"),
    "UUIDs": (base.TextUUID, UUID, [str(UUID(int=n * 2**99)) for n in range(100)], "< 2.5"),
}
"""By name: our type, that of pydantic, values of a list and the aim."""


class _Plain(BaseModel):
    """Base of plain models that keep what they do not know, as ours do."""

    model_config = ConfigDict(extra="allow")


def models_of(name: str) -> tuple[Any, Any, bytes]:
    """Return our model with a list of a kind, the plain one, and JSON text of both."""
    ours, plain, values, _ = KINDS[name]
    our_list: Any = GenericAlias(list, ours)
    plain_list: Any = GenericAlias(list, plain)
    our_model: Any = create_model("Ours", __base__=base.ApiModel, values=(our_list, ...))
    plain_model: Any = create_model("Plain", __base__=_Plain, values=(plain_list, ...))
    return our_model, plain_model, json.dumps({"values": values}).encode()


def _row_of(name: str) -> Row:
    """Return the row for reading and writing lists of a kind of values."""
    ours, plain, data = models_of(name)
    count, values = 200, len(KINDS[name][2])

    def ours_there_and_back() -> None:
        for _ in range(count):
            ours.from_json(data).to_json()

    def plain_there_and_back() -> None:
        for _ in range(count):
            model = plain.model_validate_json(data)
            model.model_dump_json(by_alias=True, exclude_unset=True)

    used = cpu_of({"ours": ours_there_and_back, "plain": plain_there_and_back}, rounds=15)
    each = {side: seconds / count / values * 1e9 for side, seconds in used.items()}
    detail = f"{each['ours']:.0f} ns against {each['plain']:.0f} ns a value"
    title = f"models / plain Pydantic, parse and dump {name}"
    return Row(title, used["ours"] / used["plain"], KINDS[name][3], detail)


def _row(what: str, ours: float, plain: float) -> Row:
    detail = f"{ours / MESSAGES * 1e6:.1f} µs against {plain / MESSAGES * 1e6:.1f} µs a message"
    return Row(f"models / plain Pydantic, {what}", ours / plain, "< 1.05", detail)
