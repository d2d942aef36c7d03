# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model NotificationButton."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models.base import ApiModel
from ._button_theme import ButtonTheme


class NotificationButton(ApiModel):
    """A button of a notification."""

    button_text_translation_widget_key: Annotated[
        str | None, Field(alias="buttonTextTranslationWidgetKey")
    ] = None
    """Widget under which the translation of the button's text is found."""

    button_text_translation_key: Annotated[str | None, Field(alias="buttonTextTranslationKey")] = (
        None
    )
    """Key under which the translation of the button's text is found."""

    button_default_text: Annotated[str | None, Field(alias="buttonDefaultText")] = None
    """Default text of the button."""

    button_theme: Annotated[ButtonTheme | None, Field(alias="buttonTheme")] = None
    button_action_event_data: Annotated[
        dict[str, str] | None, Field(alias="buttonActionEventData")
    ] = None
    """Data for the button's action; every value is text."""

    is_primary_button: Annotated[bool | None, Field(alias="isPrimaryButton")] = None
    """Whether this is the primary button."""
