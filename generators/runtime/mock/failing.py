"""The answer of a planned fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import Response as Answer

from ..server.problems import response_of
from ..validation.problems import ProblemError
from .endpoint import as_answer

if TYPE_CHECKING:
    from ..operations import Operation
    from .answers import Answers
    from .journal import Received


def failed(
    answers: Answers, operation: Operation[Any] | None, status: int, received: Received
) -> Answer:
    """Return the documented answer of a status, or one that says that it was planned."""
    planned = answers.status(operation, status) if operation else None
    if planned is not None:
        _, headers, content = as_answer(received, planned)
        answer = Answer(content, status)
        for name, value in headers:
            answer.headers[name.decode("latin-1")] = value.decode("latin-1")
        return answer
    if status >= 400:
        return response_of(ProblemError(status, detail="This answer was planned in the mock."))
    return Answer(None, status)
