"""How things are measured: CPU time, the best of several rounds taken in turn."""

from __future__ import annotations

import gc
import os
import resource
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True)
class Row:
    """One line of the report: `ratio` is ours divided by the other's unless `name` says else."""

    name: str
    ratio: float
    aim: str
    detail: str


def cpu_of(functions: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return the least CPU seconds of each function, all measured in turn `rounds` times."""
    best = dict.fromkeys(functions, float("inf"))
    for function in functions.values():
        function()
    for _ in range(rounds):
        for name, function in functions.items():
            gc.collect()
            begun = time.process_time()
            function()
            best[name] = min(best[name], time.process_time() - begun)
    return best


def cpu_of_commands(commands: Mapping[str, list[str]], rounds: int) -> dict[str, float]:
    """Return the least CPU seconds of each command, its children included."""
    best = dict.fromkeys(commands, float("inf"))
    for _ in range(rounds):
        for name, command in commands.items():
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, check=True, capture_output=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            best[name] = min(best[name], used)
    return best


def cpu_of_process(pid: int) -> float:
    """Return the CPU seconds a process has used so far (Linux)."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:  # noqa: PTH123 - not a real file
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
