"""What `redocly drift` says of our cases, and why where it says otherwise.

`python -m tests.drift.redocly` compares all cases; the test takes every twelfth.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generators.drift.kinds import Lane
from tests.drift import cases
from tests.package import others

if TYPE_CHECKING:
    from collections.abc import Iterable

ALONE = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_NOTIFICATIONS": "true"}
"""Have it ask nobody: neither that it is used nor whether there is a newer one."""
_ENDS = 300
"""Seconds after which a comparison, which takes one, does not end any more."""

REVIEWED = {
    "it compares no statuses": ("status", "status_without_body"),
    "it compares no media types, and no bodies that are not declared": (
        *("body_of_operation_without", "media_type", "media_type_of_request"),
    ),
    "it takes a property that is not listed as allowed, where the schema is not closed": (
        *("names_that_are_data", "property", "property_of_request", "property_of_variant"),
        *("property_with_few_values", "property_with_format", "property_with_structure"),
    ),
    "it does not say that something deprecated is used": (
        *("deprecated_operation", "deprecated_property"),
    ),
    "it does not compare `readOnly` and `writeOnly`": ("direction",),
    "it tells of other hosts": ("foreign",),
    "it tells of what the answer says that there is not": ("not_found",),
    "it takes `***` for a value": ("masked",),
    "it compares no bodies but JSON": ("form", "form_with_files", "text", "xml"),
}
"""Reasons to the cases in which only one of the two finds something."""


def disagreements(command: Path, names: Iterable[str]) -> set[str]:
    """Return the cases in which only one of the two finds something."""
    return {case for case in names if _finds_theirs(command, case) != _finds_ours(case)}


def _finds_ours(case: str) -> bool:
    traffic = cases.CASES / case / "traffic.ndjson"
    found = cases.compared(cases.document_of(case), traffic).findings
    return any(finding.lane is not Lane.UNSEEN for finding in found)


def _finds_theirs(command: Path, case: str) -> bool:
    """Return whether it finds anything but requests without credentials, which ours never have."""
    with tempfile.TemporaryDirectory() as folder:
        har, report = Path(folder, "traffic.har"), Path(folder, "report.json")
        har.write_text(json.dumps(har_of(cases.CASES / case / "traffic.ndjson")), "utf-8")
        document = Path(folder, "openapi.yaml")
        document.write_text(cases.document_of(case).source.text, "utf-8")
        options = ("--match-mode", "basepath", "--format", "json", "--output", report)
        result = subprocess.run(
            [command, "drift", har, "--api", document, *options],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            env={**os.environ, **ALONE},
            check=False,
            timeout=_ENDS,
        )
        assert report.exists(), f"{case}: no report: {result.stdout}{result.stderr}"
        problems = json.loads(report.read_text("utf-8"))["problems"]
    return any(problem["ruleId"] != "security-baseline" for problem in problems)


def har_of(traffic: Path) -> dict[str, Any]:
    """Return the exchanges of a file of lines as HAR."""
    lines = [json.loads(line) for line in traffic.read_text("utf-8").splitlines()]
    creator = {"name": "tests", "version": "1"}
    return {"log": {"version": "1.2", "creator": creator, "entries": [*map(_entry, lines)]}}


def _entry(line: dict[str, Any]) -> dict[str, Any]:
    request, response = line["request"], line.get("response", {})
    return {
        "startedDateTime": line.get("time", "2026-01-01T00:00:00Z"),
        "time": 1,
        "cache": {},
        "timings": {"send": 0, "wait": 1, "receive": 0},
        "request": _common(request)
        | {"method": request["method"], "url": request["url"], "queryString": []}
        | (
            {"postData": {"mimeType": _type(request), "text": _text(request)}}
            if _text(request)
            else {}
        ),
        "response": _common(response)
        | {"status": response.get("status", 0), "statusText": "", "redirectURL": ""}
        | {
            "content": {
                "size": len(_text(response)),
                "mimeType": _type(response),
                "text": _text(response),
            }
        },
    }


def _common(of: dict[str, Any]) -> dict[str, Any]:
    headers = [{"name": name, "value": value} for name, value in of.get("headers", {}).items()]
    sizes = {"headersSize": -1, "bodySize": len(_text(of))}
    return {"httpVersion": "HTTP/1.1", "cookies": [], "headers": headers, **sizes}


def _type(of: dict[str, Any]) -> str:
    return str(of.get("headers", {}).get("content-type", ""))


def _text(of: dict[str, Any]) -> str:
    if "bodyText" in of:
        return str(of["bodyText"])
    if "bodyBase64" in of:
        return base64.b64decode(of["bodyBase64"]).decode("utf-8", "replace")
    return "" if of.get("body") is None else json.dumps(of["body"])


if __name__ == "__main__":
    reviewed = {case for listed in REVIEWED.values() for case in listed}
    seen = disagreements(others.redocly(), cases.NAMES)
    print(f"{len(cases.NAMES)} cases; only one of the two finds something in {len(seen)}")
    for reason, listed in REVIEWED.items():
        print(f"- {reason}: {', '.join(listed)}")
    print(f"not reviewed: {sorted(seen - reviewed)}\nagreed upon: {sorted(reviewed - seen)}")
    sys.exit(seen != reviewed)
