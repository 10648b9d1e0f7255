"""Assessment reports to render: the first one, one with everything in it, and one of hostile texts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from pdca.domain.assessment import Level
from pdca.domain.catalogue import Direction, Severity, Source
from pdca.domain.comparison import Basis, Change
from pdca.domain.events import Voice
from pdca.domain.process import Ending
from pdca.reports.assessment import (
    AnswerCell,
    AssessmentReport,
    Counted,
    Counts,
    CriterionLine,
    FollowedLine,
    Reference,
    ReplyLine,
    SignPart,
)

JULY, OCTOBER = date(2026, 7, 6), date(2026, 10, 5)

PREVIOUS = Reference(number=1, made_on=JULY, voice=Voice.OWNER, is_blind=True, who="Орлова А.")

HOSTILE = '<script>alert("1")</script> | **x** {{ 7*7 }} \u202egnp.exe \x1b[31m =1+1'


def cell(value: str | None, score: int, on: date = OCTOBER, note: str = "") -> AnswerCell:
    """Return an answer."""
    return AnswerCell(value=None if value is None else Decimal(value), score=score, on=on, note=note)


COUNTED = Counted(
    rows=412,
    first=date(2026, 9, 1),
    last=OCTOBER,
    how={
        "ru": "Доля открытых сделок, у которых нет задачи, из всех открытых сделок.",
        "en": "Open deals without a task, as a share of all open deals.",
    },
)

TASKS = CriterionLine(
    text={
        "ru": "Открытых сделок без следующей задачи — не более 5 %.",
        "en": "At most 5% of open deals lack a next task.",
    },
    unit={"ru": "%", "en": "%"},
    is_yes_no=False,
    direction=Direction.DOWN,
    fail=Decimal(20),
    met=Decimal(5),
    is_critical=True,
    source=Source.PROPOSAL,
    reference="",
    evidence={"ru": "Выгрузка открытых сделок.", "en": "An export of open deals."},
    now=replace(cell("3.7", 2), counted=COUNTED),
    before=None,
    other=None,
    change=None,
    basis=Basis.ANEW,
    difference=None,
)

REVIEW = replace(
    TASKS,
    text={"ru": "Разбор сделок проходит по CRM.", "en": "Deals are reviewed from the CRM."},
    unit=None,
    is_yes_no=True,
    fail=None,
    met=None,
    is_critical=False,
    source=Source.PUBLISHED,
    reference="SaleKit, 2025",
    now=cell("0", 0, note="Со слов"),
)

FILLED = replace(
    TASKS,
    text={"ru": "Заполнено не менее 95 % полей.", "en": "At least 95% of fields are filled in."},
    direction=Direction.UP,
    fail=Decimal(70),
    met=Decimal(95),
    is_critical=False,
    source=Source.ARTICLE,
    now=None,
    basis=Basis.UNCHECKED,
)

CRM = SignPart(
    position=1,
    title={"ru": "Не пользуется CRM", "en": "Does not use the CRM"},
    short={"ru": "Не пользуется CRM", "en": "Does not use the CRM"},
    level=Level.VISIBLE,
    level_before=None,
    compared_with=None,
    level_other=None,
    change=None,
    checked=2,
    carried=0,
    criteria=(TASKS, REVIEW, FILLED),
    followed=(),
)

CALLS = replace(
    CRM,
    position=2,
    title={"ru": "Не слушает звонки", "en": "Does not listen to calls"},
    short={"ru": "Не слушает звонки", "en": "Does not listen to calls"},
    level=Level.UNCHECKED,
    checked=0,
    criteria=(replace(FILLED, is_critical=True),),
)

FOLLOWED = FollowedLine(
    finding=12,
    severity=Severity.CRITICAL,
    recurs_from=3,
    is_dismissed=False,
    cycle=9,
    stage={"ru": "Закрыт", "en": "Closed"},
    responsible="Смирнов А.",
    due=None,
    ended_on=date(2026, 12, 1),
    ending=Ending.CLOSED,
    shown_again=(20,),
    replies=(
        ReplyLine(who="Смирнов А.", on=OCTOBER, text="Разбор был, протокола нет"),
        ReplyLine(who="Смирнов А.", on=date(2026, 10, 6), text="Протокол нашёлся"),
    ),
)


def first_assessment() -> AssessmentReport:
    """Return the report of a first assessment: nothing before it, nothing beside it, nothing followed yet."""
    waiting = replace(
        FOLLOWED,
        recurs_from=None,
        cycle=None,
        stage=None,
        responsible="",
        ended_on=None,
        ending=None,
        shown_again=(),
        replies=(),
    )
    return AssessmentReport(
        organisation="ООО «Ромашка»",
        number=1,
        person="Смирнов А.",
        who="Орлова А.",
        subject={"ru": "Руководитель отдела продаж", "en": "Head of sales"},
        catalogue={"ru": "Десять признаков", "en": "Ten signs"},
        catalogue_version="1",
        made_on=OCTOBER,
        entered_on=OCTOBER,
        voice=Voice.OWNER,
        is_blind=True,
        previous=None,
        other=None,
        counts=Counts(
            better=0, worse=0, same=0, anew=2, measured=1, judged=1, carried=0, unchecked=2, differing=0
        ),
        signs=(
            replace(CRM, followed=(waiting, replace(waiting, finding=13, is_dismissed=True))),
            CALLS,
        ),
        seq=17,
        head_hash="4f" * 32,
        is_clock_set=False,
    )


def full_assessment() -> AssessmentReport:
    """Return a report with everything: before, beside, taken over, shown again, answered, not blind."""
    before, own = cell("8", 1, JULY), cell("5", 2, note="Виджет в CRM")
    criteria = (
        replace(TASKS, before=before, other=own, change=Change.BETTER, difference=Change.WORSE),
        replace(
            REVIEW,
            now=cell(None, 0),
            before=cell(None, 1, JULY),
            other=cell("1", 2),
            change=Change.WORSE,
            difference=Change.BETTER,
        ),
        replace(FILLED, now=cell("71", 1, JULY), before=cell("71", 1, JULY), basis=Basis.CARRIED),
    )
    signs = (
        replace(
            CRM,
            level=Level.ACUTE,
            level_before=Level.VISIBLE,
            compared_with=PREVIOUS,
            level_other=Level.WEAK,
            change=Change.WORSE,
            carried=1,
            criteria=criteria,
            followed=(FOLLOWED,),
        ),
        replace(CALLS, level_before=Level.UNCHECKED, level_other=Level.UNCHECKED),
    )
    return replace(
        first_assessment(),
        number=4,
        entered_on=date(2026, 10, 9),
        previous=PREVIOUS,
        other=Reference(number=5, made_on=OCTOBER, voice=Voice.SELF, is_blind=False, who="Смирнов А."),
        counts=Counts(
            better=1, worse=1, same=0, anew=2, measured=1, judged=1, carried=1, unchecked=1, differing=2
        ),
        signs=signs,
        is_clock_set=True,
    )


def hostile_assessment() -> AssessmentReport:
    """Return a report in which every text that people type means something elsewhere."""
    report = full_assessment()
    crm = report.signs[0]
    how = {"ru": HOSTILE, "en": HOSTILE}
    answer = replace(cell("3.7", 2, note=HOSTILE), counted=replace(COUNTED, first=OCTOBER, how=how))
    reply = ReplyLine(who=HOSTILE, on=OCTOBER, text=HOSTILE)
    line = replace(crm.criteria[0], now=answer, other=answer, reference=HOSTILE)
    return replace(
        report,
        organisation=HOSTILE,
        person=HOSTILE,
        who=HOSTILE,
        catalogue_version=HOSTILE,
        signs=(
            replace(
                crm, criteria=(line,), followed=(replace(FOLLOWED, responsible=HOSTILE, replies=(reply,)),)
            ),
        ),
    )
