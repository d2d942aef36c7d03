"""Print all ratios, or those of the sections named as arguments."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tests.bench import (
    bulk,
    client,
    drift,
    generation,
    history,
    imports,
    measuring,
    models,
    peer,
    reference,
    review,
    server,
    tools,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SECTIONS: dict[str, Callable[[], Iterable[measuring.Row]]] = {
    "generate": generation.measure,
    "large": generation.measure_large,
    "review": review.measure,
    "history": history.measure,
    "drift": drift.measure,
    "docs": reference.measure,
    "models": models.measure,
    "imports": imports.measure,
    "client": client.measure,
    "bulk": bulk.measure,
    "peer": peer.measure,
    "server": server.measure,
    "mcp": tools.measure,
}


def main(names: list[str]) -> int:
    """Measure and print; 1 where a section could not be measured, 2 for an unknown one."""
    unknown = [name for name in names if name not in SECTIONS]
    if unknown:
        print(f"no section {unknown[0]!r}; there are {', '.join(SECTIONS)}", file=sys.stderr)
        return 2
    print(f"{'ratio of CPU time':60} {'value':>6}  {'aim':8} measured")
    return max([_measured(name) for name in names or SECTIONS])


def _measured(name: str) -> int:
    """Measure a section, print each row as soon as it is known, and return the exit code.

    What cannot be measured here, a peer that does not run for example, costs its section alone.
    """
    try:
        for row in SECTIONS[name]():
            value = "-" if row.value is None else f"{row.value:.2f}"
            print(f"{row.name:60} {value:>6}  {row.aim:8} {row.detail}", flush=True)
    except Exception as error:
        print(f"{name:60} {'-':>6}  {'':8} not measured: {error!r}", flush=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
