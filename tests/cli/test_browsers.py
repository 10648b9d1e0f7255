"""Where a browser is looked for, on each system."""

from pathlib import Path

import pytest

from pdca.cli.browsers import find_browser
from pdca.domain.errors import NotFound


def program(path: Path) -> Path:
    """Put a program somewhere."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_the_named_one_comes_first(tmp_path: Path) -> None:
    program(tmp_path / "chromium")
    named = program(tmp_path / "elsewhere" / "mine")

    assert find_browser({"PATH": str(tmp_path), "PDCA_BROWSER": str(named)}, "linux") == named


def test_a_named_one_that_is_not_there_is_refused(tmp_path: Path) -> None:
    program(tmp_path / "chromium")

    with pytest.raises(NotFound) as refused:
        find_browser({"PATH": str(tmp_path), "PDCA_BROWSER": "/no/such"}, "linux")

    assert (refused.value.code, refused.value.facts) == ("browser-missing", {"file": "/no/such"})


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome", "microsoft-edge"])
def test_it_is_found_on_the_path(tmp_path: Path, name: str) -> None:
    there = program(tmp_path / name)

    assert find_browser({"PATH": str(tmp_path)}, "linux") == there


@pytest.mark.parametrize("variable", ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"])
@pytest.mark.parametrize(
    "name", ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"]
)
def test_it_is_found_among_the_programs_of_windows(tmp_path: Path, variable: str, name: str) -> None:
    there = program(tmp_path / "programs" / name)

    assert find_browser({"PATH": "", variable: str(tmp_path / "programs")}, "win32") == there


def test_it_is_found_among_the_applications_of_a_person_on_macos(tmp_path: Path) -> None:
    there = program(tmp_path / "Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge")

    assert find_browser({"PATH": "", "HOME": str(tmp_path)}, "darwin") == there


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_there_may_be_none(tmp_path: Path, platform: str) -> None:
    assert find_browser({"PATH": str(tmp_path)}, platform) is None
