"""Secrets of Standard Webhooks: how they are written, and what each signs and verifies.

Source: https://www.standardwebhooks.com, version 1.0.0 of the specification ("Signature scheme").
HMAC is RFC 2104 with SHA-256 of the standard library; Ed25519 (RFC 8032) that of `cryptography`.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from importlib import import_module
from typing import Any, Final, Protocol

_SYMMETRIC: Final = "whsec_"
_PUBLIC: Final = "whpk_"
_PRIVATE: Final = "whsk_"
_KEY_BYTES: Final = 32
_PAIR_BYTES: Final = 64


class Key(Protocol):
    """One secret.

    Attributes:
        version: what its signatures begin with.
    """

    version: str

    def verifies(self, signature: bytes, content: bytes) -> bool:
        """Return whether a signature of the content is of this key."""
        ...

    def sign(self, content: bytes) -> bytes:
        """Return the signature of the content.

        Raises:
            ValueError: this key only verifies.
        """
        ...


class SymmetricKey:
    """A secret that both sides have: HMAC with SHA-256."""

    version = "v1"

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def __repr__(self) -> str:
        return "SymmetricKey(***)"

    def verifies(self, signature: bytes, content: bytes) -> bool:
        """See `Key.verifies`; takes the same time wherever they differ."""
        return hmac.compare_digest(self.sign(content), signature)

    def sign(self, content: bytes) -> bytes:
        """See `Key.sign`."""
        return hmac.new(self._secret, content, hashlib.sha256).digest()


class PublicKey:
    """The half of a pair that verifies: Ed25519."""

    version = "v1a"

    def __init__(self, raw: bytes) -> None:
        self._key: Any = _ed25519().Ed25519PublicKey.from_public_bytes(raw)
        self._wrong: Any = import_module("cryptography.exceptions").InvalidSignature

    def verifies(self, signature: bytes, content: bytes) -> bool:
        """See `Key.verifies`."""
        try:
            self._key.verify(signature, content)
        except self._wrong:
            return False
        return True

    def sign(self, content: bytes) -> bytes:  # noqa: ARG002 - it cannot
        """See `Key.sign`."""
        raise ValueError(f"a public key ({_PUBLIC}) does not sign: give the other half of its pair")


class PrivateKey(PublicKey):
    """The half of a pair that signs, and verifies as well."""

    def __init__(self, seed: bytes) -> None:
        self._private: Any = _ed25519().Ed25519PrivateKey.from_private_bytes(seed)
        super().__init__(self._private.public_key().public_bytes_raw())

    def __repr__(self) -> str:
        return "PrivateKey(***)"

    def sign(self, content: bytes) -> bytes:
        """See `Key.sign`."""
        signature: bytes = self._private.sign(content)
        return signature


def _ed25519() -> Any:
    try:
        # By name: it is there with its extra only, and type checkers know nothing of it.
        return import_module("cryptography.hazmat.primitives.asymmetric.ed25519")
    except ImportError as error:
        text = "Ed25519 needs cryptography: install the extra `ed25519` of this package"
        raise ImportError(text, name=error.name) from None


def key_of(secret: str | bytes) -> Key:
    """Return a secret as a key.

    Args:
        secret: base64 after `whsec_` (or after nothing) for HMAC, after `whpk_` or `whsk_` for
            Ed25519; bytes are a secret of HMAC as it is.

    Raises:
        TypeError: it is something else.
        ValueError: it cannot be read, or is empty; the message does not repeat it.
        ImportError: it is of Ed25519, and its extra is not installed.
    """
    if isinstance(secret, bytes):
        return SymmetricKey(_filled(secret))
    if not isinstance(secret, str):
        raise TypeError(f"a secret is text or bytes, not {type(secret).__name__}")
    for prefix in (_PUBLIC, _PRIVATE):
        if secret.startswith(prefix):
            raw = _decoded(secret.removeprefix(prefix))
            if prefix == _PRIVATE and len(raw) == _PAIR_BYTES:
                raw = raw[:_KEY_BYTES]  # the seed; the public half follows it
            if len(raw) != _KEY_BYTES:
                raise ValueError(f"a key of Ed25519 ({prefix}) has {_KEY_BYTES} bytes")
            return PublicKey(raw) if prefix == _PUBLIC else PrivateKey(raw)
    return SymmetricKey(_filled(_decoded(secret.removeprefix(_SYMMETRIC))))


def _filled(secret: bytes) -> bytes:
    if not secret:
        raise ValueError("a secret of webhooks may not be empty")
    return secret


def _decoded(text: str) -> bytes:
    """Return what base64 stands for; the padding at its end may be missing."""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("a secret of webhooks is not base64") from None
