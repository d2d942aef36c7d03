"""Which names of a graph lead back to themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def cycles(uses: Mapping[str, frozenset[str]]) -> Iterator[list[str]]:
    """Give the strongly connected components of a graph (Tarjan's algorithm, without recursion)."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    for root in uses:
        work = [(root, iter(sorted(uses[root])))] if root not in number else []
        while work:
            name, others = work[-1]
            if name not in number:
                number[name] = lowest[name] = len(number)
                stack.append(name)
                on_stack.add(name)
            for other in others:
                if other not in number:
                    work.append((other, iter(sorted(uses[other]))))
                    break
                if other in on_stack:
                    lowest[name] = min(lowest[name], number[other])
            else:
                work.pop()
                if work:
                    above = work[-1][0]
                    lowest[above] = min(lowest[above], lowest[name])
                if lowest[name] == number[name]:
                    cycle = stack[stack.index(name) :]
                    del stack[-len(cycle) :]
                    on_stack.difference_update(cycle)
                    yield cycle
