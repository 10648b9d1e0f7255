"""The same figures reckoned row by row in plain Python, from what the catalogue says."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction
from statistics import median

from pdca.domain.calendar import Calendar
from pdca.domain.sales import ActivityKind, Call, Deal, DealOutcome, LeadOutcome, SalesPlan
from tests.storage.department import CHIEF, REQUIRED, Department

CALENDAR = Calendar(exceptions={date(2026, 11, 4): False, date(2026, 10, 10): True})

Answer = Fraction | None


def first_of(day: date, back: int = 0) -> date:
    """Return the first day of a month, some months back."""
    index = day.year * 12 + day.month - 1 - back
    return date(index // 12, index % 12 + 1, 1)


def closed(day: date, count: int) -> list[date]:
    """Return the first days of the last closed months, newest first."""
    newest = first_of(day + timedelta(days=1), 1)
    return [first_of(newest, back) for back in range(count)]


def month(value: date | datetime | None) -> date | None:
    """Return the first day of the month of a value."""
    return date(value.year, value.month, 1) if value else None


def share(part: int | Fraction, whole: int | Fraction) -> Answer:
    """Return a percentage, None of nothing."""
    return Fraction(part) / Fraction(whole) * 100 if whole else None


def employed(made: Department, first: date, last: date) -> set[str]:
    """Name who worked in the whole period, without the head."""
    return {
        person.name
        for person in made.people
        if not person.is_head
        and not (person.hired_on and person.hired_on > first)
        and not (person.left_on and person.left_on <= last)
    }


def plan_of(made: Department, at: date) -> tuple[Fraction, bool]:
    """Return the plan of a month and whether it is money."""
    rows: list[SalesPlan] = [plan for plan in made.plans if plan.month == at]
    department = [plan for plan in rows if plan.seller == ""]
    chosen = department or rows
    money = sum((Fraction(plan.amount) for plan in chosen if plan.amount), Fraction(0))
    return (
        (money, True) if money else (sum((Fraction(p.units) for p in chosen if p.units), Fraction(0)), False)
    )


def won(made: Department, at: date) -> list[Deal]:
    """Return the deals won in a month."""
    return [deal for deal in made.deals if deal.outcome is DealOutcome.WON and month(deal.closed_on) == at]


def money(deals: Iterable[Deal]) -> Fraction:
    """Add amounts up."""
    return sum((Fraction(deal.amount) for deal in deals if deal.amount), Fraction(0))


def monthly_plans_known(made: Department) -> Answer:
    at = first_of(made.day)
    if CALENDAR.next_working(at) > made.day:
        at = first_of(made.day, 1)
    deadline = CALENDAR.next_working(at)
    team = employed(made, at, deadline)
    known = {
        plan.seller
        for plan in made.plans
        if plan.month == at and (plan.amount or plan.units) and plan.set_on and plan.set_on <= deadline
    }
    return share(len(known & team), len(team))


def attained(made: Department) -> list[Fraction] | None:
    found = []
    for at in closed(made.day, 2):
        plan, is_money = plan_of(made, at)
        if not plan:
            return None
        deals = won(made, at)
        found.append(share(money(deals) if is_money else len(deals), plan) or Fraction(0))
    return found


def plan_fulfilled(made: Department) -> Answer:
    shares = attained(made)
    return max(shares) if shares else None


def plan_not_understated(made: Department) -> Answer:
    shares = attained(made)
    return min(shares) if shares else None


def funnel_covers_plan(made: Department) -> Answer:
    plan, is_money = plan_of(made, first_of(made.day))
    if not plan or not is_money:
        return None
    after = first_of(made.day, -1)
    return money(d for d in opened(made) if d.expected_on is None or d.expected_on < after) / plan


def own_sales_share(made: Department) -> Answer:
    months = closed(made.day, 3)
    plans = [plan_of(made, at) for at in months]
    if not all(plan and is_money for plan, is_money in plans):
        return None
    own = sum(money(deal for deal in won(made, at) if deal.seller == CHIEF) for at in months)
    return share(Fraction(own), sum(plan for plan, _ in plans))


def opened(made: Department) -> list[Deal]:
    """Return the open deals."""
    return [deal for deal in made.deals if deal.outcome is DealOutcome.OPEN]


def deals_without_next_task(made: Department) -> Answer:
    return share(sum(deal.next_task_on is None for deal in opened(made)), len(opened(made)))


def stale_deals(made: Department) -> Answer:
    dates = [deal.changed_on or deal.opened_on for deal in opened(made)]
    known = [day for day in dates if day]
    return share(sum((made.day - day).days > 14 for day in known), len(known))


def required_fields(made: Department) -> Answer:
    counted = [deal.missing_fields for deal in made.deals if deal.missing_fields is not None]
    return share(sum(REQUIRED - missing for missing in counted), REQUIRED * len(counted))


def lost_deals_explained(made: Department) -> Answer:
    lost = [
        deal
        for deal in made.deals
        if deal.outcome is DealOutcome.LOST and month(deal.closed_on) in closed(made.day, 3)
    ]
    return share(sum(bool(deal.loss_reason.strip()) for deal in lost), len(lost))


def conversions(made: Department, is_in: Callable[[date], bool]) -> Mapping[str, tuple[int, int]]:
    """Return won and closed deals by seller."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for deal in made.deals:
        if deal.outcome is not DealOutcome.OPEN and deal.closed_on and is_in(deal.closed_on):
            found[deal.seller][0] += deal.outcome is DealOutcome.WON
            found[deal.seller][1] += 1
    return {name: (each[0], each[1]) for name, each in found.items()}


