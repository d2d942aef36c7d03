"""Recording: hooks that write each exchange to a file, for `specmill drift`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..traffic import MAX_BODY_BYTES, MAX_BYTES, MAX_FILES, TrafficFile
from .hooks import Hooks

if TYPE_CHECKING:
    import os

    from .hooks import CallFailed, ResponseReceived


def record(
    path: str | os.PathLike[str],
    *,
    personal: bool = False,
    max_bytes: int = MAX_BYTES,
    max_files: int = MAX_FILES,
    max_body_bytes: int = MAX_BODY_BYTES,
) -> Hooks:
    """Return hooks that write every request and answer of a client to a file, one a line.

    Credentials are never written; of bodies JSON alone. `specmill drift` reads such files.

    Args:
        path: of the file. When it is full, it becomes `<path>.1`, that one `<path>.2` and so on.
        personal: write what the document marks as personal content as it is, instead of `***`.
        max_bytes: of one file; 64 MiB by default.
        max_files: older files that are kept; 3 by default.
        max_body_bytes: of a body; a longer one is left out. 1 MiB by default.
    """
    file = TrafficFile(
        path,
        personal=personal,
        max_bytes=max_bytes,
        max_files=max_files,
        max_body_bytes=max_body_bytes,
    )

    def answered(event: ResponseReceived) -> None:
        request, response = event.request, event.response
        file.write(
            (request.method, request.safe_url, request.headers.items(), request.content or b""),
            (response.status, response.headers.items(), response.content),
            request.hide,
        )

    def failed(event: CallFailed) -> None:
        request = event.request
        file.write(
            (request.method, request.safe_url, request.headers.items(), request.content or b""),
            None,
            request.hide,
        )

    return Hooks(on_client=file.describe, on_response=answered, on_failure=failed)
