"""One line on stderr about work that takes longer than a second: on a terminal only, and gone at the end."""

import sys
import time
from threading import Event, Thread
from types import TracebackType
from typing import Self

from pdca.cli.tables import shortened
from pdca.cli.terminal import places
from pdca.cli.text import _
from pdca.domain.width import width

PATIENCE_S = 1.0
"""What takes less needs no line."""

_PULSE_S = 0.5


class Working:
    """Tells what is being done for how long, and how far it is where that is known."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._stream = sys.stderr
        self._began = time.monotonic()
        self._counted: tuple[int, int] | None = None
        self._is_over = Event()
        self._taken = 0
        # The work need not give way to be told of: a long statement of the database could not.
        self._teller = Thread(target=self._tell, daemon=True) if places(self._stream) else None

    def __enter__(self) -> Self:
        """Begin to wait for a second to pass."""
        if self._teller is not None:
            self._teller.start()
        return self

    def __call__(self, done: int, total: int | None) -> None:
        """Take down how far the work is."""
        self._counted = (min(done, total), total) if total else None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the line away."""
        self._is_over.set()
        if self._teller is not None:
            self._teller.join()
            self._write("")

    def line(self, seconds: float) -> str:
        """Return what is told after so many seconds."""
        parts = [f"{self._label}…"]
        if self._counted is not None:
            done, total = self._counted
            parts.append(_("{done} of {total}").format(done=done, total=total))
        return " ".join((*parts, _("{n} s").format(n=int(seconds))))

    def _tell(self) -> None:
        wait = PATIENCE_S
        while not self._is_over.wait(wait):
            self._write(self.line(time.monotonic() - self._began))
            wait = _PULSE_S

    def _write(self, text: str) -> None:
        """Write over what stands on the line; blanks take away the rest, for not every console can erase."""
        shown = shortened(text, (places(self._stream) or 1) - 1)
        if shown or self._taken:
            self._stream.write(f"\r{shown}{' ' * (self._taken - width(shown))}" + ("" if shown else "\r"))
            self._stream.flush()
        self._taken = width(shown)
