"""`pdca person`: enter, change and list people."""

import click

from pdca.cli.commands import leaving_
from pdca.cli.output import tell, tell_json, tell_table
from pdca.cli.parameters import TITLE, Word
from pdca.cli.session import Session, pass_session
from pdca.cli.tables import Column, Table
from pdca.cli.text import _
from pdca.cli.words import day, term
from pdca.domain.people import DEFAULT_LIMIT, Person, Role
from pdca.locale import languages

MOST_CYCLES = 1000
"""More in work at once is a slip of the finger."""


@click.group("person", help=_("Enter, change and list people; who leaves, and who returns."))
def command() -> None:
    pass


command.add_command(leaving_.leave)
command.add_command(leaving_.come_back)


@command.command(
    "add",
    help=_("Enter a person; the first one is an owner, and owners enter the others."),
)
@click.argument("name", type=TITLE)
@click.option("--role", type=Word(Role), required=True, help=_("What the person is."))
@click.option("--reports-to", metavar="PERSON", type=TITLE, help=_("The person's superior."))
@click.option("--mail", metavar="ADDRESS", type=TITLE, default=None, help=_("A mail address."))
@click.option("--lang", "language", type=click.Choice(languages()), help=_("The person's language."))
@pass_session
def add(
    session: Session, name: str, role: Role, reports_to: str | None, mail: str | None, language: str | None
) -> None:
    from pdca.usecases.people import add_person

    added = add_person(
        session.store(),
        name,
        role,
        acting=session.acting(),
        reports_to=reports_to,
        mail=mail or "",
        language=language,
    )
    person = added.person
    if session.is_json:
        tell_json("person", changed=not added.is_repeat, person=person)
    elif added.is_repeat:
        tell(
            _("{name} is entered already as {role}; nothing was written.").format(
                name=person.name, role=term(person.role)
            )
        )
    else:
        tell(
            _("{name} is entered as {role} (P-{number}).").format(
                name=person.name, role=term(person.role), number=person.number
            )
        )


@command.command(
    "change",
    help=_("Change where a person gets mail, in which language, or how many cycles they may have in work."),
)
@click.argument("name", metavar="PERSON", type=TITLE)
@click.option("--mail", metavar="ADDRESS", type=TITLE, default=None, help=_("A mail address."))
@click.option("--lang", "language", type=click.Choice(languages()), help=_("The person's language."))
@click.option(
    "--limit",
    type=click.IntRange(0, MOST_CYCLES),
    help=_("How many cycles they may have in work at once; 0 is no limit."),
)
@pass_session
def change(session: Session, name: str, mail: str | None, language: str | None, limit: int | None) -> None:
    from pdca.usecases.people import change_person

    if mail is None and language is None and limit is None:
        raise click.UsageError(_("say what changes: --mail, --lang or --limit"))
    changed = change_person(
        session.store(), name, acting=session.acting(), mail=mail, language=language, limit=limit
    )
    person = changed.person
    if session.is_json:
        tell_json("person", changed=not changed.is_repeat, person=person)
        return
    told = _("{name} (P-{number}): {mail}, language {language}")
    tell(
        told.format(name=person.name, number=person.number, mail=person.mail or "—", language=person.language)
    )
    if limit is not None:
        tell(_("Cycles in work at once: {limit}").format(limit=_limit(person)))


@command.command("list", help=_("List all people."))
@pass_session
def list_(session: Session) -> None:
    from pdca.usecases.people import list_people

    people = list_people(session.store()).people
    if session.is_json:
        tell_json("people", people=list(people.values()))
        return
    if not people:
        tell(_("Nobody is entered yet. Begin: pdca person add NAME --role owner"))
        return
    # Most companies never change a limit; then the column says nothing.
    is_limit_shown = any(person.limit != DEFAULT_LIMIT for person in people.values())
    has_anyone_left = any(not person.is_here for person in people.values())
    table = Table(
        (
            Column(_("No")),
            Column(_("Name"), is_flexible=True),
            Column(_("Role")),
            Column(_("Reports to")),
            Column(_("Mail")),
            *((Column(_("Limit")),) if is_limit_shown else ()),
            *((Column(_("Left")),) if has_anyone_left else ()),
        )
    )
    for person in people.values():
        superior = people[person.reports_to].name if person.reports_to else "—"
        limit = (_limit(person),) if is_limit_shown else ()
        left = (day(person.left_on),) if has_anyone_left else ()
        number, mail = f"P-{person.number}", person.mail or "—"
        table.add(number, person.name, term(person.role), superior, mail, *limit, *left)
    tell_table(table)


def _limit(person: Person) -> str:
    return str(person.limit) if person.limit else _("no limit")
