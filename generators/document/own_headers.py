"""Header fields of requests that are said by something else than a parameter of their name."""

from __future__ import annotations

from typing import Final

DESCRIBED_ELSEWHERE: Final = frozenset({"accept", "content-type", "authorization"})
"""Media types and security schemes say these: OpenAPI ignores such a Parameter Object."""
FRAMING: Final = frozenset({"content-length", "transfer-encoding"})
"""These follow from the body: who calls cannot choose them."""
NO_PARAMETERS: Final = DESCRIBED_ELSEWHERE | FRAMING
"""Names, in lower case, of header parameters that nobody gives."""
