"""The PDF says what the HTML says, in our own fonts, tagged and with an outline; the same bytes each time."""

import io
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from _pytest.mark import ParameterSet
from pypdf import PdfReader

from pdca.reports import pdf
from pdca.reports.pdf import Printed, print_pdf
from pdca.reports.pdf_browser import NothingPrints
from pdca.reports.rendering import Report, render
from tests.reports.paper import printed_words, words
from tests.reports.test_assessment_report import CASES as ASSESSMENTS
from tests.reports.test_cycle_sheet import SHEETS
from tests.reports.test_html import of_case
from tests.reports.test_portfolio import CASES as PORTFOLIOS
from tests.reports.test_rendering import TEMPLATES

PAGES = {
    "empty": 1,
    "one": 1,
    "full": 3,
    "hundred": 7,
    "hostile": 3,
    "assessment-first": 1,
    "assessment-full": 1,
    "assessment-hostile": 1,
    "portfolio-organisations": 1,
    "portfolio-departments": 1,
}
"""On A4."""

READABLE = [
    (case, language)
    for case in ("empty", "one", "full", "assessment-first", "assessment-full", "portfolio-organisations")
    for language in ("ru", "en")
]
"""Without words that are broken within, or written in letters that only the system may have."""


def some(cases: Iterable[tuple[str, str]]) -> list[ParameterSet]:
    """Leave the longest report, and most of what only says the same in English, to CI."""
    return [
        pytest.param(case, language, marks=[pytest.mark.slow] * (not _is_looked_at(case, language)))
        for case, language in cases
    ]


def _is_looked_at(case: str, language: str) -> bool:
    return case != "hundred" and (language == "ru" or case == "full")


OTHERS: Mapping[str, Mapping[str, Callable[[], Report]]] = {
    "assessment": ASSESSMENTS,
    "portfolio": PORTFOLIOS,
    "cycle": SHEETS,
}

OURS = {"Golos", "Golos-Bold"}

try:
    import weasyprint as _  # noqa: F401
except (ImportError, OSError) as _error:
    WHY = f"WeasyPrint cannot be loaded: {' '.join(str(_error).split())[:200]}"
else:
    WHY = ""

needs_weasyprint = pytest.mark.skipif(bool(WHY), reason=WHY or "it is here")


def page_of(case: str, language: str) -> str:
    """Return the HTML of a case of any report; those of other reports than the monthly one are called so."""
    kind, _, rest = case.partition("-")
    return of_other(kind, rest, language) if rest else of_case(case, language)


@cache
def of_other(kind: str, case: str, language: str) -> str:
    """Render an assessment, a portfolio or an A3 sheet once for all tests."""
    return render(OTHERS[kind][case](), format="html", language=language, folders=TEMPLATES)


@cache
def made(case: str, language: str) -> bytes:
    """Print a case once for all tests."""
    return print_pdf(page_of(case, language), browser=None).content


def opened(case: str, language: str) -> PdfReader:
    """Open the PDF of a case."""
    return PdfReader(io.BytesIO(made(case, language)))


def text(reader: PdfReader) -> str:
    """Return all the text of a PDF."""
    parts: list[str] = []
    for page in reader.pages:
        # Asked for the text alone, pypdf leaves out blanks between what stands below each other.
        page.extract_text(visitor_text=lambda part, *_: parts.append(part))
    return " ".join(parts)


def fonts(reader: PdfReader) -> dict[str, Any]:
    """Return the fonts of a PDF by name, without the mark of a subset."""
    found = {}
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for each in resources["/Font"].values():
            font = each.get_object()
            found[str(font["/BaseFont"]).partition("+")[2]] = font
    return found


def titles(outline: list[Any]) -> Iterator[str]:
    """Yield the titles of an outline, however deep they lie."""
    for each in outline:
        if isinstance(each, list):
            yield from titles(each)
        else:
            yield str(each.title)


@needs_weasyprint
@pytest.mark.parametrize(("case", "language"), some(READABLE))
def test_it_says_what_the_html_says(case: str, language: str) -> None:
    whole, cut = printed_words(page_of(case, language))

    shown = words(text(opened(case, language)))
    missing, more = whole - shown, shown - whole - cut
    assert missing == Counter()
    assert [word for word in more if not is_expected(word, cut)] == []


def is_expected(word: str, cut: Counter[str]) -> bool:
    """Tell whether a word is a bullet, the number of a page, or the beginning of one in a cut line."""
    return word in {"•", "/"} or word.isdigit() or any(whole.startswith(word.rstrip("…")) for whole in cut)


@needs_weasyprint
@pytest.mark.parametrize(("case", "language"), some(READABLE))
def test_every_font_is_ours_and_embedded(case: str, language: str) -> None:
    found = fonts(opened(case, language))

    assert set(found) <= OURS
    for font in found.values():
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert any(name in descriptor for name in ("/FontFile2", "/FontFile3"))
        assert "/ToUnicode" in font


