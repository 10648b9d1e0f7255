"""The lists of the A3 sheet, a sheet each: actions, readings, evidence, decisions, due dates, rounds."""

from collections.abc import Iterator

from pdca.domain.plan import ReadingKind
from pdca.reports import cycle_names, names
from pdca.reports.cycle_lines import ReadingLine
from pdca.reports.cycle_sheet import CycleSheet
from pdca.reports.sheets import Book, Column, Value
from pdca.reports.wording import Wording


def actions(made: Book, sheet: CycleSheet) -> None:
    """Add the actions of the present round."""
    t = made.words.translations
    state_of = cycle_names.action_state_names(t)
    columns = [
        Column(head="№", width=6),
        Column(head=t.gettext("What"), width=60),
        Column(head=t.gettext("Who"), width=24),
        Column(head=t.gettext("Due"), width=13),
        Column(head=t.gettext("State"), width=16),
        Column(head=t.gettext("Finished on"), width=13),
        Column(head=t.gettext("Reason"), width=40),
        Column(head=t.gettext("Evidence"), width=15),
        Column(head=t.gettext("Approval"), width=18),
    ]
    rows = [
        (
            line.number,
            line.title,
            line.who,
            line.due,
            state_of[line.state],
            line.finished_on,
            line.reason or None,
            line.evidence,
            _approval(made.words, is_own=line.is_self_approved),
        )
        for line in sheet.actions
    ]
    title, empty = t.gettext("Actions"), t.gettext("No action is planned yet.")
    made.list_sheet(title, columns, rows, title=title, empty=empty)


def readings(made: Book, sheet: CycleSheet) -> None:
    """Add the readings of the present round, each correction in a row of its own below what it changed."""
    t = made.words.translations
    columns = [
        Column(head="№", width=6),
        Column(head=t.pgettext("column", "Reading"), width=18),
        Column(head=t.gettext("Date"), width=13),
        Column(head=t.pgettext("column", "Value"), width=12),
        Column(head=t.gettext("Result"), width=24),
        Column(head=t.gettext("Who"), width=24),
        Column(head=t.gettext("How"), width=16),
        Column(head=t.gettext("Rows counted"), width=11),
        Column(head=t.gettext("Note"), width=40),
        Column(head=t.gettext("Corrected on"), width=13, is_bad=True),
        Column(head=t.gettext("Why it was corrected"), width=40),
    ]
    rows = [row for line in sheet.readings for row in _reading(made.words, line)]
    title = t.pgettext("sheet", "Readings")
    made.list_sheet(title, columns, rows, title=title, empty=t.gettext("No readings yet."))


def evidence(made: Book, sheet: CycleSheet) -> None:
    """Add the evidence of the present round."""
    t = made.words.translations
    kind_of = cycle_names.evidence_names(t)
    columns = [
        Column(head=t.gettext("Date"), width=13),
        Column(head=t.gettext("What"), width=60),
        Column(head=t.gettext("Kind"), width=12),
        Column(head=t.gettext("Action"), width=12),
        Column(head=t.gettext("Who"), width=24),
        Column(head="SHA-256", width=66),
    ]
    rows = [
        (line.on, line.text, kind_of[line.kind], line.action, line.who, line.sha256 or None)
        for line in sheet.evidence
    ]
    title, empty = t.gettext("Evidence"), t.gettext("Nothing is attached yet.")
    made.list_sheet(title, columns, rows, title=title, empty=empty)


def decisions(made: Book, sheet: CycleSheet) -> None:
    """Add what was decided about the cycle."""
    t = made.words.translations
    columns = [
        Column(head=t.gettext("Date"), width=13),
        Column(head=t.gettext("Decision"), width=40),
        Column(head=t.gettext("Who"), width=24),
        Column(head=t.gettext("Round"), width=9),
        Column(head=t.gettext("Reason"), width=60),
        Column(head=t.gettext("Approval"), width=18),
    ]
    rows = [
        (
            line.on,
            made.words.said(line.what),
            line.who,
            line.round,
            line.reason or None,
            _approval(made.words, is_own=line.is_self_approved),
        )
        for line in sheet.decisions
    ]
    title, empty = t.gettext("Decisions"), t.gettext("Nothing is decided yet.")
    made.list_sheet(title, columns, rows, title=title, empty=empty)


