"""Where forms lie while they are filled in, so that what was typed survives whatever happens.

A form is edited where its draft stays: a crash of the editor, the program or the computer loses nothing. The
folder is the person's own, since a draft may hold answers that are not public yet.
"""

import contextlib
import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path

from pdca.cli.files import write_bytes
from pdca.cli.output import talk
from pdca.cli.session import Session
from pdca.cli.text import _
from pdca.definitions.source import text_of
from pdca.domain.errors import WrongInput

_VERSION = re.compile(r"-at-(\d{1,9})\.yaml$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A form on its way, and the version of the cycle that it began with."""

    path: Path
    version: int = 0

    def read(self) -> str:
        """Return its text; one that an editor saved as Windows-1251 is put into UTF-8, and that is told.

        See `text_of` for what is refused.
        """
        try:
            return text_of(self.path)
        except WrongInput as error:
            text = self._in_russian_windows() if _is_other_encoding(error) else None
            if text is None:
                raise
        self.write(text)
        talk(_("The form was in Windows-1251, not in UTF-8; it is in UTF-8 now."))
        return text

    def write(self, text: str) -> None:
        """Keep a text, whole or not at all.

        Raises:
            WrongInput: it cannot be written; what was there before is there still.
        """
        # As Notepad likes it; the reader takes any.
        lines = text.replace("\n", "\r\n") if os.name == "nt" else text
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_bytes(self.path, lines.encode("utf-8-sig" if os.name == "nt" else "utf-8"), is_folder_made=True)

    def changed_at(self) -> datetime:
        """Return when it was last written."""
        return datetime.fromtimestamp(self.path.stat().st_mtime, UTC)

    def remove(self) -> None:
        """Take it away; what cannot be removed stays."""
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)

    def set_aside(self) -> Path:
        """Keep it under another name, so that a new form can begin."""
        numbered = (f"{self.path.stem}.old-{number}.yaml" for number in count(2))
        places = map(self.path.with_name, chain([f"{self.path.stem}.old.yaml"], numbered))
        aside = next(place for place in places if not place.exists())
        self.path.replace(aside)
        return aside

    def _in_russian_windows(self) -> str | None:
        from pdca.registers.decoding import decode

        try:
            found = decode(self.path.read_bytes(), self.path.name)
        except WrongInput:
            return None
        # Other encodings are guessed less surely, and what is written from a form cannot be looked at first.
        is_sure = found.encoding == "cp1251"
        return found.text.replace("\r\n", "\n").replace("\r", "\n") if is_sure else None


def draft_of(session: Session, name: str, version: int) -> Draft:
    """Return the place of a new draft."""
    return Draft(path=_folder(session, os.environ) / f"{name}-at-{version}.yaml", version=version)


def kept_draft(session: Session, name: str) -> Draft | None:
    """Return the newest draft of a form; None when there is none."""
    found = [
        Draft(path=path, version=int(match[1]))
        for path in _folder(session, os.environ).glob(f"{name}-at-*.yaml")
        if (match := _VERSION.search(path.name))
    ]
    return max(found, key=Draft.changed_at, default=None)


def lock_of(session: Session, name: str) -> Path:
    """Return the file that is locked while a form is open."""
    return _folder(session, os.environ) / f"{name}.lock"


def _is_other_encoding(error: WrongInput) -> bool:
    return any(each.code == "not-utf-8" for each in getattr(error, "mistakes", ()))


def _folder(session: Session, environment: Mapping[str, str]) -> Path:
    """Return the folder of the drafts of one database."""
    place = session.place()
    whole = str(place.path.resolve()) if place.path else place.shown
    name = place.path.stem if place.path else place.url.database or ""
    return (
        state_folder(environment)
        / "drafts"
        / f"{name[:40]}-{hashlib.sha256(whole.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"
    )


def state_folder(environment: Mapping[str, str]) -> Path:
    """Return the person's folder for what the program keeps between runs (PDCA_STATE)."""
    if environment.get("PDCA_STATE"):
        return Path(environment["PDCA_STATE"])
    from platformdirs import user_state_path

    return user_state_path("pdca", appauthor=False)
