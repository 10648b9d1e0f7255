"""Files that a person names on the command line; - is what stands on stdin."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from pdca.domain.errors import NotFound, WrongInput

STDIN = "-"

_USUAL = {
    errno.EACCES: "Permission denied",
    errno.EISDIR: "Is a directory",
    errno.ELOOP: "links lead round in a circle",
    errno.ENAMETOOLONG: "File name too long",
    errno.ENOENT: "No such file or directory",
    errno.ENOSPC: "No space left on device",
    errno.ENOTDIR: "Not a directory",
    errno.EROFS: "Read-only file system",
}
"""Our own words for what usually hinders; each system has others, and some say it in their own language."""


def form_source(path: Path) -> Path | bytes:
    """Return a file as it is, or the bytes of stdin or a pipe, read as those of a file: a form is UTF-8.

    Raises:
        NotFound: there is no such file.
        WrongInput: what was named is a folder.
    """
    if str(path) == STDIN:
        return sys.stdin.buffer.read()
    try:
        is_there = path.exists()
    except OSError as error:
        raise WrongInput("file-unreadable", file=str(path), detail=hindrance(error)) from None
    if not is_there:
        raise NotFound("file-missing", file=str(path))
    if path.is_dir():
        raise WrongInput("file-unreadable", file=str(path), detail="Is a directory")
    return path if path.is_file() else _read_once(path)


def is_file(path: Path) -> bool:
    """Tell whether a file is there; none is where the system refuses the very name."""
    with contextlib.suppress(OSError):
        return path.is_file()
    return False


def is_folder(path: Path) -> bool:
    """Tell whether a folder is there; none is where the system refuses the very name."""
    with contextlib.suppress(OSError):
        return path.is_dir()
    return False


def write_bytes(path: Path, content: bytes, *, is_folder_made: bool = False) -> None:
    """Write a file whole or not at all; its folder must be there, or is made when asked for.

    Raises:
        WrongInput: the file cannot be written.
    """
    with replacing(path, is_folder_made=is_folder_made) as part:
        part.write(content)


@contextlib.contextmanager
def replacing(path: Path, *, is_folder_made: bool = False) -> Iterator[BinaryIO]:
    """Lend a file beside the one that is wanted; it takes its place when the block ends well, or never was.

    Raises:
        WrongInput: the file cannot be written.
    """
    part: Path | None = None
    try:
        whole = _followed(path)
        _refuse_what_is_no_place(path, whole, is_folder_made=is_folder_made)
        part = whole.with_name(f"{whole.name}.{os.getpid()}.part")
        if is_folder_made:
            whole.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            yield file
        part.replace(whole)
    except OSError as error:
        raise _unwritable(path, hindrance(error)) from None
    finally:
        # Whatever stopped it, a Ctrl-C too.
        with contextlib.suppress(OSError):
            if part is not None:
                part.unlink(missing_ok=True)


def hindrance(error: OSError) -> str:
    """Return what the system said, in our own words where it is the usual."""
    return _USUAL.get(error.errno or 0) or error.strerror or str(error)


def _read_once(pipe: Path) -> bytes:
    """Return what `--file <(…)` gives: a form is looked into more than once, and a pipe gives only once."""
    from pdca.definitions.source import LARGEST

    with pipe.open("rb") as file:
        return file.read(LARGEST + 1)


def _followed(path: Path) -> Path:
    """Return what a link leads to, which is what is replaced."""
    try:
        whole = path.resolve()
    except RuntimeError:
        # Until Python 3.13, of a link that leads back to itself; since then such a link is the answer.
        whole = path
    if whole.is_symlink():
        raise _unwritable(path, _USUAL[errno.ELOOP])
    return whole


def _refuse_what_is_no_place(path: Path, whole: Path, *, is_folder_made: bool) -> None:
    if whole.is_dir():
        raise _unwritable(path, _USUAL[errno.EISDIR])
    # Asked of the name itself: that of a pipe, as in `--out /dev/stdout |`, leads to a path that is none.
    if path.exists() and not path.is_file():
        raise _unwritable(path, "is not a file")
    if not is_folder_made and not whole.parent.exists():
        raise _unwritable(path, "there is no such folder")
    if _is_database(path):
        raise WrongInput("file-is-database", file=str(path))


def _unwritable(path: Path, detail: str) -> WrongInput:
    return WrongInput("file-unwritable", file=str(path), detail=detail)


def _is_database(path: Path) -> bool:
    """Tell whether a file is a SQLite database, ours or anyone's: no report is worth one."""
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\x00"
    except OSError:
        return False
