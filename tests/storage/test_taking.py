"""Readings that data take, on both databases: kept with the import, taken back with a rehearsal."""

from decimal import Decimal
from pathlib import Path

from pdca.domain.cycle import Cycle
from pdca.domain.sales import ExportKind
from pdca.registers.exports import ExportWishes
from pdca.storage import listings
from pdca.storage.database import Address
from pdca.storage.store import Store
from pdca.usecases import findings
from pdca.usecases.assigning import assign
from pdca.usecases.importing_evidence import EvidenceImport, import_evidence
from pdca.usecases.planning import write_plan
from pdca.usecases.verifying import verify_log
from pdca.usecases.writing_evidence import EvidenceFile
from tests.storage.company import HEAD, OWNER, Now, found

DEALS = "ID;Ответственный;Этап сделки;Дата создания;Следующая задача\n"


def planned(place: Address, now: Now) -> Store:
    """Make a company with a cycle whose measure is computed."""
    store = found(place, now)
    findings.add_finding(store, "Не пользуется CRM", acting=now.acting(OWNER))
    assign(store, [1], HEAD, acting=now.acting(OWNER))
    write_plan(store, 1, {"computed": "deals-without-next-task"}, acting=now.acting(HEAD))
    return store


def brought(store: Store, folder: Path, now: Now, *, bare: int, is_applied: bool) -> EvidenceImport:
    """Import four open deals, some of them without a next task."""
    file = folder / "deals.csv"
    rows = [f"{n};Иванов;Новая;01.06.2026;{'' if n < bare else '01.12.2026'}\n" for n in range(4)]
    file.write_text(DEALS + "".join(rows), encoding="utf-8")
    export = EvidenceFile(path=file, kind=ExportKind.DEALS, wishes=ExportWishes(), is_whole=True)
    return import_evidence(store, export, acting=now.acting(OWNER), is_applied=is_applied)


def cycle(store: Store) -> Cycle:
    with store.reading() as view:
        return view.cycle(1)


def test_import_takes_the_reading_in_its_own_transaction(fresh: Address, tmp_path: Path) -> None:
    now = Now()
    store = planned(fresh, now)

    done = brought(store, tmp_path, now, bare=1, is_applied=True)

    (reading,) = cycle(store).readings
    assert (reading.value, reading.computed, reading.rows) == (Decimal(25), "deals-without-next-task", 4)
    assert [each.value for each in done.readings] == [Decimal(25)]
    assert not verify_log(store).problems
    store.close()


def test_rehearsal_tells_the_reading_and_leaves_no_trace(fresh: Address, tmp_path: Path) -> None:
    now = Now()
    store = planned(fresh, now)
    with store.reading() as view:
        before = view.head()

    done = brought(store, tmp_path, now, bare=2, is_applied=False)

    with store.reading() as view:
        assert view.head() == before
    assert (done.number, [each.value for each in done.readings]) == (None, [Decimal(50)])
    assert not verify_log(store).problems
    store.close()


def test_cycle_without_a_computation_is_not_listed(fresh: Address) -> None:
    now = Now()
    store = planned(fresh, now)
    with store.reading() as view:
        before = listings.computed_cycles(view)

    write_plan(store, 1, {"computed": ""}, acting=now.acting(HEAD))

    with store.reading() as view:
        assert (before, listings.computed_cycles(view)) == ((1,), ())
    store.close()
