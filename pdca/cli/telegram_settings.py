"""Settings of Telegram: the section [telegram] of the files of settings, and variables PDCA_TELEGRAM_…."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pdca.cli.mail_settings import is_open, mail_files, secret_of
from pdca.cli.settings_file import no_section, read_section
from pdca.domain.errors import WrongInput

if TYPE_CHECKING:
    from pdca.domain.organisation import Organisation
    from pdca.mail.telegram import Bot

SECTION, CHATS = "telegram", "chats"

KEYS = ("token", "token_file", "api", CHATS)

VARIABLES = {
    "PDCA_TELEGRAM_API": "api",
    "PDCA_TELEGRAM_TOKEN": "token",
    "PDCA_TELEGRAM_TOKEN_FILE": "token_file",
}


def telegram_bot(environment: Mapping[str, str]) -> "Bot":
    """Return the bot that the settings name: environment before project file before user file.

    Raises:
        WrongInput: they name none, or make no sense.
    """
    from pdca.mail.telegram import bot

    found: dict[str, str] = {}
    for source in (*map(_of_file, mail_files(environment)), _of_environment(environment)):
        parts = _resolved(source)
        if "api" in parts and "token" not in parts:
            # A token never goes to a server that whoever gave it did not name.
            raise WrongInput("telegram-api-alone")
        found = parts or found
    if "token" not in found:
        raise WrongInput("telegram-settings-missing")
    return bot(found["token"], found.get("api", ""))


def telegram_chats(environment: Mapping[str, str], organisation: "Organisation") -> dict[int, str]:
    """Return the chat of each person who has one, by number.

    Raises:
        WrongInput: a name fits several people, or a chat is none.
        NotFound: a name fits nobody.
    """
    from pdca.mail.telegram import chat_of
    from pdca.usecases.acting import find_person

    found: dict[int, str] = {}
    for path in mail_files(environment):
        for name, chat in _section(path).get(CHATS, {}).items():
            found[find_person(organisation, name).number] = chat_of(str(chat))
    return found


def open_tokens(environment: Mapping[str, str]) -> Iterator[Path]:
    """Yield the files that hold a token and that others on this computer may read."""
    for path in mail_files(environment):
        section = _of_file(path)
        if "token" in section and is_open(path):
            yield path
        named = section.get("token_file")
        if named and is_open(Path(named)):
            yield Path(named)


def _section(path: Path) -> dict[str, Any]:
    section = read_section(path, SECTION, KEYS)
    if not isinstance(section.get(CHATS, {}), dict):
        raise WrongInput("settings-mistakes", (no_section(path, CHATS),), file=str(path))
    return section


def _of_file(path: Path) -> dict[str, str]:
    values = {name: str(value) for name, value in _section(path).items() if name != CHATS}
    if "token_file" in values:
        # A relative path belongs to the folder of the file that names it.
        values["token_file"] = str(path.parent / values["token_file"])
    return values


def _of_environment(environment: Mapping[str, str]) -> dict[str, str]:
    return {key: environment[name] for name, key in VARIABLES.items() if environment.get(name)}


def _resolved(source: dict[str, str]) -> dict[str, str]:
    parts = {name: value for name, value in source.items() if name != "token_file"}
    if "token_file" in source and "token" not in parts:
        parts["token"] = secret_of(Path(source["token_file"]))
    return parts
