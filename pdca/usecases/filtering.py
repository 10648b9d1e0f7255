"""Which cycles, actions and findings a list shows; every list is filtered by the same words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from pdca.domain.due import is_overdue
from pdca.domain.errors import NotFound, WrongInput
from pdca.domain.nearest import nearest
from pdca.domain.organisation import Organisation
from pdca.domain.process import Phase
from pdca.domain.text import LocalText
from pdca.storage import listings
from pdca.storage.listings import ActionRow, CycleRow, FindingRow
from pdca.storage.view import View
from pdca.usecases.acting import find_person


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What was typed; what is None does not matter."""

    stage: str | None = None
    """The id of a stage, its title in any language, or the beginning of one."""
    phase: Phase | None = None
    who: str | None = None
    sign: str | None = None
    """As a stage: id, title or the beginning of one."""
    overdue: bool = False
    due_before: date | None = None
    round: int | None = None
    ended: bool = False
    """Show the ended ones too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Filters with everything found that they name."""

    today: date
    stage: str | None = None
    phase: Phase | None = None
    who: int | None = None
    sign: str | None = None
    overdue: bool = False
    due_before: date | None = None
    round: int | None = None
    ended: bool = False
    cycles: Mapping[int, CycleRow] = field(default_factory=dict)

    def takes_cycle(self, row: CycleRow, turn: tuple[int, ...]) -> bool:
        """Tell whether a cycle is wanted; `who` is its responsible or whose turn it is."""
        return (
            (self.ended or self.stage == row.stage or row.ending is None)
            and self._fits(row)
            and self.is_due(row.due)
            and (self.who is None or self.who in (row.responsible, *turn))
        )

    def takes_action(self, row: ActionRow) -> bool:
        """Tell whether an action is wanted: by its own assignee and due date, and by its cycle."""
        return (
            self._fits(self.cycles[row.cycle]) and self.is_due(row.due) and self.who in (None, row.assignee)
        )

    def takes_finding(self, row: FindingRow) -> bool:
        """Tell whether a finding is wanted: by whom it is about, its own due date, and by its cycle."""
        cycle = self.cycles.get(row.cycle) if row.cycle else None
        # Once it has a cycle, the due date is that of the cycle.
        due = None if row.cycle or row.is_dismissed else row.due
        is_of_cycle = self.stage or self.phase or self.round
        return (
            self.sign in (None, row.sign)
            and (not is_of_cycle or (cycle is not None and self._fits(cycle)))
            and self.is_due(due)
            and self.who in (None, row.person)
        )

    def takes_item(self, cycle: int | None, due: date | None) -> bool:
        """Tell whether something to do is wanted, by its due date and by the cycle it belongs to."""
        is_of_cycle = self.stage or self.phase or self.round or self.sign
        return self.is_due(due) and (
            not is_of_cycle or (cycle is not None and self._fits(self.cycles[cycle]))
        )

    def is_due(self, due: date | None) -> bool:
        """Tell whether a due date is wanted."""
        return (not self.overdue or is_overdue(due, self.today)) and (
            self.due_before is None or (due is not None and due < self.due_before)
        )

    def _fits(self, row: CycleRow) -> bool:
        return (
            self.stage in (None, row.stage)
            and self.phase in (None, row.phase)
            and self.sign in (None, row.sign)
            and self.round in (None, row.round)
        )


def chosen(
    view: View, filters: Filters, organisation: Organisation, today: date, *, rows: tuple[CycleRow, ...]
) -> Chosen:
    """Find what filters name; `rows` are all cycles.

    Raises:
        NotFound: there is no such stage, sign or person; the error lists what there is.
        WrongInput: several fit what was typed.
    """
    return Chosen(
        today=today,
        stage=_stage(view, filters.stage, rows) if filters.stage else None,
        phase=filters.phase,
        who=find_person(organisation, filters.who).number if filters.who else None,
        sign=_sign(view, filters.sign) if filters.sign else None,
        overdue=filters.overdue,
        due_before=filters.due_before,
        round=filters.round,
        ended=filters.ended,
        cycles={row.number: row for row in rows},
    )


def _stage(view: View, typed: str, rows: tuple[CycleRow, ...]) -> str:
    """Find a stage among those of the processes that cycles follow."""
    processes = (view.engines[each].process for each in dict.fromkeys(row.process for row in rows))
    titles = {stage.id: stage.title for process in processes for stage in process.stages.values()}
    found = _fitting(typed, titles)
    if len(found) > 1:
        raise WrongInput("stage-ambiguous", typed=typed, known=_titles(titles, found))
    if not found:
        raise NotFound("stage-unknown", typed=typed, known=_titles(titles), close=_close(typed, titles))
    return found[0]


def _sign(view: View, typed: str) -> str:
    """Find a sign among those of the findings."""
    titles = {row.sign: row.title for row in listings.findings(view) if row.sign}
    found = _fitting(typed, titles)
    if len(found) > 1:
        raise WrongInput("sign-ambiguous", typed=typed, known=_titles(titles, found))
    if not found:
        raise NotFound("sign-unknown", typed=typed, known=_titles(titles), close=_close(typed, titles))
    return found[0]


def _fitting(typed: str, titles: Mapping[str, LocalText]) -> list[str]:
    """Find ids by themselves, by a title, or by the beginning of either; an exact one stands alone."""
    wanted = " ".join(typed.casefold().split())
    names = {key: _names(key, title) for key, title in titles.items()}
    exact = [key for key, each in names.items() if wanted in each]
    return exact or [key for key, each in names.items() if any(name.startswith(wanted) for name in each)]


def _names(key: str, title: LocalText) -> tuple[str, ...]:
    return (key, *(text.casefold() for text in title.values()))


def _titles(titles: Mapping[str, LocalText], keys: Iterable[str] | None = None) -> tuple[LocalText, ...]:
    return tuple(titles[key] for key in (titles if keys is None else keys))


def _close(typed: str, titles: Mapping[str, LocalText]) -> tuple[LocalText, ...]:
    """Return the title nearest to what was typed."""
    owners = {name: key for key, title in titles.items() for name in _names(key, title)}
    return tuple(titles[owners[name]] for name in nearest(typed, owners))
