"""Faults: what the mock does wrong on purpose, for the next so many requests."""

from __future__ import annotations

import threading
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.alias_generators import to_camel

_LONGEST_DELAY = 3600.0
_FIELD_NAME = r"^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$"
_FIELD_VALUE = r"^[\t\x20-\x7e]*$"


class Fault(BaseModel):
    """One planned fault; its parts may be combined.

    Attributes:
        count: how many requests it is still to meet.
        operation_id: of the operation it is for; None for any request.
        status: answered instead of what the operation answers, with the body that the document
            shows for it, else with a problem.
        delay: seconds to wait before anything else.
        drop: close the connection without an answer.
        headers: of the answer with `status`, for example `Retry-After`.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, extra="forbid", strict=True
    )

    count: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    operation_id: str | None = None
    status: Annotated[int, Field(ge=200, le=599)] | None = None
    delay: Annotated[float, Field(ge=0, le=_LONGEST_DELAY, allow_inf_nan=False)] = 0.0
    drop: bool = False
    headers: dict[
        Annotated[str, Field(pattern=_FIELD_NAME)], Annotated[str, Field(pattern=_FIELD_VALUE)]
    ] = {}

    @model_validator(mode="after")
    def _does_something(self) -> Fault:
        if self.status is None and not self.delay and not self.drop:
            raise ValueError("say what goes wrong: status, delay or drop")
        if self.status is not None and self.drop:
            raise ValueError("a dropped connection has no status")
        if self.headers and self.status is None:
            raise ValueError("headers go with a status")
        return self


class Faults:
    """The planned faults, in the order they were planned; threads may share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._planned: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Plan a fault."""
        with self._lock:
            self._planned.append(fault.model_copy())

    def planned(self) -> list[Fault]:
        """Return what is still to come."""
        with self._lock:
            return [fault.model_copy() for fault in self._planned]

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._planned.clear()

    def take(self, operation_id: str | None) -> Fault | None:
        """Return the fault that a request meets, and count it; None where it meets none.

        Args:
            operation_id: of the operation asked for; None where the request is for none.
        """
        with self._lock:
            for fault in self._planned:
                if fault.operation_id in {None, operation_id}:
                    fault.count -= 1
                    if fault.count == 0:
                        self._planned.remove(fault)
                    return fault
        return None
