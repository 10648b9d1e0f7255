"""The form of a plan: what is recorded, else what the catalogue proposes, each line explained."""

from typing import TYPE_CHECKING

from pdca.cli.answers import stage_line
from pdca.cli.forms.sheet import Group, Line, Sheet, manners
from pdca.cli.session import Session
from pdca.cli.text import _
from pdca.cli.views import rounds_lines
from pdca.cli.words import day, number, one_line, term, typed_day
from pdca.domain.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from pdca.domain.cycle import Action
    from pdca.usecases.desk import CycleShown
    from pdca.usecases.filling import Beginning

LEAST_WHYS = 5
"""Lines for whys: three are asked for, and the root is seldom the third."""


def plan_sheet(session: Session, beginning: "Beginning") -> Sheet:
    """Make the form of a plan."""
    here = beginning.shown
    head = (stage_line(session, here), *manners(), *rounds_lines(here))
    rows = (*plan_rows(here, beginning.plan or Plan()), *_actions(beginning))
    return Sheet(head=head, rows=rows)


def plan_rows(here: "CycleShown", offered: Plan) -> "Iterator[Line | Group]":
    """Write the plan without its actions."""
    plan = here.cycle.plan
    yield _line("goal", _("Goal."), _("What will be different."), plan.goal, offered.goal)
    yield from _cause(here)
    yield Group(key=("measure",), title=_("Measure: what shows the change."))
    for name, title, hint, value, proposed in _measure(plan, offered):
        yield _line(("measure", name), title, hint, value, proposed)
    yield _line("prediction", _("Prediction."), _("What you expect to happen."), plan.prediction)
    yield _line(
        "predicted",
        _("Predicted figure."),
        _("The figure that you expect, or two: 90, 85..95; Check compares."),
        _band(plan),
    )
    yield _line(
        "check_method",
        _("Check method."),
        _("How it will be checked."),
        plan.check_method,
        offered.check_method,
    )
    yield _line("data_source", _("Data."), _("From which data."), plan.data_source, offered.data_source)
    yield Group(key=("counter_measure",), title=_("Counter-measure: what must not get worse meanwhile."))
    for name, title, hint, value, proposed in _counter(plan, offered):
        yield _line(("counter_measure", name), title, hint, value, proposed)
    yield _line(
        "observation",
        _("Observation."),
        _("Working days that the effect is watched."),
        _whole(plan.observation),
        _whole(offered.observation),
    )


def _cause(here: "CycleShown") -> "Iterator[Line | Group]":
    plan = here.cycle.plan
    hint = _("Ask again of each answer, at least three times; the last answer is about the process.")
    whys = Group(
        key=("whys",),
        title=_("Why does the sign show?"),
        hint=hint,
        items=lambda n: _("Why ({n})").format(n=n),
        least=LEAST_WHYS,
    )
    yield whys
    yield from whys.list_of(plan.whys)
    yield _line(
        "cause_in",
        _("Where the cause lies."),
        _("What the last why is about: {process} or {person}.").format(
            process=term("process"), person=term("person")
        ),
        term(plan.cause_in) if plan.cause_in else "",
    )
    if here.cycle.recurs_from:
        hint = _("Why the earlier cycle of the same sign did not hold.")
        yield _line("why_not_held", _("What did not hold."), hint, plan.why_not_held)


def _measure(plan: Plan, offered: Plan) -> "Iterator[tuple[str, str, str, str, str]]":
    yield "title", _("Measure."), _("What is measured."), plan.measure, offered.measure
    yield "unit", _("Unit."), "", plan.unit, offered.unit
    yield "direction", _("Which way is better."), _way(), _word(plan.direction), _word(offered.direction)
    yield "baseline", _("Baseline."), _("Its value today."), _figure(plan.baseline), ""
    yield (
        "baseline_period",
        _("Period."),
        _("The period it was measured in, such as 01.09–30.09.2026."),
        plan.baseline_period,
        "",
    )
    yield "target", _("Target."), _("The value to reach."), _figure(plan.target), _figure(offered.target)
    yield (
        "target_on",
        _("Target date."),
        _("The day by which it is to be reached."),
        typed_day(plan.target_on),
        "",
    )
    if plan.computed or offered.computed:
        hint = _("Takes the readings from imported data; blank for none.")
        yield "computed", _("Computation."), hint, plan.computed, offered.computed


def _counter(plan: Plan, offered: Plan) -> "Iterator[tuple[str, str, str, str, str]]":
    yield (
        "title",
        _("Counter-measure."),
        _("What must not get worse."),
        plan.counter_measure,
        offered.counter_measure,
    )
    yield "unit", _("Unit."), "", plan.counter_unit, offered.counter_unit
    yield (
        "direction",
        _("Which way is better."),
        _way(),
        _word(plan.counter_direction),
        _word(offered.counter_direction),
    )
    yield (
        "baseline",
        _("Limit."),
        _("Its value today, or the limit it must keep."),
        _figure(plan.counter_baseline),
        _figure(offered.counter_baseline),
    )
    if plan.counter_computed or offered.counter_computed:
        hint = _("The same for what must not get worse.")
        yield "computed", _("Computation."), hint, plan.counter_computed, offered.counter_computed


def _actions(beginning: "Beginning") -> "Iterator[Line | Group]":
    here, proposed = beginning.shown, beginning.actions
    there = [action for action in here.cycle.actions if not action.is_dropped]
    hint = _("Title, assignee (the responsible person when blank) and due date.")
    lines = [_known(action, here) for action in there]
    if there:
        # Whoever wrote actions once has chosen; what they left then must not come in by itself now.
        lines += [_("The catalogue proposes besides: {title}").format(title=each.title) for each in proposed]
    elif proposed:
        hint += " " + _("These are proposed; take away those that you do not need, or change them.")
    yield Group(key=("actions",), title="\n".join((*lines, _("New actions."))), hint=hint)
    for position, action in enumerate(() if there else proposed):
        for name, value in (
            ("title", action.title),
            ("assignee", action.assignee or ""),
            ("due", typed_day(action.due)),
        ):
            yield Line(key=("actions", position, name), title="", value=value, is_offered=True)


def _known(action: "Action", here: "CycleShown") -> str:
    return _("Already there: {title}; {name}, due {due}").format(
        title=one_line(action.title), name=here.name(action.assignee), due=day(action.due)
    )


def _line(key: str | tuple[str, ...], title: str, hint: str, value: str, offered: str = "") -> Line:
    return Line(
        key=(key,) if isinstance(key, str) else key,
        title=title,
        hint=hint,
        value=value or offered,
        example=offered,
        is_offered=bool(offered and not value),
    )


def _way() -> str:
    return _("Either {up} or {down}.").format(up=term("up"), down=term("down"))


def _word(value: object) -> str:
    return term(str(value)) if value else ""


def _figure(value: "Decimal | None") -> str:
    return "" if value is None else number(value).replace("\N{MINUS SIGN}", "-")


def _whole(value: int | None) -> str:
    return "" if value is None else str(value)


def _band(plan: Plan) -> str:
    if plan.predicted_low is None or plan.predicted_high is None:
        return ""
    low, high = _figure(plan.predicted_low), _figure(plan.predicted_high)
    return low if low == high else f"{low}..{high}"
