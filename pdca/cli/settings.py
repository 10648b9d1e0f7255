"""Where settings come from: option, environment, project file, user file, default; in this order."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from pdca.cli.files import is_file
from pdca.cli.settings_file import KEYS, read_settings
from pdca.cli.terminal import wants_colour
from pdca.domain.errors import WrongInput
from pdca.locale import languages

DEFAULT_DATABASE = "pdca.db"
DEFAULT_LANGUAGE = "ru"
PROJECT_FILE = "pdca.toml"

EARLIEST_YEAR, LATEST_YEAR = 2000, 2099
"""A clock set outside is a slip, and far dates cannot be written or counted."""

_MAY_BE_EMPTY = ("as", "pager")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the global options say."""

    database: str = DEFAULT_DATABASE
    name: str | None = None
    language: str = DEFAULT_LANGUAGE
    templates: str | None = None
    """The folder of the user's own templates, where it is not the usual one."""
    editor: str | None = None
    """The command that opens a form, where one is set."""
    is_json: bool = False
    is_input_wanted: bool = True
    is_coloured: bool | None = None
    """None: the terminal has colours, and a pipe has none."""
    pager: str | None = None
    """The command that shows what is longer than the screen: None is the usual one, empty is none."""
    is_debug: bool = False
    now: datetime | None = None
    """A clock set by PDCA_NOW, for tests and demonstrations."""


def hoisted(arguments: Sequence[str]) -> list[str]:
    """Move global options to the front, so that they may be typed anywhere before `--`."""
    front, rest = _divided(arguments)
    return [*front, *rest]


def early_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Find the language before anything is parsed, since help is made in it; the default when unknown."""
    words, _verb = _divided(arguments)
    for position, word in enumerate(words):
        value = word.partition("=")[2] if word.startswith("--lang=") else ""
        if word == "--lang" and position + 1 < len(words):
            value = words[position + 1]
        if value in languages():
            return value
    found: dict[str, str] = {}
    for source in (*_sound_files(environment), _from_environment(environment)):
        found |= source
    return found.get("lang", DEFAULT_LANGUAGE) if found.get("lang") in languages() else DEFAULT_LANGUAGE


def settings(options: Mapping[str, str | None], environment: Mapping[str, str]) -> Settings:
    """Put all sources together.

    Raises:
        WrongInput: a file cannot be read, a language is unknown, or PDCA_NOW is not an instant.
    """
    typed = {key: value for key, value in options.items() if value is not None}
    found = _from_files(environment) | _from_environment(environment) | typed
    language = found.get("lang", DEFAULT_LANGUAGE)
    if language not in languages():
        raise WrongInput("language-unknown", language=language, known=languages())
    return replace(_said(found, environment), language=language, now=_now(environment.get("PDCA_NOW")))


def usable_settings(options: Mapping[str, str | None], environment: Mapping[str, str]) -> Settings:
    """Put together what is sound of the sources; for verbs that must serve when something is broken."""
    found: dict[str, str] = {}
    for source in (*_sound_files(environment), _from_environment(environment), options):
        found |= {key: value for key, value in source.items() if value is not None}
    language = found.get("lang", DEFAULT_LANGUAGE)
    return replace(
        _said(found, environment), language=language if language in languages() else DEFAULT_LANGUAGE
    )


def project_file() -> Path | None:
    """Return the project file of the nearest folder upwards, None when there is none."""
    here = Path.cwd()
    return next(
        (folder / PROJECT_FILE for folder in (here, *here.parents) if (folder / PROJECT_FILE).is_file()), None
    )


def user_file(environment: Mapping[str, str]) -> Path | None:
    """Return where the user's own file would be; it need not exist."""
    if "PDCA_CONFIG" in environment:
        return Path(environment["PDCA_CONFIG"])
    if os.name != "nt":
        base = _base(environment, "XDG_CONFIG_HOME", ".config")
        return base / "pdca" / "config.toml" if base else None
    from platformdirs import user_config_path

    return user_config_path("pdca", appauthor=False) / "config.toml"


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """Return where the program may keep what it can make anew, None when PDCA_CACHE is empty."""
    if "PDCA_CACHE" in environment:
        return Path(environment["PDCA_CACHE"]) if environment["PDCA_CACHE"] else None
    if os.name != "nt":
        base = _base(environment, "XDG_CACHE_HOME", ".cache")
        return base / "pdca" if base else None
    from platformdirs import user_cache_path

    return user_cache_path("pdca", appauthor=False)


