"""Printing by an installed browser of the Chrome family: without a window, a network or a trace."""

import os
import re
import signal
import subprocess
import tempfile
from pathlib import Path

from pdca.domain.errors import PdcaError

MOST_SECONDS = 60

_SWITCHES = (
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # no name leads anywhere
    "--no-pdf-header-footer",
    "--export-tagged-pdf",
    "--generate-pdf-document-outline",
)


_NOTHING_FETCHED = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "style-src 'unsafe-inline'; img-src data:; font-src data:\">"
)

_ATTRIBUTES = r"""(?:\s+[a-z-]+(?:=(?:"[^"<>]*"|'[^'<>]*'|[\w-]+))?)*\s*"""

_HEAD = re.compile(
    rf"\ufeff?\s*(?:<!doctype html>)?\s*<html{_ATTRIBUTES}>\s*<head{_ATTRIBUTES}>", re.IGNORECASE
)
"""How a page begins; after anything else a browser would make the head by itself, where it likes."""

_ORDER = re.compile("http-equiv", re.IGNORECASE)
"""With it a page sends the browser elsewhere, which no policy of a page forbids."""


class NothingPrints(PdcaError):
    """Nothing here makes a PDF; the facts say what was tried."""


def print_by_browser(html: str, browser: Path, *, most_seconds: int = MOST_SECONDS) -> bytes:
    """Print HTML as PDF.

    Raises:
        NothingPrints: it could not be started, took too long, or wrote no PDF.
    """
    # What a browser still holds open when it ends cannot be removed on Windows.
    with tempfile.TemporaryDirectory(prefix="pdca-", ignore_cleanup_errors=True) as folder:
        page, made = Path(folder, "report.html"), Path(folder, "report.pdf")
        page.write_text(closed(html), encoding="utf-8", newline="\n")
        said = _run(
            [*_command(browser, Path(folder, "profile")), f"--print-to-pdf={made}", page.as_uri()],
            most_seconds,
        )
        if not made.is_file():
            raise NothingPrints("pdf-browser-failed", browser=str(browser), detail=said[-1] if said else "")
        return made.read_bytes()


def closed(html: str) -> str:
    """Let a page fetch nothing, neither a file of this computer nor anything else, whatever it names.

    Raises:
        NothingPrints: the page does not begin as one, so that nothing can be forbidden before it asks.
    """
    head = _HEAD.match(html)
    if head is None:
        raise NothingPrints("pdf-page-headless")
    # Looks the same where it is text, and orders nothing where it is an attribute.
    rest = _ORDER.sub("http\N{NON-BREAKING HYPHEN}equiv", html[head.end() :])
    return f"{head[0]}{_NOTHING_FETCHED}{rest}"


def _command(browser: Path, profile: Path) -> list[str]:
    command = [str(browser), *_SWITCHES, f"--user-data-dir={profile}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # The administrator of a Linux machine gets no sandbox. What is printed runs no script.
        command.append("--no-sandbox")
    return command


def _run(command: list[str], most_seconds: int) -> list[str]:
    """Run to the end, or end it with all that it started; return the lines of what it said."""
    try:
        process = subprocess.Popen(  # noqa: S603 - the program is one that the caller chose
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
    except OSError as error:
        detail = error.strerror or str(error)
        raise NothingPrints("pdf-browser-failed", browser=command[0], detail=detail) from None
    try:
        return process.communicate(timeout=most_seconds)[1].splitlines()
    except subprocess.TimeoutExpired:
        raise NothingPrints("pdf-browser-late", browser=command[0], seconds=most_seconds) from None
    finally:
        _end(process)


def _end(process: "subprocess.Popen[str]") -> None:
    if process.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.communicate()
