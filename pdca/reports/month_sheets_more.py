"""Further lists of the monthly report, a sheet each: frozen and stopped cycles, corrections, predictions."""

from pdca.reports import names
from pdca.reports.month import MonthReport
from pdca.reports.sheets import CYCLE, Book, Column, Value


def frozen(made: Book, report: MonthReport) -> None:
    """Add the cycles that are frozen."""
    words, t = made.words, made.words.translations
    columns = [
        Column(head=t.gettext("Cycle"), width=9, number=CYCLE),
        Column(head=t.gettext("What"), width=46),
        Column(head=t.gettext("Responsible"), width=22),
        Column(head=t.gettext("Resumes"), width=22),
        Column(head=t.gettext("Since"), width=13),
        Column(head=t.gettext("Goes on"), width=13),
        Column(head=t.gettext("Return date"), width=14, is_bad=True),
        Column(head=t.gettext("Reason"), width=46),
    ]
    rows = [
        (
            line.cycle,
            words.said(line.title),
            line.responsible,
            line.decider,
            line.since,
            line.returns_on,
            t.gettext("has passed") if line.is_past else None,
            line.reason or None,
        )
        for line in report.frozen.lines
    ]
    made.list_sheet(
        t.pgettext("sheet", "Frozen"),
        columns,
        rows,
        title=t.gettext("Frozen"),
        empty=t.gettext("No cycle is frozen."),
        left_out=report.frozen.left_out,
    )


def stopped(made: Book, report: MonthReport) -> None:
    """Add the cycles abandoned or cancelled within the month."""
    words, t = made.words, made.words.translations
    ending_of = names.ending_names(t)
    columns = [
        Column(head=t.gettext("Cycle"), width=9, number=CYCLE),
        Column(head=t.gettext("What"), width=46),
        Column(head=t.gettext("Responsible"), width=22),
        Column(head=t.gettext("How it ended"), width=16),
        Column(head=t.gettext("Decided by"), width=22),
        Column(head=t.gettext("On"), width=13),
        Column(head=t.gettext("Reason"), width=46),
    ]
    rows = [
        (
            line.cycle,
            words.said(line.title),
            line.responsible,
            ending_of[line.ending],
            line.who,
            line.ended_on,
            line.reason or None,
        )
        for line in report.stopped.lines
    ]
    made.list_sheet(
        t.pgettext("sheet", "Stopped"),
        columns,
        rows,
        title=t.gettext("Abandoned or cancelled this month"),
        empty=t.gettext("No cycle was abandoned or cancelled this month."),
        left_out=report.stopped.left_out,
    )


def corrections(made: Book, report: MonthReport) -> None:
    """Add the readings that were corrected within the month."""
    words, t = made.words, made.words.translations
    columns = [
        Column(head=t.gettext("Cycle"), width=9, number=CYCLE),
        Column(head=t.gettext("What"), width=40),
        Column(head=t.gettext("It said"), width=12),
        Column(head=t.gettext("of the date"), width=13),
        Column(head=t.gettext("It says"), width=12),
        Column(head=t.gettext("now of the date"), width=13),
        Column(head=t.gettext("Corrected on"), width=13),
        Column(head=t.gettext("Corrected by"), width=22),
        Column(head=t.gettext("Reason"), width=46),
    ]
    rows = [
        (
            line.cycle,
            words.said(line.title),
            line.before,
            line.taken_before,
            line.after,
            line.taken_after,
            line.on,
            line.who,
            line.reason,
        )
        for line in report.quality.corrections.lines
    ]
    made.list_sheet(
        t.pgettext("sheet", "Corrections"),
        columns,
        rows,
        title=t.gettext("Readings corrected"),
        empty=t.gettext("No reading was corrected this month."),
        left_out=report.quality.corrections.left_out,
    )


def predictions(made: Book, report: MonthReport) -> None:
    """Add the predictions of each person, scored in six months."""
    t = made.words.translations
    columns = [
        Column(head=t.gettext("Person"), width=26),
        Column(head=t.gettext("Scored"), width=12),
        Column(head=t.gettext("Held"), width=12),
        Column(head=t.gettext("Too hopeful"), width=14),
        Column(head=t.gettext("Too cautious"), width=14),
        *(
            Column(head=f"{made.words.short_month(month)} {month.year}", width=16)
            for month in report.trend.months
        ),
    ]
    rows: list[tuple[Value, ...]] = [
        (
            person.person,
            person.share.whole,
            person.share.part,
            person.hopeful,
            person.cautious,
            *(made.words.ratio(month.part, month.whole) for month in person.months),
        )
        for person in report.quality.predictions.people
    ]
    made.list_sheet(
        t.pgettext("sheet", "Predictions"),
        columns,
        rows,
        title=t.gettext("Predictions by person"),
        empty=t.gettext("No prediction was scored in six months."),
        left_out=report.quality.predictions.left_out,
    )


MORE_SHEETS = (frozen, stopped, corrections, predictions)