def conversion_gap(made: Department) -> Answer:
    months = closed(made.day, 3)
    rates = [
        Fraction(good, total)
        for name, (good, total) in conversions(made, lambda day: month(day) in months).items()
        if name != CHIEF and total >= 10
    ]
    if len(rates) < 2 or not max(rates):
        return None
    return max(rates) / min(rates) if min(rates) else Fraction(100)


def own_conversion(made: Department) -> Answer:
    year_ago = made.day.replace(year=made.day.year - 1)
    found = dict(conversions(made, lambda day: year_ago < day <= made.day))
    own = found.pop(CHIEF, (0, 0))
    rates = [Fraction(good, total) for good, total in found.values() if total >= 10]
    if own[1] < 10 or not rates or not median(rates):
        return None
    return share(Fraction(*own), median(rates))


def overdue_tasks(made: Department) -> Answer:
    waiting = [each.planned_on for each in made.activities if each.done_on is None and each.planned_on]
    return share(sum(day < made.day for day in waiting), len(waiting))


def daily_meetings(made: Department) -> Answer:
    at = closed(made.day, 1)[0]
    days = [day for n in range(31) if month(day := at + timedelta(days=n)) == at and CALENDAR.is_working(day)]
    held = {
        each.done_on
        for each in made.activities
        if each.kind is ActivityKind.STAND_UP and (each.minutes is None or each.minutes <= 15)
    }
    return share(sum(day in held for day in days), len(days))


def weeks(day: date) -> list[date]:
    """Return the Mondays of the last four whole weeks."""
    sunday = day
    while sunday.weekday() != 6:
        sunday -= timedelta(days=1)
    return [sunday - timedelta(days=6 + 7 * n) for n in range(4)]


def weekly_one_to_ones(made: Department) -> Answer:
    mondays = weeks(made.day)
    team = employed(made, mondays[-1], mondays[0] + timedelta(days=6))
    held = 0
    for name in team:
        days = [a.done_on for a in made.activities if (a.kind, a.seller) == (ActivityKind.ONE_TO_ONE, name)]
        held += sum(any(d and 0 <= (d - monday).days < 7 for d in days) for monday in mondays)
    return share(held, len(team) * 4)


def least_hours(made: Department, months: list[date], *kinds: ActivityKind) -> Answer:
    team = employed(made, months[-1], first_of(months[0], -1) - timedelta(days=1))
    if not team:
        return None
    least = min(
        sum(
            Fraction(a.minutes or 0)
            for a in made.activities
            if a.seller == name and a.kind in kinds and month(a.done_on) in months
        )
        for name in team
    )
    return Fraction(least) / 60 / len(months)


