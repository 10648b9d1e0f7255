"""Opens the program's database as the program does: the same pragmas, transactions by hand."""

import sqlite3

PRAGMAS = ("journal_mode=DELETE", "synchronous=EXTRA", "foreign_keys=ON", "trusted_schema=OFF")


def opened(path: str) -> sqlite3.Connection:
    """Open a database."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=10)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection
