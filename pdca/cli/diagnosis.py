"""What the doctor looks at around the database: program, terminal, settings and variables."""

import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from gettext import NullTranslations
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import click

from pdca import __version__
from pdca.cli.mail_settings import VARIABLES, mail_parts, mail_server, open_secrets
from pdca.cli.report_files import own_folder, own_if_there
from pdca.cli.sentences import sentence
from pdca.cli.session import Session
from pdca.cli.settings import project_file, read_settings, user_file
from pdca.cli.template_words import standing_words
from pdca.cli.text import _
from pdca.cli.words import one_line, worded
from pdca.domain.errors import PdcaError
from pdca.locale import MESSAGES, translations
from pdca.shipped import shipped

OLDEST_PYTHON = (3, 11)

KNOWN_VARIABLES = (
    "PDCA_AS",
    "PDCA_BROWSER",
    "PDCA_CONFIG",
    "PDCA_DB",
    "PDCA_EDITOR",
    "PDCA_LANG",
    *sorted(VARIABLES),
    "PDCA_NOW",
    "PDCA_STATE",
    "PDCA_TEMPLATES",
    "PDCA_VENV",
)

RUSSIAN = "АЯЁаяё"

ANY_ZONE = "Europe/Moscow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at, and what was found."""

    about: str
    is_well: bool
    text: str


def well(about: str, text: str) -> Finding:
    """Return a finding of something that is as it should be."""
    return Finding(about=about, is_well=True, text=text)


def wrong(about: str, text: str) -> Finding:
    """Return a finding of something that is not, with what to do about it."""
    return Finding(about=about, is_well=False, text=text)


def look_at_program(language: str) -> Iterator[Finding]:
    """Look at Python, the terminal and what is installed."""
    yield _python()
    yield _terminal()
    yield _language(language)
    for package, extra, purpose in (
        ("psycopg", "postgresql", _("databases on a PostgreSQL server")),
        ("weasyprint", "pdf", _("reports as PDF")),
    ):
        yield _optional(package, extra, purpose)


def look_at_settings(session: Session) -> Iterator[Finding]:
    """Look at the files of settings, where each setting comes from, and the variables."""
    yield from _files()
    yield from _sources(session)
    yield from _variables()
    yield from _templates(session)
    yield from _mail(session)


def is_installed(package: str) -> bool:
    """Tell whether a package is there, without loading it."""
    return find_spec(package) is not None


def is_usable(package: str) -> bool:
    """Tell whether a package can be loaded; one that is there may lack a library of the system."""
    try:
        import_module(package)
    except ImportError:
        return False
    return True


