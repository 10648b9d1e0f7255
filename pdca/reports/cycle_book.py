"""The A3 sheet as a workbook: the story on the first sheet with the measure's chart, then the whole lists."""

from collections.abc import Iterator

from xlsxwriter.worksheet import Worksheet

from pdca.reports import cycle_names, names
from pdca.reports.cycle_sheet import CycleSheet, Measured
from pdca.reports.cycle_sheets import SHEETS
from pdca.reports.sheet_charts import readings_chart
from pdca.reports.sheets import SECTION, SOFT, TITLE, Book, Column, Value, book
from pdca.reports.wording import Wording, assessment_name, cycle_name, finding_name

WIDTHS = (34, 16, 16, 16, 16)

CHART_COLUMN = 6


def cycle_book(sheet: CycleSheet, told: dict[str, tuple[str, ...]], words: Wording) -> bytes:
    """Return the workbook of a cycle; `told` holds the sentences by name, as templates get them."""
    title = _title(sheet, words)

    def fill(made: Book) -> None:
        _story(made, sheet, told)
        for add in SHEETS:
            add(made, sheet)

    return book(
        words,
        title=f"{title} — {sheet.organisation}",
        foot=f"{title} · № {sheet.seq} · {sheet.organisation}",
        day=sheet.as_of,
        fill=fill,
    )


def _title(sheet: CycleSheet, words: Wording) -> str:
    kind = words.translations.gettext("A3 sheet")
    return f"{kind}: {cycle_name(sheet.number)} {words.said(sheet.title)}"


def _story(made: Book, sheet: CycleSheet, told: dict[str, tuple[str, ...]]) -> None:
    words, t = made.words, made.words.translations
    page = made.sheet(t.gettext("A3 sheet"), WIDTHS)
    made.write(page, 0, 0, _title(sheet, words), **TITLE)
    as_of = t.gettext("as of %(date)s") % {"date": words.date(sheet.as_of)}
    about = f"{sheet.organisation} · {as_of}"
    made.write(page, 1, 0, about, font_color=SOFT)
    row = 3
    for caution in (*told["doubted"], *told["cautions"]):
        made.paragraph(page, row, len(WIDTHS), caution, bold=True)
        row += 1
    for section, facts in _sections(sheet, words):
        made.write(page, row, 0, section, **SECTION)
        for name, value in facts:
            row += 1
            made.write(page, row, 0, name, font_color=SOFT, text_wrap=True)
            _fact(made, page, row, value)
        row += 2
    row = _figures(made, page, sheet, row)
    row = _readings(made, page, sheet, row + 1)
    _foot(made, page, sheet, row + 1)


def _fact(made: Book, page: Worksheet, row: int, value: Value) -> None:
    if isinstance(value, str):
        made.span(page, row, 1, len(WIDTHS) - 1, value)
    else:
        made.write(page, row, 1, value, align="left")


def _sections(sheet: CycleSheet, words: Wording) -> Iterator[tuple[str, list[tuple[str, Value]]]]:
    t = words.translations
    yield t.gettext("Stage"), [*_known(_where(sheet, words))]
    yield t.gettext("Background"), [*_known(_background(sheet, words))]
    asked = t.gettext("Why")
    whys: list[tuple[str, Value]] = [
        (f"{asked} {number}", why) for number, why in enumerate(sheet.whys, start=1)
    ]
    if sheet.cause_in is not None:
        cause = cycle_names.cause_names(t)[sheet.cause_in]
        whys.append((t.gettext("Where the cause lies"), cause))
    yield t.gettext("Root cause"), whys or [("—", t.gettext("No why has been asked yet."))]
    yield t.gettext("Goal"), [(t.gettext("Goal"), sheet.goal or t.gettext("The goal is not written yet."))]
    yield t.gettext("Prediction"), [*_known(_prediction(sheet, words))]
    yield t.gettext("Check"), [*_known(_check(sheet, words))]
    yield t.gettext("Standard"), [*_known(_standard(sheet, words))]
    yield t.gettext("What is left"), [*_left(sheet, words)]


def _known(facts: Iterator[tuple[str, Value]]) -> Iterator[tuple[str, Value]]:
    """Leave out what nobody has said yet."""
    return (fact for fact in facts if fact[1] not in (None, ""))


def _where(sheet: CycleSheet, words: Wording) -> Iterator[tuple[str, Value]]:
    t, where = words.translations, sheet.where
    yield t.gettext("Stage"), words.said(where.stage)
    yield t.gettext("Round"), sheet.round
    yield t.gettext("Opened"), where.opened_on
    yield t.gettext("Ended on"), where.ended_on
    yield t.gettext("Due"), where.due
    yield t.gettext("Originally due"), where.original_due
    yield t.gettext("Late by, working days"), where.days_late or None
    yield t.gettext("Goes on"), where.returns_on
    yield t.gettext("Due dates moved, working days"), where.slip or None
    yield t.gettext("Whose turn"), ", ".join(where.turn)
    yield t.gettext("Responsible"), sheet.responsible
    yield t.gettext("Assigned by"), sheet.assigner
    yield t.gettext("Checks"), sheet.checker


