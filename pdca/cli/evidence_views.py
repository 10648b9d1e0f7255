"""What is told about an export: how it was understood, what is odd in it, and what became of it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from pdca.cli.output import tell, tell_json, tell_table
from pdca.cli.refusals import mistake_line
from pdca.cli.sentences.computations import EXPORTS
from pdca.cli.sentences.evidence import OUTCOMES
from pdca.cli.tables import Column, Table
from pdca.cli.taken_views import taken_as_data, taken_lines
from pdca.cli.text import _, ngettext
from pdca.cli.words import day, number

if TYPE_CHECKING:
    from pdca.usecases.importing_evidence import EvidenceImport
    from pdca.usecases.listing_evidence import EvidenceListed

LISTED = 10
"""So many words, names and rows are listed; the others are counted."""


def tell_import(
    done: "EvidenceImport", *, language: str, is_applied: bool, is_remembered: bool, is_compared: bool
) -> None:
    """Tell everything about an import, or about one that was only tried."""
    if done.repeats is not None and is_applied:
        tell(_("This very file is import {n} already; no row was taken over.").format(n=done.repeats))
        tell(_("To take it over anew, in place of all others of its kind, add --replace."))
        return
    if done.number is None:
        _tell_understood(done)
    for line in _oddities(done):
        tell(line)
    _tell_rejected(done, language)
    rows = ngettext("{n} row", "{n} rows", done.tally.taken).format(n=number(done.tally.taken))
    if done.number is None:
        tell(_("To be taken over: {rows}, as of {on}.").format(rows=rows, on=day(done.exported_on)))
        if not is_compared and "product" in done.export.columns.places:
            said = _("Products were compared with no list. To compare them, add for example: {option}")
            tell(said.format(option="--known product=products.csv:product"))
        _tell_readings(done, language)
        tell(_ending(done, is_remembered=is_remembered))
    else:
        said = _("Import {n}: {rows} taken over, as of {on}.")
        tell(said.format(n=done.number, rows=rows, on=day(done.exported_on)))
        _tell_readings(done, language)


def _ending(done: "EvidenceImport", *, is_remembered: bool) -> str:
    if not done.tally.taken:
        return _("Nothing was written. The file has no row to take over, so --apply would refuse it.")
    if is_remembered:
        return _("Nothing was written, and nothing remembered. To do both, add --apply.")
    return _("Nothing was written. To write, add --apply.")


def tell_import_as_json(done: "EvidenceImport", *, mapping: str) -> None:
    """Tell the same as JSON."""
    export, tally = done.export, done.tally
    headings = export.stream.columns
    tell_json(
        "evidence-import",
        changed=done.number is not None,
        number=done.number,
        mapping=mapping or None,
        repeats=done.repeats,
        evidence=export.kind,
        file=export.stream.source.name,
        format=export.stream.source.kind,
        encoding=export.stream.source.encoding or None,
        separator=export.stream.source.separator or None,
        sheet=export.stream.source.sheet or None,
        heading_row=export.stream.heading_row,
        exported_on=done.exported_on,
        columns={field: headings[place] for field, place in export.columns.places.items()},
        unused=export.columns.unused,
        not_kept=export.columns.private,
        missing=export.columns.missing,
        dates={
            field: {
                "column": each.column,
                "format": str(each.date_format),
                "doubtful": each.doubtful,
                "proof": each.proof,
            }
            for field, each in export.dates.items()
        },
        rows=tally.rows,
        taken=tally.taken,
        deleted=tally.deleted,
        rejected=tally.rejected_count,
        rejected_rows=[{"code": gap.code, **gap.facts} for gap in tally.rejected],
        outcomes=tally.outcomes,
        without_client=tally.without_client,
        closed_early=tally.closed_early,
        negative=tally.negative,
        unknown=tally.unknown,
        unlisted=tally.unlisted,
        future=tally.future,
        newest=tally.newest,
        without_deal=done.idle,
        strangers=done.strangers,
        readings=[taken_as_data(each) for each in done.readings],
    )


def _tell_readings(done: "EvidenceImport", language: str) -> None:
    for line in taken_lines(done.readings, language, is_done=done.number is not None):
        tell(line)


def _tell_understood(done: "EvidenceImport") -> None:
    export, source = done.export, done.export.stream.source
    parts = [source.kind.value.upper(), source.encoding, _named_separator(source.separator), source.sheet]
    tell(f"{source.name}: {', '.join(part for part in parts if part)}")
    table = Table((Column(_("Field")), Column(_("Column"), is_flexible=True)))
    for field, place in export.columns.places.items():
        if field not in ("client", "phone"):
            table.add(field, export.stream.columns[place])
    tell_table(table)
    if export.columns.private:
        tell(
            _("Not kept, since it is about clients: {columns}").format(columns=_some(export.columns.private))
        )
    if export.columns.unused:
        tell(_("Not read: {columns}").format(columns=_some(export.columns.unused)))
    if export.columns.missing:
        tell(_("No column for: {fields}").format(fields=", ".join(export.columns.missing)))
    _tell_dates(done)


def _tell_dates(done: "EvidenceImport") -> None:
    dotted = [
        each.column
        for each in done.export.dates.values()
        if not each.doubtful and not each.date_format.is_given and each.proof and "." in each.proof[1]
    ]
    if dotted:
        tell(_("{columns}: read as day.month.year because of the dots").format(columns=_some(dotted)))
    for each in done.export.dates.values():
        if not each.doubtful:
            continue
        count = ngettext("{n} date of «{column}» could", "{n} dates of «{column}» could", each.doubtful)
        said = _("{count} be read two ways; read as {format}")
        text = said.format(
            count=count.format(n=number(each.doubtful), column=each.column), format=str(each.date_format)
        )
        if each.proof and not each.date_format.is_given:
            text += _(", as «{text}» in row {row} proves").format(text=each.proof[1], row=each.proof[0])
        elif each.date_format.is_given:
            text += _(", as you said")
        tell(text)


def _oddities(done: "EvidenceImport") -> Iterator[str]:
    """Yield what a person should know before the figures are believed."""
    tally = done.tally
    if tally.outcomes:
        ends = [f"{_(OUTCOMES[name])} {number(count)}" for name, count in tally.outcomes.most_common()]
        yield _("Deals: {ends}").format(ends=", ".join(ends))
    counts = {
        _("Rows without a client: {n}"): tally.without_client,
        _("Deals closed before they were opened: {n}"): tally.closed_early,
        _("Deals with an amount below zero: {n}"): tally.negative,
        _("Deleted in the CRM and left out: {n}"): tally.deleted,
    }
    yield from (said.format(n=number(count)) for said, count in counts.items() if count)
    for field, words in tally.unlisted.items():
        yield _("Not in the list of «{field}»: {words}").format(field=field, words=_counted(words))
    for field, words in tally.unknown.items():
        said = _("Words of «{field}» that are not known, taken as open or other: {words}")
        yield said.format(field=field, words=_counted(words))
        word = next(iter(words))
        yield _("  To explain one, add for example: --means {example}").format(
            example=_quoted(f"{field}:{word}={_example(done, field)}")
        )
    if done.idle:
        yield _("People without a deal: {names}").format(names=_some(done.idle))
    if done.strangers:
        yield _("Sellers who are not among the imported people: {names}").format(names=_some(done.strangers))
    for field, count in tally.future.items():
        said = _("Days of «{field}» after the date of the export, {on}: {n}")
        yield said.format(field=field, on=day(done.exported_on), n=number(count))
    yield from _age(done)


def _age(done: "EvidenceImport") -> Iterator[str]:
    newest = done.tally.newest
    if newest is not None and (done.exported_on - newest).days > 31:  # noqa: PLR2004 - a month
        said = _("The newest day in the file is {newest}. If the export is of that time, add --on {iso}")
        yield said.format(newest=day(newest), iso=newest.isoformat())


def _tell_rejected(done: "EvidenceImport", language: str) -> None:
    tally = done.tally
    if not tally.rejected_count:
        return
    tell(_("Rows that cannot be read: {n}").format(n=number(tally.rejected_count)))
    for gap in tally.rejected[:LISTED]:
        tell(f"  {mistake_line(gap, language)}")
    hidden = tally.rejected_count - len(tally.rejected[:LISTED])
    if hidden:
        tell(_("  and {n} more").format(n=hidden))


def tell_imports_table(rows: Iterable["EvidenceListed"]) -> None:
    """Show the imports, one a line."""
    table = Table(
        (
            Column(_("No."), is_right=True),
            Column(_("What")),
            Column(_("File"), is_flexible=True),
            Column(_("As of")),
            Column(_("Rows"), is_right=True),
            Column(_("Imported by")),
        )
    )
    for row in rows:
        by = _("{name} (head of sales)").format(name=row.by) if row.is_by_head else row.by
        table.add(
            str(row.number), _(EXPORTS[row.kind.value]), row.file, day(row.exported_on), number(row.rows), by
        )
    tell_table(table)


def _counted(words: Mapping[str, int]) -> str:
    most = sorted(words.items(), key=lambda item: -item[1])
    return _some([f"{word} ({number(count)})" for word, count in most])


def _some(words: Iterable[str]) -> str:
    listed = list(words)
    shown = ", ".join(listed[:LISTED])
    hidden = len(listed) - LISTED
    return shown + (_(" and {n} more").format(n=hidden) if hidden > 0 else "")


def _named_separator(sign: str) -> str:
    return (
        _("separated by tabs")
        if sign == "\t"
        else _("separated by «{sign}»").format(sign=sign)
        if sign
        else ""
    )


def _example(done: "EvidenceImport", field: str) -> str:
    if field == "kind":
        return "meeting"
    return "rejected" if done.export.kind.value == "leads" else "lost"


def _quoted(text: str) -> str:
    return f'"{text}"' if " " in text else text
