"""Makes one typed row of an export from the values of its cells, by kind."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any, TypeAlias

from pdca.domain.errors import Gap
from pdca.domain.sales import ROW_OF, ActivityKind, DealOutcome, Exported, ExportKind

Values: TypeAlias = dict[str, Any]
"""By field; what the readers of cells return has as many types as there are fields."""

Maker: TypeAlias = Callable[[Values], Exported | Gap | None]
"""Makes a row; a gap rejects it, and nothing leaves it out as what the CRM has deleted."""

_SECONDS_OF_A_MINUTE = 60

_NEEDED: Mapping[ExportKind, tuple[str, ...]] = {
    ExportKind.DEALS: ("key", "seller"),
    ExportKind.ACTIVITIES: ("key", "seller"),
    ExportKind.CALLS: ("key", "seller", "at"),
    ExportKind.PEOPLE: ("name",),
    ExportKind.PLANS: ("month",),
    ExportKind.LEADS: ("key", "seller", "created_at"),
    ExportKind.PAYROLL: ("seller", "month"),
}
"""The cells without which a row proves nothing."""

_NOT_KEPT: Mapping[ExportKind, tuple[str, ...]] = {
    ExportKind.DEALS: ("is_closed", "is_deleted", "client"),
    ExportKind.ACTIVITIES: ("is_done", "changed_on", "seconds"),
    ExportKind.PEOPLE: ("surname", "crm_id"),
}
"""Fields that only help to understand the others."""


def maker(kind: ExportKind, columns: Mapping[str, int]) -> Maker:
    """Return what makes the rows of a kind from a file with these columns."""
    completed = _COMPLETED.get(kind)
    unkept = [name for name in _NOT_KEPT.get(kind, ()) if name in columns]
    row, needed = ROW_OF[kind], _NEEDED[kind]
    absent: Values = {"seller": ""} if kind is ExportKind.PLANS else {}
    if kind is ExportKind.DEALS:
        absent = {"has_client": False if "client" in columns else None}

    def make(values: Values) -> Exported | Gap | None:
        for name in needed:
            if name not in values:
                return Gap("cell-empty", {"field": name})
        if values.get("is_deleted"):
            return None
        gap = completed(values) if completed else None
        if gap is not None:
            return gap
        for name in unkept:
            values.pop(name, None)
        for name, value in absent.items():
            values.setdefault(name, value)
        return row(**values)

    return make


def told_fields(kind: ExportKind, columns: Iterable[str], *, has_required: bool) -> tuple[str, ...]:
    """Return the fields of a row about which a file with these columns says something."""
    told = set(columns)
    for name, sources in _ALSO_TOLD.get(kind, {}).items():
        if told.intersection(sources):
            told.add(name)
    if has_required:
        told.add("missing_fields")
    return tuple(each.name for each in fields(ROW_OF[kind]) if each.name in told)


_ALSO_TOLD: Mapping[ExportKind, Mapping[str, tuple[str, ...]]] = {
    ExportKind.DEALS: {"outcome": ("stage",), "has_client": ("client",), "closed_on": ("expected_on",)},
    ExportKind.ACTIVITIES: {"done_on": ("is_done",), "minutes": ("seconds",)},
}
"""Fields that are made of other columns than their own."""


def _complete_deal(values: Values) -> Gap | None:
    """Decide how a deal ended: its own column says it, else its stage does.

    A date of closing on an open deal is when it is expected; an expected one on a closed deal, which has no
    other, is when it closed: Bitrix24 has one column for both.
    """
    stage, of_stage = values.pop("stage", ("", DealOutcome.OPEN))
    outcome = values.get("outcome", of_stage)
    if outcome is DealOutcome.OPEN and of_stage is not DealOutcome.OPEN:
        outcome = of_stage
    if outcome is DealOutcome.OPEN and values.get("is_closed"):
        return Gap("deal-ending-unclear", {"field": "stage", "text": stage})
    if outcome is DealOutcome.OPEN and "closed_on" in values:
        values.setdefault("expected_on", values.pop("closed_on"))
        values.pop("closed_on", None)
    if outcome is not DealOutcome.OPEN and "closed_on" not in values and "expected_on" in values:
        values["closed_on"] = values["expected_on"]
    values["stage"], values["outcome"] = stage, outcome
    if "client" in values:
        values["has_client"] = True
    return None


def _complete_activity(values: Values) -> Gap | None:
    """Decide when it was done: never while it is open; without a date, when it was last changed."""
    values.setdefault("kind", ActivityKind.TASK)
    is_done = values.get("is_done")
    if is_done is False:
        values.pop("done_on", None)
    elif is_done and "done_on" not in values:
        done_on = values.get("changed_on", values.get("planned_on"))
        if done_on is None:
            return Gap("cell-empty", {"field": "done_on"})
        values["done_on"] = done_on
    if "planned_on" not in values and "done_on" not in values:
        return Gap("cell-empty", {"field": "planned_on"})
    if "minutes" not in values and values.get("seconds"):
        values["minutes"] = Decimal(values["seconds"]) / _SECONDS_OF_A_MINUTE
    return None


def _complete_person(values: Values) -> Gap | None:
    if "surname" in values:
        values["name"] = f"{values['name']} {values['surname']}"
    return None


def _complete_plan(values: Values) -> Gap | None:
    return None if "amount" in values or "units" in values else Gap("cell-empty", {"field": "amount"})


_COMPLETED: Mapping[ExportKind, Callable[[Values], Gap | None]] = {
    ExportKind.DEALS: _complete_deal,
    ExportKind.ACTIVITIES: _complete_activity,
    ExportKind.PEOPLE: _complete_person,
    ExportKind.PLANS: _complete_plan,
}
