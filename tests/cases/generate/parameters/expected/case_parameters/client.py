# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Client of Case parameters."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from typing_extensions import Unpack

from . import _operations as operations
from ._runtime.client.hooks import Hooks
from ._runtime.client.retries import Retries
from ._runtime.client.sync_client import SyncClientBase
from ._runtime.client.sync_groups import SyncGroup

if TYPE_CHECKING:
    from typing import Self

    from . import models
    from ._runtime.client.options import CallOptions, ClientOptions, ClientSettings
    from ._runtime.transports.asgi import AsgiApp

__all__ = ["Client", "Hooks", "Retries", "Default"]


class Default(SyncGroup):
    """Operations tagged `default`."""

    def in_query(
        self,
        *,
        text: str,
        number: float | None = None,
        flag: bool | None = None,
        count: int | None = None,
        form: models.Texts | None = None,
        form_joined: models.Texts | None = None,
        spaces: models.Texts | None = None,
        pipes: models.Texts | None = None,
        deep: models.Range | None = None,
        joined_object: models.Range | None = None,
        filter: models.InQueryFilter | None = None,
        reserved: str | None = None,
        since: datetime | None = None,
        day: date | None = None,
        look_around: str | None = None,
        id: UUID | None = None,
        colour: models.Colour | None = None,
        size: models.InQuerySize | None = None,
        days: list[date] | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """styles of the query.

        `GET /query`

        Args:
            text: A required text.
            number: query parameter `number`.
            flag: query parameter `flag`.
            count: Default: `20`.
            form: query parameter `form`.
            form_joined: query parameter `formJoined`.
            spaces: query parameter `spaces`.
            pipes: query parameter `pipes`.
            deep: query parameter `deep`.
            joined_object: query parameter `joinedObject`.
            filter: A JSON text.
            reserved: query parameter `reserved`.
            since: query parameter `since`.
            day: query parameter `day`.
            look_around: query parameter `lookAround`.
            id: query parameter `id`.
            colour: query parameter `colour`.
            size: query parameter `size`.
            days: Deprecated.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 done

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.IN_QUERY,
            {
                "text": text,
                "number": number,
                "flag": flag,
                "count": count,
                "form": form,
                "form_joined": form_joined,
                "spaces": spaces,
                "pipes": pipes,
                "deep": deep,
                "joined_object": joined_object,
                "filter": filter,
                "reserved": reserved,
                "since": since,
                "day": day,
                "look_around": look_around,
                "id": id,
                "colour": colour,
                "size": size,
                "days": days,
            },
            None,
            options,
        )

    def exploded_object(
        self,
        *,
        range: models.Range | None = None,
        other: str | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """GET /object.

        `GET /object`

        Args:
            range: query parameter `range`.
            other: query parameter `other`.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 done

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.EXPLODED_OBJECT,
            {
                "range": range,
                "other": other,
            },
            None,
            options,
        )

    def in_header(
        self,
        *,
        x_request_id: str,
        x_numbers: list[int] | None = None,
        x_range: models.Range | None = None,
        x_flag: bool | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """GET /header.

        `GET /header`

        Args:
            x_request_id: header parameter `X-Request-ID`.
            x_numbers: header parameter `X-Numbers`.
            x_range: header parameter `X-Range`.
            x_flag: header parameter `X-Flag`.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 done

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.IN_HEADER,
            {
                "x_request_id": x_request_id,
                "x_numbers": x_numbers,
                "x_range": x_range,
                "x_flag": x_flag,
            },
            None,
            options,
        )

    def in_cookie(
        self,
        *,
        session: str,
        visits: int | None = None,
        tags: models.Texts | None = None,
        **options: Unpack[CallOptions],
    ) -> None:
        """GET /cookie.

        `GET /cookie`

        Args:
            session: cookie parameter `session`.
            visits: cookie parameter `visits`.
            tags: cookie parameter `tags`.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 done

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.IN_COOKIE,
            {
                "session": session,
                "visits": visits,
                "tags": tags,
            },
            None,
            options,
        )

    def in_path(
        self,
        *,
        plain: str,
        list: models.Texts,
        label: int,
        labels: models.Texts,
        matrix: str,
        matrices: models.Texts,
        ranged: models.Range,
        **options: Unpack[CallOptions],
    ) -> None:
        """GET /path/{plain}/{list}/{label}/{labels}/{matrix}/{matrices}/{ranged}.

        `GET /path/{plain}/{list}/{label}/{labels}/{matrix}/{matrices}/{ranged}`

        Args:
            plain: path parameter `plain`.
            list: path parameter `list`.
            label: path parameter `label`.
            labels: path parameter `labels`.
            matrix: path parameter `matrix`.
            matrices: path parameter `matrices`.
            ranged: path parameter `ranged`.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 done

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.IN_PATH,
            {
                "plain": plain,
                "list": list,
                "label": label,
                "labels": labels,
                "matrix": matrix,
                "matrices": matrices,
                "ranged": ranged,
            },
            None,
            options,
        )

    def two_in_one_segment(
        self,
        *,
        name: str,
        extension: str,
        **options: Unpack[CallOptions],
    ) -> None:
        """GET /files/{name}.{extension}.

        `GET /files/{name}.{extension}`

        Args:
            name: path parameter `name`.
            extension: path parameter `extension`.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            204 done

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.TWO_IN_ONE_SEGMENT,
            {
                "name": name,
                "extension": extension,
            },
            None,
            options,
        )


class Client(SyncClientBase):
    """Client of Case parameters 1.0.0.

    Use it in a `with` statement, or close it when done. Threads may share one client.

    `from_env()` makes one from environment variables: `CASE_PARAMETERS_BASE_URL`.

    Operations:
        default.in_query: styles of the query
        default.exploded_object
        default.in_header
        default.in_cookie
        default.in_path
        default.two_in_one_segment
    """

    _environment: ClassVar[str] = "CASE_PARAMETERS"

    def __init__(
        self,
        base_url: str | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            base_url: where the API is, for example `https://host`.
            **options: `timeout`, `retries`, `headers`, `hooks` and more: see `ClientOptions`.
        """
        super().__init__(
            operations.CONTRACT,
            base_url,
            credentials=(),
            options=options,
        )

    @classmethod
    def for_app(
        cls,
        app: AsgiApp,
        *,
        base_url: str = "http://testserver",
        raise_app_exceptions: bool = True,
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
            **options: as of the constructor.
        """
        return cls._for_app(
            app,
            base_url,
            raise_app_exceptions,
            {},
            options,
        )

    @cached_property
    def default(self) -> Default:
        """Operations tagged `default`."""
        return Default(self)
