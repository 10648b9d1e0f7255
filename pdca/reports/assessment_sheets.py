"""The lists of the assessment report, a sheet each: signs, criteria, findings with their cycles, replies."""

from pdca.domain.comparison import Change
from pdca.reports import names
from pdca.reports.assessment import AnswerCell, AssessmentReport, CriterionLine, FollowedLine, SignPart
from pdca.reports.sheets import Book, Column, Value
from pdca.reports.wording import Wording, finding_name

CYCLE, FINDING, ASSESSMENT = '"C-"0', '"F-"0', '"A-"0'
"""Numbers that are shown as names, and sort as the numbers they are."""


def signs(made: Book, report: AssessmentReport) -> None:
    """Add the signs."""
    words, t = made.words, made.words.translations
    level_of, change_of = names.level_names(t), names.change_names(t)
    columns = [
        Column(head="№", width=6),
        Column(head=t.gettext("Sign"), width=52),
        Column(head=t.gettext("Level"), width=14),
        Column(head=t.gettext("Before"), width=14),
        Column(head=t.gettext("Compared with"), width=13, number=ASSESSMENT),
        Column(head=t.gettext("Change"), width=15),
        Column(head=t.gettext("Other voice"), width=15),
        Column(head=t.gettext("Criteria"), width=11),
        Column(head=t.gettext("Checked"), width=11),
        Column(head=t.gettext("Taken over"), width=11),
    ]
    rows = [
        (
            sign.position,
            words.said(sign.title),
            level_of[sign.level],
            None if sign.level_before is None else level_of[sign.level_before],
            sign.compared_with.number if sign.compared_with else None,
            None if sign.change is None else change_of[sign.change],
            None if sign.level_other is None else level_of[sign.level_other],
            len(sign.criteria),
            sign.checked,
            sign.carried,
        )
        for sign in report.signs
    ]
    made.list_sheet(
        t.pgettext("sheet", "Signs"),
        columns,
        rows,
        title=t.gettext("Signs"),
        empty=t.gettext("The catalogue has no signs."),
    )


def criteria(made: Book, report: AssessmentReport) -> None:
    """Add the criteria of all signs, with their limits and answers."""
    t = made.words.translations
    made.list_sheet(
        t.pgettext("sheet", "Criteria"),
        _criterion_columns(made.words),
        [(sign.position, *_criterion(made.words, line)) for sign in report.signs for line in sign.criteria],
        title=t.gettext("Criteria"),
        empty=t.gettext("The catalogue has no signs."),
    )


def findings(made: Book, report: AssessmentReport) -> None:
    """Add the findings that the assessment opened, and the cycles that followed."""
    t = made.words.translations
    columns = [
        Column(head=t.gettext("Finding"), width=10, number=FINDING),
        Column(head=t.gettext("Sign"), width=46),
        Column(head=t.gettext("Severity"), width=14),
        Column(head=t.gettext("Shows again after"), width=12, number=CYCLE, is_bad=True),
        Column(head=t.gettext("Cycle"), width=9, number=CYCLE),
        Column(head=t.gettext("Stage"), width=26),
        Column(head=t.gettext("Responsible"), width=22),
        Column(head=t.gettext("Due"), width=13),
        Column(head=t.gettext("Ended on"), width=13),
        Column(head=t.gettext("Did not hold"), width=16, is_bad=True),
        Column(head=t.gettext("Replies"), width=10),
    ]
    rows = [_finding(made.words, sign, line) for sign in report.signs for line in sign.followed]
    made.list_sheet(
        t.pgettext("sheet", "Findings and cycles"),
        columns,
        rows,
        title=t.gettext("Findings and cycles"),
        empty=t.gettext("The assessment opened no findings."),
    )


def replies(made: Book, report: AssessmentReport) -> None:
    """Add what the assessed person answered to findings."""
    t = made.words.translations
    columns = [
        Column(head=t.gettext("Finding"), width=10, number=FINDING),
        Column(head=t.gettext("Sign"), width=46),
        Column(head=t.gettext("Who"), width=22),
        Column(head=t.gettext("Date"), width=13),
        Column(head=t.gettext("Reply"), width=80),
    ]
    rows = [
        (line.finding, made.words.said(sign.title), reply.who, reply.on, reply.text)
        for sign in report.signs
        for line in sign.followed
        for reply in line.replies
    ]
    made.list_sheet(
        t.pgettext("sheet", "Replies"),
        columns,
        rows,
        title=t.gettext("Replies"),
        empty=t.gettext("Nobody has replied to a finding."),
    )


