"""A file of settings: TOML, read whole, every mistake with its line."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pdca.domain.errors import Gap, WrongInput
from pdca.domain.nearest import nearest

KEYS = ("db", "as", "lang", "editor", "pager", "templates")

SECTIONS = ("mail", "portfolio", "telegram")
"""Read by those who need them."""


def read_settings(path: Path) -> dict[str, str]:
    """Read the settings of a file; raise WrongInput when it is no settings file."""
    table = read_table(path)
    mistakes = tuple(_mistakes(path, table))
    if mistakes:
        raise WrongInput("settings-mistakes", mistakes, file=str(path))
    values = {key: str(value) for key, value in table.items() if key in KEYS}
    if "db" in values and "://" not in values["db"]:
        # A relative path belongs to the folder of the file that names it, here and below.
        values["db"] = str(path.parent / values["db"])
    if "templates" in values:
        values["templates"] = str(path.parent / values["templates"])
    return values


def read_table(path: Path) -> dict[str, Any]:
    """Read a file of settings as it is; raise WrongInput when it is no TOML."""
    import tomllib  # few folders have such a file

    text = _read(path)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(path, text, str(error)) from None


def read_section(path: Path, name: str, known: tuple[str, ...] = ()) -> dict[str, Any]:
    """Read one section of a file of settings; raise WrongInput when it is none or has an unknown name.

    Without known names every name is taken.
    """
    section = read_table(path).get(name, {})
    if not isinstance(section, dict):
        raise WrongInput("settings-mistakes", (no_section(path, name),), file=str(path))
    mistakes = tuple(_unknown(path, each, known) for each in section if known and each not in known)
    if mistakes:
        raise WrongInput("settings-mistakes", mistakes, file=str(path))
    return section


def no_section(path: Path, name: str) -> Gap:
    """Return the mistake of a name that must be a section."""
    return Gap("setting-no-section", {"file": str(path), "line": _line_of(path, name), "name": name})


def _unknown(path: Path, name: str, known: tuple[str, ...]) -> Gap:
    """Return the mistake of a name that means nothing, with the one that was probably meant."""
    place = {"file": str(path), "line": _line_of(path, name), "name": name}
    return Gap("setting-unknown", {**place, "known": known, "close": nearest(name, known)})


def _line_of(path: Path, key: str) -> int:
    """Return the first line that sets a key or begins its section; 1 where it is written in another way."""
    written = re.compile(rf"""\s*\[?\s*["']?{re.escape(key)}\b""")
    lines = enumerate(_read(path).splitlines(), 1)
    return next((number for number, line in lines if written.match(line)), 1)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else error.reason
        raise WrongInput("settings-unreadable", file=str(path), detail=reason) from None


def _no_toml(path: Path, text: str, detail: str) -> WrongInput:
    """Tell where a file is no TOML; Windows paths in double quotes are the usual reason."""
    found = re.search(r"at line (\d+)", detail)
    number = int(found[1]) if found else len(text.splitlines())
    line = text.splitlines()[number - 1] if 0 < number <= len(text.splitlines()) else ""
    code = "settings-backslash" if '"' in line and "\\" in line else "settings-no-toml"
    return WrongInput(code, file=str(path), line=number)


def _mistakes(path: Path, table: Mapping[str, object]) -> Iterator[Gap]:
    for key, value in table.items():
        if key not in (*KEYS, *SECTIONS):
            yield _unknown(path, key, (*KEYS, *SECTIONS))
            continue
        place = {"file": str(path), "line": _line_of(path, key), "name": key}
        if key in KEYS and not isinstance(value, str):
            yield Gap("setting-no-text", place)
        elif key in SECTIONS and not isinstance(value, dict):
            yield no_section(path, key)
