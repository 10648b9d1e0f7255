"""Look after the database: copy it, bring it up to date."""

from dataclasses import dataclass
from pathlib import Path

from pdca.domain.errors import WrongInput
from pdca.storage import create
from pdca.storage.database import Address
from pdca.storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgraded:
    """The schema before and after, and the backup that was made first."""

    before: int
    after: int
    backup: Path | None


def back_up(place: Address, target: Path) -> None:
    """Copy a database file, after making sure that it is one of ours.

    Raises:
        WrongInput: the database is on a server, which has its own tools.
        StorageTrouble: the target exists or cannot be written.
    """
    if place.path is None:
        raise WrongInput("backup-server")
    Store.open(place).close()
    create.backup(place.path, target)


def upgrade(place: Address) -> Upgraded:
    """Bring the schema up to date, a backup first."""
    before, after, saved = create.upgrade(place)
    return Upgraded(before=before, after=after, backup=saved)