def coaching_hours(made: Department) -> Answer:
    return least_hours(made, closed(made.day, 1), ActivityKind.COACHING, ActivityKind.ONE_TO_ONE)


def training_hours(made: Department) -> Answer:
    return least_hours(made, closed(made.day, 3), ActivityKind.TRAINING)


def joint_meetings(made: Department) -> Answer:
    months = closed(made.day, 3)
    days = {
        a.done_on for a in made.activities if a.kind is ActivityKind.MARKETING and month(a.done_on) in months
    }
    return Fraction(len(days), 3)


def staff_turnover(made: Department) -> Answer:
    start = made.day.replace(year=made.day.year - 1)
    sellers = [person for person in made.people if not person.is_head]
    left = sum(bool(p.left_on and start < p.left_on <= made.day) for p in sellers)
    mean = Fraction(sum(len(employed(made, day, day)) for day in (start, made.day)), 2)
    return share(left, mean)


def answered_in_time(made: Department) -> Answer:
    good = total = 0
    for lead in made.leads:
        at, answer = lead.created_at, lead.answered_at
        if not isinstance(at, datetime) or month(at) != closed(made.day, 1)[0]:
            continue
        if answer is None:
            total += 1
        elif isinstance(answer, datetime) and answer >= at:
            is_inside = CALENDAR.is_working(at.date()) and 9 <= at.hour < 18
            total += 1
            good += answer - at <= timedelta(minutes=5 if is_inside else 15)
    return share(good, total)


def contact_attempts(made: Department) -> Answer:
    first = closed(made.day, 3)[-1]
    counts = [
        lead.touches
        for lead in made.leads
        if lead.outcome is LeadOutcome.OPEN
        and lead.touches is not None
        and first <= date.fromordinal(lead.created_at.toordinal()) <= made.day - timedelta(days=14)
    ]
    return Fraction(sum(counts), len(counts)) if counts else None


def rejections_explained(made: Department) -> Answer:
    rejected = [
        lead
        for lead in made.leads
        if lead.outcome is LeadOutcome.REJECTED and month(lead.rejected_on) in closed(made.day, 3)
    ]
    good = sum(bool(lead.reason) and is_timely(lead.rejected_on, lead.reason_on) for lead in rejected)
    return share(good, len(rejected))


def is_timely(start: date | None, end: date | None) -> bool:
    """Tell whether at most one working day lies between; days off do not count."""
    if start is None or end is None:
        return False
    days = (start + timedelta(days=n + 1) for n in range((end - start).days))
    return sum(CALENDAR.is_working(day) for day in days) <= 1


def new_source_share(made: Department) -> Answer:
    year_ago = made.day.replace(year=made.day.year - 1)
    named = [(lead.source.strip(), lead.created_at) for lead in made.leads if lead.source.strip()]
    first: dict[str, date] = {}
    for source, at in named:
        day = date.fromordinal(at.toordinal())
        first[source] = min(first.get(source, day), day)
    if not first or min(first.values()) >= year_ago:
        return None
    recent = [source for source, at in named if month(at) in closed(made.day, 3)]
    return share(sum(first[source] >= year_ago for source in recent), len(recent))


def strong_earn_more(made: Department) -> Answer:
    groups: dict[bool, list[Fraction]] = {True: [], False: []}
    for slip in made.payroll:
        if slip.seller == CHIEF or slip.month not in closed(made.day, 3):
            continue
        if slip.plan and slip.fact is not None and slip.total is not None:
            groups[slip.fact >= slip.plan].append(Fraction(slip.total))
    if not groups[True] or not sum(groups[False]):
        return None
    mean = {key: Fraction(sum(each)) / len(each) for key, each in groups.items()}
    return mean[True] / mean[False]


def payroll_share(made: Department) -> Answer:
    slips = [
        s
        for s in made.payroll
        if s.seller != CHIEF and s.month in closed(made.day, 3) and s.total is not None
    ]
    return share(
        sum(Fraction(s.total or 0) for s in slips), sum(Fraction(s.gross_profit or 0) for s in slips)
    )


