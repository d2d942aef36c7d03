# case_responses/models/_fault.py
class Fault(ApiModel):
    code: str
    hint: str | None = None

# case_responses/models/_item.py
class Item(ApiModel):
    id: int
    made: AwareDatetime | None = None

# case_responses/models/_problem.py
class Problem(ApiModel):
    title: str | None = None
    status: int | None = None
