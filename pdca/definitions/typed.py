"""Read numbers and dates as people type them in Russian and in English; refuse what is ambiguous."""

import re
from datetime import date
from decimal import Decimal

from pdca.domain.errors import WrongInput

_SPACE = r"[ \u00a0\u2009\u202f]"
_NUMBER = re.compile(rf"[+-]?([0-9]{{1,15}}|[0-9]{{1,3}}({_SPACE}[0-9]{{3}}){{1,4}})([.,][0-9]{{1,9}})?")
_AMOUNT = re.compile(r"(?P<number>[^A-Za-zА-Яа-яЁё%×₽$€]+)(?P<unit>\D*)")
_MAYBE_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}")
_ISO_DATE = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_DOTTED_DATE = re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2}")
_SLASHED_DATE = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}")
_YEARS = range(2000, 2100)


def number_from(text: str) -> Decimal:
    """Read `12,5`, `12.5` or `1 250`; refuse `1,250`, which is read differently in different countries."""
    written = text.strip().replace("\N{MINUS SIGN}", "-")
    if _MAYBE_THOUSANDS.fullmatch(written):
        raise WrongInput("ambiguous-number", value=text)
    if not _NUMBER.fullmatch(written):
        raise WrongInput("wrong-number", value=text)
    return Decimal(re.sub(_SPACE, "", written).replace(",", "."))


def band_from(text: str) -> tuple[Decimal, Decimal]:
    """Read a figure, or two with two dots between them: `90`, `85..95`."""
    low, dots, high = text.strip().partition("..")
    first = number_from(low.strip().removesuffix("%"))
    second = number_from(high.strip().removesuffix("%")) if dots else first
    return min(first, second), max(first, second)


def amount_from(text: str) -> tuple[Decimal, str]:
    """Read a number and the unit behind it, if there is one: `92`, `92 %`, `3,5 ч`."""
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        raise WrongInput("wrong-number", value=text)
    return number_from(found["number"]), found["unit"].strip()


def day_from(text: str) -> date:
    """Read `2026-03-31` or `31.03.2026`; refuse `03/04/2026`, which is two different days, and `31.03.26`."""
    written = text.strip()
    if _SLASHED_DATE.fullmatch(written):
        raise WrongInput("ambiguous-date", value=text)
    if _SHORT_YEAR.fullmatch(written):
        raise WrongInput("year-of-two-digits", value=text)
    match = _ISO_DATE.fullmatch(written) or _DOTTED_DATE.fullmatch(written)
    if match is None or int(match["year"]) not in _YEARS:
        raise WrongInput("wrong-date", value=text)
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        raise WrongInput("wrong-date", value=text) from None