_FLAGS = frozenset({"--json", "--no-input", "--no-color", "--no-pager", "--debug"})
_VALUED = frozenset({"--db", "--as", "--lang"})
_OWN_LANGUAGE = (["person", "add"], ["person", "change"])
"""The commands whose own --lang is what they write; in which language they answer stands before them."""
_SHARED_AS = ["evidence", "import"]
"""The command whose own --as says what the rows of a file are."""


def _base(environment: Mapping[str, str], variable: str, usual: str) -> Path | None:
    """Return what platformdirs answers on Linux and nearly all of macOS; importing it doubles the start."""
    if environment.get(variable):
        return Path(environment[variable])
    return Path(environment["HOME"]) / usual if environment.get("HOME") else None


def _divided(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the global options, and the verb with what is its own."""
    front: list[str] = []
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word.partition("=")[0] == "--as" and rest[:2] == _SHARED_AS:
            value = word.partition("=")[2] or next(words, "")
            # A kind of export, unless it is a name: who acts may be said here too.
            (rest if _is_kind(value) else front).extend(("--as", value))
        elif word.partition("=")[0] == "--lang" and rest[:2] in _OWN_LANGUAGE:
            rest.append(word)
        elif word in _FLAGS or (word.partition("=")[0] in _VALUED and "=" in word):
            front.append(word)
        elif word in _VALUED:
            front += [word, *_one(words)]
        else:
            rest.append(word)
    return front, rest


def _is_kind(value: str) -> bool:
    from pdca.domain.sales import ExportKind

    return value.lower() in list(ExportKind)


def _one(words: Iterator[str]) -> list[str]:
    value = next(words, None)
    return [] if value is None else [value]


def _from_environment(environment: Mapping[str, str]) -> dict[str, str]:
    named = {key: environment.get(f"PDCA_{key.upper()}") for key in KEYS}
    # An empty PDCA_AS is nobody, whoever a file names, and an empty PDCA_PAGER is none.
    return {key: value for key, value in named.items() if value or (key in _MAY_BE_EMPTY and value == "")}


def _from_files(environment: Mapping[str, str]) -> dict[str, str]:
    own, project = user_file(environment), project_file()
    found = read_settings(own) if own is not None and is_file(own) else {}
    if project is not None and is_file(project):
        named = read_settings(project)
        if "editor" in named and project != own:
            # Such a file comes with its folder, from anyone; what it names would be run.
            raise WrongInput("settings-editor", file=str(project), own=str(own or "config.toml"))
        found |= named
    return found


def _sound_files(environment: Mapping[str, str]) -> Iterator[dict[str, str]]:
    for path in (user_file(environment), project_file()):
        if path is not None and path.is_file():
            try:
                yield read_settings(path)
            except WrongInput:
                continue


def _said(found: Mapping[str, str], environment: Mapping[str, str]) -> Settings:
    """Return the settings that cannot be wrong; the language and the clock can."""
    return Settings(
        database=found.get("db", DEFAULT_DATABASE),
        name=found.get("as") or None,
        templates=found.get("templates"),
        editor=_editor(found, environment),
        is_coloured=wants_colour(environment),
        pager=found.get("pager", environment.get("PAGER")),
    )


def _editor(found: Mapping[str, str], environment: Mapping[str, str]) -> str | None:
    """Return the editor that is set: for this program, for the terminal, in the person's own file."""
    named = (environment.get(name) for name in ("PDCA_EDITOR", "VISUAL", "EDITOR"))
    return next((value for value in (*named, found.get("editor")) if value and value.strip()), None)


def _now(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        now = datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError, OSError):
        raise WrongInput("now-unreadable", text=text) from None
    if not EARLIEST_YEAR <= now.year <= LATEST_YEAR:
        raise WrongInput("now-unreadable", text=text)
    return now
