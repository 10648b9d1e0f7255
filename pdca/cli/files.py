"""Files that a person names on the command line; - is what stands on stdin."""

import contextlib
import os
import sys
from pathlib import Path

from pdca.domain.errors import NotFound, WrongInput

STDIN = "-"


def form_source(path: Path) -> Path | str:
    """Return a file as it is, or the text of stdin.

    Raises:
        NotFound: there is no such file.
        WrongInput: what was named is a folder, or stdin is no text.
    """
    if str(path) == STDIN:
        try:
            return sys.stdin.read()
        except UnicodeDecodeError as error:
            raise WrongInput("file-unreadable", file=STDIN, detail=error.reason) from None
    if not path.exists():
        raise NotFound("file-missing", file=str(path))
    if path.is_dir():
        raise WrongInput("file-unreadable", file=str(path), detail="Is a directory")
    return path


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        WrongInput: the file cannot be written.
    """
    if path.exists() and not path.is_file():
        raise WrongInput("file-unwritable", file=str(path), detail="is not a file")
    if _is_database(path):
        raise WrongInput("file-is-database", file=str(path))
    # A link is followed, and what it leads to is replaced.
    whole = path.resolve()
    part = whole.with_name(f"{whole.name}.{os.getpid()}.part")
    try:
        whole.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(whole)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise WrongInput("file-unwritable", file=str(path), detail=error.strerror or str(error)) from None


def _is_database(path: Path) -> bool:
    """Tell whether a file is a SQLite database, ours or anyone's: no report is worth one."""
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\x00"
    except OSError:
        return False
