"""What people type: numbers of things, dates, decimals, months and texts, as Click parameter types."""

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import click

from pdca.cli.text import N_, _
from pdca.cli.words import day, normal_form, understood_day
from pdca.definitions.typed import amount_from, band_from, day_from, number_from
from pdca.domain.computations import COMPUTATIONS
from pdca.domain.errors import WrongInput
from pdca.domain.nearest import nearest

LONGEST_TEXT = 2000
LONGEST_TITLE = 300

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_DATES = {
    "wrong-date": N_("«{value}» is not a date; write 2026-11-05, 05.11.2026, tomorrow, fri or +10d"),
    "ambiguous-date": N_("«{value}» may be two different days; write 2026-11-05 or 05.11.2026"),
    "date-without-year": N_("«{value}» may be {first} or {second}; write the year too"),
    "year-of-two-digits": N_("«{value}»: write the year with four digits, as in 05.11.2026"),
}
_NUMBERS = {
    "wrong-number": N_("«{value}» is not a number"),
    "ambiguous-number": N_("«{value}» may be a thousand or a fraction; write 1250 or 1.25"),
}
_MONTH = re.compile(r"^(?:(\d{4})-(\d{1,2})|(\d{1,2})\.(\d{4}))$")

EARLIEST, LATEST = 1990, 2100
"""Years outside are slips of the finger."""


class Number(click.ParamType[int]):
    """The number of a cycle (7, C-7, c7), finding (F-7) or assessment (A-7), with a Cyrillic letter too."""

    name = "number"

    def __init__(self, letters: str) -> None:
        self._form = re.compile(rf"(?:[{letters}]-?|#)?([0-9]{{1,9}})", re.IGNORECASE)
        self._example = f"{letters[0].upper()}-7"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ANN401
        """Read a number."""
        if isinstance(value, int):
            return value
        found = self._form.fullmatch(value.strip())
        if found is None or int(found[1]) == 0:
            message = _("«{value}» is not a number such as 7 or {example}")
            self.fail(message.format(value=value, example=self._example), param, ctx)
        return int(found[1])


class Day(click.ParamType[date]):
    """A date as people write it, see `definitions/days.py`; the store is opened when it takes today."""

    name = "date"

    def __init__(self, *, looks_back: bool = False) -> None:
        self.looks_back = looks_back

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401
        """Read a date that exists."""
        from pdca.definitions.days import needs_today

        if isinstance(value, date):
            return value
        try:
            return self._relative(value) if needs_today(value) else day_from(value)
        except WrongInput as error:
            if error.code not in _DATES:
                raise
            facts = {
                name: day(fact) if isinstance(fact, date) else fact for name, fact in error.facts.items()
            }
            self.fail(_(_DATES[error.code]).format(**facts), param, ctx)

    def _relative(self, text: str) -> date:
        from pdca.cli.output import talk
        from pdca.cli.session import Session
        from pdca.definitions.days import read_day
        from pdca.usecases.calendars import today_and_calendar

        session = click.get_current_context().find_object(Session)
        if session is None:
            return day_from(text)
        today, calendar = today_and_calendar(session.store(), session.acting())
        found = read_day(text, today, calendar, looks_back=self.looks_back)
        # Results go to stdout alone.
        talk(understood_day(text, found, today, calendar))
        return found


class Month(click.ParamType[date]):
    """A month: 2026-10 or 10.2026; its first day."""

    name = "month"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401
        """Read a month."""
        if isinstance(value, date):
            return value
        found = _MONTH.match(value.strip())
        try:
            year, month = (found[1] or found[4], found[2] or found[3]) if found else ("0", "0")
            first = date(int(year), int(month), 1)
        except ValueError:
            self.fail(_("«{value}» is not a month; write 2026-10").format(value=value), param, ctx)
        if not EARLIEST <= first.year <= LATEST:
            self.fail(_("the year of «{value}» cannot be right").format(value=value), param, ctx)
        return first


class Value(click.ParamType[Decimal]):
    """A decimal number with a point or a comma, exact."""

    name = "value"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:  # noqa: ANN401
        """Read a number without rounding it."""
        if isinstance(value, Decimal):
            return value
        try:
            return number_from(value.strip().removesuffix("%"))
        except WrongInput as error:
            self.fail(_(_NUMBERS[error.code]).format(value=value), param, ctx)


class Amount(click.ParamType[tuple[Decimal, str]]):
    """A number with or without its unit: 92, 92 %, «3,5 ч»."""

    name = "value"

    def convert(
        self,
        value: Any,  # noqa: ANN401 - Click's signature
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[Decimal, str]:
        """Read a number without rounding it, and the unit as it was typed."""
        if isinstance(value, tuple):
            return value
        try:
            return amount_from(value)
        except WrongInput as error:
            self.fail(_(_NUMBERS[error.code]).format(value=value), param, ctx)


class Band(click.ParamType[tuple[Decimal, Decimal]]):
    """One expected figure, or the two between which it is expected: 90, 85..95."""

    name = "band"

    def convert(
        self,
        value: Any,  # noqa: ANN401 - Click's signature
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[Decimal, Decimal]:
        """Read the lower and the upper figure."""
        if isinstance(value, tuple):
            return value
        try:
            return band_from(value)
        except WrongInput as error:
            self.fail(_(_NUMBERS[error.code]).format(value=value), param, ctx)


class Text(click.ParamType[str]):
    """A text that someone types: not empty, no control characters, not endless."""

    name = "text"

    def __init__(self, longest: int = LONGEST_TEXT) -> None:
        self.longest = longest

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        """Read a text, trimmed and in one Unicode form."""
        text = normal_form(str(value)).strip()
        if not text:
            self.fail(_("the text is empty"), param, ctx)
        if _CONTROL.search(text):
            self.fail(_("the text has control characters"), param, ctx)
        if len(text) > self.longest:
            message = _("the text has {count} characters; at most {longest} are kept")
            self.fail(message.format(count=len(text), longest=self.longest), param, ctx)
        try:
            text.encode()
        except UnicodeEncodeError:
            self.fail(_("the text has characters that cannot be written"), param, ctx)
        return text


class Word(click.Choice[str]):
    """One of the fixed values of an enumeration, given back as its member."""

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__([member.value for member in kind])
        self.kind = kind

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> StrEnum:  # noqa: ANN401
        """Read a member by its value."""
        written = value.value if isinstance(value, StrEnum) else value
        return self.kind(super().convert(written, param, ctx))


class Computation(click.ParamType[str]):
    """The name of a computation, as `pdca compute` lists them; «-» takes it away again."""

    name = "computation"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        """Read a name; suggest the nearest for one that is not known."""
        if value not in (*COMPUTATIONS, NO_COMPUTATION):
            message = _("there is no computation «{value}»; pdca compute lists them").format(value=value)
            close = nearest(str(value), COMPUTATIONS)
            meant = " " + _("Did you mean «{name}»?").format(name=close[0]) if close else ""
            self.fail(f"{message}.{meant}", param, ctx)
        return "" if value == NO_COMPUTATION else str(value)


NO_COMPUTATION = "-"
NUMBER, FINDING, ASSESSMENT, LETTER = Number("cс"), Number("fф"), Number("aа"), Number("mм")
DAY, MONTH, VALUE = Day(), Month(), Value()
PAST_DAY = Day(looks_back=True)
"""For what was already: `fri` is the last one."""

AMOUNT, BAND, READING = Amount(), Band(), click.IntRange(1, 10**6)
TEXT, TITLE, COMPUTATION = Text(), Text(LONGEST_TITLE), Computation()
