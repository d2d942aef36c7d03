"""How things are measured: CPU time, the best of several rounds taken in turn."""

from __future__ import annotations

import asyncio
import gc
import os
import resource
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence

AT_ONCE = 50
"""Calls under way at a time where calls are asynchronous."""
_UNCOMPILED = "PYTHONDONTWRITEBYTECODE"


@dataclass(frozen=True)
class Row:
    """One line of the report.

    `value` is ours divided by the other's unless `name` says else; None where it could not be
    measured, and `detail` says why.
    """

    name: str
    value: float | None
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


def cpu_of_steps(
    steps: Mapping[str, Sequence[Callable[[Any], Any]]], rounds: int
) -> dict[str, list[float]]:
    """Return the least CPU seconds of each step; every step is given what the one before made.

    Names take turns, and everything is made anew: what was made first, or long ago, lies otherwise
    in memory, which alone changes the time of reading it by a tenth.
    """
    best = {name: [float("inf")] * len(chain) for name, chain in steps.items()}
    for number in range(rounds):
        for name in list(steps)[:: 1 if number % 2 else -1]:
            value: Any = None
            made: Any = None
            for index, step in enumerate(steps[name]):
                gc.collect()
                begun = time.process_time()
                made = step(value)
                best[name][index] = min(best[name][index], time.process_time() - begun)
                value = made
            del value, made
    return best


async def cpu_of_calls(
    calls: Mapping[str, Callable[[], Awaitable[object]]], count: int, rounds: int
) -> dict[str, float]:
    """Return the least CPU seconds of `count` asynchronous calls, `AT_ONCE` of them at a time."""
    best = dict.fromkeys(calls, float("inf"))
    for call in calls.values():
        await _at_once(call, count)
    for _ in range(rounds):
        for name, call in calls.items():
            gc.collect()
            begun = time.process_time()
            await _at_once(call, count)
            best[name] = min(best[name], time.process_time() - begun)
    return best


async def _at_once(call: Callable[[], Awaitable[object]], count: int) -> None:
    left = iter(range(count))

    async def work() -> None:
        for _ in left:
            await call()

    await asyncio.gather(*[work() for _ in range(AT_ONCE)])


@contextmanager
def one_processor() -> Iterator[None]:
    """Keep this thread, and the threads and processes it starts, on one processor (Linux).

    A thread that hands work to one on another processor must wake that processor. In a virtual
    machine this costs more than the work, or nothing, by the minute: it would drown the rest.
    """
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(allowed)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)


def cpu_of_commands(commands: Mapping[str, list[str]], rounds: int) -> dict[str, float]:
    """Return the least CPU seconds of each command, its children included.

    Python keeps the modules that it compiles, whatever this process does: compiling them each time
    is a third of what a short command takes.
    """
    best = dict.fromkeys(commands, float("inf"))
    environment = {name: text for name, text in os.environ.items() if name != _UNCOMPILED}
    for _ in range(rounds):
        for name, command in commands.items():
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, check=True, capture_output=True, env=environment)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            best[name] = min(best[name], used)
    return best


def cpu_of_process(pid: int) -> float:
    """Return the CPU seconds a process has used so far (Linux)."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:  # noqa: PTH123 - not a real file
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def peak_memory(pid: int) -> int:
    """Return the most bytes of memory that a process has held so far (Linux)."""
    with open(f"/proc/{pid}/status", encoding="ascii") as file:  # noqa: PTH123 - not a real file
        (line,) = [line for line in file if line.startswith("VmHWM:")]
    return int(line.split()[1]) * 1024
