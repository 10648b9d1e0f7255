"""Golden files: what a report was when somebody last read it; `--update-golden` rewrites them."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "golden"

_FONT = re.compile(r"(?<=base64,)[A-Za-z0-9+/=]+")


@dataclass(frozen=True, slots=True)
class Golden:
    """Compares a text with the file of that name, or writes the file."""

    is_update: bool

    def __call__(self, name: str, text: str) -> None:
        """Assert that the text is what the file holds."""
        file = FOLDER / name
        if self.is_update:
            file.write_text(text, encoding="utf-8", newline="\n")
        assert file.is_file(), f"no golden file {name}; make it with --update-golden and read it"
        assert text == file.read_text(encoding="utf-8")


def without_fonts(html: str) -> str:
    """Leave the fonts out, which nobody reads."""
    return _FONT.sub("…", html)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Give what compares a text with a golden file."""
    return Golden(is_update=bool(request.config.getoption("--update-golden")))
