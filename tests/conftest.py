"""What every test may use."""

import gettext
from collections.abc import Iterator

import pytest
from hypothesis import settings

from pdca.cli import text
from pdca.storage import database
from tests import shortcuts
from tests.depth import examples, in_ci
from tests.golden_files import golden

__all__ = ["golden"]

settings.register_profile("ordinary", max_examples=examples(100), deadline=None)
if not in_ci():
    settings.load_profile("ordinary")


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


@pytest.fixture(autouse=True)
def _no_language_is_left_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin in English, whatever language the test before ended in."""
    monkeypatch.setattr(text, "_chosen", [gettext.NullTranslations()])
    monkeypatch.setenv("LANGUAGE", "en")


@pytest.fixture
def without_shortcuts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Open databases with all the safety that the program gives them."""
    monkeypatch.setattr(database, "_set_pragmas", shortcuts.set_pragmas)
