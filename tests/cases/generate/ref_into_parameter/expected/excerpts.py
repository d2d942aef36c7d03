# case_ref_into_parameter/models/__init__.py
__all__ = ["ApiModel", "Kind", "A"]

# case_ref_into_parameter/models/_a.py
class A(ApiModel):
    type: Kind | None = None

# case_ref_into_parameter/models/_kind.py
class Kind(StrEnum):
    X = "x"
    Y = "y"
