"""Exchanges without credentials and, unless asked for, without personal content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote_plus

from .narrowing import AnyDict, AnyList

if TYPE_CHECKING:
    from collections.abc import Callable

    from .operations import Contract

HIDDEN: Final = "***"
"""Stands for what is not shown."""
SECRET_FIELDS: Final = frozenset(
    {"authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key"}
)
"""Header fields that hold credentials whatever the document says."""
_FIELD_PARTS: Final = (
    *("token", "secret", "password", "apikey", "accesskey", "credential", "signature", "session"),
)
"""What names of header fields have that hold credentials, hyphens and underscores left out."""
_FIELD_WORDS: Final = frozenset({"auth", "jwt", "otp"})
_URL_FIELDS: Final = frozenset({"location", "content-location", "referer"})
_NAMES: Final = re.compile(
    r"(access|refresh|id|auth|bearer|csrf|session)?token|.*(password|passphrase|secret|credential"
    r"|apikey|privatekey|accesskey|securitytoken).*|otp|pin|jwt|signature|xamzsignature|sig"
)
"""Names of parameters and properties that hold credentials, likewise."""
_URL: Final = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*:)?//(?P<user>[^/?#@]*@)?")


class Masking:
    """Replaces credentials and personal content by `***`.

    Args:
        personal: show personal content as it is.
    """

    def __init__(self, *, personal: bool = False) -> None:
        self._shows_personal = personal
        self._fields = set(SECRET_FIELDS)
        self._parameters: set[str] = set()
        self._hidden: set[str] = set()

    def describe(self, contract: Contract) -> None:
        """Take the names of API keys, and of properties that are personal, from the facts."""
        if not self._shows_personal:
            self._hidden |= contract.personal
        for scheme in contract.security_schemes.values():
            if scheme.type == "apiKey":
                self._fields.add(scheme.parameter_name.lower())
                self._parameters.add(scheme.parameter_name)

    def url(self, url: str) -> str:
        """Return a URL, absolute or not, without user, secret parameters and fragment."""
        match = _URL.match(url)
        if match and match["user"]:
            url = url[: match.start("user")] + url[match.end("user") :]
        path, mark, query = url.partition("#")[0].partition("?")
        return path + mark + self.form(query)

    def form(self, text: str) -> str:
        """Return the names and values of a query or form, those of secret parameters replaced."""
        return "&".join(map(self._pair, text.split("&")))

    def _pair(self, pair: str) -> str:
        name, equals, _ = pair.partition("=")
        plain = unquote_plus(name)
        words = [word for word in re.split(r"[\[\].]", plain) if word]
        is_secret = plain in self._parameters or any(
            word in self._hidden or _is_secret(word) for word in words
        )
        return f"{name}={HIDDEN}" if equals and is_secret else pair

    def field(self, name: str, value: str) -> str:
        """Return the value of a header field, whose name is in lower case."""
        plain = _plain(name)
        if (
            name in self._fields
            or any(part in plain for part in _FIELD_PARTS)
            or not _FIELD_WORDS.isdisjoint(re.split(r"[-_]", name))
        ):
            return HIDDEN
        return self.url(value) if name in _URL_FIELDS else value

    def data(self, data: Any, hide: Callable[[str], str]) -> Any:
        """Return JSON data.

        Args:
            data: as it was sent.
            hide: takes credentials that are known out of a text.
        """
        if isinstance(data, str):
            text = hide(data)
            is_url = "://" in text and _URL.match(text) is not None
            return self.url(text) if is_url and ("?" in text or "@" in text) else text
        if isinstance(data, AnyDict):
            return {
                key: HIDDEN
                if value is not None and (key in self._hidden or _is_secret(key))
                else self.data(value, hide)
                for key, value in data.items()
            }
        return [self.data(item, hide) for item in data] if isinstance(data, AnyList) else data


def _plain(name: str) -> str:
    return name.lower().replace("-", "").replace("_", "")


def _is_secret(name: str) -> bool:
    return _NAMES.fullmatch(_plain(name)) is not None
