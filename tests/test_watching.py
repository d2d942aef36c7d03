"""`watch`, as a process on real sockets."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from argparse import Namespace
from typing import TYPE_CHECKING

import pytest

from generators import watching
from generators.console import REPEATED
from tests.support import spec_of

if TYPE_CHECKING:
    from pathlib import Path


def read(address: str) -> str:
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - on this machine
        text: str = answer.read().decode()
    return text


def generate_again(folder: Path) -> str:
    """Return what `generate` prints."""
    done = subprocess.run(
        (sys.executable, "-m", "generators", "generate", "api.yaml", "--package", "pets"),
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name != "CI"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_change_is_generated_and_shown(tmp_path: Path, number: signal.Signals, code: int) -> None:
    spec = tmp_path / "api.yaml"
    shutil.copy(spec_of("bodies"), spec)
    options = ("--package", "pets", "--port", "0", "--mock-port", "0")
    with subprocess.Popen(
        (sys.executable, "-m", "generators", "watch", "api.yaml", *options),
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout is not None
        lines = process.stdout

        def until(pattern: str) -> str:
            said = []
            for line in lines:
                said.append(line)
                if match := re.search(pattern, line):
                    return match[1]
                assert "nothing generated" not in line, "".join(said)
            raise AssertionError("".join(said))

        try:
            page = until(r"page at (\S+)")
            mock = until(r"Mock of .* at (\S+)")
            assert "Case bodies" in read(page)
            again = generate_again(tmp_path)
            assert REPEATED in again, "a run after it need not do what it did"
            text = spec.read_text("utf-8")
            spec.write_text("openapi: [\n", "utf-8")
            until(r"(nothing generated)")
            assert "Case bodies" in read(page), "what cannot be generated leaves the page as it was"
            spec.write_text(text.replace("Case bodies", "Changed Title"), "utf-8")
            mock = until(r"Mock of Changed Title at (\S+)")
            assert "Changed Title" in read(page)
            assert "Changed Title" in (tmp_path / "generated/README.md").read_text("utf-8")
            assert read(f"{mock}/__mock__/requests")
            (tmp_path / "specmill.toml").write_text("exclud = []\n", "utf-8")
            until(r"(has no option `exclud`)")
            (tmp_path / "specmill.toml").write_text('exclude = ["tag:none"]\n', "utf-8")
            until(r"(the filter `tag:none` matches no operation)")
            mock = until(r"Mock of Changed Title at (\S+)")
        finally:
            process.send_signal(number)
            process.wait()
    assert process.returncode == code
    with pytest.raises(OSError, match="refused"):
        read(mock)


def test_a_change_while_settings_are_read_is_seen(tmp_path: Path) -> None:
    spec = tmp_path / "api.yaml"
    spec.write_text("openapi: 3.1.0\n", "utf-8")
    arguments = Namespace(spec=str(spec), templates="", options=Namespace(adapted=None))
    seen = watching.stamps(arguments, ())
    spec.write_text("openapi: 3.1.1\n# changed\n", "utf-8")
    seen = watching.changed(arguments, (), seen)
    spec.write_text("openapi: 3.1.1\n# changed while the first change was read\n", "utf-8")
    assert watching.changed(arguments, (), seen) != seen
