"""Signatures: who sent a request, shown by its header fields and the bytes of its body.

Source: https://www.standardwebhooks.com, version 1.0.0 of the specification.
"""

from __future__ import annotations

import base64
import binascii
import math
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias, TypedDict

from ..limits import MAX_SIGNATURES, SIGNATURE_TOLERANCE_SECONDS
from .keys import key_of
from .refusals import (
    MalformedSignatureError,
    MissingSignatureError,
    TimestampError,
    WrongSignatureError,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

ID: Final = "webhook-id"
TIMESTAMP: Final = "webhook-timestamp"
SIGNATURE: Final = "webhook-signature"

_DIGITS = re.compile(r"[0-9]{1,11}", re.ASCII)

Secrets: TypeAlias = str | bytes | Sequence[str | bytes]
"""One secret, or several: while one takes the place of another, both hold."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What the signature of a request covers besides its body.

    Attributes:
        id: of the event, the same where it is sent again; empty where the scheme has none.
        timestamp: of the attempt; None where the scheme has none.
    """

    id: str = ""
    timestamp: datetime | None = None


class Verifier(Protocol):
    """A scheme of signatures. `StandardWebhooks` is one; write another for an API with its own."""

    def verify(self, headers: Mapping[str, str], body: bytes, /) -> Verified:
        """Return what the signature covers; it must return it, so that no check passes by omission.

        A receiver calls it in its event loop: fetch keys, and whatever else takes long, before.

        Args:
            headers: by their names in lower case.
            body: as it came, not yet read.

        Raises:
            SignatureError: it is not shown who sent the request. Compare with
                `hmac.compare_digest`, which takes the same time wherever two texts differ.
        """
        ...


class Verification(TypedDict, total=False):
    """How it is verified who sent a request: one of `secrets`, `verifier` and `unverified`.

    Attributes:
        secrets: of Standard Webhooks: `whsec_...` for HMAC, `whpk_...` for Ed25519 (with the extra
            `ed25519`), bytes as they are; several while one takes the place of another.
        tolerance: with secrets, seconds that the time of the signature may lie before or after that
            of this computer (default 300).
        verifier: of another scheme.
        unverified: `True` takes whatever anybody sends: for tests, and behind something that has
            verified it.
    """

    secrets: Secrets
    tolerance: float
    verifier: Verifier
    unverified: bool


class StandardWebhooks:
    """Signatures of Standard Webhooks: they cover `webhook-id`, `webhook-timestamp` and the body.

    Args:
        secrets: one or several, see `Verification`; one that fits is enough.
        tolerance: seconds that the time of a signature may lie before or after now.

    Raises:
        TypeError: a secret is neither text nor bytes.
        ValueError: there is none, one cannot be read, or the tolerance is no number from 0 on.
        ImportError: one is of Ed25519, and the extra is not installed.
    """

    def __init__(self, secrets: Secrets, *, tolerance: float = SIGNATURE_TOLERANCE_SECONDS) -> None:
        listed = [secrets] if isinstance(secrets, (str, bytes)) else list(secrets)
        if not listed:
            raise ValueError("there is no secret to verify webhooks with")
        if not (math.isfinite(tolerance) and tolerance >= 0):
            raise ValueError("the tolerance is a number of seconds, 0 or more")
        self._keys = [key_of(secret) for secret in listed]
        self._tolerance = tolerance

    def verify(self, headers: Mapping[str, str], body: bytes, /) -> Verified:
        """See `Verifier.verify`."""
        missing = [name for name in (ID, TIMESTAMP, SIGNATURE) if not headers.get(name)]
        if missing:
            raise MissingSignatureError(f"The request has no {' and no '.join(missing)}")
        identifier, stated = headers[ID], headers[TIMESTAMP]
        if not _DIGITS.fullmatch(stated):
            raise MalformedSignatureError(f"The {TIMESTAMP} is no number of seconds")
        signatures = list(_signatures(headers[SIGNATURE]))
        content = _content(identifier, stated, body)
        # Each is tried with each, whether one has fitted or not.
        fits = [
            key.verifies(signature, content)
            for version, signature in signatures
            for key in self._keys
            if key.version == version
        ]
        if not any(fits):
            raise WrongSignatureError("No signature of the request fits a secret")
        distance = time.time() - int(stated)
        if abs(distance) > self._tolerance:
            side = "ago" if distance > 0 else "ahead"
            raise TimestampError(
                f"The request was signed {abs(distance):.0f} seconds {side}; "
                f"{self._tolerance:g} are tolerated"
            )
        return Verified(identifier, datetime.fromtimestamp(int(stated), UTC))

    def sign(self, identifier: str, timestamp: int, body: bytes) -> str:
        """Return the value of `webhook-signature`: one signature for each secret that signs.

        Args:
            identifier: of the event; without a full stop, which separates it from what follows.
            timestamp: of this attempt, in seconds since 1970.
            body: as it is sent.

        Raises:
            ValueError: the identifier cannot be sent, or a secret is a public key.
        """
        if not re.fullmatch(r"[!-\-/-~]+", identifier, re.ASCII):
            raise ValueError("the id of an event is ASCII without spaces and full stops")
        content = _content(identifier, str(timestamp), body)
        return " ".join(
            f"{key.version},{base64.b64encode(key.sign(content)).decode()}" for key in self._keys
        )


def _content(identifier: str, timestamp: str, body: bytes) -> bytes:
    return b".".join((identifier.encode("utf-8", "surrogateescape"), timestamp.encode(), body))


def _signatures(text: str) -> list[tuple[str, bytes]]:
    """Return the signatures that a header field lists, with their versions; unreadable ones not."""
    listed = text.split()
    if len(listed) > MAX_SIGNATURES:
        raise MalformedSignatureError(f"The {SIGNATURE} has more than {MAX_SIGNATURES} signatures")
    result = []
    for item in listed:
        version, comma, encoded = item.partition(",")
        try:
            signature = base64.b64decode(encoded, validate=True)
        except (binascii.Error, ValueError):
            continue
        if comma and signature:
            result.append((version, signature))
    return result


def verifier_of(
    *,
    secrets: Secrets | None = None,
    tolerance: float | None = None,
    verifier: Verifier | None = None,
    unverified: bool | None = None,
) -> Verifier | None:
    """Return what verifies, of the options in `Verification`; None where nothing is to be.

    Raises:
        TypeError: not exactly one of `secrets`, `verifier` and `unverified=True` is given, or
            `tolerance` without `secrets`.
        ValueError: see `StandardWebhooks`.
    """
    given = [secrets is not None, verifier is not None, unverified is True]
    if given.count(True) != 1 or unverified not in {None, True, False}:
        raise TypeError("give one of secrets, verifier and unverified=True: who sent a webhook?")
    if secrets is None:
        if tolerance is not None:
            raise TypeError("tolerance is for secrets: a verifier has its own")
        return verifier
    if tolerance is None:
        return StandardWebhooks(secrets)
    return StandardWebhooks(secrets, tolerance=tolerance)


def verified(verifier: Verifier | None, headers: Mapping[str, str], body: bytes) -> Verified:
    """Return what a verifier says of a request; nothing where there is none.

    Raises:
        SignatureError: what it raises.
        TypeError: it returns something else than `Verified`, such as False.
    """
    if verifier is None:
        return Verified()
    result: object = verifier.verify(headers, body)
    if not isinstance(result, Verified):
        raise TypeError(f"{type(verifier).__name__}.verify returns Verified, or raises")
    return result
