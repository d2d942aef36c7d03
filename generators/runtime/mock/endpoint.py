"""One operation of the mock: reads a request as the server does, and answers as documented."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..arrays.bodies import ItemBody
from ..examples.item_outcomes import Asked, outcomes_of
from ..examples.paged_answers import Asked as AskedPage
from ..examples.paged_answers import page_of
from ..parameters.incoming import close_files
from ..server.endpoint import Endpoint
from ..transports.base import Headers, Response
from ..validation.problems import ProblemError, invalid
from .arriving import url_of
from .paging import brings_cursor, last_page
from .preferences import preferences_of
from .versions import unless_same

if TYPE_CHECKING:
    from ..limits import Limits
    from ..operations import Operation
    from ..parameters.incoming import Incoming
    from ..server.replies import Answer
    from ..server.security import Guard
    from ..validation.unlisted import UnlistedValues
    from ..validation.violations import Violation
    from .answers import Answers, MockAnswer
    from .journal import Received
    from .preferences import Preferences

RECEIVED = "mock.received"
"""Key of the ASGI scope under which the request's entry in the journal is."""


class MockEndpoint(Endpoint):
    """Answers one operation.

    Args:
        operation: the facts.
        guard: None where the operation needs no authentication.
        limits: of a request body.
        answers: chooses the answer.
        unlisted: whether values that an enum does not list are accepted.
    """

    def __init__(
        self,
        operation: Operation[Any],
        guard: Guard | None,
        limits: Limits,
        answers: Answers,
        unlisted: UnlistedValues,
    ) -> None:
        super().__init__(operation, None, guard, limits, unlisted=unlisted)
        self._answers = answers

    async def _run(self, incoming: Incoming, arguments: dict[str, Any]) -> Answer:
        received: Received = incoming.scope[RECEIVED]
        try:
            violations: list[Violation] = []
            plan = self._plan or self.prepare()
            media = plan.read_head(incoming, arguments, violations)
            body = None
            if plan.body is not None:
                message = await incoming.receive()
                body = await plan.body.receive(incoming, media, message, violations)
            if violations:
                raise invalid(violations)
            if isinstance(body, ItemBody):
                await body.check()
            preferences = preferences_of(incoming)
            answer = self._answers.give(
                self.operation,
                preferences,
                incoming.headers.get(b"accept"),
                f"{received.method} {received.url}\n{hashlib.sha256(received.content).hexdigest()}",
            )
            if not preferences.example:
                answer = replace(answer, response=self._page(incoming, received, answer.response))
            answer = self._told(received, preferences, answer)
            if preferences.code is None:
                asked = incoming.headers.get(b"if-none-match")
                answer = unless_same(self.operation, asked, answer)
        except ProblemError as error:
            received.violations = error.violations
            raise
        finally:
            close_files(incoming.files or ())
        return as_answer(received, answer)

    def _told(self, received: Received, preferences: Preferences, answer: MockAnswer) -> MockAnswer:
        """Return an answer as one about the items that came, where it tells items apart.

        Raises:
            ProblemError: 400, where items are to fail and it does not.
        """
        failed, told = preferences.failed, None
        if not preferences.example and answer.example != "dynamic":
            asked = Asked(received.content, failed or 0)
            told = outcomes_of(self.operation, answer.response, asked)
        if told is not None:
            if failed is not None:
                left_out = {"preference-applied", "vary"}
                fields = [item for item in told.headers.items() if item[0].lower() not in left_out]
                fields.append(("Preference-Applied", preferences.applied("code", "failed")))
                fields.append(("Vary", "Prefer"))
                told = Response(told.status, Headers(fields), told.content)
            return replace(answer, response=told)
        if failed is not None:
            text = f"The answer of {self.operation.id} does not tell items apart: none can fail."
            raise ProblemError(400, detail=text)
        return answer

    def _page(self, incoming: Incoming, received: Received, answer: Response) -> Response:
        """Return an answer as the page that was asked for, where it is one."""
        asked = AskedPage(
            url_of(incoming.scope, received.path),
            {n.decode("latin-1"): value.decode("latin-1") for n, value in incoming.headers.items()},
            received.content,
        )
        page = page_of(self.operation, answer, asked)
        if page is None and brings_cursor(self.operation, (name for name, _ in incoming.query)):
            page = last_page(self.operation, answer)
        return page or answer


def as_answer(received: Received, answer: MockAnswer) -> Answer:
    """Note what is answered, and return it as the server sends it."""
    received.example, received.response = answer.example, answer.response
    headers = [
        (name.lower().encode("latin-1", "replace"), value.encode("utf-8"))
        for name, value in answer.response.headers.items_as_sent
    ]
    return answer.response.status, headers, answer.response.content
