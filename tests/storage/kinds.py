"""The kind of database for what is computed from a log that was read, whichever database it came from."""

import pytest


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=[pytest.mark.postgresql, pytest.mark.slow])]
)
def kind(request: pytest.FixtureRequest) -> str:
    """Name a kind of database; what asks for it runs on SQLite, and in CI on both."""
    return str(request.param)
