"""The assessment report as a workbook: what it says on the first sheet, then the whole lists."""

from xlsxwriter.worksheet import Worksheet

from pdca.reports import names
from pdca.reports.assessment import AssessmentReport, Reference
from pdca.reports.assessment_sheets import SHEETS
from pdca.reports.sheets import SOFT, TITLE, Book, Column, book
from pdca.reports.wording import Wording, assessment_name

WIDTHS = (34, 22, 22, 22)


def assessment_book(report: AssessmentReport, told: dict[str, tuple[str, ...]], words: Wording) -> bytes:
    """Return the workbook of an assessment; `told` holds the sentences by name, as templates get them."""
    title = _title(report, words)

    def fill(made: Book) -> None:
        _summary(made, report, told)
        for add in SHEETS:
            add(made, report)

    return book(
        words,
        title=f"{title} — {report.person} — {report.organisation}",
        foot=f"{title} · № {report.seq} · {report.organisation}",
        day=report.made_on,
        fill=fill,
    )


def _title(report: AssessmentReport, words: Wording) -> str:
    number = assessment_name(report.number)
    return words.translations.gettext("Assessment %(assessment)s") % {"assessment": number}


def _summary(made: Book, report: AssessmentReport, told: dict[str, tuple[str, ...]]) -> None:
    words, t = made.words, made.words.translations
    sheet = made.sheet(t.pgettext("sheet", "Summary"), WIDTHS)
    made.write(sheet, 0, 0, _title(report, words), **TITLE)
    about = (report.organisation, words.said(report.subject), report.person, words.date(report.made_on))
    made.write(sheet, 1, 0, " · ".join(about), font_color=SOFT)
    row = 3
    for sentence in (*told["summary"], *told["cautions"]):
        made.paragraph(sheet, row, len(WIDTHS), sentence, bold=True)
        row += 1
    row = _voices(made, sheet, report, row + 1)
    row = _counts(made, sheet, report, row + 1)
    _foot(made, sheet, report, told, row + 1)


def _voices(made: Book, sheet: Worksheet, report: AssessmentReport, row: int) -> int:
    t = made.words.translations
    voice_of = names.voice_names(t)
    here = Reference(
        number=report.number,
        made_on=report.made_on,
        voice=report.voice,
        is_blind=report.is_blind,
        who=report.who,
    )
    shown = (
        (t.gettext("This assessment"), here),
        (t.gettext("Before"), report.previous),
        (t.gettext("Other voice"), report.other),
    )
    columns = [
        Column(head=t.gettext("Assessment"), width=0),
        Column(head=t.gettext("Number"), width=0),
        Column(head=t.gettext("Date of the evidence"), width=0),
        Column(head=t.gettext("Whose answers"), width=0),
    ]
    rows = [
        (what, assessment_name(each.number), each.made_on, f"{each.who} ({voice_of[each.voice].lower()})")
        for what, each in shown
        if each is not None
    ]
    return made.table(sheet, row, columns, rows).last + 1


def _counts(made: Book, sheet: Worksheet, report: AssessmentReport, row: int) -> int:
    t, counts = made.words.translations, report.counts
    basis_of, measured_of = names.basis_names(t), names.measured_names(t)
    change_of = names.change_names(t)
    basis = list(basis_of)
    columns = [Column(head=t.gettext("Criteria"), width=0), Column(head=t.gettext("How many"), width=0)]
    rows = [
        (basis_of[basis[0]], counts.anew),
        (f"— {measured_of[True]}", counts.measured),
        (f"— {measured_of[False]}", counts.judged),
        (basis_of[basis[1]], counts.carried),
        (basis_of[basis[2]], counts.unchecked),
    ]
    if report.previous is not None:
        rows += zip(change_of.values(), (counts.better, counts.worse, counts.same), strict=True)
    if report.other is not None:
        rows.append((t.gettext("the two voices differ"), counts.differing))
    return made.table(sheet, row, columns, rows).last + 1


def _foot(
    made: Book, sheet: Worksheet, report: AssessmentReport, told: dict[str, tuple[str, ...]], row: int
) -> None:
    t = made.words.translations
    text = t.gettext(
        "Made from event %(event)s of the log. The number and the head hash prove later that the log was not"
        " changed:"
    )
    for line in (*told["key"], text % {"event": report.seq}):
        made.paragraph(sheet, row, len(WIDTHS), line, font_color=SOFT)
        row += 1
    made.write(sheet, row, 0, f"pdca verify --anchor {report.seq}:{report.head_hash}", font_name="Consolas")
