"""All answers of a mock as files: `<operationId>/<status>/<example>.json`.

A file holds a request that the document shows, ready to be sent, and the answer to it.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..codecs.table import codec_of
from ..responses import status_of
from ..server.routing import server_path
from .samples import sample

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from .. import operations as facts
    from ..examples.documented import Documented
    from ..operations import Contract, Operation

_UNNAMED = "synthesised"


def dump(contract: Contract, documented: Documented, folder: Path, base_url: str) -> list[str]:
    """Write every operation, status and example; return what could not be written, and why.

    Args:
        contract: the facts.
        documented: the document.
        folder: where to; made if it is not there. Files of the same names are replaced.
        base_url: what requests are written for, without the path of the API.

    Raises:
        OSError: a file cannot be written.
    """
    failures: list[str] = []
    prefix = server_path(contract.servers[0].url)
    for operation in contract.operations:
        own = server_path(operation.servers[0].url) if operation.servers else prefix
        for response in operation.responses:
            for path, name, answer in _answers(documented, operation, response, failures):
                try:
                    request = sample(contract, documented, operation, base_url + own, name)
                    asked = {"method": request.method, "url": request.url}
                    asked |= _message(request.headers, request.content or b"")
                except ValueError as error:
                    failures.append(f"{operation.id}: no request can be shown: {error}")
                    asked = {"method": operation.method, "url": base_url + own + operation.path}
                target = folder.joinpath(*path)
                target.parent.mkdir(parents=True, exist_ok=True)
                text = json.dumps({"request": asked, "response": answer}, indent=2)
                target.write_text(text + "\n", "utf-8")
    return list(dict.fromkeys(failures))


def _answers(
    documented: Documented,
    operation: Operation[Any],
    response: facts.Response,
    failures: list[str],
) -> Iterator[tuple[tuple[str, str, str], str, dict[str, Any]]]:
    """Give path, name of the example and content of each answer with one declared status."""
    taken: set[str] = set()
    status = status_of(operation.responses, response)
    for media in response.media or (None,):
        only = response if media is None else replace(response, media=(media,))
        names = documented.examples(operation, only)
        if not names and taken:
            continue  # the body is shown already, in another media type
        for name in names or [""]:
            try:
                shown = documented.answer(operation, only, status, name)
            except ValueError as error:
                failures.append(str(error))
                continue
            stem = _file(name or _UNNAMED, taken)
            answer = {"status": status} | _message(shown.headers, shown.content)
            path = (_file(operation.id, set()), _file(response.status, set()), f"{stem}.json")
            yield path, name, answer


def _message(headers: Mapping[str, str], content: bytes) -> dict[str, Any]:
    result: dict[str, Any] = {"headers": dict(headers)}
    if not content:
        return result
    content_type = headers.get("content-type", headers.get("Content-Type", ""))
    return result | codec_of(content_type).shown(content)


def _file(name: str, taken: set[str]) -> str:
    """Return a file name for a text of the document: never one that leads elsewhere."""
    plain = quote(name, safe=" ()+,=@")[:100]
    if plain.startswith("."):
        plain = "%2E" + plain[1:]
    stem, number = plain, 1
    while stem.lower() in taken:
        number += 1
        stem = f"{plain}-{number}"
    taken.add(stem.lower())
    return stem
