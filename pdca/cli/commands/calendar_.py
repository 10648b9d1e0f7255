"""`pdca calendar`: show and change the working days."""

from datetime import date

import click

from pdca.cli.output import tell, tell_json, tell_table
from pdca.cli.parameters import DAY, TITLE
from pdca.cli.session import Session, pass_session
from pdca.cli.tables import Column, Table
from pdca.cli.text import _
from pdca.cli.words import dated, weekday

_MONDAY = date(2024, 1, 1)


@click.group("calendar", help=_("Show and change the working days."))
def command() -> None:
    pass


@command.command("show", help=_("Show the days of a year that differ from the working week."))
@click.argument("year", type=click.IntRange(1990, 2100), required=False)
@pass_session
def show(session: Session, year: int | None) -> None:
    from pdca.usecases.calendars import show_calendar

    shown = show_calendar(session.store(), year or session.now().year)
    is_known = shown.year in shown.calendar.known_years
    week = sorted(shown.calendar.week)
    if session.is_json:
        tell_json("calendar", year=shown.year, is_known=is_known, week=week, days=shown.days)
        return
    names = ", ".join(weekday(date.fromordinal(_MONDAY.toordinal() + number)) for number in week)
    tell(_("{year}: worked on {names}").format(year=shown.year, names=names))
    if not is_known:
        tell(_("The holidays and transfers of {year} are not known yet.").format(year=shown.year))
    table = Table((Column(_("Day")), Column(_("What")), Column(_("Note"), is_flexible=True)))
    for row in shown.days:
        table.add(dated(row.day), _("worked") if row.is_working else _("off"), row.note)
    tell_table(table)


@command.command(
    "seed",
    help=_("Take the holidays of a later year over, once they are known; days that you set stay yours."),
)
@click.argument("year", type=click.IntRange(1990, 2100))
@pass_session
def seed(session: Session, year: int) -> None:
    from pdca.usecases.calendars import seed_year

    is_repeat = seed_year(session.store(), year, acting=session.acting())
    if session.is_json:
        tell_json("calendar", changed=not is_repeat)
    elif is_repeat:
        tell(_("The holidays of {year} are in the calendar already; nothing was written.").format(year=year))
    else:
        tell(_("The holidays of {year} are in the calendar now.").format(year=year))


@command.command(
    "set",
    help=_("Make a day worked or off, or choose the working weekdays."),
)
@click.argument("day", type=DAY, required=False)
@click.option("--worked/--off", "is_working", default=None, help=_("Whether the day is worked."))
@click.option("--note", type=TITLE, help=_("Why."))
@click.option("--week", type=click.IntRange(1, 7), help=_("Working days a week, from Monday on."))
@pass_session
def set_(
    session: Session, day: date | None, is_working: bool | None, note: str | None, week: int | None
) -> None:
    from pdca.usecases.calendars import set_day, set_week

    if (day is None) == (week is None) or (day is not None and is_working is None):
        raise click.UsageError(_("give a day with --worked or --off, or --week alone"))
    acting = session.acting()
    if week is not None:
        is_repeat = set_week(session.store(), tuple(range(week)), acting=acting)
        done = _("The week has {n} working days now.").format(n=week)
    elif day is not None:
        is_repeat = set_day(session.store(), day, is_working=bool(is_working), note=note or "", acting=acting)
        state = _("worked") if is_working else _("off")
        done = _("{day} is {state} now. Due dates that were set before stay as they are.").format(
            day=dated(day), state=state
        )
    if session.is_json:
        tell_json("calendar", changed=not is_repeat)
    else:
        tell(_("It was so already; nothing was written.") if is_repeat else done)
