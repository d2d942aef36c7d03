"""The report for programs: JSON as `report.schema.json` beside this module describes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection

    from ..document import Document
    from . import Coverage, Reason

VERSION = 1
"""Of the form of the report; it grows where a reader of the old form would be misled."""


def as_json(coverage: Coverage, document: Document, accepted: Collection[str]) -> str:
    """Return a report.

    Args:
        coverage: what became of the document.
        document: it.
        accepted: names of what may be left out.
    """
    report = {
        "reportVersion": VERSION,
        "document": {"file": document.file, "sha256": document.sha256},
        "operations": {
            "generated": len(coverage.of_state("generated")),
            "degraded": len(coverage.of_state("degraded")),
            "leftOut": len(coverage.of_state("left out")),
            "list": [
                {
                    "id": operation.id,
                    "method": operation.method,
                    "path": operation.path,
                    "pointer": operation.pointer,
                    "file": operation.location.file,
                    "line": operation.location.line,
                    "state": operation.state,
                    "accepted": operation.state == "left out" and operation.id in accepted,
                    "reasons": [_reason(reason) for reason in operation.reasons],
                }
                for operation in coverage.operations
            ],
        },
        "findings": [_reason(reason) for reason in coverage.reasons],
    }
    return json.dumps(report, indent=2, ensure_ascii=False) + "\n"


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "effect": reason.effect,
        "code": reason.code,
        "pointer": reason.pointer,
        "file": reason.location.file,
        "line": reason.location.line,
        "reason": reason.reason,
        "done": reason.done,
    }
