"""Working days between many pairs of days, counted once for all of them."""

from collections.abc import Iterable, Mapping
from datetime import date

from pdca.domain.calendar import ONE_DAY, Calendar


def worked_days(days: Iterable[str], calendar: Calendar) -> Mapping[str, int]:
    """Return, for each day that the given ones lie between, how many were worked since the first.

    Days are texts as the query tables have them. The difference of two is the working days between them.
    """
    known = set(days)
    if not known:
        return {}
    day, last = date.fromisoformat(min(known)), date.fromisoformat(max(known))
    worked = {day.isoformat(): 0}
    while day < last:
        before = worked[day.isoformat()]
        day += ONE_DAY
        worked[day.isoformat()] = before + calendar.is_working(day)
    return worked
