# case_bodies/models/_note.py
class Note(ApiModel):
    text: str
    stars: Annotated[int | None, Field(ge=0, le=5)] = None

# case_bodies/models/_send_form_request.py
class SendFormRequest(ApiModel):
    name: str
    age: int | None = None
    tags: list[str] | None = None
    colours: list[str] | None = None

# case_bodies/models/_upload_request.py
class UploadRequest(ApiModel):
    file: bytes
    more: list[bytes] | None = None
    caption: str | None = None
    details: Note | None = None