def extensions(made: Book, sheet: CycleSheet) -> None:
    """Add the wishes for later due dates and what became of them."""
    t = made.words.translations
    state_of = cycle_names.decision_state_names(t)
    columns = [
        Column(head=t.gettext("Stage"), width=28),
        Column(head=t.gettext("Due"), width=13),
        Column(head=t.gettext("New due date"), width=13),
        Column(head=t.gettext("Reason"), width=50),
        Column(head=t.gettext("Asked by"), width=24),
        Column(head=t.gettext("Asked on"), width=13),
        Column(head=t.gettext("State"), width=22),
        Column(head=t.gettext("Decided by"), width=24),
        Column(head=t.gettext("Decided on"), width=13),
        Column(head=t.gettext("Moved, working days"), width=13),
        Column(head=t.gettext("Approval"), width=18),
    ]
    rows = [
        (
            made.words.said(line.stage),
            line.from_due,
            line.to_due,
            line.reason or None,
            line.asked_by,
            line.asked_on,
            state_of[line.state],
            line.decided_by or None,
            line.decided_on,
            line.slip,
            _approval(made.words, is_own=line.is_self_approved),
        )
        for line in sheet.extensions
    ]
    title, empty = t.gettext("Due dates"), t.gettext("no due date was moved")
    made.list_sheet(title, columns, rows, title=title, empty=empty)


def rounds(made: Book, sheet: CycleSheet) -> None:
    """Add the earlier rounds; a cycle in its first has no such sheet."""
    if not sheet.rounds:
        return
    t = made.words.translations
    held_of, outcome_of = cycle_names.held_names(t), names.outcome_names(t)
    columns = [
        Column(head=t.gettext("Round"), width=9),
        Column(head=t.gettext("Cause then"), width=50),
        Column(head=t.pgettext("figure of a measure", "Before"), width=11),
        Column(head=t.pgettext("figure of a measure", "Target"), width=11),
        Column(head=t.gettext("Unit"), width=11),
        Column(head=t.gettext("Reached"), width=12),
        Column(head=t.gettext("Reached on"), width=13),
        Column(head=t.gettext("Result"), width=24),
        Column(head=t.gettext("The prediction"), width=14),
        Column(head=t.gettext("Actions done"), width=12),
        Column(head=t.gettext("Actions"), width=13),
        Column(head=t.gettext("Learned"), width=50),
        Column(head=t.gettext("Why again"), width=50),
    ]
    rows = [
        (
            line.number,
            line.cause or None,
            line.baseline,
            line.target,
            line.unit or None,
            line.reached,
            line.reached_on,
            outcome_of[line.outcome],
            None if line.prediction is None else held_of[line.prediction],
            line.actions_done,
            line.actions,
            line.learned or None,
            line.why_again or None,
        )
        for line in sheet.rounds
    ]
    title = t.gettext("Earlier rounds")
    made.list_sheet(title, columns, rows, title=title, empty="")


SHEETS = (actions, readings, evidence, decisions, extensions, rounds)
"""In the order of their tabs."""


def _reading(words: Wording, line: ReadingLine) -> Iterator[tuple[Value, ...]]:
    t = words.translations
    kind = t.gettext("Measure") if line.kind is ReadingKind.MEASURE else t.gettext("must not get worse")
    how = t.pgettext("reading", "typed") if line.is_typed else t.pgettext("reading", "computed")
    result = _result(words, line)
    yield (
        line.number,
        kind,
        line.on,
        line.value,
        result,
        line.who,
        how,
        line.rows,
        line.note or None,
        None,
        None,
    )
    for before in line.corrections:
        yield (
            *(line.number, kind, before.on, before.value, t.gettext("corrected"), before.who),
            *(None, None, None, before.corrected_on, before.reason),
        )


def _result(words: Wording, line: ReadingLine) -> str:
    t = words.translations
    if line.kind is ReadingKind.MEASURE:
        return names.outcome_names(t)[line.outcome]
    return t.gettext("no worse") if line.is_no_worse else t.pgettext("reading", "worse")


def _approval(words: Wording, *, is_own: bool) -> str | None:
    return words.translations.gettext("self-approved") if is_own else None
