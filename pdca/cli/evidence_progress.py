"""A bar on stderr while a long file is read: on a terminal only, and only after a second."""

import sys
import time
from typing import Any

import click

from pdca.cli.text import _

PATIENCE_S = 1.0
"""What takes less needs no bar."""


class Bar:
    """Shows how many of the rows were read, first to understand the file, then to take it over."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._is_wanted = sys.stderr.isatty()
        self._bar: Any = None  # Click's type of a bar is generic in what it iterates, which is nothing here
        self._shown = 0
        self._length = 0

    def __call__(self, done: int, total: int | None) -> None:
        """Show that so many rows of so many were read."""
        if not self._is_wanted or not total or time.monotonic() - self._began < PATIENCE_S:
            return
        if self._bar is None or total != self._length or done < self._shown:
            self.end()
            self._bar = click.progressbar(length=total, label=_("Rows"), show_pos=True, file=sys.stderr)
            self._length = total
        self._bar.update(min(done, total) - self._shown)
        self._shown = min(done, total)

    def end(self) -> None:
        """Finish the line of the bar, if there is one."""
        if self._bar is not None:
            self._bar.render_finish()
            self._bar, self._shown = None, 0
