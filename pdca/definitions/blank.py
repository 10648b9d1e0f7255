"""Make a blank form of answers, with everything that is asked explained beside it."""

import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pdca.definitions.form_text import WIDTH, entry
from pdca.definitions.mistakes import KeyPath
from pdca.domain.catalogue import AnswerKind, Catalogue, Criterion, Direction, Sign
from pdca.domain.text import said

Gettext = Callable[[str], str]


Notes = Mapping[tuple[str, str], str]
"""A sentence to stand above a criterion, by sign and criterion."""


def blank_answers_form(
    catalogue: Catalogue,
    language: str,
    *,
    gettext: Gettext = str,
    notes: Notes | None = None,
    values: Mapping[KeyPath, str] | None = None,
) -> str:
    """Make a form with every sign and criterion; read back as it is, it says that nothing was checked.

    `gettext` translates the few sentences that do not come from the catalogue into the same language;
    `values` are answers that stand in the form already, by their places.
    """
    form = _Form(language, gettext, notes or {}, values or {})
    return "\n".join([*form.head(catalogue), *form.signs(catalogue)])


@dataclass(frozen=True, slots=True)
class _Form:
    language: str
    # Message extraction finds its sentences by this name.
    gettext: Gettext
    notes: Notes
    values: Mapping[KeyPath, str]

    def head(self, catalogue: Catalogue) -> Iterator[str]:
        yield from _comment(
            self.gettext("{title}, version {version}: {subject}").format(
                title=said(catalogue.title, self.language),
                version=catalogue.version,
                subject=said(catalogue.subject, self.language),
            )
        )
        yield from _comment(self.gettext("Write each answer after its colon: a number, or yes or no."))
        yield from _comment(self.gettext("Leave blank what was not checked; it never counts as fine."))
        yield from _comment(self.gettext("To add a note, or a score where there is no figure:"))
        yield '#     some-criterion: {score: 1, note: "…"}'
        yield from _comment(self.gettext("Scores: 0 is not met, 1 is partly met, 2 is met."))
        yield ""
        # Above the key and not behind it, where a hash may begin an answer.
        yield from _comment(self.gettext("who is assessed"))
        yield from entry("person:", self.values.get(("person",), ""))
        yield f"catalogue: {catalogue.id}"
        yield from _comment(self.gettext("the day of the assessment, such as 2026-03-31"))
        yield from entry("on:", self.values.get(("on",), ""))
        yield "answers:"
        yield ""

    def signs(self, catalogue: Catalogue) -> Iterator[str]:
        for number, sign in enumerate(catalogue.signs, start=1):
            yield from _comment(f"{number}. {said(sign.title, self.language)}", "  ")
            yield f"  {sign.id}:"
            yield from self._criteria(sign)

    def _criteria(self, sign: Sign) -> Iterator[str]:
        for criterion in sign.criteria:
            evidence = self.gettext("Where to look: {evidence}")
            for text in (
                self._question(criterion),
                self._kind_of_answer(criterion),
                evidence.format(evidence=said(criterion.evidence, self.language)),
            ):
                yield from _comment(text, "    ")
            yield from _comment(self.notes.get((sign.id, criterion.id), ""), "    ")
            yield from self._answer(("answers", sign.id, criterion.id))
            yield ""

    def _answer(self, place: KeyPath) -> Iterator[str]:
        parts = {key[-1]: value for key, value in self.values.items() if key[:-1] == place}
        plain = self.values.get(place, "")
        if not parts:
            yield from entry(f"{place[-1]}:", plain, 4)
            return
        yield f"    {place[-1]}:"
        for name, value in (parts | ({"value": plain} if plain else {})).items():
            yield from entry(f"{name}:", value, 6)

    def _question(self, criterion: Criterion) -> str:
        text = said(criterion.text, self.language)
        return text + " (" + self.gettext("critical") + ")" if criterion.is_critical else text

    def _kind_of_answer(self, criterion: Criterion) -> str:
        if criterion.answer is AnswerKind.YES_NO or criterion.met is None or criterion.fail is None:
            return self.gettext("Answer: yes or no")
        template = (
            self.gettext("Answer: a number ({unit}); met at {met} or more, not met at {fail} or less")
            if criterion.direction is Direction.UP
            else self.gettext("Answer: a number ({unit}); met at {met} or less, not met at {fail} or more")
        )
        unit = said(criterion.unit or {}, self.language)
        return template.format(unit=unit, met=self._figure(criterion.met), fail=self._figure(criterion.fail))

    def _figure(self, value: Decimal) -> str:
        return f"{value:f}".replace(".", "," if self.language == "ru" else ".")


def _comment(text: str, indent: str = "") -> list[str]:
    mark = f"{indent}# "
    return textwrap.wrap(text, WIDTH, initial_indent=mark, subsequent_indent=mark, break_on_hyphens=False)
