"""Handlers that answer what the document shows, for whatever document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generators.runtime.codecs.table import codec_for
from generators.runtime.responses import status_of, usual
from generators.runtime.testing import Documented
from tests.support import generated

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.generate.service import Answers, Package


def documented_answers(case: str | Documented, package: Package) -> Answers:
    """Return what handlers do: answer with the first success as documented.

    Args:
        case: its name, or its document.
        package: that of the case.
    """
    documented = case
    if isinstance(documented, str):
        tree = generated(documented).tree
        documented = Documented(tree[f"{package.name}/openapi.json"].encode)
    operations = package._operations.CONTRACT.operations
    return {item.py_name: _answering(package, documented, item) for item in operations}


def _answering(package: Package, documented: Documented, operation: Any) -> Callable[..., Any]:
    def answer(**_: Any) -> Any:
        fact = usual(operation.responses)
        if fact is None:
            return None
        shown = documented.answer(operation, fact, status_of(operation.responses, fact))
        content_type = shown.headers.get("content-type")
        body: Any = shown.content if content_type else None
        if content_type:
            media = fact.media[0]
            codec = codec_for(media)
            if codec.holds_data:
                body = json.loads(codec.as_json(media, shown.content, content_type))
            elif media.items is None and media.type is not None:
                body = codec.plain(media, shown.content, content_type)
        fields = {
            name: value
            for name, value in shown.headers.items()
            if name not in {"content-type", "content-length"}
        }
        return package.server.Reply(shown.status, body, headers=fields, content_type=content_type)

    return answer
