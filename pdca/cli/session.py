"""One run of the program: the settings, the clock, the store when it is needed."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from pdca.cli.settings import Settings

if TYPE_CHECKING:
    from pdca.storage.database import Address
    from pdca.storage.store import Store
    from pdca.usecases.acting import Acting


@dataclass(slots=True)
class Session:
    """What every command works with."""

    settings: Settings
    began: datetime
    """When the program started: what was recorded after it, the person had not seen."""
    _store: "Store | None" = field(default=None)

    @property
    def language(self) -> str:
        """Return the language of this run."""
        return self.settings.language

    @property
    def is_json(self) -> bool:
        """Tell whether the answer is wanted as JSON."""
        return self.settings.is_json

    def now(self) -> datetime:
        """Return the present instant, or the one that PDCA_NOW sets."""
        return self.settings.now or datetime.now(UTC)

    def acting(self) -> "Acting":
        """Return who types and when."""
        from pdca.domain.events import Clock
        from pdca.usecases.acting import Acting

        is_set = self.settings.now is not None
        now = self.now()
        return Acting(
            name=self.settings.name,
            at=now,
            began=now if is_set else self.began,
            clock=Clock.SET if is_set else Clock.SYSTEM,
        )

    def place(self) -> "Address":
        """Return where the database is."""
        from pdca.storage.database import address

        return address(self.settings.database)

    def store(self) -> "Store":
        """Open the store, once."""
        if self._store is None:
            from pdca.storage.store import Store

            self._store = Store.open(self.place())
        return self._store

    def close(self) -> None:
        """Give the database back."""
        if self._store is not None:
            self._store.close()


pass_session = click.make_pass_decorator(Session)
