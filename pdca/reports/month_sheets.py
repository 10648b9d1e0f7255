"""The lists of the monthly report, a sheet each: decisions, overdue, cycles, closed, signs."""

from collections.abc import Iterator

from pdca.reports import names
from pdca.reports.month import MonthReport, SignLine
from pdca.reports.month_lines import DecisionLine
from pdca.reports.month_sheets_more import MORE_SHEETS
from pdca.reports.quality_words import marks, reading_source
from pdca.reports.sheets import CYCLE, FINDING, Book, Column, Numbered, Value
from pdca.reports.wording import Wording, assessment_name


def signs(made: Book, report: MonthReport) -> None:
    """Add the signs of everybody's latest assessment."""
    t = made.words.translations
    columns = [
        Column(head=t.gettext("Person"), width=22),
        Column(head="№", width=6),
        Column(head=t.gettext("Sign"), width=46),
        Column(head=t.gettext("Level"), width=14),
        Column(head=t.gettext("Change"), width=12),
        Column(head=t.gettext("Last assessments"), width=40),
        Column(head=t.gettext("Cycle"), width=9, number=CYCLE),
        Column(head=t.gettext("Assessment"), width=12),
        Column(head=t.gettext("Made on"), width=13),
        Column(head=t.gettext("Assessed as"), width=28),
    ]
    rows = [
        (
            strip.person,
            *_sign(made.words, sign),
            assessment_name(strip.assessment),
            strip.made_on,
            made.words.said(strip.subject),
        )
        for strip in report.strips
        for sign in strip.signs
    ]
    made.list_sheet(
        t.pgettext("sheet", "Signs"),
        columns,
        rows,
        title=t.gettext("Signs"),
        empty=t.gettext("No assessment has been made yet."),
    )


def cycles(made: Book, report: MonthReport) -> None:
    """Add the cycles that were open in the month."""
    words, t = made.words, made.words.translations
    phase_of = names.phase_names(t)
    columns = [
        Column(head=t.gettext("Cycle"), width=9, number=CYCLE),
        Column(head=t.gettext("What"), width=52),
        Column(head=t.gettext("Responsible"), width=22),
        Column(head=t.gettext("Phase"), width=17),
        Column(head=t.gettext("Stage"), width=26),
        Column(head=t.gettext("Round"), width=8),
        Column(head=t.gettext("Due"), width=13),
        Column(head=t.gettext("Overdue"), width=14, is_bad=True),
    ]
    rows = [
        (
            line.number,
            words.said(line.title),
            line.responsible,
            None if line.is_ended else phase_of[line.phase or names.FROZEN],
            words.said(line.stage),
            line.round,
            line.due,
            t.gettext("overdue") if line.is_overdue else None,
        )
        for line in report.timeline.cycles
    ]
    made.list_sheet(
        t.pgettext("sheet", "Cycles"),
        columns,
        rows,
        title=t.gettext("Progress of cycles"),
        empty=t.gettext("No cycle was open this month."),
        left_out=report.timeline.left_out,
    )


def overdue(made: Book, report: MonthReport) -> None:
    """Add the overdue cycles."""
    words, t = made.words, made.words.translations
    columns = [
        Column(head=t.gettext("Cycle"), width=9, number=CYCLE),
        Column(head=t.gettext("What"), width=52),
        Column(head=t.gettext("Stage"), width=26),
        Column(head=t.gettext("Whose turn"), width=24),
        Column(head=t.gettext("Due"), width=13),
        Column(head=t.gettext("Late by, working days"), width=15, is_bad=True),
        Column(head=t.gettext("Due dates moved, working days"), width=17),
        Column(head=t.gettext("Times moved in this stage"), width=16),
    ]
    rows = [
        (
            line.cycle,
            words.said(line.title),
            words.said(line.stage),
            line.who,
            line.due,
            line.days_late,
            line.slip,
            line.extensions,
        )
        for line in report.overdue.lines
    ]
    made.list_sheet(
        t.pgettext("sheet", "Overdue"),
        columns,
        rows,
        title=t.gettext("Overdue"),
        empty=t.gettext("Nothing is overdue."),
        left_out=report.overdue.left_out,
    )


