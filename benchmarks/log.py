"""Many events in one transaction, each by its person and at its time, each allowed by the rules."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from pdca.domain.assessment import FAILED
from pdca.domain.catalogue import Catalogue, Direction, Severity
from pdca.domain.cycle import Cycle
from pdca.domain.cycle_events import ActionAdded, PlanWritten
from pdca.domain.events import Answer, AssessmentMade, Clock, Event, FindingOpened
from pdca.domain.gates import Attempt
from pdca.domain.organisation import Situation
from pdca.domain.people import Person, Role
from pdca.domain.plan import CauseIn, Plan
from pdca.domain.streams import stream_of
from pdca.domain.text import typed
from pdca.storage.journal import Journal, Stamp
from pdca.usecases.assigning import open_cycle
from pdca.usecases.defining import store_catalogue


class Log:
    """A journal with a clock of its own."""

    def __init__(self, journal: Journal, now: datetime) -> None:
        self._journal = journal
        self._organisation = journal.organisation()
        self._last_assessment: dict[int, AssessmentMade] = {}
        self._catalogue: Catalogue | None = None
        self.now = now
        self.seq = journal.head()[0]
        self.owner = next(iter(self._organisation.people.values()))

    @property
    def today(self) -> date:
        """Return the company's date."""
        return self._organisation.today(self.now)

    def people(self, role: Role) -> tuple[Person, ...]:
        """List the people of a role."""
        return tuple(person for person in self._organisation.people.values() if person.role is role)

    def person(self, name: str) -> Person:
        """Return a person by name."""
        return next(person for person in self._organisation.people.values() if person.name == name)

    def cycle(self, number: int) -> Cycle:
        """Return a cycle as it stands."""
        return self._journal.cycle(number)

    def record(self, cycle: int, event: Event, by: Person) -> None:
        """Record an event of a cycle."""
        self._record(stream_of("cycle", cycle), event, by)

    def move(
        self, cycle: int, move: str, by: Person, reason: str = "", *, returns_on: date | None = None
    ) -> None:
        """Take a move as `advance` does."""
        before = self.cycle(cycle)
        situation = Situation(by=by, at=self.now, organisation=self._organisation)
        attempt = Attempt(cycle=before, situation=situation, reason=reason, returns_on=returns_on)
        self.record(cycle, self._journal.engines[before.process].decide(before, move, attempt), by)

    def assess(self, person: Person, catalogue: Catalogue) -> None:
        """Assess a person who fails every criterion; the findings that follow refer to it."""
        content_hash = store_catalogue(self._journal, catalogue, self._stamp(self.owner))
        answers = [
            Answer(sign=s.id, criterion=c.id, score=FAILED) for s in catalogue.signs for c in s.criteria
        ]
        event = AssessmentMade(
            number=self._journal.next_number("assessment"),
            person=person.number,
            catalogue=content_hash,
            on=self.today,
            answers=tuple(answers),
        )
        self._record(stream_of("assessment", event.number), event, self.owner)
        self._catalogue, self._last_assessment[person.number] = catalogue, event

    def find(self, number: int, person: Person | None = None) -> int:
        """Open a finding, of the last assessment when there is a person; return its number."""
        made = self._last_assessment.get(person.number) if person else None
        sign = (
            self._catalogue.signs[number % len(self._catalogue.signs)] if self._catalogue and made else None
        )
        event = FindingOpened(
            number=self._journal.next_number("finding"),
            title=sign.title if sign else typed(f"Нет планов продаж, группа {number}"),
            description=sign.description if sign else typed("Менеджеры работают без плана"),
            severity=sign.severity if sign else Severity.NORMAL,
            found_on=self.today,
            sign=sign.id if sign else None,
            catalogue=made.catalogue if made else None,
            assessment=made.number if made else None,
            person=person.number if person else None,
        )
        self.record_finding(event.number, event)
        return event.number

    def record_finding(self, finding: int, event: Event) -> None:
        """Record an event of a finding, by the owner."""
        self._record(stream_of("finding", finding), event, self.owner)

    def assign(self, finding: int, responsible: Person) -> int:
        """Open the cycle of a finding; return its number."""
        found = self._journal.finding(finding)
        made = self._stamp(self.owner)
        return open_cycle(self._journal, found, responsible, checker=self.owner, made=made).cycle.number

    def plan(self, cycle: int, number: int) -> None:
        """Write a whole plan, with texts as long as people write them, and an action."""
        before = self.cycle(cycle)
        by = self._organisation.people[before.responsible]
        members = self.people(Role.MEMBER)
        assignee = members[number % len(members)].number
        due = self.today + timedelta(days=14)
        self.record(cycle, PlanWritten(plan=_plan(number, self.today, before.plan.observation)), by)
        self.record(cycle, ActionAdded(action=1, title="Составить план", assignee=assignee, due=due), by)

    def working_days(self, start: date, end: date) -> int:
        """Count the working days between two days."""
        return self._organisation.calendar.between(start, end)

    def flush(self) -> None:
        """Write what was recorded so far; it is kept only when the transaction is."""
        self._journal.flush()

    def _record(self, stream: str, event: Event, by: Person) -> None:
        self.seq = self._journal.record(stream, event, self._stamp(by)).seq

    def _stamp(self, by: Person) -> Stamp:
        return Stamp(by=by, at=self.now, clock=Clock.SET)


def _plan(number: int, today: date, observation: int | None) -> Plan:
    return Plan(
        goal=f"План продаж есть у каждого менеджера, группа {number}",
        whys=("план не составлен", "составлять его никто не назначен", "нет регламента планирования"),
        cause_in=CauseIn.PROCESS,
        measure="Доля менеджеров с планом",
        unit="%",
        direction=Direction.UP,
        baseline=Decimal(number % 50),
        baseline_period="прошлый месяц",
        target=Decimal(90),
        target_on=today + timedelta(days=90),
        prediction="Через два месяца план будет у всех",
        check_method="Сверка планов с утверждёнными",
        data_source="Выгрузка из CRM",
        counter_measure="Доля отказов клиентов",
        counter_unit="%",
        counter_direction=Direction.DOWN,
        counter_baseline=Decimal(5),
        observation=observation,
    )
