"""The token endpoint of the mock (RFC 6749): it gives tokens, good until they end.

It stands at the path of each documented token endpoint that is no operation, and at
`/__mock__/token`; the metadata that name it (RFC 8414) at their documented path. What clients show
to get a token is accepted, unless `client_id` and `client_secret` say what is.
"""

from __future__ import annotations

import base64
import itertools
import threading
import time
from secrets import compare_digest
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote_plus, urlencode, urljoin, urlsplit

from starlette.responses import JSONResponse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from starlette.responses import Response

    from ..operations import Contract

LIFETIME = 3600.0
"""Seconds that a token is good for, unless `token_lifetime` or the request says otherwise."""
_GRANTS = frozenset({"client_credentials", "refresh_token", "authorization_code", "password"})
_SECRETS = frozenset({"client_secret", "refresh_token", "password", "code", "client_assertion"})
_MOST = 10_000
"""Tokens that are remembered; the oldest are forgotten, and refused from then on."""


class Issuer:
    """Gives access tokens.

    Args:
        contract: names the token endpoints.
        options: those of the mock.
        prefix: path of the API, which relative URLs of the document follow.
        clock: seconds, from any start.
    """

    def __init__(
        self,
        contract: Contract,
        options: Mapping[str, Any],
        prefix: str,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._options = options
        self._clock = clock
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._ends: dict[str, float] = {}
        self._refresh: dict[str, bool] = {}
        schemes = list(contract.security_schemes.values())
        base = f"http://mock{prefix}/"
        urls = [url for scheme in schemes for flow in scheme.flows for url in _urls(flow)]
        self._metadata = {_path(base, s.metadata_url) for s in schemes if s.metadata_url}
        self._paths = {_path(base, url) for url in urls}
        self._paths |= {_endpoint(path) for path in self._metadata}

    def takes(self, path: str) -> bool:
        """Whether a path is that of a token endpoint, or of metadata."""
        return path in self._paths or path in self._metadata

    @property
    def methods(self) -> frozenset[str]:
        """The methods of its endpoints, as pages of others may use them (CORS)."""
        return frozenset({"POST"} if self._paths else ())

    def accepts(self, token: str) -> bool | None:
        """Whether a token was given and has not ended; None where it is of somebody else."""
        with self._lock:
            end = self._ends.get(token)
        return None if end is None else self._clock() < end

    @property
    def is_strict(self) -> bool:
        """Whether only its own tokens are accepted, as clients have to be known."""
        return bool({"client_id", "client_secret"} & self._options.keys())

    def shown(self, content: bytes) -> bytes:
        """Return a form without its secrets."""
        pairs = parse_qsl(content.decode("utf-8", "replace"), keep_blank_values=True)
        return urlencode([(n, "***" if n in _SECRETS else v) for n, v in pairs], safe="*").encode()

    def answer(
        self, method: str, url: str, headers: Mapping[bytes, bytes], content: bytes
    ) -> Response:
        """Return the answer to a request for a token, or for metadata.

        Args:
            method: of the request.
            url: absolute.
            headers: by lower-case names.
            content: the form.
        """
        path = urlsplit(url).path
        if path in self._metadata:
            issuer = url.partition("/.well-known/")[0]
            return JSONResponse(
                {
                    "issuer": issuer,
                    "token_endpoint": urljoin(url, _endpoint(path)),
                    "token_endpoint_auth_methods_supported": [
                        "client_secret_basic",
                        "client_secret_post",
                    ],
                }
            )
        if method != "POST":
            return _error(405, "invalid_request", "a token is asked for by POST")
        form = dict(parse_qsl(content.decode("utf-8", "replace"), keep_blank_values=True))
        if not self._is_known(form, headers.get(b"authorization", b"").decode("latin-1")):
            return _error(401, "invalid_client", "the client is not known")
        grant = form.get("grant_type", "")
        if grant not in _GRANTS:
            code = "unsupported_grant_type" if grant else "invalid_request"
            return _error(400, code, f"one of {', '.join(sorted(_GRANTS))} is expected")
        return self._given(grant, form)

    def _is_known(self, form: Mapping[str, str], authorization: str) -> bool:
        client, secret = form.get("client_id", ""), form.get("client_secret", "")
        scheme, _, coded = authorization.partition(" ")
        if scheme.lower() == "basic":
            try:
                text = base64.b64decode(coded, validate=True).decode()
            except ValueError:
                return False
            client, secret = map(unquote_plus, text.partition(":")[::2])
        expected = (
            self._options.get("client_id", client),
            self._options.get("client_secret", secret),
        )
        return bool(client) and all(
            compare_digest(shown.encode(), known.encode())
            for shown, known in zip((client, secret), expected, strict=True)
        )

    def _given(self, grant: str, form: Mapping[str, str]) -> Response:
        lifetime = form.get("lifetime") or self._options.get("token_lifetime", LIFETIME)
        try:
            lifetime = float(lifetime)
        except ValueError:
            return _error(400, "invalid_request", "`lifetime` is a number of seconds")
        with self._lock:
            if grant == "refresh_token":
                shown = form.get("refresh_token", "")
                if not shown or self._refresh.get(shown) is False:
                    return _error(400, "invalid_grant", "the refresh token is not good any more")
                self._refresh[shown] = False
            number = next(self._numbers)
            token = f"mock-token-{number}"
            self._ends[token] = self._clock() + lifetime
            answer: dict[str, Any] = {"access_token": token, "token_type": "Bearer"}
            if grant != "client_credentials":
                answer["refresh_token"] = f"mock-refresh-{number}"
                self._refresh[answer["refresh_token"]] = True
            for kept in (self._ends, self._refresh):
                while len(kept) > _MOST:
                    del kept[next(iter(kept))]
        answer["expires_in"] = int(lifetime) if lifetime.is_integer() else lifetime
        if form.get("scope"):
            answer["scope"] = form["scope"]
        return JSONResponse(answer, headers={"Cache-Control": "no-store"})


def _urls(flow: Any) -> Iterator[str]:
    yield from filter(None, (flow.token_url, flow.refresh_url))


def _path(base: str, url: str) -> str:
    return urlsplit(urljoin(base, url)).path or "/"


def _endpoint(metadata: str) -> str:
    """Return the path of the token endpoint that metadata name."""
    return f"{metadata.partition('/.well-known/')[0]}/token"


def _error(status: int, code: str, text: str) -> Response:
    headers = {"Cache-Control": "no-store"}
    if status == 401:
        headers["WWW-Authenticate"] = "Basic"
    return JSONResponse({"error": code, "error_description": text}, status, headers=headers)
