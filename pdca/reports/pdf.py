"""PDF out of any HTML: by WeasyPrint where it is installed, else by a browser, else not at all."""

import contextlib
import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from pdca.reports.pdf_browser import NothingPrints, print_by_browser


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A PDF, and why WeasyPrint did not make it though it is installed."""

    content: bytes
    weasyprint_lacks: str = ""


def print_pdf(html: str, *, browser: Path | None) -> Printed:
    """Print HTML as PDF; WeasyPrint gives the same bytes each time, a browser writes the time into its PDF.

    Raises:
        NothingPrints: WeasyPrint cannot be used and there is no browser, or the browser failed.
    """
    lacks = ""
    try:
        return Printed(content=_by_weasyprint(html))
    except ImportError:
        pass
    except _LibraryMissing as missing:
        lacks = str(missing)
    if browser is None:
        raise NothingPrints("pdf-no-printer", detail=lacks)
    return Printed(content=print_by_browser(html, browser), weasyprint_lacks=lacks)


class _LibraryMissing(Exception):
    """WeasyPrint is installed, but a library of the system that it needs is not."""


def _by_weasyprint(html: str) -> bytes:
    try:
        # What it prints when a library is missing is meant for programmers.
        with contextlib.redirect_stdout(io.StringIO()):
            # It takes half a second to load, and may not be there.
            from weasyprint import HTML  # noqa: PLC0415
            from weasyprint.urls import URLFetcher  # noqa: PLC0415
    except OSError as error:
        raise _LibraryMissing(" ".join(str(error).split())) from None
    # A report holds all it needs: neither network nor file is asked for anything else.
    document = HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=("data",)))
    identifier = hashlib.sha256(html.encode("utf-8")).digest()[:16]
    made = document.write_pdf(pdf_identifier=identifier, pdf_variant="pdf/ua-1", pdf_tags=True)
    return bytes(made or b"")
