# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model ImportMessagesRequest."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel
from ._historical_message import HistoricalMessage


class ImportMessagesRequest(ApiModel):
    """Past messages of one customer to save."""

    save_message_request_list: Annotated[
        list[HistoricalMessage] | None, Field(alias="saveMessageRequestList")
    ] = None
    """The messages to save."""

    call_back_path_url: Annotated[str | None, Field(alias="callBackPathUrl")] = None
    """
    Address to call back about the list as a whole. When it is called, and with what, is not
    documented.
    """
