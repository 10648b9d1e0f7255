"""Ctrl-C: it is quiet, whenever it comes, and the exit code says so."""

import os
import signal
import sys

from pdca.cli.main import INTERRUPTED


def leave_at_once() -> None:
    """Let Ctrl-C end the process on the spot: before and after a command there is nothing to put in order."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        # An ignored Ctrl-C stays ignored, as a shell wants it for what runs in the background.
        signal.signal(signal.SIGINT, _leave)
        sys.unraisablehook = _leave_or_tell


def clear_up_first() -> None:
    """Let Ctrl-C raise, so that a command takes back what it has begun."""
    if signal.getsignal(signal.SIGINT) is _leave:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _leave(*_: object) -> None:
    os._exit(INTERRUPTED)


def _leave_or_tell(caught: "sys.UnraisableHookArgs") -> None:
    """Leave when Python could only announce a Ctrl-C, and would go on as if nobody had typed it."""
    if caught.exc_type is KeyboardInterrupt:
        _leave()
    sys.__unraisablehook__(caught)