@needs_weasyprint
@pytest.mark.parametrize(("case", "language"), some([*READABLE, ("hundred", "ru")]))
def test_no_glyph_is_missing(case: str, language: str) -> None:
    reader = opened(case, language)

    used = [operands for page in reader.pages for operands in shown_glyphs(page)]
    assert len(used) > 100
    assert 0 not in used


def shown_glyphs(page: Any) -> Iterator[int]:  # noqa: ANN401 - pypdf says so
    """Yield the numbers of the glyphs that a page shows; 0 is the box for what a font does not have."""
    for operands, operator in page.get_contents().operations:
        if operator in {b"Tj", b"TJ"}:
            parts = operands[0] if operator == b"TJ" else operands
            for part in parts:
                raw = getattr(part, "original_bytes", None)
                if raw is not None:
                    yield from (int.from_bytes(raw[i : i + 2], "big") for i in range(0, len(raw), 2))


@needs_weasyprint
@pytest.mark.parametrize(
    ("case", "language"), some((case, language) for case in PAGES for language in ("ru", "en"))
)
def test_it_is_tagged_titled_in_its_language_and_of_the_expected_length(case: str, language: str) -> None:
    reader = opened(case, language)

    root: Any = reader.trailer["/Root"]
    assert "/StructTreeRoot" in root
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title
    assert len(reader.pages) == PAGES[case]


@needs_weasyprint
def test_the_outline_leads_to_every_section() -> None:
    reader = opened("full", "en")

    found = list(titles(reader.outline))
    assert found[0] == "Improvement report"
    assert {"Six months", "Overdue", "Closed this month", "How the work goes", "Check the effect: 1"} <= set(
        found
    )
    last = [each for each in reader.outline[1] if not isinstance(each, list)][-1]
    assert reader.get_destination_page_number(last) == 2


@pytest.mark.slow
@needs_weasyprint
def test_an_a3_sheet_is_one_tagged_page_with_an_outline_that_says_what_the_html_says() -> None:
    whole, cut = printed_words(page_of("cycle-closed", "ru"))

    reader = opened("cycle-closed", "ru")

    shown = words(text(reader))
    assert len(reader.pages) == 1
    assert "/StructTreeRoot" in reader.root_object
    assert {"1 Предпосылки", "3 Коренная причина", "12 Что осталось"} <= set(titles(reader.outline))
    assert set(fonts(reader)) <= OURS
    assert whole - shown == Counter()
    assert [word for word in shown - whole - cut if not is_expected(word, cut)] == []


@needs_weasyprint
def test_two_makings_are_the_same_bytes_and_two_reports_are_not() -> None:
    again = print_pdf(of_case("full", "ru"), browser=None).content

    assert again == made("full", "ru")
    assert again != made("full", "en")


@needs_weasyprint
def test_it_asks_for_no_file_and_no_network(tmp_path: Path) -> None:
    secret = tmp_path / "secret.css"
    secret.write_text("p::after{content:'taken'}", encoding="utf-8")
    page = (
        f'<html lang=en><link rel=stylesheet href="{secret.as_uri()}"><img src="http://127.0.0.1:9/"><p>words'
    )

    content = print_pdf(page, browser=None).content

    assert text(PdfReader(io.BytesIO(content))).split() == ["words"]


@pytest.fixture
def without_weasyprint(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have WeasyPrint not installed."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)


@pytest.fixture
def without_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have WeasyPrint installed, and its libraries of the system missing."""

    class Broken(ModuleType):
        def __getattr__(self, name: str) -> object:
            print("WeasyPrint could not import some external libraries")  # noqa: T201 - as it does
            message = "cannot load library 'libgobject-2.0-0':\n error 0x7e"
            raise OSError(message)

    monkeypatch.setitem(sys.modules, "weasyprint", Broken("weasyprint"))


def browser_that_prints(html: str, browser: Path) -> bytes:
    """Print as no browser would."""
    return f"{browser}: {html}".encode()


@pytest.mark.usefixtures("without_weasyprint")
def test_without_weasyprint_a_browser_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "print_by_browser", browser_that_prints)

    assert print_pdf("<p>", browser=Path("b")) == Printed(content=b"b: <p>")


@pytest.mark.usefixtures("without_libraries")
def test_where_a_library_is_missing_a_browser_prints_and_it_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pdf, "print_by_browser", browser_that_prints)

    printed = print_pdf("<p>", browser=Path("b"))

    assert printed == Printed(
        content=b"b: <p>", weasyprint_lacks="cannot load library 'libgobject-2.0-0': error 0x7e"
    )
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("without_weasyprint")
def test_with_neither_nothing_prints() -> None:
    with pytest.raises(NothingPrints) as refused:
        print_pdf("<p>", browser=None)

    assert (refused.value.code, refused.value.facts) == ("pdf-no-printer", {"detail": ""})