def is_zone_known(zone: str) -> bool:
    """Tell whether the time zone data has a zone."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _python() -> Finding:
    text = _("pdca {version} on Python {python}").format(
        version=__version__, python=platform.python_version()
    )
    if sys.version_info >= OLDEST_PYTHON:
        return well("python", text)
    oldest = ".".join(map(str, OLDEST_PYTHON))
    return wrong("python", _("{text}; it needs {oldest} or newer").format(text=text, oldest=oldest))


def _terminal() -> Finding:
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    try:
        RUSSIAN.encode(encoding)
    except (LookupError, UnicodeEncodeError):
        text = _("The output is in {encoding}, which has no Russian letters; set PYTHONUTF8=1")
        return wrong("terminal", text.format(encoding=encoding))
    return well(
        "terminal", _("The output is in {encoding}, which has Russian letters").format(encoding=encoding)
    )


def _language(language: str) -> Finding:
    is_translated = language == "en" or type(translations(MESSAGES, language)) is not NullTranslations
    if is_translated:
        return well("language", _("Language: {language}").format(language=language))
    text = _("The messages of the language {language} are not installed; install pdca anew")
    return wrong("language", text.format(language=language))


def _optional(package: str, extra: str, purpose: str) -> Finding:
    if is_installed(package):
        return well(package, _("{package} is installed: {purpose}").format(package=package, purpose=purpose))
    text = _("{package} is not installed; only needed for {purpose}: pip install pdca[{extra}]")
    return well(package, text.format(package=package, purpose=purpose, extra=extra))


def _files() -> Iterator[Finding]:
    for file in _settings_files():
        yield well("settings-file", _("Settings are read from {file}").format(file=file))
    named = os.environ.get("PDCA_CONFIG")
    if named and not Path(named).is_file():
        text = _("PDCA_CONFIG names a file that is not there: {file}")
        yield wrong("settings-file", text.format(file=one_line(named)))


def _settings_files() -> list[Path]:
    """List the files that are there, the stronger first."""
    return [path for path in (project_file(), user_file(os.environ)) if path is not None and path.is_file()]


def _sources(session: Session) -> Iterator[Finding]:
    chosen = session.settings
    for key, parameter, value in (
        ("db", "db", _shown_database(session)),
        ("as", "name", one_line(chosen.name) if chosen.name else _("nobody")),
        ("lang", "lang", chosen.language),
        ("templates", "templates", str(own_folder(chosen))),
    ):
        text = _("Setting {key}: {value}, from {source}")
        yield well("setting", text.format(key=key, value=value, source=_source(key, parameter)))


def _templates(session: Session) -> Iterator[Finding]:
    """Look whether templates of the user's own still fit the program."""
    from pdca.reports.shelf import own_templates

    try:
        own = own_if_there(session.settings)
    except PdcaError as error:
        yield wrong("templates", sentence(error.code, error.facts, session.language))
        return
    for each in own_templates(own, shipped("templates")) if own else ():
        text = f"{each.path}: {standing_words(each)}"
        if each.standing.value == "outdated":
            hint = _(
                "compare with a new copy, then take its first line over: pdca template copy {name} --to new"
            )
            yield wrong("templates", f"{text}; {hint.format(name=each.name)}")
        else:
            yield well("templates", text) if each.is_used else wrong("templates", text)


def _shown_database(session: Session) -> str:
    try:
        return session.place().shown
    except PdcaError:
        # What cannot be read may hold a password anywhere.
        return "***"


def _source(key: str, parameter: str) -> str:
    typed = click.get_current_context().find_root().params
    if typed.get(parameter) is not None:
        return f"--{key}"
    if os.environ.get(f"PDCA_{key.upper()}"):
        return f"PDCA_{key.upper()}"
    files = (path for path in _settings_files() if key in read_settings(path))
    return str(next(files, _("the defaults")))


def _variables() -> Iterator[Finding]:
    there = sorted(name for name in os.environ if name.startswith("PDCA_"))
    known = [name for name in there if name in KNOWN_VARIABLES]
    if known:
        yield well("variables", _("Variables that are set: {names}").format(names=", ".join(known)))
    for name in there:
        if name not in KNOWN_VARIABLES:
            text = _("The variable {name} means nothing to pdca; it knows {known}")
            yield wrong("variables", text.format(name=one_line(name), known=worded(KNOWN_VARIABLES, "")))
    if os.environ.get("PDCA_NOW"):
        text = _(
            "PDCA_NOW sets the clock to {now}, and what is recorded is marked so; unset it for real work"
        )
        yield wrong("clock", text.format(now=one_line(os.environ["PDCA_NOW"])))


def _mail(session: Session) -> Iterator[Finding]:
    try:
        if not mail_parts(os.environ):
            yield well("mail", _("No mail server is set; only needed to send reports: pdca send --help"))
            return
        server = mail_server(os.environ)
    except PdcaError as error:
        yield wrong("mail", sentence(error.code, error.facts, session.language))
        return
    yield well("mail", _("Mail is sent through {server}").format(server=one_line(server.shown)))
    for file in open_secrets(os.environ):
        yield wrong("mail", open_secret(file))


def open_secret(file: Path) -> str:
    """Say that others can read a password, and what to type."""
    text = _("{file} holds a password and others on this computer may read it: chmod 600 {file}")
    return text.format(file=one_line(str(file)))
