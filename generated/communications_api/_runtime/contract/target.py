"""A server under test: sends the request of a case and checks the answer."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any, cast

from ..client.groups import PlannedCall
from ..errors import (
    ConnectFailed,
    MissingCredentials,
    RequestInvalid,
    Timeout,
    TokenError,
    TransportError,
    reason_phrase,
)
from ..excerpts import excerpt
from ..media_types import essence
from ..responses import declared, status_of, usual
from .answers import PROBLEM, Answers, data_in, problem, same
from .cases import can_be_given, unforeseen
from .report import Finding, Result, Violated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

    from ..client.options import CallOptions
    from ..client.sync_client import SyncClientBase
    from ..operations import Operation
    from ..transports.asgi import AsgiTransport
    from ..transports.base import Request, Response
    from ..transports.httpx2 import Httpx2Transport
    from .cases import Call, Case
    from .suite import Suite


class Target:
    """A server, or an application in this process, that cases are tried on.

    A context manager: leaving it closes the connections.

    Attributes:
        url: where it is.
    """

    def __init__(
        self,
        suite: Suite,
        client: SyncClientBase,
        transport: AsgiTransport | Httpx2Transport,
        timeout: float | None,
    ) -> None:
        self._suite = suite
        self._contract = suite.contract
        self._client = client
        self._transport = transport
        self._timeout = timeout
        self._answers = Answers(suite.places)
        self.url: str = client._base_url  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - of this runtime

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._client.close()
        self._transport.close()

    def check(self, case: Case) -> Result:
        """Try a case.

        Raises:
            Violated: (an AssertionError) the server does not hold the contract.
            ConnectFailed: it cannot be reached.
            MissingCredentials: the operation needs credentials that were not given.
            TokenError: no access token was given for those that were.
        """
        from .rendering import result_as_text

        result = self.result(case)
        if result.outcome == "violated":
            raise Violated(result, result_as_text(result))
        return result

    def result(self, case: Case) -> Result:
        """Try a case and return its result, also where something is violated; see `check`."""
        if case.call is None:
            return Result(case, case.notes, skipped=case.skipped)
        request = self._built(case, case.call)
        if isinstance(request, Result):
            return request
        sent = request.curl()
        if self._timeout is not None:
            request.deadline = time.monotonic() + self._timeout
        try:
            answer = self._transport.send(request, timeout=self._timeout)
        except ConnectFailed:
            raise
        except TransportError as error:
            if isinstance(error, Timeout) and case.operation and _streams(case.operation):
                return Result(case, case.notes, f"the stream did not end: {error}", sent)
            finding = Finding("violation", f"no complete answer came: {error}")
            return Result(case, (*case.notes, finding), sent=sent)
        unknown = self._undeclared(case)
        if answer.status == 501 and unknown:
            return Result(case, case.notes, f"the server has no check of {unknown}", sent)
        if answer.status == 501 and (reason := self._unanswerable(case)):
            return Result(case, case.notes, f"no answer is known: {reason}", sent)
        try:
            findings = tuple(dict.fromkeys(self._judged(case, answer)))
        except Exception as error:
            return Result(case, case.notes, unforeseen(error), sent)
        hidden = tuple(
            Finding(item.severity, request.hide(item.message), item.place) for item in findings
        )
        return Result(case, (*case.notes, *hidden), sent=sent, came=request.hide(_summary(answer)))

    # --- The request ------------------------------------------------------------------------------

    def _built(self, case: Case, call: Call) -> Request | Result:
        """Return the request of a case, or why there is none."""
        try:
            request = self._build(case, call)
            self._client._put_token(request)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - of this runtime
        except TokenError:
            raise
        except (MissingCredentials, RequestInvalid) as error:
            if can_be_given(getattr(error, "schemes", ()), self._contract.security_schemes):
                raise
            return Result(case, case.notes, f"the client does not send this: {error}")
        except Exception as error:
            return Result(case, case.notes, unforeseen(error))
        return request

    def _build(self, case: Case, call: Call) -> Request:
        options: dict[str, Any] = {}
        if call.headers:
            options["headers"] = call.headers
        if call.content_type is not None:
            options["content_type"] = call.content_type
        if call.operation is case.operation:
            group = getattr(self._client, call.operation.group)
            body = {} if call.operation.body is None else {"body": call.body}
            method = getattr(group, call.operation.py_name)
            return self._client.build(method, **call.arguments, **body, **options)
        settings = cast("CallOptions", options)
        planned = PlannedCall(call.operation, call.arguments, call.body, settings)
        request, _ = self._client._prepared_call(planned)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - of this runtime
        if not call.credentials and case.operation is not None:
            self._strip(request, case.operation)
        return request

    def _strip(self, request: Request, operation: Operation[Any]) -> None:
        """Remove credentials that are among the header fields of every request."""
        schemes = [self._contract.security_schemes[n] for a in operation.security for n in a]
        names = {
            scheme.parameter_name.lower() if scheme.type == "apiKey" else "authorization"
            for scheme in schemes
            if scheme.type != "apiKey" or scheme.location == "header"
        }
        for name in list(request.headers):
            if name.lower() in names:
                del request.headers[name]
        request.wants_token = None

    def _undeclared(self, case: Case) -> str:
        """Return the security schemes of a case that the document does not declare."""
        schemes = self._contract.security_schemes
        alternatives = () if case.operation is None else case.operation.security
        names = [name for item in alternatives for name in item if schemes[name].is_undeclared]
        return ", ".join(f"the security scheme `{name}`" for name in dict.fromkeys(names))

    def _unanswerable(self, case: Case) -> str:
        """Return why the document leads to no answer, which a mock says with 501; else nothing."""
        if case.operation is None or case.kind not in {"valid", "prefer"}:
            return ""
        responses = case.operation.responses
        chosen = usual(responses) if case.status is None else declared(responses, case.status)
        if chosen is None or declared(responses, 501) is not None:
            return ""
        if status_of(responses, chosen) < 200:
            return "informational answers alone are declared, with which no exchange ends"
        try:
            self._suite.documented.answer(case.operation, chosen, status_of(responses, chosen))
        except (ValueError, LookupError) as error:
            return str(error)
        return ""

    # --- The answer -------------------------------------------------------------------------------

    def _judged(self, case: Case, answer: Response) -> Iterator[Finding]:
        if case.kind in {"valid", "prefer"}:
            yield from self._documented(case, answer)
        elif case.kind == "invalid":
            yield from self._refused(case, answer)
        elif case.kind == "unauthenticated":
            yield from self._unauthorized(case, answer)
        else:
            yield from _elsewhere(case, answer)

    def _documented(self, case: Case, answer: Response) -> Iterator[Finding]:
        assert case.operation is not None  # noqa: S101 - of these kinds
        status = answer.status
        if case.status is not None and status != case.status:
            message = f"asked for {case.status} by Prefer, and got {status}"
            yield Finding("violation", message, case.place)
            return
        if case.status is None and status >= 400 and declared(case.operation.responses, status):
            yield Finding("warning", f"a valid request got {status}: no success was seen")
        findings = list(self._answers.wrong(case.operation, answer))
        if any(item.severity == "violation" for item in findings):
            findings = self._excused(case.operation, answer, findings)
        yield from findings
        if case.example and not findings and not _holds(case.operation, answer, case.example[0]):
            message = "the body is not the example that Prefer requested"
            yield Finding("violation", message, case.place)

    def _excused(
        self, operation: Operation[Any], answer: Response, findings: list[Finding]
    ) -> list[Finding]:
        """Return the findings about an answer; for one the document itself shows, what that is."""
        response = declared(operation.responses, answer.status)
        names = () if response is None else self._suite.documented.unsound(operation, response)
        for passed in names:
            assert response is not None  # noqa: S101 - it has names
            name = passed.name
            shown = self._suite.documented.answer(operation, response, answer.status, name)
            if shown.content != answer.content:
                continue
            content_type = shown.headers["content-type"]
            place = self._suite.places.answer(operation, response, content_type, name)
            inside = f"{self._suite.places.response(operation, response)}/content/"
            about = [item for item in findings if item.severity == "violation"]
            if all(item.place.startswith(("#/components/", inside)) for item in about):
                rest = [item for item in findings if item.severity != "violation"]
                return [*rest, self._suite.contradictions.passed(place, passed)]
        return findings

    def _refused(self, case: Case, answer: Response) -> Iterator[Finding]:
        assert case.operation is not None  # noqa: S101 - of this kind
        if not 400 <= answer.status <= 499:
            message = f"an invalid request got {answer.status} instead of 4xx"
            yield Finding("violation", message, case.place)
            return
        is_problem = essence(answer.headers.get("content-type", "")) == PROBLEM
        if is_problem or declared(case.operation.responses, answer.status) is None:
            if case.operation.method != "HEAD":
                yield from problem(answer)
        else:
            yield from self._answers.wrong(case.operation, answer)

    def _unauthorized(self, case: Case, answer: Response) -> Iterator[Finding]:
        assert case.operation is not None  # noqa: S101 - of this kind
        if answer.status != 401:
            message = f"a request without credentials got {answer.status} instead of 401"
            yield Finding("violation", message, case.place)
            return
        schemes = [self._contract.security_schemes[n] for a in case.operation.security for n in a]
        expected = {
            "" if item.type == "apiKey" else item.scheme.lower() or "bearer" for item in schemes
        }
        header = answer.headers.get("www-authenticate", "")
        if not header:
            message = "401 without the header field WWW-Authenticate (RFC 9110, section 15.5.2)"
            yield Finding("violation", message, case.place)
        elif not any(_challenges(header, name) for name in expected):
            listed = ", ".join(sorted(expected))
            message = f"the challenge {header!r} is for none of the declared schemes: {listed}"
            yield Finding("violation", message, case.place)
        if declared(case.operation.responses, 401) is not None and (
            essence(answer.headers.get("content-type", "")) != PROBLEM
        ):
            yield from self._answers.wrong(case.operation, answer)


def _streams(operation: Operation[Any]) -> bool:
    """Return whether an operation may answer without an end."""
    return any(media.items is not None for item in operation.responses for media in item.media)


def _elsewhere(case: Case, answer: Response) -> Iterator[Finding]:
    """Check the answer to a path or a method that does not exist."""
    expected = 404 if case.kind == "path" else 405
    if answer.status != expected:
        yield Finding("violation", f"got {answer.status} instead of {expected}", case.place)
    elif expected == 405:
        allowed = {name.strip().upper() for name in answer.headers.get("allow", "").split(",")}
        missing = ", ".join(name for name in case.methods if name not in allowed)
        if missing:
            text = f"the header field Allow of the 405 does not list {missing} (RFC 9110, 15.5.6)"
            yield Finding("violation", text, case.place)


def _challenges(header: str, scheme: str) -> bool:
    """Return whether `WWW-Authenticate` has a challenge of a scheme; any for an empty one."""
    pattern = rf"(?:^|,)\s*{re.escape(scheme)}(?:\s+[^\s=]|\s*(?:,|$))"
    return not scheme or re.search(pattern, header, re.IGNORECASE) is not None


def _holds(operation: Operation[Any], answer: Response, example: Any) -> bool:
    response = declared(operation.responses, answer.status)
    content_type = answer.headers.get("content-type", "")
    try:
        data = data_in(response, answer.content, content_type) if response is not None else ()
    except ValueError:
        return False
    return bool(data) and same(data[0], example)


def _summary(answer: Response) -> str:
    kind = answer.headers.get("content-type", "no content type")
    text = excerpt(answer.content.decode("utf-8", "replace"))
    head = f"{answer.status} {reason_phrase(answer.status)}".rstrip()
    return f"{head}, {kind}: {text}" if text else f"{head}, no body"
