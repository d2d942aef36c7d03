"""Operations as tools of a Model Context Protocol server: `python -m <package>.mcp`.

served           what the generated code states
switches         the options of the command
permitting       which operations there are, which only read, which are left out
portable         schemas of the document as JSON Schema 2020-12, with what they refer to
flattening_input one flat object of arguments, and the way back to the client's keywords
files            content in Base64
answer_schemas   what structured content looks like
operation_tools  the tool of an operation: name, texts, schemas, annotations
performing       one call of the client, or the request that it would send
presenting       answers masked, cut to the fields asked for, and shortened
advising         errors as texts that say what to do next
in_batches       calls with more items than one request takes
watching_call    which requests a call sent, and which texts of them nobody may see
keeping_watch    calls per minute, and the audit log
catalogue        search in large documents
few_tools        the tools that stand for all operations of a large document
dispatching      what a tool does when it is called
resources        the document in Markdown
sdk_server       the server of the SDK
http_front       streamable HTTP: host, origin and token checked
launching        the command

Only `served`, `switches` and this module are imported before it is known that the extra is there.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from .served import Served
from .switches import switches_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Served", "run"]

_NEEDED = ("mcp", "httpx2")
_USAGE = 2


def run(served: Served, arguments: Sequence[str] | None = None) -> int:
    """Serve the tools until the other side goes away, and return the exit code.

    Args:
        served: what there is.
        arguments: those of the process by default.
    """
    switches = switches_of(served, sys.argv[1:] if arguments is None else arguments)
    missing = [name for name in _NEEDED if not _installed(name)]
    if missing:
        print(
            f"{served.program}: the server needs {' and '.join(missing)}: install the extra [mcp], "
            f"for example with: pip install '{served.distribution}[mcp]'",
            file=sys.stderr,
        )
        return _USAGE
    from .launching import launch

    return launch(served, switches)


def _installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ValueError:  # what find_spec says of an entry None in sys.modules
        return False
