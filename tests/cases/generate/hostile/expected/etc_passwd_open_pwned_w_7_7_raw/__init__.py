# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""../../etc/passwd\"\"\" open("pwned", "w") # {{ 7*7 }} {% raw %} 1.0\"\"\" open('pwned', 'w').

\"\"\"
open("pwned", "w")
\"\"\"

Bell <U+0007>, escape <U+001B>[31m, bidi <U+202E>, line
 end, next
 line, \\N{BULLET} {open('pwned')} %s ${x}
<script>alert(1)</script>
```
# heading

Generated from the OpenAPI document beside it; do not edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.lazy import attach

if TYPE_CHECKING:
    from . import errors, models
    from .async_client import AsyncClient
    from .client import Client

__all__ = ["AsyncClient", "Client", "__version__", "errors", "models"]
__version__ = "0+1.0.open.pwned.w"

if not TYPE_CHECKING:  # a type checker would take any name for an attribute
    __getattr__, __dir__ = attach(
        __name__,
        {
            "AsyncClient": "async_client",
            "Client": "client",
            "errors": "",
            "models": "",
        },
    )
