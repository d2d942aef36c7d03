# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Facts of every operation, as the document states them."""

from __future__ import annotations

from ._runtime.operations import (
    Contract,
    Server,
)
from ._version import GENERATED_BY

CONTRACT = Contract(
    title="Case schemas only",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={},
    operations=(),
    user_agent=f"case-schemas-only/1.0.0 ({GENERATED_BY})",
    logger="case_schemas_only",
)
