"""Answers of success that report a failure in their body (`x-outcome`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import ReportedFailure
from ..excerpts import excerpt

if TYPE_CHECKING:
    from ..models.outcomes import OutcomeModel
    from ..transports.base import Request, Response
    from .logs import Logger
    from .options import Settings


def judge_outcome(
    request: Request, response: Response, result: OutcomeModel, logger: Logger, settings: Settings
) -> None:
    """Raise what an answer reports as failed altogether; warn of what failed in part.

    Raises:
        ReportedFailure: it failed, and `settings` do not say to return that.
    """
    outcome = result.outcome
    at = f"{request.operation_id}: {request.method} {request.safe_url}"
    if outcome.is_failure and not settings.returns_failure:
        reasons = excerpt(request.hide(outcome.reasons())) or "without saying why"
        raise ReportedFailure(
            f"{at} answered {response.status}, but reports a failure: {reasons} (see `result` and "
            "`errors`; on_failure='return' gives the result instead)",
            operation_id=request.operation_id,
            method=request.method,
            url=request.safe_url,
            status=response.status,
            headers=response.headers,
            body=response.content,
            result=result,
            errors=outcome.errors,
            outcome=outcome,
        )
    if outcome.failed:
        logger.log.warning(
            "%s: %d items failed, %d were accepted",
            *(at, len(outcome.failed), len(outcome.submitted)),
        )
