"""The check of the rows of exports: what the log says stands of each import is what stands there."""

from collections.abc import Mapping

from pdca.domain.events import EvidenceImported, Standing
from pdca.domain.sales import ExportKind
from pdca.storage.evidence import standing
from pdca.storage.evidence_tables import TABLE_OF
from pdca.storage.verify_problems import Problems
from pdca.storage.view import View


def compare_evidence(view: View, imports: Mapping[int, EvidenceImported], problems: Problems) -> None:
    """Name every import whose rows were changed, added or taken away beside the log."""
    for kind in ExportKind:
        latest = max((number for number, each in imports.items() if each.kind is kind), default=None)
        expected = imports[latest].standing if latest is not None else ()
        _compare(kind, standing(view, kind), expected, imports, problems)


def _compare(
    kind: ExportKind,
    found: tuple[Standing, ...],
    expected: tuple[Standing, ...],
    imports: Mapping[int, EvidenceImported],
    problems: Problems,
) -> None:
    there = {each.number: each for each in found}
    for each in expected:
        stands = there.pop(each.number, None)
        if (stands is None and each.rows) or (stands is not None and stands != each):
            problems.add(
                "evidence-changed",
                number=each.number,
                kind=kind.value,
                file=imports[each.number].file,
                expected=each.rows,
                found=stands.rows if stands else 0,
            )
    for stray in there.values():
        problems.add("evidence-not-in-log", table=TABLE_OF[kind].name, rows=stray.rows)
