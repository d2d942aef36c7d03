# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model MessageSendingAttributes."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .._runtime.models.base import ApiModel


class MessageSendingAttributes(ApiModel):
    """
    How an edited draft is to be sent. The full set: compare `MessageSendingAttributesLite` and
    `BotMessageSendingAttributes`.
    """

    add_signature: Annotated[bool | None, Field(alias="addSignature")] = None
    """Whether to add a signature."""

    add_tcpa_footer: Annotated[bool | None, Field(alias="addTCPAFooter")] = None
    """Whether to add the TCPA footer."""

    override_optout_rules: Annotated[bool | None, Field(alias="overrideOptoutRules")] = None
    """Whether to send regardless of the opt-out rules."""

    send_v_card: Annotated[bool | None, Field(alias="sendVCard")] = None
    """Whether to send a vCard."""

    communication_value_of_customer: Annotated[
        str | None, Field(alias="communicationValueOfCustomer")
    ] = None
    """Where to reach the customer: presumably a phone number or an email address."""

    communication_label: Annotated[str | None, Field(alias="communicationLabel")] = None
    override_holidays: Annotated[bool | None, Field(alias="overrideHolidays")] = None
    """Whether to send regardless of holidays."""

    override_hours_of_operations: Annotated[
        bool | None, Field(alias="overrideHoursOfOperations")
    ] = None
    """Whether to send regardless of the hours of operation."""

    list_of_emails_to_be_cced: Annotated[list[str] | None, Field(alias="listOfEmailsToBeCCed")] = (
        None
    )
    """Email addresses to send a copy to."""

    list_of_emails_to_be_bcced: Annotated[
        list[str] | None, Field(alias="listOfEmailsToBeBCCed")
    ] = None
    """Email addresses to send a blind copy to."""

    callback_url: Annotated[str | None, Field(alias="callbackURL")] = None
    """Address to call back. When it is called, and with what, is not documented."""

    callback_meta_data: Annotated[dict[str, Any] | None, Field(alias="callbackMetaData")] = None
    """Additional data for the callback."""

    add_footer: Annotated[bool | None, Field(alias="addFooter")] = None
    """Whether to add a footer."""

    send_synchronously: Annotated[bool | None, Field(alias="sendSynchronously")] = None
    """Whether to send synchronously."""

    delay: int | None = None
    """Delay before sending. Its unit is not documented."""

    queue_if_opted_out: Annotated[bool | None, Field(alias="queueIfOptedOut")] = None
    """Whether to queue the message if the customer has opted out."""
