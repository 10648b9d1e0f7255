"""What may be recorded about imports of exports, and by whom."""

from collections.abc import Iterator
from dataclasses import fields

from pdca.domain.errors import Gap
from pdca.domain.events import EvidenceImported
from pdca.domain.organisation import Situation
from pdca.domain.people import Role
from pdca.domain.sales import ROW_OF


def evidence_objections(event: EvidenceImported, situation: Situation) -> tuple[Gap, ...]:
    """List everything against recording that an export was imported."""
    return tuple(_objections(event, situation))


def _objections(event: EvidenceImported, situation: Situation) -> Iterator[Gap]:
    if situation.by.role not in (Role.OWNER, Role.HEAD):
        yield Gap("owner-or-head-only")
    if event.exported_on > situation.today:
        yield Gap("date-in-future", {"on": event.exported_on})
    columns = {each.name for each in fields(ROW_OF[event.kind])}
    unknown = tuple(name for name in event.fields if name not in columns)
    if unknown or min(event.rows, event.rejected, event.required) < 0:
        yield Gap("evidence-senseless", {"fields": unknown})
