"""Why a webhook was not taken. No message holds a secret, a signature or a part of the body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..validation.violations import Violation


class WebhookError(Exception):
    """A request is no webhook that can be taken.

    Attributes:
        status: that a receiver answers with.
    """

    status: int = 400


class SignatureError(WebhookError):
    """Nothing shows that the request came from whom it should; nothing of its body was read."""

    status = 401


class MissingSignatureError(SignatureError):
    """The header fields of a signature are not there."""


class MalformedSignatureError(SignatureError):
    """The header fields of a signature cannot be read."""

    status = 400


class WrongSignatureError(SignatureError):
    """No signature fits any of the secrets: the body was changed, or signed by somebody else."""


class TimestampError(SignatureError):
    """The request was signed longer ago, or further ahead, than the tolerance allows."""


class AmbiguousEventError(WebhookError):
    """The request may be one of several webhooks: say which with `name`.

    Attributes:
        names: of those it may be.
    """

    def __init__(self, names: Sequence[str]) -> None:
        shown = ", ".join(map(repr, names[:_SHOWN])) + (", ..." if len(names) > _SHOWN else "")
        super().__init__(f"The request may be one of several webhooks ({shown})")
        self.names = tuple(names)


class EventDataError(WebhookError):
    """The request is not as the document describes the webhook.

    Attributes:
        name: of the webhook; empty where that is not known.
        violations: what is wrong with which part of it; values are never repeated.
        status: 400, 415 or 422.
    """

    def __init__(
        self, name: str, reason: str, *, status: int, violations: Sequence[Violation] = ()
    ) -> None:
        super().__init__(f"{reason} (webhook {name!r})" if name else reason)
        self.name = name
        self.reason = reason
        self.status = status
        self.violations = tuple(violations)


_SHOWN: Final = 5
