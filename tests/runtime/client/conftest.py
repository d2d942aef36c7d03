import pytest

from tests.runtime.client.client_support import Api


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def api(request: pytest.FixtureRequest) -> Api:
    return Api(asynchronous=request.param)


@pytest.fixture
def sync_api() -> Api:
    return Api(asynchronous=False)
