"""How many tokens texts have, by a tokenizer that brings its vocabulary with it.

It is installed into an environment of its own, in `.bench/`. Models differ: the vocabulary is
`o200k_base`, and others come to the same order of magnitude.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

REQUIREMENT: Final = "bpe-openai==0.1.4"
_FOLDER: Final = Path(".bench", REQUIREMENT.replace("==", "-"))
_PYTHON: Final = _FOLDER / "bin" / "python"
_INSTALLING: Final = 300
"""Seconds that installing may take."""
_CHARACTERS: Final = 4
"""Of a token, where there is no tokenizer."""
_COUNT: Final = """
import json, sys
from bpe_openai import get_encoding
encoding = get_encoding("o200k_base")
def count(text):  # it takes no long ones
    return sum(len(encoding.encode(text[at : at + 50_000])) for at in range(0, len(text), 50_000))
print(json.dumps([count(text) for text in json.load(sys.stdin)]))
"""


def tokens(texts: Sequence[str]) -> tuple[list[int], str]:
    """Return how many tokens each text has, and by what they were counted."""
    try:
        if not (_FOLDER / "ready").exists():
            pip = "-m pip install --quiet --disable-pip-version-check".split()
            for command in (
                (sys.executable, "-m", "venv", "--clear", str(_FOLDER)),
                (str(_PYTHON), *pip, REQUIREMENT),
            ):
                subprocess.run(command, check=True, capture_output=True, timeout=_INSTALLING)
            (_FOLDER / "ready").touch()
        done = subprocess.run(
            (str(_PYTHON), "-c", _COUNT),
            input=json.dumps(texts),
            check=True,
            capture_output=True,
            text=True,
        )
    except (OSError, subprocess.SubprocessError):
        return [len(text) // _CHARACTERS for text in texts], f"{_CHARACTERS} characters each"
    return json.loads(done.stdout), "o200k_base"