def decisions(made: Book, report: MonthReport) -> None:
    """Add what management must decide."""
    t, needs = made.words.translations, report.needs
    columns = [
        Column(head=t.gettext("Decision"), width=30),
        Column(head=t.gettext("Number"), width=10),
        Column(head=t.gettext("What"), width=46),
        Column(head=t.gettext("Asked or done by"), width=20),
        Column(head=t.gettext("Decides"), width=20),
        Column(head=t.gettext("Waits since"), width=13),
        Column(head=t.gettext("Waits, working days"), width=12),
        Column(head=t.gettext("Due"), width=13),
        Column(head=t.gettext("New due date"), width=13),
        Column(head=t.gettext("Reason"), width=46),
    ]
    left_out = (
        needs.plans_left_out + needs.extensions_left_out + needs.findings_left_out + needs.checks_left_out
    )
    made.list_sheet(
        t.pgettext("sheet", "Decisions"),
        columns,
        list(_decisions(made.words, report)),
        title=t.gettext("What is needed from management"),
        empty=t.gettext("Nothing waits for a decision."),
        left_out=left_out,
    )


def closed(made: Book, report: MonthReport) -> None:
    """Add the cycles closed within the month."""
    words, t = made.words, made.words.translations
    outcome_of = names.outcome_names(t)
    columns = [
        Column(head=t.gettext("Cycle"), width=9, number=CYCLE),
        Column(head=t.gettext("What"), width=40),
        Column(head=t.gettext("Responsible"), width=20),
        Column(head=t.gettext("Measure"), width=34),
        Column(head=t.gettext("Unit"), width=10),
        Column(head=t.gettext("Before"), width=11),
        Column(head=t.gettext("After"), width=11),
        Column(head=t.gettext("Target"), width=11),
        Column(head=t.gettext("Result"), width=20),
        Column(head=t.gettext("Closed on"), width=13),
        Column(head=t.gettext("Took, working days"), width=12),
        Column(head=t.gettext("Rounds"), width=9),
        Column(head=t.gettext("Due dates moved, working days"), width=15),
        Column(head=t.gettext("Approval"), width=18),
        Column(head=t.gettext("Last reading"), width=14),
        Column(head=t.gettext("Look at"), width=46, is_bad=True),
    ]
    rows = [
        (
            line.cycle,
            words.said(line.title),
            line.responsible,
            line.measure,
            line.unit,
            line.baseline,
            line.result,
            line.target,
            outcome_of[line.outcome],
            line.ended_on,
            line.days,
            line.rounds,
            line.slip,
            t.gettext("self-approved") if line.is_self_approved else None,
            None if line.result is None else reading_source(line.trust, words),
            "; ".join(marks(line.trust, words)) or None,
        )
        for line in report.closed.lines
    ]
    made.list_sheet(
        t.pgettext("sheet", "Closed"),
        columns,
        rows,
        title=t.gettext("Closed this month"),
        empty=t.gettext("No cycle was closed this month."),
        left_out=report.closed.left_out,
    )


SHEETS = (decisions, overdue, cycles, closed, *MORE_SHEETS, signs)
"""In the order of their tabs: what is to be done comes first."""


def _sign(words: Wording, sign: SignLine) -> tuple[Value, ...]:
    t = words.translations
    level_of = names.level_names(t)
    change = t.pgettext("change", "worse") if sign.change > 0 else t.pgettext("change", "better")
    return (
        sign.position,
        words.said(sign.title),
        level_of[sign.levels[-1]],
        change if sign.change else None,
        ", ".join(level_of[level] for level in sign.levels),
        sign.cycle,
    )


def _decisions(words: Wording, report: MonthReport) -> Iterator[tuple[Value, ...]]:
    t, needs = words.translations, report.needs
    kinds = (
        (t.gettext("Approve a plan"), needs.plans),
        (t.gettext("Move a due date"), needs.extensions),
        (t.gettext("Check an effect"), needs.checks),
    )
    for kind, lines in kinds:
        yield from (_decision(words, kind, line) for line in lines)
    kind = t.gettext("Name a responsible")
    for finding in needs.findings:
        title, number = words.said(finding.title), Numbered(finding.number, FINDING)
        yield kind, number, title, None, None, finding.found_on, finding.days, finding.due, None, None


def _decision(words: Wording, kind: str, line: DecisionLine) -> tuple[Value, ...]:
    return (
        kind,
        Numbered(line.cycle, CYCLE),
        words.said(line.title),
        line.who,
        line.decider,
        line.since,
        line.days,
        line.due,
        line.to_due,
        line.reason or None,
    )
