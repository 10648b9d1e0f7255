"""The shapes of all JSON answers, by kind; the schemas in docs/json are made from them.

An answer that is a dataclass of the program is named as such, so that it cannot be described otherwise than
it is. What a command puts together by hand is described in `json_shapes`; both are held against answers.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from pdca.domain.catalogue import Catalogue, Sign
from pdca.domain.cycle import Action, Check, Reading
from pdca.domain.people import Person
from pdca.domain.plan import Plan
from pdca.domain.process import Process
from pdca.domain.sales import ExportKind
from pdca.domain.series import Judgement
from pdca.reports.portfolio import Log, Unread
from pdca.storage.listings import CalendarRow, FindingRow
from pdca.storage.outbox import Step
from pdca.usecases.exported_rows import ActionExported, CycleExported, FindingExported, ReadingExported
from pdca.usecases.listing_evidence import EvidenceListed
from pdca.usecases.work_items import WorkItem
from tests import json_shapes as of


def _answer(**keys: object) -> of.Shape:
    """Return the shape of an answer by its keys."""
    return of.Shape("", "", keys)


def _exported(row: object) -> tuple[of.Shape]:
    """Return the shape of an exported file."""
    return (_answer(organisation=str, event=int, head_hash=str, rows=of.Many(row)),)


_CHANGED = {"changed": bool}
_SENT = {"sent": bool}

KINDS: Mapping[str, tuple[object, ...]] = {
    "actions": (_answer(cycle=int, actions=list[Action]),),
    "assessment": (of.AssessmentData, of.AssessedData),
    "assessments": (_answer(assessments=list[of.AssessmentLineData]),),
    "assignment": (_answer(**_CHANGED, assigned=list[of.Assigned], queued=list[of.PutInQueue]),),
    "backup": (_answer(file=str),),
    "board": (_answer(today=date, columns=of.Columns),),
    "calendar": (
        _answer(year=int, is_known=bool, week=list[int], days=list[CalendarRow]),
        _answer(**_CHANGED),
    ),
    "catalogue": (_answer(file=str, catalogue=Catalogue),),
    "catalogue-list": (_answer(catalogues=list[of.DefinitionData]),),
    "check": (
        _answer(cycle=int, plan=Plan, readings=list[Reading], check=Check, judgement=Judgement),
        _answer(file=str, is_sound=bool, mistakes=list[of.DefinitionMistake], counts=dict[str, int]),
    ),
    "comparison": (_answer(before=int, after=int, signs=of.Many(of.SignBeforeAfter)),),
    "computed": (_answer(criteria=list[of.MeasuredData], doubts=list[of.Doubt]),),
    "cycle": (_answer(changed=of.Maybe(bool), cycle=of.CycleData),),
    "cycles": (_answer(today=date, cycles=list[of.CycleLineData]),),
    "demo": (_answer(folder=str, commands=int, reports=list[str]),),
    "doctor": (_answer(is_well=bool, checks=list[of.DoctorCheck]),),
    "error": (of.Error,),
    "evidence": (_answer(imports=list[EvidenceListed]),),
    "evidence-import": (
        _answer(
            **_CHANGED,
            number=int | None,
            mapping=str | None,
            repeats=int | None,
            evidence=ExportKind,
            file=str,
            format=str,
            encoding=str | None,
            separator=str | None,
            sheet=str | None,
            heading_row=int,
            exported_on=date,
            columns=dict[str, str],
            unused=list[str],
            not_kept=list[str],
            missing=list[str],
            dates=dict[str, of.DatesRead],
            rows=int,
            taken=int,
            deleted=int,
            rejected=int,
            rejected_rows=list[of.Coded],
            outcomes=dict[str, int],
            without_client=int,
            closed_early=int,
            negative=int,
            unknown=dict[str, Any],
            unlisted=dict[str, Any],
            future=dict[str, int],
            newest=date | None,
            without_deal=list[str],
            strangers=list[str],
            readings=list[of.TakenData],
        ),
    ),
    "export": (
        _answer(
            subject=Literal["calendars", "cycles", "findings", "actions", "readings", "events"],
            files=list[str],
            rows=int,
            event=int,
            head_hash=str,
        ),
    ),
    "export-actions": _exported(ActionExported),
    "export-cycles": _exported(CycleExported),
    "export-events": _exported(of.EventData),
    "export-findings": _exported(FindingExported),
    "export-readings": _exported(ReadingExported),
    "finding": (
        _answer(finding=of.FindingData, answers=list[of.CriterionAnswer], shown_again=list[int]),
        _answer(**_CHANGED, finding=of.FindingData),
    ),
    "findings": (_answer(findings=list[FindingRow]),),
    "graph": (_answer(format=str, text=str),),
    "history": (_answer(cycle=int, events=list[of.HistoryEvent]),),
    "import": (
        _answer(
            **_CHANGED,
            rows=int,
            known=int,
            early=list[int],
            findings=tuple[int, int] | None,
            cycles=int,
            queued=int,
            columns=dict[str, str],
            unused=list[str],
        ),
    ),
    "letter": (_answer(letter=of.LetterData, steps=of.Maybe(list[Step])),),
    "my": (
        _answer(person=str, today=date, mine=list[WorkItem], waiting=list[WorkItem], letters_hindered=int),
    ),
    "open-actions": (_answer(today=date, actions=list[of.OpenAction]),),
    "organisation": (_answer(**_CHANGED, name=str, database=str),),
    "outbox": (_answer(letters=list[of.LetterData]),),
    "overdue": (_answer(today=date, cycles=list[of.CycleLineData], actions=list[of.OpenAction]),),
    "people": (_answer(people=list[Person]),),
    "person": (_answer(**_CHANGED, person=Person, handed_over=of.Maybe(list[of.Coded])),),
    "portfolio": (_answer(file=str, logs=list[Log], unread=list[Unread]),),
    "readings": (_answer(cycle=int, readings=list[Reading]),),
    "remind": (
        _answer(
            **_SENT,
            letters=of.Maybe(list[of.LetterData]),
            day=date,
            is_working_day=bool,
            overdue_cycles=list[str],
            digests=list[of.DigestData],
            unreached=list[str],
        ),
        _answer(**_SENT, files=list[str], day=date),
    ),
    "remind-install": (_answer(system=Literal["cron", "systemd", "windows"], lines=list[str]),),
    "report": (_answer(file=str, event=int, head_hash=str),),
    "send": (_answer(**_SENT, files=list[str]), _answer(**_SENT, letters=list[of.LetterData])),
    "sign": (_answer(catalogue=str, version=str, sign=Sign),),
    "template-check": (_answer(files=list[str], is_sound=bool, mistakes=list[of.Coded]),),
    "template-copy": (_answer(files=list[str], uses=list[str]),),
    "template-list": (_answer(folder=str, templates=list[of.TemplateData]),),
    "timeline": (_answer(today=date, cycle=of.TimelineData),),
    "timelines": (_answer(today=date, cycles=list[of.TimelineLine]),),
    "undo": (of.UndoData,),
    "upgrade": (_answer(**_CHANGED, before=int, after=int, backup=str),),
    "verification": (_answer(seq=int, head_hash=str, anchor=str | None, problems=list[of.Problem]),),
    "workflow": (_answer(file=str, process=Process),),
    "workflow-list": (_answer(processes=list[of.DefinitionData]),),
}
