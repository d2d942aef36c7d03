# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model VoiceCallAttributes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel, AwareDatetime


class VoiceCallAttributes(ApiModel):
    """Facts about a voice call. The wire names of the two prompts are cased differently."""

    calling_party: Annotated[str | None, Field(alias="callingParty")] = None
    """The party who calls."""

    party2: str | None = None
    """The other party."""

    party1_prompt: Annotated[str | None, Field(alias="party1Prompt")] = None
    party2_prompt: Annotated[str | None, Field(alias="party2prompt")] = None
    call_status: Annotated[int | None, Field(alias="callStatus")] = None
    """Status of the call, as a number whose meaning is not documented."""

    call_identifier: Annotated[str | None, Field(alias="callIdentifier")] = None
    """Identifier of the call."""

    call_date_time: Annotated[AwareDatetime | None, Field(alias="callDateTime")] = None
    """When the call took place."""

    call_broker: Annotated[str | None, Field(alias="callBroker")] = None
    recording_url: Annotated[str | None, Field(alias="recordingUrl")] = None
    """Address of the recording."""

    record_call: Annotated[bool | None, Field(alias="recordCall")] = None
    """Whether the call is recorded."""

    transcribe_call: Annotated[bool | None, Field(alias="transcribeCall")] = None
    """Whether the call is transcribed."""

    transcribe_text: Annotated[str | None, Field(alias="transcribeText")] = None
