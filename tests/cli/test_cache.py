"""Where the program keeps what it can make anew: compiled templates, in the person's own cache."""

import sys
from pathlib import Path

import pytest

from pdca.cli.settings import cache_folder
from tests.cli.conftest import Terminal

REPORT = "report month 2026-09 --out -"

posix = pytest.mark.skipif(sys.platform == "win32", reason="the folders of POSIX")


@posix
@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"HOME": "/home/anna"}, Path("/home/anna/.cache/pdca")),
        ({"HOME": "/home/anna", "XDG_CACHE_HOME": "/quick"}, Path("/quick/pdca")),
        ({"HOME": "/home/anna", "PDCA_CACHE": "/named"}, Path("/named")),
        ({"HOME": "/home/anna", "PDCA_CACHE": ""}, None),
        ({}, None),
    ],
)
def test_the_cache_is_where_the_person_has_it(environment: dict[str, str], folder: Path | None) -> None:
    assert cache_folder(environment) == folder


def test_a_report_from_kept_templates_is_the_same(
    doing: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = doing.on("2026-10-02").done(REPORT, by="Лебедев")
    monkeypatch.setenv("PDCA_CACHE", str(tmp_path / "cache"))

    first = doing.done(REPORT, by="Лебедев")

    assert any((tmp_path / "cache" / "templates").iterdir())
    assert first == plain
    assert doing.done(REPORT, by="Лебедев") == plain
