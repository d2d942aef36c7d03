"""What tests of pages share: a repository with versions of a document."""

from tests.review.history.conftest import story

__all__ = ["story"]