SHEETS = (signs, criteria, findings, replies)
"""In the order of their tabs."""


def _criterion_columns(words: Wording) -> list[Column]:
    t = words.translations
    return [
        Column(head="№", width=6),
        Column(head=t.gettext("Criterion"), width=48),
        Column(head=t.gettext("Critical"), width=12),
        Column(head=t.gettext("Unit"), width=12),
        Column(head=t.gettext("Value"), width=11),
        Column(head=t.gettext("Result"), width=15),
        Column(head=t.gettext("Measured or judged"), width=13),
        Column(head=t.gettext("Basis"), width=15),
        Column(head=t.gettext("Date of the evidence"), width=15),
        Column(head=t.gettext("Change"), width=15),
        Column(head=t.gettext("Limit: better is"), width=10),
        Column(head=t.gettext("Limit: met"), width=10),
        Column(head=t.gettext("Limit: not met"), width=10),
        Column(head=t.gettext("Source of the limit"), width=24),
        Column(head=t.gettext("Reference"), width=26),
        Column(head=t.gettext("Rows counted"), width=10),
        Column(head=t.gettext("Data from"), width=13),
        Column(head=t.gettext("Data to"), width=13),
        Column(head=t.gettext("What was counted"), width=44),
        Column(head=t.gettext("Note"), width=36),
        Column(head=t.gettext("Before: value"), width=11),
        Column(head=t.gettext("Before: result"), width=15),
        Column(head=t.gettext("Before: date"), width=13),
        Column(head=t.gettext("Other voice: value"), width=11),
        Column(head=t.gettext("Other voice: result"), width=15),
        Column(head=t.gettext("Other voice: sees it"), width=12),
        Column(head=t.gettext("Other voice: note"), width=36),
        Column(head=t.gettext("Where to look"), width=44),
    ]


def _criterion(words: Wording, line: CriterionLine) -> tuple[Value, ...]:
    t, now = words.translations, line.now
    basis_of, source_of = names.basis_names(t), names.source_names(t)
    counted = now.counted if now else None
    return (
        words.said(line.text),
        t.gettext("critical") if line.is_critical else None,
        words.said(line.unit) if line.unit else None,
        *_answer(words, now, line),
        names.measured_names(t)[now.is_measured] if now else None,
        basis_of[line.basis],
        now.on if now else None,
        names.change_names(t)[line.change] if line.change else None,
        None if line.is_yes_no else {"up": "≥", "down": "≤"}[line.direction],
        line.met,
        line.fail,
        source_of[line.source],
        line.reference or None,
        counted.rows if counted else None,
        counted.first if counted else None,
        counted.last if counted else None,
        words.said(counted.how) if counted and counted.how else None,
        now.note or None if now else None,
        *_answer(words, line.before, line),
        line.before.on if line.before else None,
        *_answer(words, line.other, line),
        _difference(words, line.difference),
        line.other.note or None if line.other else None,
        words.said(line.evidence),
    )


def _answer(words: Wording, cell: AnswerCell | None, line: CriterionLine) -> tuple[Value, Value]:
    """Return value and result; an answer of yes or no is a word, one that is judged has no value."""
    if cell is None:
        return None, None
    t = words.translations
    result = names.score_names(t)[cell.score]
    if line.is_yes_no and cell.value is not None:
        return t.gettext("yes") if cell.value else t.gettext("no"), result
    return cell.value, result


def _difference(words: Wording, difference: Change | None) -> str | None:
    t = words.translations
    return {Change.BETTER: t.pgettext("change", "better"), Change.WORSE: t.pgettext("change", "worse")}.get(
        difference or Change.SAME
    )


def _finding(words: Wording, sign: SignPart, line: FollowedLine) -> tuple[Value, ...]:
    t = words.translations
    without = t.gettext("Dismissed without a cycle.") if line.is_dismissed else None
    return (
        line.finding,
        words.said(sign.title),
        names.severity_names(t)[line.severity],
        line.recurs_from,
        line.cycle,
        words.said(line.stage) if line.stage else without,
        line.responsible or None,
        line.due,
        line.ended_on,
        ", ".join(finding_name(number) for number in line.shown_again) or None,
        len(line.replies),
    )
