"""One form at a time on a draft: a file that the form holds locked as long as it is open, with its process.

The lock is the system's own: that of a process that has died, however it died, holds nobody up.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from pdca.domain.errors import SomeoneWasFirst

_LOCKED_AT = 1 << 20
"""The byte that is locked on Windows, where a locked one cannot be read: behind the number of the process."""


@contextmanager
def alone_with(path: Path) -> Iterator[None]:
    """Hold a draft for oneself.

    Raises:
        SomeoneWasFirst: a form is open on it, here or in another process.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = path.open("a+b")
    except OSError:
        # Where no file can be written no draft is kept either.
        yield
        return
    with file:
        if not _locked(file):
            file.seek(0)
            raise SomeoneWasFirst("draft-open", process=file.read(20).decode("ascii", "replace") or "?")
        file.truncate(0)
        file.write(f"{os.getpid()}".encode())
        file.flush()
        yield


def _locked(file: BinaryIO) -> bool:
    """Lock a file; tell whether nobody else has."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(_LOCKED_AT)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except PermissionError:
        return sys.platform != "win32"
    except BlockingIOError:
        return False
    except OSError:
        # A file system without locks.
        return True
    return True
