"""Where a browser stands that can print: what PDCA_BROWSER names, else Chrome, Chromium or Edge."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from pdca.domain.errors import NotFound

VARIABLE = "PDCA_BROWSER"

_ON_PATH = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "chrome",
    "msedge",
)

_ON_WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
)

_ON_MACOS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)


def find_browser(environment: Mapping[str, str], platform: str) -> Path | None:
    """Return the program of a browser, None when there is none.

    Raises:
        NotFound: PDCA_BROWSER names no program.
    """
    # Only the environment may name it: a file in a folder of somebody else's must not choose what runs.
    named = environment.get(VARIABLE)
    if named:
        found = shutil.which(named, path=environment.get("PATH"))
        if found is None:
            raise NotFound("browser-missing", file=named)
        return Path(found)
    return next(_installed(environment, platform), None)


def _installed(environment: Mapping[str, str], platform: str) -> Iterator[Path]:
    for name in _ON_PATH:
        found = shutil.which(name, path=environment.get("PATH"))
        if found:
            yield Path(found)
    for folder, names in _folders(environment, platform):
        yield from (folder / name for name in names if (folder / name).is_file())


def _folders(environment: Mapping[str, str], platform: str) -> Iterator[tuple[Path, tuple[str, ...]]]:
    if platform == "win32":
        variables = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
        yield from ((Path(environment[each]), _ON_WINDOWS) for each in variables if environment.get(each))
    elif platform == "darwin":
        yield Path("/Applications"), _ON_MACOS
        if environment.get("HOME"):
            yield Path(environment["HOME"]) / "Applications", _ON_MACOS
