"""What may be recorded about imports of exports, and by whom."""

from collections.abc import Collection, Iterator
from dataclasses import fields

from pdca.domain.errors import Gap
from pdca.domain.events import EvidenceImported
from pdca.domain.organisation import Situation
from pdca.domain.people import Role
from pdca.domain.sales import ROW_OF


def evidence_objections(
    event: EvidenceImported, situation: Situation, givers: Collection[int]
) -> tuple[Gap, ...]:
    """List everything against recording that an export was imported.

    `givers` are the people who imported exports of its kind before, by their number.
    """
    return tuple(_objections(event, situation, givers))


def _objections(event: EvidenceImported, situation: Situation, givers: Collection[int]) -> Iterator[Gap]:
    if situation.by.role not in (Role.OWNER, Role.HEAD):
        yield Gap("owner-or-head-only")
    if event.is_whole and situation.by.role is Role.HEAD and _is_owners(givers, situation):
        yield Gap("evidence-owners", {"kind": event.kind})
    if event.exported_on > situation.today:
        yield Gap("date-in-future", {"on": event.exported_on})
    columns = {each.name for each in fields(ROW_OF[event.kind])}
    unknown = tuple(name for name in event.fields if name not in columns)
    if unknown or min(event.rows, event.rejected, event.required) < 0:
        yield Gap("evidence-senseless", {"fields": unknown})


def _is_owners(givers: Collection[int], situation: Situation) -> bool:
    """Tell whether an owner is among people: what an owner gave, no head may take away."""
    people = situation.organisation.people
    return any(number in people and people[number].role is Role.OWNER for number in givers)
