"""What the database complains of, as errors of ours."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError

from pdca.domain.errors import SomeoneWasFirst, StorageTrouble

_SQLITE_TROUBLE = (
    ("locked", "database-busy"),
    ("readonly", "database-read-only"),
    ("disk is full", "disk-full"),
    ("unable to open", "database-no-permission"),
    ("not a database", "database-foreign"),
    ("malformed", "database-damaged"),
    ("disk I/O error", "disk-error"),
    ("no such table", "database-damaged"),
    ("no such column", "database-damaged"),
)

_POSTGRESQL_TROUBLE = {
    "55P03": "database-busy",
    "57014": "database-busy",
    "25P03": "database-busy",
    "40001": "database-busy",
    "40P01": "database-busy",
    "42501": "database-no-permission",
    "53100": "disk-full",
    "28P01": "database-login-refused",
    "28000": "database-login-refused",
    "3D000": "database-missing-on-server",
    "42P01": "database-damaged",
    "42703": "database-damaged",
}

_CONNECTION_TROUBLE = (
    # A refusal to connect comes without an SQLSTATE.
    ('FATAL:  database "', "database-missing-on-server"),
    ("authentication failed", "database-login-refused"),
    ("no password supplied", "database-login-refused"),
    ('FATAL:  role "', "database-login-refused"),
    ("resolve host", "database-out-of-reach"),
    ("connect", "database-out-of-reach"),
)


@contextmanager
def translated(place: str) -> Iterator[None]:
    """Turn the driver's exceptions into StorageTrouble and SomeoneWasFirst; nothing else is caught."""
    try:
        yield
    except IntegrityError as error:
        raise SomeoneWasFirst("log-moved-on") from error
    except DBAPIError as error:
        raise StorageTrouble(_code(error), place=place, detail=_detail(error)) from error


def _code(error: DBAPIError) -> str:
    state = getattr(error.orig, "sqlstate", None)
    if state:
        return _POSTGRESQL_TROUBLE.get(state, "database-trouble")
    text = str(error.orig)
    for part, code in (*_SQLITE_TROUBLE, *_CONNECTION_TROUBLE):
        if part in text:
            return code
    return "database-trouble"


def _detail(error: DBAPIError) -> str:
    # The first line only: later ones repeat the connection string.
    return str(error.orig).strip().partition("\n")[0]
