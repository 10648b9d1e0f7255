"""The months that a report shows, each with the place in the log that it ends at."""

import calendar as months
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from pdca.domain.errors import WrongInput
from pdca.domain.streams import ORGANISATION_STREAM
from pdca.domain.zones import zone_of
from pdca.storage.codec import instant_text
from pdca.storage.month_figures import Cut, MonthFigures, cut_before
from pdca.storage.view import View

MONTHS_SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCut:
    """A month and the place in the log it ends at."""

    month: date
    as_of: date
    after: int
    """The last event before the month."""
    seq: int
    """The last event that counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A month that is reported, with those before it that it is compared with."""

    cuts: tuple[MonthCut, ...]
    """Oldest first; the last is the month itself."""
    is_complete: bool
    """Whether the month is over."""
    head_hash: str
    """The hash of the last event that counts."""

    @property
    def month(self) -> date:
        """Return the first day of the month."""
        return self.cuts[-1].month

    @property
    def this(self) -> MonthCut:
        """Return where the month itself ends."""
        return self.cuts[-1]


def period(view: View, month: date | None, at: datetime) -> Period:
    """Find where a month and the five before it end; without one, the month before the present.

    Raises:
        WrongInput: the month has not begun, or lies before the first event.
    """
    organisation = view.organisation()
    today, zone = organisation.today(at), zone_of(organisation.zone)
    first = (month or (today.replace(day=1) - timedelta(days=1))).replace(day=1)
    if first > today:
        raise WrongInput("month-not-begun", month=f"{first:%Y-%m}")
    end = _midnight(_next_month(first), zone)
    # The month that runs looks back from this instant, so what is recorded in it counts.
    moment = end if at >= end else at + timedelta(microseconds=1)
    last = cut_before(view, moment)
    if last.seq == 0:
        raise WrongInput("month-before-log", month=first, begins=_first_month(view, zone))
    cuts = _cuts(view, first, moment=moment.astimezone(zone), last=last)
    return Period(cuts=tuple(cuts), is_complete=at >= end, head_hash=last.head_hash)


def _first_month(view: View, zone: ZoneInfo) -> str:
    """Return the month of the first event, as the command takes it."""
    return f"{next(view.history(ORGANISATION_STREAM)).at.astimezone(zone):%Y-%m}"


def _cuts(view: View, first: date, *, moment: datetime, last: Cut) -> list[MonthCut]:
    """Return the last six months, oldest first; the last one ends at a moment."""
    figures, cut, found = MonthFigures(view), last.seq, []
    for month in reversed(_last_months(first, MONTHS_SHOWN)):
        begin = _midnight(month, moment.tzinfo)
        # What `cut_before` asks of all that came later; what came after this month is known already.
        window = {"moment": instant_text(begin), "until": instant_text(moment)}
        seq = figures.rows("first_between", cut, **window)[0].seq
        after = cut if seq is None else min(cut, seq - 1)
        as_of = (moment - timedelta(microseconds=1)).date()
        found.append(MonthCut(month=month, as_of=as_of, after=after, seq=cut))
        moment, cut = begin, after
    return found[::-1]


def _last_months(first: date, count: int) -> list[date]:
    found = [first]
    while len(found) < count:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found[::-1]


def _next_month(first: date) -> date:
    return first + timedelta(days=months.monthrange(first.year, first.month)[1])


def _midnight(day: date, zone: tzinfo | None) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone)
