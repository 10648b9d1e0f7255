"""Subjects of help about the program: all verbs, the options of every verb, settings and their sources."""

import os
from collections.abc import Iterator

from pdca.cli.settings import PROJECT_FILE, project_file, user_file
from pdca.cli.text import _
from pdca.cli.topics.written import Part, commands, words
from pdca.locale import languages


def verbs() -> Iterator[Part]:
    """List all verbs by section."""
    from pdca.cli.app import SECTIONS

    yield _("Verbs: everything that can be done")
    for title, section in SECTIONS:
        yield f"{_(title)}:"
        yield words(*((verb, _(text)) for verb, text in section))


def options() -> Iterator[Part]:
    """Explain the options that every verb takes."""
    yield _("Options of every verb; they may stand anywhere in the line")
    yield words(
        (_("--as PERSON"), _("who you are (PDCA_AS)")),
        (_("--db PATH|URL"), _("the database; pdca.db by default (PDCA_DB)")),
        ("--lang " + "|".join(languages()), _("the language; ru by default (PDCA_LANG)")),
        ("--json", _("answer as JSON, the same in every language")),
        ("--no-input", _("never ask; fail instead")),
        ("--no-color", _("no colours (NO_COLOR)")),
        ("--no-pager", _("print long answers at once (PAGER)")),
        ("--debug", _("show the traceback of an error")),
        ("--version", _("show the version and exit")),
        ("-h, --help", _("examples, usage and options of a verb")),
    )


def configuration() -> Iterator[Part]:
    """Explain all settings, and where their files are on this machine."""
    yield _("Configuration: settings, variables and files")
    yield commands(
        ("pdca doctor", _("which settings hold now, and where each comes from")),
        ("pdca my --as Орлова", _("an option wins over everything")),
    )
    yield _("Of these the first that says anything holds:")
    yield words(*_files())
    yield _('In a file a setting stands as a line such as: as = "Анна Орлова"')
    yield words(
        ("db", _("the database: a file, or postgresql://USER@HOST/NAME (--db, PDCA_DB)")),
        ("as", _("who you are (--as, PDCA_AS)")),
        ("lang", _("ru or en (--lang, PDCA_LANG)")),
        ("editor", _("the program that opens forms; only in your own file (PDCA_EDITOR, VISUAL, EDITOR)")),
        ("pager", _("the program that shows long answers; empty is none (PDCA_PAGER, PAGER)")),
        ("templates", _("the folder of your own templates (PDCA_TEMPLATES)")),
        ("[mail]", _("host, port, user, from, tls, ca_file, password_file: the mail server")),
        ("[portfolio]", _('databases of several organisations: "Ромашка" = "romashka.db"')),
        ("[telegram]", _('token or token_file, api; chats in [telegram.chats]: "Анна Орлова" = 123456789')),
    )
    yield _("Variables without a line in the files:")
    yield words(
        ("PDCA_SMTP_…", _("the mail server: HOST, PORT, USER, PASSWORD, PASSWORD_FILE, TLS, URL, CA_FILE")),
        ("PDCA_TELEGRAM_…", _("the bot: TOKEN, TOKEN_FILE, API")),
        ("PDCA_MAIL_FROM", _("the address that mail comes from")),
        ("PDCA_MAIL_REPLY_TO", _("the address that answers to mail go to")),
        ("PDCA_BROWSER", _("the browser that prints PDF")),
        ("PDCA_CACHE", _("another folder for compiled templates; empty keeps none")),
        ("PDCA_CONFIG", _("another place of your own file of settings")),
        ("PDCA_STATE", _("another folder for the drafts of forms")),
        ("PDCA_NOW", _("sets the clock, for tests and demonstrations; what is recorded is marked so")),
        ("NO_COLOR, TERM=dumb", _("no colours")),
    )


def _files() -> Iterator[tuple[str, str]]:
    project, own = project_file(), user_file(os.environ)
    yield "1", _("the option, such as --db")
    yield "2", _("the variable, such as PDCA_DB")
    none = _("{file} in this folder or one above it; there is none now").format(file=PROJECT_FILE)
    yield "3", _("the file of the project: {file}").format(file=project) if project else none
    if own is not None:
        is_there = _("it is there") if own.is_file() else _("there is none now")
        yield "4", _("your own file: {file} ({is_there})").format(file=own, is_there=is_there)
    yield "5", _("the default")