def _background(sheet: CycleSheet, words: Wording) -> Iterator[tuple[str, Value]]:
    t, background = words.translations, sheet.background
    yield t.gettext("Finding"), finding_name(background.finding)
    yield t.gettext("What"), words.said(background.description)
    yield t.gettext("Severity"), names.severity_names(t)[background.severity]
    yield t.gettext("Found on"), background.found_on
    yield t.gettext("About"), background.about
    if background.assessment is not None:
        yield t.gettext("Assessment"), assessment_name(background.assessment)
    yield t.gettext("External number"), background.external_number
    if background.recurs_from is not None:
        yield t.gettext("Shows again after"), cycle_name(background.recurs_from)
    yield t.gettext("Why it did not hold"), background.why_not_held


def _prediction(sheet: CycleSheet, words: Wording) -> Iterator[tuple[str, Value]]:
    t, predicted = words.translations, sheet.predicted
    yield t.gettext("Prediction"), predicted.text or t.gettext("What is expected is not written yet.")
    yield t.gettext("Expected, from"), predicted.low
    yield t.gettext("Expected, to"), predicted.high
    yield t.gettext("Reached"), predicted.reached
    yield t.gettext("Reached on"), predicted.reached_on
    if predicted.held is not None:
        yield t.gettext("The prediction"), cycle_names.held_names(t)[predicted.held]
    yield t.gettext("Better than predicted by"), predicted.error


def _check(sheet: CycleSheet, words: Wording) -> Iterator[tuple[str, Value]]:
    t, checked = words.translations, sheet.checked
    if checked.behaviour is not None:
        yield t.gettext("What the readings prove"), cycle_names.behaviour_names(t)[checked.behaviour]
    yield t.gettext("How it is checked"), sheet.check_method
    yield t.gettext("Data from"), sheet.data_source
    yield t.gettext("Observation, working days"), sheet.observation
    yield t.gettext("Observed until"), checked.observed_until
    yield t.gettext("Learned"), checked.learned
    yield t.gettext("Hash of the approved plan"), sheet.plan_hash


def _standard(sheet: CycleSheet, words: Wording) -> Iterator[tuple[str, Value]]:
    t, standard = words.translations, sheet.standard
    yield t.gettext("Standard"), standard.document or t.gettext("No standard is named yet.")
    yield t.gettext("Version"), standard.document_version
    yield t.gettext("Told"), standard.told
    yield t.gettext("Elsewhere"), standard.elsewhere
    yield t.gettext("Control reading"), standard.control_on


def _left(sheet: CycleSheet, words: Wording) -> Iterator[tuple[str, Value]]:
    t, left = words.translations, sheet.left
    if sheet.where.ending is not None:
        ending = names.ending_names(t)[sheet.where.ending]
        yield "—", t.gettext("Nothing: the cycle is %(ending)s.") % {"ending": ending}
    elif left.move is not None:
        yield t.gettext("Next move"), words.said(left.move)
        gate_of = cycle_names.gate_names(t)
        yield from (("—", gate_of[gate]) for gate in left.gates)
        if not left.gates:
            yield "—", t.gettext("Nothing is missing: the step can be taken.")


def _figures(made: Book, page: Worksheet, sheet: CycleSheet, row: int) -> int:
    t = made.words.translations
    made.write(page, row, 0, t.gettext("Current condition"), **SECTION)
    columns = [
        Column(head=t.gettext("Measure"), width=0),
        Column(head=t.gettext("Unit"), width=0),
        Column(head=t.pgettext("figure of a measure", "Before"), width=0),
        Column(head=t.pgettext("figure of a measure", "Now"), width=0),
        Column(head=t.pgettext("figure of a measure", "Target"), width=0),
    ]
    measured = [each for each in (sheet.measure, sheet.counter) if each.name]
    if not measured:
        made.write(page, row + 1, 0, t.gettext("The measure is not chosen yet."), font_color=SOFT)
        return row + 2
    return made.table(page, row + 1, columns, [_figure(each) for each in measured]).last + 1


def _figure(measured: Measured) -> tuple[Value, ...]:
    return measured.name, measured.unit or None, measured.baseline, measured.latest, measured.target


def _readings(made: Book, page: Worksheet, sheet: CycleSheet, row: int) -> int:
    """Add the readings of all rounds and let Excel draw them with baseline and target."""
    t, line = made.words.translations, sheet.line
    if line is None or not line.values:
        return row
    columns = [
        Column(head=t.gettext("Date"), width=0),
        Column(head=t.pgettext("column", "Value"), width=0),
        Column(head=t.pgettext("figure of a measure", "Before"), width=0),
        Column(head=t.pgettext("figure of a measure", "Target"), width=0),
    ]
    rows = [
        (day, value, sheet.measure.baseline, line.target)
        for day, value in zip(line.days, line.values, strict=True)
    ]
    place = made.table(page, row, columns, rows)
    readings_chart(made, page, place, sheet.measure.name, line.values, at=(3, CHART_COLUMN))
    return place.last + 1


def _foot(made: Book, page: Worksheet, sheet: CycleSheet, row: int) -> None:
    text = made.words.translations.gettext("Made from event %(event)s of the log.")
    made.write(page, row, 0, text % {"event": sheet.seq}, font_color=SOFT)
    made.write(page, row + 1, 0, f"pdca verify --anchor {sheet.seq}:{sheet.head_hash}", font_name="Consolas")
