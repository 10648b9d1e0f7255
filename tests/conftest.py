"""What every test may use."""

import pytest

from tests.golden_files import golden

__all__ = ["golden"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites golden files."""
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the golden files; read the difference"
    )
