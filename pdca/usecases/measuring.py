"""Measure the criteria of a catalogue that data can answer, and put the figures beside typed answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from pdca.domain.assessment import score
from pdca.domain.catalogue import Catalogue, Criterion, Sign
from pdca.domain.computations import COMPUTATIONS, Computed
from pdca.domain.errors import Gap, WrongInput
from pdca.domain.events import Answer
from pdca.domain.evidence_doubts import EvidenceDoubt
from pdca.domain.text import LocalText
from pdca.locale import MESSAGES, languages, translations
from pdca.storage.computations.doubts import doubt
from pdca.storage.computations.evidence import Question
from pdca.storage.computations.run import compute, words_of
from pdca.storage.store import Store
from pdca.usecases.acting import find_person


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A criterion that a computation answers, and what it said."""

    sign: Sign
    criterion: Criterion
    computed: Computed
    words: str
    """What the computation does, in English."""

    @property
    def answer(self) -> Answer | None:
        """Return the answer, None when there is no evidence."""
        found = self.computed.found
        if found is None:
            return None
        return Answer(
            sign=self.sign.id,
            criterion=self.criterion.id,
            value=found.value,
            computed=self.computed.id,
            rows=found.rows,
            first=found.first,
            last=found.last,
            given_by=self.computed.given_by,
        )

    @property
    def score(self) -> int | None:
        """Return the score of the figure by the thresholds, None when there is no evidence."""
        return score(self.criterion, self.answer) if self.answer else None


def measure(
    store: Store, catalogue: Catalogue, *, person: str | None, at: datetime, on: date | None = None
) -> tuple[Measured, ...]:
    """Answer every criterion of a catalogue that names a computation, from the exports and from the log.

    Without a person the sales of the head are those of whom the list of people calls so, and the assignments
    those of everybody.

    Raises:
        NotFound: there is no such person.
    """
    wanted = [(sign, each) for sign in catalogue.signs for each in sign.criteria if each.computed]
    with store.reading() as view:
        organisation = view.organisation()
        about = find_person(organisation, person) if person else None
        question = Question(
            on=on or organisation.today(at),
            calendar=organisation.calendar,
            zone=organisation.zone,
            heads=(about.name,) if about else (),
            person=about.number if about else None,
        )
        answers = compute(view, {each.computed for _, each in wanted if each.computed}, question)
    return tuple(
        Measured(
            sign=sign,
            criterion=each,
            computed=answers[each.computed],
            words=words_of(each.computed),
        )
        for sign, each in wanted
        if each.computed
    )


def doubt_exports(
    store: Store, measured: Iterable[Measured], *, at: datetime, on: date | None = None
) -> tuple[EvidenceDoubt, ...]:
    """Point out what is too perfect about the exports that measured criteria read; no figure changes."""
    kinds = {need.kind for each in measured for need in COMPUTATIONS[each.computed.id]}
    with store.reading() as view:
        organisation = view.organisation()
        question = Question(
            on=on or organisation.today(at), calendar=organisation.calendar, zone=organisation.zone
        )
        return doubt(view, kinds, question)


def beside_typed(measured: Iterable[Measured], typed: Sequence[Answer]) -> tuple[Answer, ...]:
    """Join measured and typed answers: what is measured stands, and a note that was typed stays with it.

    Raises:
        WrongInput: a typed value or score differs from what is measured; all such are listed.
    """
    said = {(each.sign, each.criterion): each for each in typed}
    mistakes: list[Gap] = []
    for each in measured:
        answer, place = each.answer, (each.sign.id, each.criterion.id)
        if answer is None:
            continue
        beside = said.get(place)
        if beside is not None and _differs(each, beside):
            facts = {"criterion": each.criterion.id, "typed": _said(beside), "measured": answer.value}
            mistakes.append(Gap("typed-differs", facts))
        said[place] = replace(answer, note=beside.note if beside else "")
    if mistakes:
        raise WrongInput("typed-beside-measured", tuple(mistakes))
    return tuple(said.values())


def told_words_of(computation_id: str) -> LocalText | None:
    """Return what a computation does, in every language; None when this version does not know it."""
    english = words_of(computation_id)
    if not english:
        return None
    return {language: translations(MESSAGES, language).gettext(english) for language in languages()}


def _differs(measured: Measured, typed: Answer) -> bool:
    if typed.value is not None:
        return measured.answer is not None and typed.value != measured.answer.value
    return typed.score is not None and typed.score != measured.score


def _said(typed: Answer) -> object:
    return typed.value if typed.value is not None else typed.score
