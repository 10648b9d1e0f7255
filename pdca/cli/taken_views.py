"""What is told of readings that data take: which were taken, of which cycles, or why there is none."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pdca.cli.answers import name_of
from pdca.cli.sentences import sentence
from pdca.cli.text import _, ngettext
from pdca.cli.words import day, number, one_line, term
from pdca.domain.plan import ReadingKind
from pdca.domain.text import said as in_language

if TYPE_CHECKING:
    from pdca.usecases.taking import SelfTaken


def taken_lines(readings: "Sequence[SelfTaken]", language: str, *, is_done: bool) -> Iterator[str]:
    """Write how many readings data take, then each of them; cycles without a figure say why."""
    if not readings:
        return
    count = sum(each.value is not None and not each.is_known for each in readings)
    if is_done:
        counted = ngettext("{n} reading taken from the data.", "{n} readings taken from the data.", count)
    else:
        counted = ngettext(
            "{n} reading would be taken from the data.", "{n} readings would be taken from the data.", count
        )
    yield counted.format(n=count)
    for each in readings:
        yield f"  {_line(each, language)}"


def baseline_lines(said: "SelfTaken", language: str) -> Iterator[str]:
    """Write what data say of a figure that is being planned, and the command that makes it the baseline."""
    kind = term(said.kind)
    if said.value is None:
        yield _("Computed by {computed} ({kind}): no evidence yet: {why}").format(
            kind=kind, computed=said.computed, why=_why(said, language)
        )
        return
    yield _("Computed by {computed} ({kind}): {value} on {on}, counted from {rows}.").format(
        kind=kind, computed=said.computed, value=number(said.value), on=day(said.on), rows=_rows(said)
    )
    if said.kind is ReadingKind.MEASURE:
        options = f'--baseline {number(said.value)} --baseline-period "{day(said.on)}"'
    else:
        options = f"--counter-baseline {number(said.value)}"
    command = f"pdca plan {said.cycle} {options}".replace("\N{MINUS SIGN}", "-")
    yield _("  To make it the baseline: {command}").format(command=command)
    counter = "" if said.kind is ReadingKind.MEASURE else " --counter"
    reading = f"pdca measure {said.cycle}{counter} --from-evidence"
    yield _("  To enter it as a reading: {command}").format(command=reading)


def taken_as_data(each: "SelfTaken") -> dict[str, object]:
    """Return a figure that data gave, or did not give, for JSON."""
    return {
        "cycle": each.cycle,
        "kind": each.kind,
        "computed": each.computed,
        "value": each.value,
        "on": each.on,
        "rows": each.rows,
        "is_known": each.is_known,
        "lacking": [{"code": gap.code, **gap.facts} for gap in each.lacking],
    }


def _line(each: "SelfTaken", language: str) -> str:
    facts = {
        "cycle": name_of(each.cycle),
        "title": one_line(in_language(each.title, language)),
        "kind": term(each.kind),
    }
    if each.value is None:
        why = _why(each, language)
        return _("{cycle} «{title}», {kind}: no evidence: {why}").format(**facts, why=why)
    text = _("{cycle} «{title}», {kind}: {value} on {on}, counted from {rows}").format(
        **facts, value=number(each.value), on=day(each.on), rows=_rows(each)
    )
    return text + (" " + _("(stands already)") if each.is_known else "")


def _why(each: "SelfTaken", language: str) -> str:
    return "; ".join(sentence(gap.code, gap.facts, language) for gap in each.lacking)


def _rows(each: "SelfTaken") -> str:
    return ngettext("{n} row", "{n} rows", each.rows or 0).format(n=each.rows or 0)
