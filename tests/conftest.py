"""What every test may use."""

from collections.abc import Iterator

import pytest

from pdca.storage import database
from tests import shortcuts
from tests.golden_files import golden

__all__ = ["golden"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites golden files."""
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the golden files; read the difference"
    )


@pytest.fixture(scope="session", autouse=True)
def _shortcuts() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        shortcuts.taken(patch)
        yield


@pytest.fixture
def without_shortcuts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Open databases with all the safety that the program gives them."""
    monkeypatch.setattr(database, "_set_pragmas", shortcuts.set_pragmas)
