"""Settings of mail: the section [mail] of the files of settings, and the variables PDCA_SMTP_…."""

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pdca.cli.files import is_file
from pdca.cli.settings import project_file, user_file
from pdca.cli.settings_file import read_section
from pdca.domain.errors import WrongInput

if TYPE_CHECKING:
    from pdca.mail.server import Server

SECTION = "mail"

KEYS = ("url", "host", "port", "user", "password", "password_file", "from", "reply_to", "tls", "ca_file")

VARIABLES = {
    "PDCA_MAIL_FROM": "from",
    "PDCA_MAIL_REPLY_TO": "reply_to",
    "PDCA_SMTP_CA_FILE": "ca_file",
    "PDCA_SMTP_HOST": "host",
    "PDCA_SMTP_PASSWORD": "password",
    "PDCA_SMTP_PASSWORD_FILE": "password_file",
    "PDCA_SMTP_PORT": "port",
    "PDCA_SMTP_TLS": "tls",
    "PDCA_SMTP_URL": "url",
    "PDCA_SMTP_USER": "user",
}

_SECRETS = ("password", "url")

_OF_A_HOST = frozenset({"host", "port", "user", "password", "password_file", "tls", "ca_file"})
"""What belongs together: a password is never sent to a host that another source names."""

_LONGEST_PASSWORD = 1024


def mail_parts(environment: Mapping[str, str]) -> dict[str, str]:
    """Put the settings of mail together: environment before project file before user file.

    Raises:
        WrongInput: a file or the URL cannot be read, or a name is unknown.
    """
    found: dict[str, str] = {}
    for source in (*map(_of_file, mail_files(environment)), _of_environment(environment)):
        parts = _resolved(source)
        if "host" in parts:
            found = {name: value for name, value in found.items() if name not in _OF_A_HOST}
        found |= parts
    return found


def mail_server(environment: Mapping[str, str]) -> "Server":
    """Return the mail server that the settings name.

    Raises:
        WrongInput: they name none, or make no sense.
    """
    from pdca.mail.server import server

    return server(mail_parts(environment))


def mail_files(environment: Mapping[str, str]) -> list[Path]:
    """List the files of settings that are there, the weaker first."""
    files = (user_file(environment), project_file())
    return [path for path in files if path is not None and is_file(path)]


def open_secrets(environment: Mapping[str, str]) -> Iterator[Path]:
    """Yield the files that hold a password and that others on this computer may read."""
    for path in mail_files(environment):
        section = _of_file(path)
        if any(name in section for name in _SECRETS) and is_open(path):
            yield path
        named = section.get("password_file")
        if named and is_open(Path(named)):
            yield Path(named)


def secret_of(path: Path) -> str:
    """Read the secret on the first line of a file; raise WrongInput when it cannot be read."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            return file.readline(_LONGEST_PASSWORD).strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        # The text of the error may repeat what was read.
        detail = error.strerror or "" if isinstance(error, OSError) else "is not text"
        raise WrongInput("file-unreadable", file=str(path), detail=detail) from None


def is_open(path: Path) -> bool:
    """Tell whether others on this computer may read a file."""
    if os.name == "nt":
        # Windows tells by access lists, which say nothing here.
        return False
    try:
        return bool(path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH))
    except OSError:
        return False


def _of_file(path: Path) -> dict[str, str]:
    values = {name: str(value) for name, value in read_section(path, SECTION, KEYS).items()}
    for name in ("password_file", "ca_file"):
        if values.get(name):
            # A relative path belongs to the folder of the file that names it.
            values[name] = str(path.parent / values[name])
    return values


def _of_environment(environment: Mapping[str, str]) -> dict[str, str]:
    return {key: environment[name] for name, key in VARIABLES.items() if environment.get(name)}


def _resolved(source: dict[str, str]) -> dict[str, str]:
    """Take the URL apart and read the file of the password; what is named apart goes before the URL."""
    from pdca.mail.server import parts_of_url

    parts = {name: value for name, value in source.items() if name not in ("url", "password_file")}
    if "password_file" in source and "password" not in parts:
        parts["password"] = secret_of(Path(source["password_file"]))
    return {**(parts_of_url(source["url"]) if "url" in source else {}), **parts}
