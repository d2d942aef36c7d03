"""The page's scripts in Node, without a page: one process that answers lines of JSON."""

from __future__ import annotations

import json
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import generators.reference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ASSETS = Path(generators.reference.__file__).parent / "assets"
_LOOP = """
const names = require("readline").createInterface({ input: process.stdin });
names.on("line", (line) => {
  const [name, ...given] = JSON.parse(line);
  let answer;
  try { answer = { value: functions[name](...given) }; }
  catch (error) { answer = { error: `${error.name}: ${error.message}`, at: error.at }; }
  console.log(JSON.stringify(answer));
});
"""


class ScriptError(Exception):
    """A function of the page threw."""


@contextmanager
def running(files: tuple[str, ...], functions: str) -> Iterator[Callable[..., Any]]:
    """Give what calls functions that are made of the page's scripts.

    Args:
        files: names of scripts, in order.
        functions: an object of functions, in JavaScript.
    """
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not installed")
    code = "".join((_ASSETS / name).read_text("utf-8") for name in files)
    program = f"{code}\nconst functions = {functions};\n{_LOOP}"
    with subprocess.Popen(
        [node, "-e", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        stdin, stdout = process.stdin, process.stdout

        def call(name: str, *arguments: Any) -> Any:
            stdin.write(json.dumps([name, *arguments]) + "\n")
            stdin.flush()
            answer = json.loads(stdout.readline())
            if "error" in answer:
                raise ScriptError(answer["error"])
            return answer.get("value")

        try:
            yield call
        finally:
            stdin.close()
