# case_names/models/_abc.py
class ABC(ApiModel):
    nine: int | None = None

# case_names/models/_any2.py
class Any2(ApiModel):
    six: int | None = None

# case_names/models/_api_model2.py
class ApiModel2(ApiModel):
    eight: int | None = None

# case_names/models/_datetime.py
class Datetime(ApiModel):
    thirteen: AwareDatetime | None = None

# case_names/models/_field2.py
class Field2(ApiModel):
    seven: Annotated[int | None, Field(ge=1)] = None

# case_names/models/_fields.py
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

# case_names/models/_holder.py
class Holder(ApiModel):
    a: User3 | None = None
    b: User | None = None
    c: USER2 | None = None
    d: UserName2 | None = None
    e: UserName | None = None
    f: Any2 | None = None
    g: Field2 | None = None
    h: ApiModel2 | None = None
    i: ABC | None = None
    j: Model | None = None
    k: Model1st | None = None
    l: None2 | None = None
    m: Datetime | None = None

# case_names/models/_model.py
class Model(ApiModel):
    ten: int | None = None

# case_names/models/_model1_st.py
class Model1st(ApiModel):
    eleven: int | None = None

# case_names/models/_none2.py
class None2(ApiModel):
    twelve: int | None = None

# case_names/models/_user.py
class User(ApiModel):
    two: int | None = None

# case_names/models/_user2.py
class USER2(ApiModel):
    three: int | None = None

# case_names/models/_user3.py
class User3(ApiModel):
    one: int | None = None

# case_names/models/_user_name.py
class UserName(ApiModel):
    five: int | None = None

# case_names/models/_user_name2.py
class UserName2(ApiModel):
    four: int | None = None
