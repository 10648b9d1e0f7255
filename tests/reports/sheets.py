"""A3 sheets to render: a cycle being planned, one in its second round, a closed one, and one that strains."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from pdca.domain.behaviour import Behaviour
from pdca.domain.catalogue import Direction, Severity
from pdca.domain.cycle import Standard
from pdca.domain.cycle_events import EvidenceKind, Prediction
from pdca.domain.doubts import DoubtCode
from pdca.domain.plan import CauseIn, Outcome, ReadingKind
from pdca.domain.process import Ending, Phase, Verdict
from pdca.domain.text import typed
from pdca.reports.behaviour_chart import MeasureLine
from pdca.reports.cycle_lines import (
    ActionLine,
    ActionState,
    CorrectionLine,
    DecisionLine,
    DecisionState,
    DoubtLine,
    EvidenceLine,
    ExtensionLine,
    ReadingLine,
    RoundColumn,
)
from pdca.reports.cycle_sheet import (
    Background,
    Checked,
    CycleSheet,
    Left,
    Measured,
    Paper,
    Predicted,
    Where,
)

ORLOVA, SMIRNOV, KUZNETSOVA = "Анна Орлова", "Пётр Смирнов", "Мария Кузнецова"

PLANNING = {"ru": "План составляется", "en": "Planning"}
OBSERVING = {"ru": "Эффект под наблюдением", "en": "Observing the effect"}
CLOSED = {"ru": "Закрыт", "en": "Closed"}
DOING = {"ru": "План выполняется", "en": "Doing"}
SUBMIT = {"ru": "Отправить план на согласование", "en": "Submit the plan for approval"}
APPROVE = {"ru": "Утвердить план", "en": "Approve the plan"}
ADOPT = {"ru": "Закрепить улучшение", "en": "Adopt the improvement"}
ADAPT = {"ru": "Доработать и начать новый виток", "en": "Adapt and start the next round"}
CLOSE = {"ru": "Закрыть цикл", "en": "Close the cycle"}

NO_FIGURE = Measured(
    name="",
    unit="",
    direction=None,
    baseline=None,
    period="",
    target=None,
    target_on=None,
    computed="",
    latest=None,
    latest_on=None,
)


def planned_sheet() -> CycleSheet:
    """Return the sheet of a cycle that was opened yesterday: almost nothing is known."""
    return CycleSheet(
        organisation="Автосалон «Ромашка»",
        as_of=date(2026, 7, 2),
        number=2,
        title={"ru": "Не пользуется CRM", "en": "Does not use the CRM"},
        round=1,
        responsible=SMIRNOV,
        assigner=ORLOVA,
        checker=ORLOVA,
        where=Where(
            stage=PLANNING,
            phase=Phase.PLAN,
            is_frozen=False,
            ending=None,
            opened_on=date(2026, 7, 1),
            ended_on=None,
            original_due=date(2026, 7, 8),
            due=date(2026, 7, 8),
            days_late=0,
            returns_on=None,
            slip=0,
            turn=(SMIRNOV,),
        ),
        background=Background(
            finding=2,
            description={
                "ru": "Руководитель не опирается на данные CRM и не поправляет работу менеджеров.",
                "en": "The head does not rely on the data of the CRM and corrects nobody.",
            },
            severity=Severity.CRITICAL,
            found_on=date(2026, 7, 1),
            about=SMIRNOV,
            assessment=1,
            external_number="",
            recurs_from=None,
            why_not_held="",
        ),
        rounds=(),
        whys=(),
        cause_in=None,
        goal="",
        measure=NO_FIGURE,
        counter=NO_FIGURE,
        line=None,
        check_method="",
        data_source="",
        observation=20,
        plan_hash="",
        actions=(),
        evidence=(),
        predicted=Predicted(
            text="", low=None, high=None, reached=None, reached_on=None, held=None, error=None
        ),
        readings=(),
        checked=Checked(behaviour=None, doubts=(), learned="", observed_until=None, verdict=None),
        standard=Standard(),
        decisions=(),
        extensions=(),
        left=Left(
            move=SUBMIT,
            gates=("root-cause", "cause-in-process", "goal", "measure", "baseline", "target", "prediction"),
        ),
        is_self_approved=False,
        unknown_years=(),
        is_clock_set=False,
        seq=31,
        head_hash="4f" * 32,
        paper=Paper.A4,
    )


def second_round() -> CycleSheet:
    """Return the sheet of a second round that is observed: a proven change, a correction, extensions."""
    return replace(
        planned_sheet(),
        as_of=date(2026, 10, 2),
        round=2,
        where=replace(
            planned_sheet().where,
            stage=OBSERVING,
            phase=Phase.CHECK,
            original_due=date(2026, 9, 25),
            due=date(2026, 9, 30),
            days_late=2,
            slip=3,
            turn=(ORLOVA,),
        ),
        rounds=(
            RoundColumn(
                number=1,
                cause="Сделка без задачи в CRM ничем не отличается от закрытой",
                baseline=Decimal(48),
                target=Decimal(5),
                unit="%",
                reached=Decimal(14),
                reached_on=date(2026, 8, 25),
                outcome=Outcome.IMPROVED,
                prediction=Prediction.FAILED,
                actions_done=2,
                actions=3,
                learned="Обязательное поле сразу навело порядок в сделках",
                why_again="Доля сделок без задачи выросла до 14 %: их закрывают, не назначив новую",
            ),
        ),
        whys=(
            "Сделки снова остаются без следующего шага",
            "Задачи переносят по пять раз и закрывают, не назначив новую",
            "Перенос задачи не требует причины и никому не виден",
        ),
        cause_in=CauseIn.PROCESS,
        goal="За 20 рабочих дней почти у всех открытых сделок появляется следующий шаг со сроком.",
        measure=Measured(
            name="Доля открытых сделок без следующей задачи со сроком",
            unit="%",
            direction=Direction.DOWN,
            baseline=Decimal(48),
            period="июнь 2026",
            target=Decimal(5),
            target_on=date(2026, 10, 30),
            computed="no-next-task",
            latest=Decimal("4.5"),
            latest_on=date(2026, 9, 30),
        ),
        counter=replace(
            NO_FIGURE,
            name="Доля задач, перенесённых без выполнения",
            unit="%",
            direction=Direction.DOWN,
            baseline=Decimal(20),
            latest=Decimal(14),
            latest_on=date(2026, 9, 18),
        ),
        line=measure_line(),
        check_method="Сравнить две выгрузки сделок, сделанные с промежутком в 10 рабочих дней",
        data_source="Выгрузка сделок",
        plan_hash="d13fa404a5c0cf5e" * 4,
        actions=(
            action(2, "Сделать причину обязательной при переносе", ActionState.OVERDUE),
            action(3, "Показать отчёт на планёрке", ActionState.OPEN),
            action(4, "Заменить CRM", ActionState.DROP_ASKED, reason="Не понадобилось"),
            action(1, "Каждую пятницу готовить отчёт о переносах задач", ActionState.DONE),
            action(5, "Купить телефоны", ActionState.DROPPED, reason="Нет денег", is_self_approved=True),
        ),
        evidence=(
            EvidenceLine(
                kind=EvidenceKind.NOTE,
                text="Первый отчёт о переносах: 31 перенос за неделю",
                on=date(2026, 9, 10),
                who=KUZNETSOVA,
                action=1,
                sha256="",
            ),
            EvidenceLine(
                kind=EvidenceKind.FILE,
                text="выгрузка.csv",
                on=date(2026, 9, 9),
                who=SMIRNOV,
                action=None,
                sha256="ab" * 32,
            ),
        ),
        predicted=Predicted(
            text="С отчётом о переносах доля сделок без задачи за две недели опустится ниже 5 %",
            low=Decimal(1),
            high=Decimal(4),
            reached=Decimal("4.5"),
            reached_on=date(2026, 9, 30),
            held=Prediction.FAILED,
            error=Decimal("-0.5"),
        ),
        readings=(
            reading(12, date(2026, 9, 18), 4, computed="no-next-task", rows=212),
            replace(
                reading(13, date(2026, 9, 18), 14),
                kind=ReadingKind.COUNTER,
                outcome=None,
                is_no_worse=True,
            ),
            replace(
                reading(14, date(2026, 9, 30), Decimal("4.5")),
                note="Выгрузка не загрузилась",
                corrections=(
                    CorrectionLine(
                        value=Decimal("3.5"),
                        on=date(2026, 9, 29),
                        who=SMIRNOV,
                        corrected_on=date(2026, 10, 1),
                        reason="Описка",
                    ),
                ),
            ),
        ),
        checked=Checked(
            behaviour=Behaviour.SIGNAL,
            doubts=(
                DoubtLine(code=DoubtCode.ENTERED_AT_ONCE, count=3, value=None, day=date(2026, 9, 30)),
                DoubtLine(code=DoubtCode.EQUAL_STEPS, count=5, value=Decimal("2.5"), day=None),
            ),
            learned="Помогло не обязательное поле, а отчёт о переносах, который видят все",
            observed_until=date(2026, 10, 16),
            verdict=Verdict.ADAPT,
        ),
        decisions=(
            decision(date(2026, 7, 10), APPROVE, is_self_approved=True),
            decision(date(2026, 8, 26), ADAPT, "Доля сделок без задачи снова выросла"),
            decision(date(2026, 9, 1), APPROVE),
        ),
        extensions=(
            ExtensionLine(
                stage=DOING,
                from_due=date(2026, 9, 10),
                to_due=date(2026, 9, 15),
                reason="Два менеджера в отпуске",
                asked_by=SMIRNOV,
                asked_on=date(2026, 9, 8),
                state=DecisionState.GRANTED,
                decided_by=ORLOVA,
                decided_on=date(2026, 9, 9),
                slip=3,
                is_self_approved=True,
            ),
            ExtensionLine(
                stage=OBSERVING,
                from_due=date(2026, 9, 30),
                to_due=date(2026, 10, 20),
                reason="Мало замеров",
                asked_by=SMIRNOV,
                asked_on=date(2026, 9, 28),
                state=DecisionState.WAITING,
                decided_by="",
                decided_on=None,
                slip=0,
                is_self_approved=False,
            ),
        ),
        left=Left(move=ADOPT, gates=("window-passed", "second-reading", "counter-not-worse")),
        is_self_approved=True,
        unknown_years=(2027,),
        is_clock_set=True,
        seq=178,
        head_hash="a41f0c5e9b7d2836f1e4c0a95d7b8e62134f9ac08d5e7b61c2f3a4d5e6b7c89c",
    )


def tall_chart() -> CycleSheet:
    """Return the sheet whose first column is the tallest: long background, two signals of two lines each."""
    second = second_round()
    return replace(
        second,
        background=replace(
            second.background,
            description={
                "ru": "Руководитель не опирается на данные CRM: не находит по ним слабые места, не "
                "поправляет работу менеджеров и не приспосабливает систему к отделу: нет ни людей, ни полей.",
                "en": "The head does not rely on the data of the CRM: finds no weak places by it, corrects "
                "the work of no manager and does not fit the system to the department: adds no fields.",
            },
        ),
        actions=second.actions[3:4],
        evidence=second.evidence[:1],
        extensions=(),
        checked=replace(second.checked, doubts=()),
        decisions=second.decisions[-1:],
        left=Left(move=ADOPT, gates=()),
    )


def closed_sheet() -> CycleSheet:
    """Return the sheet of a cycle that was closed after one round, on A3."""
    second = second_round()
    return replace(
        second,
        as_of=date(2026, 11, 2),
        round=1,
        where=replace(
            second.where,
            stage=CLOSED,
            phase=None,
            ending=Ending.CLOSED,
            ended_on=date(2026, 10, 27),
            original_due=None,
            due=None,
            days_late=0,
            slip=0,
            turn=(),
        ),
        rounds=(),
        actions=tuple(
            replace(each, state=ActionState.DONE, reason="", finished_on=date(2026, 9, 10))
            for each in second.actions[:3]
        ),
        readings=second.readings[:2],
        checked=replace(second.checked, doubts=(), verdict=Verdict.ADOPT),
        predicted=replace(second.predicted, reached=Decimal(3), held=Prediction.HELD, error=Decimal(0)),
        standard=Standard(
            document="Регламент работы в CRM",
            document_version="2.0",
            told="Менеджерам и администраторам салона, 23 октября",
            elsewhere="Отдел обслуживания: с января",
            control_on=date(2027, 1, 20),
        ),
        decisions=(
            *second.decisions[2:],
            decision(date(2026, 10, 19), ADOPT),
            decision(date(2026, 10, 27), CLOSE),
        ),
        extensions=(),
        left=Left(move=None, gates=()),
        is_self_approved=False,
        unknown_years=(),
        is_clock_set=False,
        paper=Paper.A3,
    )


def strained_sheet() -> CycleSheet:
    """Return a sheet with more of everything than a page holds, in the longest texts."""
    second = second_round()
    return replace(
        second,
        organisation="Общество с ограниченной ответственностью " * 5,
        title=typed("Очень длинное название цикла улучшений, которое никто не сократил, " * 4),
        responsible=LONGEST_NAME,
        assigner=LONGEST_NAME,
        checker=LONGEST_NAME,
        where=replace(second.where, turn=(LONGEST_NAME, LONGEST_NAME)),
        background=replace(
            second.background,
            description=typed(LONG),
            about=LONGEST_NAME,
            external_number="Ж-" + "1" * 60,
            recurs_from=1,
            why_not_held=LONG,
        ),
        rounds=tuple(
            replace(
                second.rounds[0], number=number, cause=LONG, learned=LONG, why_again=LONG, unit="рабочих дней"
            )
            for number in range(1, 5)
        ),
        whys=(LONG,) * 7,
        goal=LONG,
        measure=replace(
            second.measure, name=LONG, unit="рабочих дней подряд", period=LONG, baseline=Decimal("123456.789")
        ),
        counter=replace(second.counter, name=LONG, unit="рабочих дней подряд"),
        line=replace(measure_line(), target=Decimal("-123456.789")),
        check_method=LONG,
        actions=tuple(
            replace(each, title=LONG, who=LONGEST_NAME, reason=LONG) for each in second.actions * 4
        ),
        evidence=tuple(replace(each, text=LONG) for each in second.evidence * 9),
        predicted=replace(second.predicted, text=LONG, low=Decimal("123456.78"), high=Decimal("1234567.89")),
        readings=tuple(
            replace(
                each,
                corrections=tuple(
                    replace(before, reason=LONG) for before in second.readings[2].corrections * 3
                ),
            )
            for each in second.readings * 8
        ),
        checked=replace(second.checked, learned=LONG),
        standard=Standard(
            document=LONG, document_version=LONG, told=LONG, elsewhere=LONG, control_on=date(2027, 1, 20)
        ),
        decisions=tuple(
            replace(each, who=LONGEST_NAME, reason=LONG, is_self_approved=True)
            for each in second.decisions * 3
        ),
        extensions=tuple(replace(each, reason=LONG, is_self_approved=True) for each in second.extensions * 3),
        left=replace(second.left, gates=second.left.gates * 3),
    )


def hostile_sheet() -> CycleSheet:
    """Return a sheet of what nobody should type."""
    second = second_round()
    return replace(
        second,
        organisation=HOSTILE,
        title=typed(HOSTILE),
        responsible=HOSTILE,
        background=replace(
            second.background,
            description=typed(HOSTILE),
            external_number=HOSTILE,
            recurs_from=1,
            why_not_held=HOSTILE,
        ),
        rounds=(replace(second.rounds[0], cause=HOSTILE, learned=HOSTILE, why_again="Ы" * 500),),
        whys=(HOSTILE, "Щ" * 400, "=1+1"),
        goal="\u202eназад",
        measure=replace(second.measure, name=HOSTILE, unit="|`*", period=HOSTILE),
        actions=tuple(replace(each, title="Ш" * 300, who=HOSTILE) for each in second.actions),
        evidence=tuple(replace(each, text="https://" + "щ" * 400) for each in second.evidence),
        checked=replace(second.checked, learned="# " + HOSTILE),
        standard=Standard(document=HOSTILE, told="1. " + HOSTILE),
    )


LONG = (
    "Очень длинный текст, который кто-то написал в поле, не думая о том, что лист один, и не остановился. "
    * 15
)
LONGEST_NAME = "Константинопольский-Преображенский Вячеслав Александрович"
HOSTILE = '<script>alert("1")</script> | `код` \x1b[31m'


def measure_line() -> MeasureLine:
    """Return ten readings of before, the last of them of the first round, and two after."""
    days = (
        *(date(2026, month, day) for month, day in ((5, 15), (5, 22), (5, 29), (6, 5), (6, 12), (6, 19))),
        *(date(2026, month, day) for month, day in ((6, 26), (7, 3), (7, 27), (8, 25), (9, 18), (9, 30))),
    )
    values = (48, 45, 47, 46, 49, 44, 45, 46, 5, 14, 4, Decimal("4.5"))
    return MeasureLine(
        days=days,
        values=tuple(Decimal(value) for value in values),
        baseline=10,
        direction=Direction.DOWN,
        before=Decimal(48),
        target=Decimal(5),
        typed=(0, 1, 2, 8, 11),
        corrected=(11,),
    )


def action(
    number: int, title: str, state: ActionState, *, reason: str = "", is_self_approved: bool = False
) -> ActionLine:
    """Return an action of the second round."""
    return ActionLine(
        number=number,
        title=title,
        who=KUZNETSOVA,
        due=date(2026, 9, 11),
        state=state,
        finished_on=date(2026, 9, 10) if state in {ActionState.DONE, ActionState.DROPPED} else None,
        reason=reason,
        is_self_approved=is_self_approved,
        evidence=1,
    )


def reading(
    number: int, on: date, value: Decimal | int, *, computed: str = "", rows: int | None = None
) -> ReadingLine:
    """Return a reading of the measure that meets the target."""
    return ReadingLine(
        number=number,
        kind=ReadingKind.MEASURE,
        on=on,
        value=Decimal(value),
        who=ORLOVA,
        note="",
        computed=computed,
        rows=rows,
        outcome=Outcome.MET,
        is_no_worse=None,
        corrections=(),
    )


def decision(
    on: date, what: dict[str, str], reason: str = "", *, is_self_approved: bool = False
) -> DecisionLine:
    """Return a decision of the owner's."""
    return DecisionLine(
        on=on, who=ORLOVA, what=what, reason=reason, round=1, is_self_approved=is_self_approved
    )
