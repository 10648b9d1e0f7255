"""What the doctor finds, and what it looks at in the settings: files, sources, variables, templates, mail."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from pdca.cli.files import is_file
from pdca.cli.mail_settings import VARIABLES, mail_parts, mail_server, open_secrets
from pdca.cli.report_files import own_folder, own_if_there
from pdca.cli.sentences import sentence
from pdca.cli.session import Session
from pdca.cli.settings import project_file, settings, user_file
from pdca.cli.settings_file import read_settings
from pdca.cli.telegram_settings import VARIABLES as TELEGRAM_VARIABLES
from pdca.cli.template_words import standing_words
from pdca.cli.text import _
from pdca.cli.words import one_line, worded
from pdca.domain.errors import PdcaError, WrongInput
from pdca.shipped import shipped

KNOWN_VARIABLES = (
    "PDCA_AS",
    "PDCA_BROWSER",
    "PDCA_CACHE",
    "PDCA_CONFIG",
    "PDCA_DB",
    "PDCA_EDITOR",
    "PDCA_LANG",
    *sorted(VARIABLES),
    "PDCA_NOW",
    "PDCA_PAGER",
    "PDCA_STATE",
    *sorted(TELEGRAM_VARIABLES),
    "PDCA_TEMPLATES",
    "PDCA_VENV",
)


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


def look_at_settings(session: Session) -> Iterator[Finding]:
    """Look at the files of settings, where each setting comes from, and the variables."""
    yield from _files(session)
    yield from _sources(session)
    yield from _variables()
    yield from _templates(session)
    yield from _mail(session)


def _files(session: Session) -> Iterator[Finding]:
    for file in _settings_files():
        trouble = _trouble(file)
        if trouble is None:
            yield well("settings-file", _("Settings are read from {file}").format(file=file))
        else:
            yield from (wrong("settings-file", text) for text in told(trouble, session.language))
    yield from _values(session)
    named = os.environ.get("PDCA_CONFIG")
    if named and not is_file(Path(named)):
        text = _("PDCA_CONFIG names a file that is not there: {file}")
        yield wrong("settings-file", text.format(file=one_line(named)))


def _values(session: Session) -> Iterator[Finding]:
    """Look whether the settings can be used; what is wrong with a file is said before."""
    try:
        settings({}, os.environ)
    except WrongInput as error:
        if not error.code.startswith("settings-"):
            yield wrong("setting", sentence(error.code, error.facts, session.language))


def told(error: PdcaError, language: str) -> list[str]:
    """Say what is wrong: each mistake of a file, or the one sentence of the error."""
    from pdca.cli.refusals import mistake_line

    mistakes = [mistake_line(each, language) for each in getattr(error, "mistakes", ())]
    return mistakes or [sentence(error.code, error.facts, language)]


def _settings_files() -> list[Path]:
    """List the files that are there, the stronger first."""
    return [path for path in (project_file(), user_file(os.environ)) if path is not None and is_file(path)]


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
    files = (path for path in _settings_files() if _trouble(path) is None and key in read_settings(path))
    return str(next(files, _("the defaults")))


def _trouble(file: Path) -> WrongInput | None:
    """Return what is wrong with a file of settings; nothing of such a file is used."""
    try:
        read_settings(file)
    except WrongInput as error:
        return error
    return None


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
    if any(_trouble(file) for file in _settings_files()):
        # Said already.
        return
    try:
        if not mail_parts(os.environ):
            yield well("mail", _("No mail server is set; only needed to send reports: pdca send --help"))
            return
        server = mail_server(os.environ)
    except PdcaError as error:
        yield from (wrong("mail", text) for text in told(error, session.language))
        return
    yield well("mail", _("Mail is sent through {server}").format(server=one_line(server.shown)))
    for file in open_secrets(os.environ):
        yield wrong("mail", open_secret(file))


def open_secret(file: Path) -> str:
    """Say that others can read a password, and what to type."""
    text = _("{file} holds a password and others on this computer may read it: chmod 600 {file}")
    return text.format(file=one_line(str(file)))