def scored(made: Department) -> list[Call]:
    """Return the calls that somebody else scored."""
    return [call for call in made.calls if call.score is not None and call.scored_by != call.seller]


def calls_scored(made: Department) -> Answer:
    mondays = weeks(made.day)
    first, after = mondays[-1], mondays[0] + timedelta(days=7)
    inside = [call for call in made.calls if first <= date.fromordinal(call.at.toordinal()) < after]
    heard = Counter(call.seller for call in scored(made) if call in inside)
    names = {call.seller for call in inside} - {CHIEF}
    return Fraction(min(heard[name] for name in names), 4) if names else None


def calls_coverage(made: Department) -> Answer:
    at = closed(made.day, 1)[0]
    return share(
        sum(month(c.at) == at for c in scored(made)), sum(month(call.at) == at for call in made.calls)
    )


def one_checklist(made: Department) -> Answer:
    lists = [call.checklist.strip() for call in scored(made) if month(call.at) == closed(made.day, 1)[0]]
    most = max((count for name, count in Counter(lists).items() if name), default=0)
    return share(most, len(lists))


def feedback_in_time(made: Department) -> Answer:
    good = total = 0
    for call in scored(made):
        day, feedback = call.scored_on, call.feedback_on
        if day is None or month(day) != closed(made.day, 1)[0]:
            continue
        if feedback is None:
            total += CALENDAR.add(day, 2) < made.day
            continue
        total += 1
        good += CALENDAR.between(day, feedback) <= 2
    return share(good, total)


def mean_score(made: Department, is_in: Callable[[date], bool]) -> Answer:
    """Return the mean score of the calls of some days."""
    found = [
        Fraction(call.score or 0) for call in scored(made) if is_in(date.fromordinal(call.at.toordinal()))
    ]
    return Fraction(sum(found)) / len(found) if found else None


def call_score_rises(made: Department) -> Answer:
    months = closed(made.day, 6)
    later = mean_score(made, lambda day: month(day) in months[:3])
    earlier = mean_score(made, lambda day: month(day) in months[3:])
    if later is not None and later >= 80:
        return Fraction(10)
    return later - earlier if later is not None and earlier is not None else None


def call_score_grows(made: Department) -> Answer:
    start, middle = CALENDAR.add(made.day, -40), CALENDAR.add(made.day, -20)
    later = mean_score(made, lambda day: middle < day <= made.day)
    earlier = mean_score(made, lambda day: start < day <= middle)
    if later is not None and later >= 80:
        return Fraction(1)
    if later is None or earlier is None:
        return None
    return Fraction(later - earlier >= 10)


def newcomers_faster(made: Department) -> Answer:
    year, two = (made.day.replace(year=made.day.year - back) for back in (1, 2))
    newer: list[tuple[int, bool]] = []
    older: list[tuple[int, bool]] = []
    for person in made.people:
        if person.is_head or not person.hired_on or not two < person.hired_on <= made.day:
            continue
        start = first_of(person.hired_on)
        met = sorted(
            slip.month
            for slip in made.payroll
            if slip.seller == person.name and slip.month >= start
            if slip.plan and slip.fact is not None and slip.fact >= slip.plan
        )
        last = met[0] if met else max(slip.month for slip in made.payroll)
        count = (last.year - start.year) * 12 + last.month - start.month + 1
        (newer if person.hired_on > year else older).append((count, bool(met)))
    if not newer or not older:
        return None
    means = [Fraction(sum(n for n, _ in each), len(each)) for each in (newer, older)]
    if means[0] < means[1]:
        return Fraction(1) if all(ok for _, ok in newer) else None
    return Fraction(0) if all(ok for _, ok in older) else None


RECKONINGS: Mapping[str, Callable[[Department], Answer]] = {
    name.replace("_", "-"): each
    for name, each in dict(globals()).items()
    if getattr(each, "__annotations__", {}).get("return") is not None
    and getattr(each, "__annotations__", {}) == {"made": Department, "return": Answer}
}
"""Every reckoning by the id of its computation."""
