# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Client of ../../etc/passwd\"\"\" open("pwned", "w") # {{ 7*7 }} {% raw %}."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from typing_extensions import Unpack

from . import _operations as operations
from ._runtime.client.credentials import api_key as _api_key
from ._runtime.client.hooks import Hooks
from ._runtime.client.retries import Retries
from ._runtime.client.sync_client import SyncClientBase
from ._runtime.client.sync_groups import SyncGroup

if TYPE_CHECKING:
    from typing import Self

    from . import models
    from ._runtime.client.credentials import Secret
    from ._runtime.client.options import CallOptions, ClientOptions, ClientSettings
    from ._runtime.transports.asgi import AsgiApp

__all__ = ["Client", "Hooks", "Retries", "OpenPwnedW", "Model"]


class OpenPwnedW(SyncGroup):
    """ends with quotes \"\"\""""

    def x_pass_open_pwned_w(
        self,
        *,
        open_pwned_w: str,
        q: str | None = None,
        none_open_pwned_w: models.XPassOpenPwnedWNoneOpenPwnedW | None = None,
        param: Literal['\u202e"""\\\n'] | None = None,
        param_2: int | None = None,
        param_3: list[models.XPassOpenPwnedWModelItem] | None = None,
        x_head: str | None = None,
        **options: Unpack[CallOptions],
    ) -> models.Open:
        """\"\"\"; open("pwned", "w").

        \\\"\"\"
        open("pwned", "w")
            indented \\

        `GET /\"\"\"/{'); open("pwned", "w") %}/'); open('pwned')\\`

        Args:
            open_pwned_w: \"\"\" open('pwned').
            q: Default: `\\'\"\"\" ); open('pwned', 'w') #`.
            none_open_pwned_w: query parameter `=None, **open('pwned','w')`.
            param: query parameter `<U+202E> <U+0000>`.
            param_2: Default: `1`.
            param_3: query parameter `???`.
            x_head: header parameter `X-Head\"\"\"\\`.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 \"\"\"\\ open('pwned')

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.X_PASS_OPEN_PWNED_W,
            {
                "open_pwned_w": open_pwned_w,
                "q": q,
                "none_open_pwned_w": none_open_pwned_w,
                "param": param,
                "param_2": param_2,
                "param_3": param_3,
                "x_head": x_head,
            },
            None,
            options,
        )


class Model(SyncGroup):
    """\\"""

    def post_by_open_pwned_w_open_pwned(
        self,
        *,
        open_pwned_w: str,
        body: models.X3A20Pass | models.PostByOpenPwnedWOpenPwnedRequest | Mapping[str, Any],
        **options: Unpack[CallOptions],
    ) -> None:
        """POST /\"\"\"/{'); open("pwned", "w") %}/'); open('pwned')\\.

        `POST /\"\"\"/{'); open("pwned", "w") %}/'); open('pwned')\\`

        Args:
            open_pwned_w: path parameter `'); open("pwned", "w") %`.
            body: \"\"\"; a model, or plain data of the same shape.
            **options: for this call only, for example `timeout` in seconds.

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means. The document
                states: default.
        """
        return self._call(
            operations.POST_BY_OPEN_PWNED_W_OPEN_PWNED,
            {
                "open_pwned_w": open_pwned_w,
            },
            body,
            options,
        )


class Client(SyncClientBase):
    """Client of ../../etc/passwd\"\"\" open("pwned", "w") # {{ 7*7 }} {% raw %} 1.0\"\"\" open('pwned',
    'w').

    Use it in a `with` statement, or close it when done. Threads may share one client.

    `from_env()` makes one from environment variables: `ETC_PASSWD_OPEN_PWNED_W_7_7_RAW_BASE_URL`,
    `ETC_PASSWD_OPEN_PWNED_W_7_7_RAW_API_KEY`.

    Operations:
        open_pwned_w.x_pass_open_pwned_w: \"\"\"; open("pwned", "w")
        group.post_by_open_pwned_w_open_pwned
    """

    _environment: ClassVar[str] = "ETC_PASSWD_OPEN_PWNED_W_7_7_RAW"
    _secrets: ClassVar[tuple[str, ...]] = ("api_key",)

    def __init__(
        self,
        base_url: str | None = None,
        *,
        api_key: Secret | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            base_url: where the API is, for example `https://host`. Default:
                `https://host.example/'"\\ {0}\"\"\"/open('pwned','w')`.
            api_key: API key of security scheme `_open.-pwned`, or a callable that gives it for each
                request.
            **options: `timeout`, `retries`, `headers`, `hooks` and more: see `ClientOptions`.
        """
        super().__init__(
            operations.CONTRACT,
            base_url,
            credentials=(_api_key("_open.-pwned", api_key),),
            options=options,
        )

    @classmethod
    def for_app(
        cls,
        app: AsgiApp,
        *,
        base_url: str = "http://testserver",
        raise_app_exceptions: bool = True,
        api_key: Secret | None = None,
        **options: Unpack[ClientSettings],
    ) -> Self:
        """Make a client that calls an ASGI application in this process, without a socket.

        The application runs in a thread beside. It starts with the first call and
        ends when the client is closed.

        Args:
            app: the application, for example from `create_app`.
            base_url: what the application is told it was called at.
            raise_app_exceptions: whether what the application raises is raised by the call;
                otherwise it is an answer with status 500.
            api_key: as of the constructor.
            **options: as of the constructor.
        """
        return cls._for_app(
            app,
            base_url,
            raise_app_exceptions,
            {
                "api_key": api_key,
            },
            options,
        )

    @cached_property
    def open_pwned_w(self) -> OpenPwnedW:
        """ends with quotes \"\"\""""
        return OpenPwnedW(self)

    @cached_property
    def group(self) -> Model:
        """\\"""
        return Model(self)
