"""What the doctor looks at around the program: Python, terminal, shell, editor, printer and disk."""

import os
import platform
import shlex
import shutil
import sys
import sysconfig
from collections.abc import Iterator
from datetime import date
from gettext import NullTranslations
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from pdca import __version__
from pdca.cli.browsers import find_browser
from pdca.cli.diagnosis import Finding, well, wrong
from pdca.cli.sentences import sentence
from pdca.cli.text import _
from pdca.cli.words import day, number, one_line
from pdca.domain.errors import PdcaError
from pdca.locale import MESSAGES, translations

OLDEST_PYTHON = (3, 11)

RUSSIAN = "АЯЁаяё"

LEAST_ROOM = 100 * 2**20
"""Bytes: less is not enough for a backup and a few reports."""

OLDEST_BACKUP = 31
"""Days: whoever loses more must remember a month."""

_BACKUP = "-[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]-[0-9][0-9][0-9][0-9][0-9][0-9]"
"""How `pdca backup` ends the name of a copy."""

_COMPLETIONS = {
    "bash": (".local/share/bash-completion/completions/pdca", ".bash_completion", ".bashrc"),
    "zsh": (".zfunc/_pdca", ".zshrc"),
    "fish": (".config/fish/completions/pdca.fish", ".config/fish/config.fish"),
}
"""Where the script of a shell is put, below the home of a person."""


def look_at_program(language: str) -> Iterator[Finding]:
    """Look at Python, the terminal, the shell, and what is installed."""
    yield _python()
    yield _terminal()
    yield _language(language)
    yield _path()
    yield from _completion()
    yield from _editor()
    yield _optional("psycopg", "postgresql", _("databases on a PostgreSQL server"))
    yield _printer(language)


def look_at_disk(file: Path, today: date) -> Iterator[Finding]:
    """Look at the room on the disk of a database, and at the copies that lie beside it."""
    room = shutil.disk_usage(file.absolute().parent).free
    megabytes = number(room // 2**20)
    if room < max(LEAST_ROOM, 2 * file.stat().st_size):
        text = _("Only {size} MB are free where the database is; make room before you go on")
        yield wrong("disk", text.format(size=megabytes))
    else:
        yield well("disk", _("{size} MB are free where the database is").format(size=megabytes))
    copies = sorted(file.absolute().parent.glob(f"{_escaped(file.stem)}{_BACKUP}{file.suffix}"))
    if not copies:
        yield well("backup", _("No copy lies beside the database; make one: pdca backup"))
        return
    made = date.fromisoformat(copies[-1].stem[len(file.stem) + 1 :][:10])
    if (today - made).days > OLDEST_BACKUP:
        text = _("The newest copy beside the database is of {day}; make another: pdca backup")
        yield wrong("backup", text.format(day=day(made)))
    else:
        yield well("backup", _("The newest copy beside the database is of {day}").format(day=day(made)))


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


def _path() -> Finding:
    """Look whether the shell finds pdca."""
    found = shutil.which("pdca")
    if found is not None:
        return well("path", _("The shell finds pdca: {file}").format(file=found))
    folder = Path(sysconfig.get_path("scripts"))
    if (folder / "pdca").exists() or (folder / "pdca.exe").exists():
        text = _("The shell does not find pdca; add its folder to PATH: {folder}")
        return wrong("path", text.format(folder=folder))
    return well("path", _("pdca is not installed here; it runs from its folder: python3 cli.py"))


def _completion() -> Iterator[Finding]:
    """Look whether the shell of this person completes; which shell it is, only Unix says."""
    shell, home = Path(os.environ.get("SHELL", "")).name, os.environ.get("HOME")
    if shell not in _COMPLETIONS or not home:
        return
    if any(_names_pdca(Path(home) / place) for place in _COMPLETIONS[shell]):
        yield well("completion", _("{shell} completes pdca").format(shell=shell))
        return
    text = _("{shell} does not complete pdca yet; how to: pdca completion {shell} --help")
    yield well("completion", text.format(shell=shell))


def _names_pdca(file: Path) -> bool:
    try:
        return "pdca" in file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


def _editor() -> Iterator[Finding]:
    """Look whether the editor that the variables name is there."""
    for variable in ("VISUAL", "EDITOR"):
        typed = os.environ.get(variable, "").strip()
        if not typed:
            continue
        program = typed if shutil.which(typed) else _first_word(typed)
        if shutil.which(program):
            yield well(
                "editor",
                _("{variable} names the editor {program}").format(
                    variable=variable, program=one_line(program)
                ),
            )
        else:
            text = _("{variable} names an editor that is not there: {program}; install it, or name another")
            yield wrong("editor", text.format(variable=variable, program=one_line(program)))
        return


def _first_word(typed: str) -> str:
    try:
        return shlex.split(typed)[0]
    except ValueError:
        return typed


def _printer(language: str) -> Finding:
    """Look what can make a PDF."""
    try:
        browser = find_browser(os.environ, sys.platform)
    except PdcaError as error:
        return wrong("pdf", sentence(error.code, error.facts, language))
    if is_installed("weasyprint"):
        return well(
            "pdf",
            _("{package} is installed: {purpose}").format(package="weasyprint", purpose=_("reports as PDF")),
        )
    if browser is not None:
        return well("pdf", _("Reports as PDF are printed by {browser}").format(browser=browser))
    return well("pdf", _("Nothing prints reports as PDF; install Chrome, Edge or: pip install pdca[pdf]"))


def _escaped(name: str) -> str:
    from glob import escape

    return escape(name)
