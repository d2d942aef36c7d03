# Generated from an OpenAPI document. Do not edit: change the document, generate again.
"""Model Fields."""

from __future__ import annotations

from datetime import date as date_aliased
from typing import Annotated
from uuid import UUID

from pydantic import Field

from .._runtime.models.base import ApiModel, AwareDatetime
from ._user3 import User3


class Fields(ApiModel):
    model_dump_: Annotated[str | None, Field(alias="model_dump")] = None
    self_: Annotated[str | None, Field(alias="self")] = None
    date: date_aliased | None = None
    date_time: Annotated[AwareDatetime | None, Field(alias="dateTime")] = None
    datetime: AwareDatetime | None = None
    list_: Annotated[list[str] | None, Field(alias="list")] = None
    lists: list[int] | None = None
    copy_: Annotated[str | None, Field(alias="copy")] = None
    json_: Annotated[str | None, Field(alias="json")] = None
    str_: Annotated[str | None, Field(alias="str")] = None
    int_: Annotated[int | None, Field(alias="int")] = None
    uuid: UUID | None = None
    uuid_2: Annotated[UUID | None, Field(alias="UUID")] = None
    class_: Annotated[str | None, Field(alias="class")] = None
    foo_bar_2: Annotated[str | None, Field(alias="fooBar")] = None
    foo_bar: str | None = None
    foo_bar_3: Annotated[str | None, Field(alias="FooBar")] = None
    foo_bar_4: Annotated[str | None, Field(alias="foo-bar")] = None
    ref: Annotated[str | None, Field(alias="$ref$")] = None
    field: Annotated[str | None, Field(alias="")] = None
    type: Annotated[str | None, Field(alias="@type")] = None
    field_1st: Annotated[str | None, Field(alias="1st")] = None
    private: Annotated[str | None, Field(alias="_private")] = None
    dunder: Annotated[str | None, Field(alias="__dunder__")] = None
    any: Annotated[str | None, Field(alias="Any")] = None
    field_2: Annotated[str | None, Field(alias="Field", min_length=1)] = None
    none: Annotated[str | None, Field(alias="None")] = None
    nested_name: Annotated[str | None, Field(alias="nested.name")] = None
    naïve: str | None = None
    with_space: Annotated[str | None, Field(alias="with space")] = None
    user: User3 | None = None
    model_config_: Annotated[str | None, Field(alias="model_config")] = None
