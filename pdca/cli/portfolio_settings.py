"""Which organisations a portfolio is made of: the section [portfolio] of pdca.toml, or what was typed."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pdca.cli.settings import project_file, user_file
from pdca.cli.settings_file import read_section
from pdca.domain.errors import WrongInput

if TYPE_CHECKING:
    from pdca.storage.store import Store
    from pdca.usecases.portfolio import Listed

SECTION = "portfolio"


def listed(typed: Sequence[str], environment: Mapping[str, str]) -> "tuple[Listed, ...]":
    """Return the organisations that were typed, else those of the project's file or the user's own.

    Raises:
        WrongInput: a file cannot be read, or an entry names no database.
    """
    from pdca.usecases.portfolio import Listed

    found = [("", place) for place in typed] or [*_configured(environment)]
    return tuple(
        Listed(name=name, place=_shown(place, number), open=partial(_opened, place))
        for number, (name, place) in enumerate(found, start=1)
    )


def _configured(environment: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield names and databases of the nearest file that lists any."""
    for path in (project_file(), user_file(environment)):
        if path is None or not path.is_file():
            continue
        section = read_section(path, SECTION)
        for name, place in section.items():
            if not isinstance(place, str) or not place.strip():
                raise WrongInput("portfolio-unreadable", file=str(path), name=name)
            # A relative path belongs to the folder of the file that names it.
            yield name, place if "://" in place else str(path.parent / place)
        if section:
            return


def _shown(place: str, number: int) -> str:
    """Name a database that cannot be read; an address may hold a password."""
    return f"№ {number}" if "://" in place else Path(place).stem


def _opened(place: str) -> "Store":
    from pdca.storage.database import address
    from pdca.storage.store import Store

    return Store.open(address(place))
