"""Signatures of Standard Webhooks: against the reference implementation, and by its vectors."""

from __future__ import annotations

import base64
import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generators.runtime.limits import MAX_SIGNATURES
from generators.runtime.webhooks.refusals import (
    MalformedSignatureError,
    MissingSignatureError,
    SignatureError,
    TimestampError,
    WrongSignatureError,
)
from generators.runtime.webhooks.sending import signature
from generators.runtime.webhooks.signatures import (
    StandardWebhooks,
    Verified,
    verified,
    verifier_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

SECRET = "whsec_" + base64.b64encode(b"0123456789abcdef01234567").decode()
OTHER = "whsec_" + base64.b64encode(b"another secret of 24 byte").decode()
BODY = b'{"test": 2432232314}'


def headers(secret: str = SECRET, /, **changed: str) -> dict[str, str]:
    return {**signature(StandardWebhooks(secret), BODY), **changed}


# --- the reference implementation -----------------------------------------------------------------


@given(st.text(), st.binary(min_size=1))
@example("", b"\x00")
def test_the_reference_verifies_what_is_signed_here(text: str, key: bytes) -> None:
    standardwebhooks = pytest.importorskip("standardwebhooks")
    body = text.encode("utf-8", "replace")
    scheme = StandardWebhooks(key)
    standardwebhooks.Webhook(key).verify(body, signature(scheme, body), json_parse=False)


@given(st.text(), st.binary(min_size=1))
def test_what_the_reference_signs_is_verified_here(text: str, key: bytes) -> None:
    standardwebhooks = pytest.importorskip("standardwebhooks")
    body = text.encode("utf-8", "replace")
    now = datetime.now(UTC)
    stated = standardwebhooks.Webhook(key).sign("msg_1", now, body.decode())
    fields = {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": stated,
    }
    covered = StandardWebhooks(key).verify(fields, body)
    assert covered == Verified("msg_1", now.replace(microsecond=0))


# --- HMAC -----------------------------------------------------------------------------------------


def test_what_a_signature_covers() -> None:
    fields = headers()
    assert StandardWebhooks(SECRET).verify(fields, BODY).id == fields["webhook-id"]
    for name, value in (
        ("webhook-id", "msg_other"),
        ("webhook-timestamp", str(int(time.time()) - 9)),
    ):
        with pytest.raises(WrongSignatureError):
            StandardWebhooks(SECRET).verify({**fields, name: value}, BODY)
    with pytest.raises(WrongSignatureError):
        StandardWebhooks(SECRET).verify(fields, BODY + b" ")


def test_one_secret_takes_the_place_of_another() -> None:
    both = StandardWebhooks([OTHER, SECRET])
    assert both.verify(headers(SECRET), BODY).id
    assert both.verify(headers(OTHER), BODY).id
    # A sender may sign with both while receivers change theirs, one after the other.
    fields = signature(both, BODY)
    assert len(fields["webhook-signature"].split()) == 2
    for secret in (SECRET, OTHER):
        assert StandardWebhooks(secret).verify(fields, BODY).id


@pytest.mark.parametrize("missing", ["webhook-id", "webhook-timestamp", "webhook-signature"])
def test_missing_header_fields(missing: str) -> None:
    fields = headers()
    del fields[missing]
    with pytest.raises(MissingSignatureError, match=missing):
        StandardWebhooks(SECRET).verify(fields, BODY)
    with pytest.raises(MissingSignatureError, match=missing):
        StandardWebhooks(SECRET).verify({**fields, missing: ""}, BODY)


@pytest.mark.parametrize("stated", ["now", "1e9", "-1", "+1", "1.5", "\uff11\uff17", "9" * 5000])
def test_a_timestamp_is_a_number_of_seconds(stated: str) -> None:
    with pytest.raises(MalformedSignatureError) as caught:
        StandardWebhooks(SECRET).verify(headers(**{"webhook-timestamp": stated}), BODY)
    assert caught.value.status == 400


@pytest.mark.parametrize("seconds", [-301, 301])
def test_tolerance_holds_in_both_directions(seconds: int, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_700_000_000
    fields = signature(
        StandardWebhooks(SECRET), BODY, timestamp=datetime.fromtimestamp(now + seconds, UTC)
    )
    monkeypatch.setattr(time, "time", lambda: float(now))
    with pytest.raises(TimestampError, match=r"301 seconds (ago|ahead); 300 are tolerated"):
        StandardWebhooks(SECRET).verify(fields, BODY)
    assert StandardWebhooks(SECRET, tolerance=301).verify(fields, BODY).id


@pytest.mark.parametrize(
    "stated",
    ["v1", "v1,", "v1,!!", "v2,AAAA", "v1a,AAAA", "v1,AAAA", ",", "AAAA", "v1, AAAA", "V1,AAAA"],
)
def test_what_is_no_signature(stated: str) -> None:
    with pytest.raises(WrongSignatureError):
        StandardWebhooks(SECRET).verify(headers(**{"webhook-signature": stated}), BODY)


def test_one_of_several_signatures_is_enough() -> None:
    fields = headers()
    listed = f"v2,AAAA v1,??? {fields['webhook-signature']} v1,AAAA"
    assert StandardWebhooks(SECRET).verify({**fields, "webhook-signature": listed}, BODY).id


def test_very_many_signatures_are_not_tried() -> None:
    fields = headers()
    many = " ".join(["v1,AAAA"] * MAX_SIGNATURES + [fields["webhook-signature"]])
    with pytest.raises(MalformedSignatureError):
        StandardWebhooks(SECRET).verify({**fields, "webhook-signature": many}, BODY)


@given(st.dictionaries(st.sampled_from(sorted(headers())), st.text()))
def test_whatever_a_stranger_sends_is_refused(changed: dict[str, str]) -> None:
    if changed:
        with pytest.raises(SignatureError) as caught:
            StandardWebhooks(SECRET).verify({**headers(OTHER), **changed}, BODY)
        assert SECRET.removeprefix("whsec_") not in str(caught.value)


# --- Ed25519 --------------------------------------------------------------------------------------

PRIVATE = "whsk_" + base64.b64encode(bytes(range(32))).decode()


def public() -> str:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32))).public_key()
    return "whpk_" + base64.b64encode(key.public_bytes_raw()).decode()


