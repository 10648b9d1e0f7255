"""One form at a time on a draft: a file that the form holds locked as long as it is open.

The lock is the system's own: that of a process that has died, however it died, holds nobody up.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pdca.domain.errors import SomeoneWasFirst


@contextmanager
def alone_with(path: Path) -> Iterator[None]:
    """Hold a draft for oneself.

    Raises:
        SomeoneWasFirst: a form is open on it, here or in another process.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(path, timeout=0)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise SomeoneWasFirst("draft-open") from error
    except OSError:
        # Where no file can be written no draft is kept either.
        yield
        return
    try:
        yield
    finally:
        lock.release()