def test_the_vector_of_the_reference_in_go() -> None:
    seed = "whsk_VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk="
    stated = StandardWebhooks(seed).sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, BODY)
    assert stated == (
        "v1a,tQ9V2XOqn7jL/DQenEFpqIugdBVtiMmER5mhSkXBNwM0mkATuDe6KYYUuxqtaiHeYGb7KaaBRdM5WqyeFiL8Ag=="
    )


def test_a_pair_signs_and_verifies() -> None:
    fields = headers(PRIVATE)
    assert fields["webhook-signature"].startswith("v1a,")
    assert StandardWebhooks(public()).verify(fields, BODY).id
    with pytest.raises(WrongSignatureError):
        StandardWebhooks(public()).verify(fields, BODY + b" ")
    with pytest.raises(ValueError, match="a public key"):
        StandardWebhooks(public()).sign("msg_1", 1, BODY)
    # Whole pairs of 64 bytes are written as well: the seed, then the public half.
    raw = bytes(range(32)) + base64.b64decode(public().removeprefix("whpk_"))
    whole = "whsk_" + base64.b64encode(raw).decode()
    assert StandardWebhooks(whole).sign("m", 1, BODY) == StandardWebhooks(PRIVATE).sign(
        "m", 1, BODY
    )


def test_a_public_key_is_no_secret_of_the_other_scheme() -> None:
    """Whoever knows the public key could sign with it as a secret of HMAC."""
    raw = base64.b64decode(public().removeprefix("whpk_"))
    forged = signature(StandardWebhooks(raw), BODY)
    with pytest.raises(WrongSignatureError):
        StandardWebhooks(public()).verify(forged, BODY)
    mixed = StandardWebhooks([SECRET, public()])
    assert mixed.verify(headers(SECRET), BODY).id
    assert mixed.verify(headers(PRIVATE), BODY).id


def test_the_extra_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "cryptography"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "cryptography", None)
    with pytest.raises(ImportError, match="install the extra `ed25519`"):
        StandardWebhooks(PRIVATE)
    assert StandardWebhooks(SECRET).verify(headers(), BODY).id


# --- what is to be verified -----------------------------------------------------------------------


@pytest.mark.parametrize("secret", ["", "whsec_", b"", "whsec_?", "whpk_AAAA", "whsk_AAAA", []])
def test_a_secret_that_cannot_be_used_is_refused_and_not_repeated(secret: Any) -> None:
    with pytest.raises(ValueError, match=r"secret|key") as caught:
        StandardWebhooks(secret)
    assert "AAAA" not in str(caught.value)
    assert "?" not in str(caught.value)


class Ours:
    """A scheme of its own; one of its kind forgets to say what it covers."""

    def __init__(self, result: Any) -> None:
        self.result = result

    def verify(self, headers: Mapping[str, str], body: bytes, /) -> Any:
        if headers.get("x-seal") != str(len(body)):
            raise WrongSignatureError("No seal")
        return self.result


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"secrets": None},
        {"unverified": False},
        {"unverified": 1},
        {"secrets": SECRET, "unverified": True},
        {"secrets": SECRET, "verifier": Ours(Verified())},
        {"verifier": Ours(Verified()), "tolerance": 5},
        {"tolerance": 5},
        {"secrets": [None]},
    ],
)
def test_it_has_to_be_said_how_to_verify(options: Any) -> None:
    with pytest.raises(TypeError):
        verifier_of(**options)


@pytest.mark.parametrize("tolerance", [-1, float("nan"), float("inf")])
def test_a_tolerance_is_a_number_of_seconds(tolerance: float) -> None:
    with pytest.raises(ValueError, match="tolerance"):
        verifier_of(secrets=SECRET, tolerance=tolerance)


def test_a_verifier_that_returns_false_accepts_nothing() -> None:
    assert verified(Ours(Verified("e1")), {"x-seal": "3"}, b"abc").id == "e1"
    with pytest.raises(WrongSignatureError):
        verified(Ours(Verified()), {}, b"abc")
    for result in (False, True, None, "ok"):
        with pytest.raises(TypeError, match=r"Ours\.verify returns Verified"):
            verified(Ours(result), {"x-seal": "3"}, b"abc")
