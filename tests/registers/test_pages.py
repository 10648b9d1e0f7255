"""Pages as the interfaces of amoCRM and Bitrix24 give them."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

from pdca.domain.sales import Activity, ActivityKind, Call, Deal, DealOutcome, ExportKind, Seller
from pdca.registers.export_cells import Meanings
from tests.registers.exporting import understood, walked
from tests.registers.making import csv_file

LEAD = {
    "id": 11,
    "name": "Окна для Петровых",
    "price": 2000,
    "responsible_user_id": 5001,
    "status_id": 142,
    "created_at": 1694725200,  # midnight of 15 September 2023 in Moscow
    "closed_at": 1694984400,
    "updated_at": 1694984400,
    "closest_task_at": None,
    "is_deleted": False,
    "custom_fields_values": [{"field_name": "Источник", "values": [{"value": "Сайт"}]}],
    "_links": {"self": {"href": "https://example.ru"}},
    "_embedded": {"tags": [], "companies": [{"id": 77}]},
}


def page(folder: Path, *pages: object) -> Path:
    return csv_file(folder, "\n".join(json.dumps(each) for each in pages), name="page.json")


def test_a_page_of_amocrm_leads_is_read_as_it_is(tmp_path: Path) -> None:
    path = page(tmp_path, {"_page": 1, "_embedded": {"leads": [LEAD]}})

    rows, _tally = walked(path, ExportKind.DEALS)

    assert rows == [
        Deal(
            key="11",
            seller="id 5001",
            outcome=DealOutcome.WON,
            stage="142",
            opened_on=date(2023, 9, 15),
            closed_on=date(2023, 9, 18),
            changed_on=date(2023, 9, 18),
            amount=Decimal(2000),
            source="Сайт",
            has_client=True,
        )
    ]


def test_pages_that_follow_each_other_are_one_file(tmp_path: Path) -> None:
    pages = [{"_embedded": {"leads": [{**LEAD, "id": number}]}} for number in range(3)]

    rows, _tally = walked(page(tmp_path, *pages), ExportKind.DEALS)

    assert len(rows) == 3


def test_what_the_crm_deleted_is_left_out(tmp_path: Path) -> None:
    rows, tally = walked(
        page(tmp_path, {"_embedded": {"leads": [{**LEAD, "is_deleted": True}]}}), ExportKind.DEALS
    )

    assert (rows, tally.deleted, tally.rejected_count) == ([], 1, 0)


def test_numbers_of_people_become_names(tmp_path: Path) -> None:
    users = {"_embedded": {"users": [{"id": 5001, "name": "Олег Иванов", "email": "o@example.ru"}]}}

    people, tally = walked(page(tmp_path, users), ExportKind.PEOPLE)
    meanings = Meanings(people=tally.people)
    deals, _tally = walked(
        page(tmp_path, {"_embedded": {"leads": [LEAD]}}), ExportKind.DEALS, meanings=meanings
    )

    assert people == [Seller(name="Олег Иванов")]
    assert isinstance(deals[0], Deal)
    assert deals[0].seller == "Олег Иванов"


def test_tasks_and_notes_of_amocrm_are_activities_and_calls(tmp_path: Path) -> None:
    task = {
        "id": 1,
        "responsible_user_id": 5001,
        "entity_id": 11,
        "task_type_id": 2,
        "is_completed": True,
        "complete_till": 1694725200,
        "updated_at": 1694725200,
        "duration": 1800,
    }
    note = {
        "id": 2,
        "responsible_user_id": 5001,
        "note_type": "call_out",
        "created_at": 1694725200,
        "params": {"duration": 61, "phone": "79051112233"},
    }

    tasks, _ = walked(page(tmp_path, {"_embedded": {"tasks": [task]}}), ExportKind.ACTIVITIES)
    calls, _ = walked(page(tmp_path, {"_embedded": {"notes": [note]}}), ExportKind.CALLS)

    assert tasks == [
        Activity(
            key="1",
            seller="id 5001",
            kind=ActivityKind.MEETING,
            deal="11",
            planned_on=date(2023, 9, 15),
            done_on=date(2023, 9, 15),
            minutes=Decimal(30),
        )
    ]
    assert isinstance(calls[0], Call)
    assert (calls[0].seconds, calls[0].phone) == (61, "")


def test_bitrix_deals_activities_calls_and_users_are_read(tmp_path: Path) -> None:
    deal = {
        "ID": "5",
        "TITLE": "x",
        "STAGE_ID": "C2:LOSE",
        "ASSIGNED_BY_ID": "3",
        "OPPORTUNITY": "1500.50",
        "DATE_CREATE": "2026-02-01T23:30:00+00:00",
        "CLOSEDATE": "2026-02-05T03:00:00+03:00",
        "CLOSED": "Y",
        "COMPANY_ID": "0",
    }
    activity = {
        "ID": "6",
        "TYPE_ID": "2",
        "RESPONSIBLE_ID": "3",
        "COMPLETED": "N",
        "DEADLINE": "2026-02-05T03:00:00+03:00",
        "OWNER_ID": "5",
    }
    call = {
        "ID": "7",
        "PORTAL_USER_ID": "3",
        "CALL_DURATION": "90",
        "CALL_START_DATE": "2026-02-01T10:00:00+03:00",
    }
    user = {"ID": "3", "NAME": "Олег", "LAST_NAME": "Иванов", "EMAIL": "o@example.ru"}

    deals, _ = walked(page(tmp_path, {"result": [deal], "total": 1}), ExportKind.DEALS)
    activities, _ = walked(page(tmp_path, {"result": [activity]}), ExportKind.ACTIVITIES)
    calls, _ = walked(page(tmp_path, {"result": [call]}), ExportKind.CALLS)
    people, tally = walked(page(tmp_path, {"result": [user]}), ExportKind.PEOPLE)

    assert isinstance(deals[0], Deal)
    assert (deals[0].outcome, deals[0].amount, deals[0].opened_on) == (
        DealOutcome.LOST,
        Decimal("1500.50"),
        date(2026, 2, 2),
    )
    assert isinstance(activities[0], Activity)
    assert (activities[0].kind, activities[0].done_on) == (ActivityKind.CALL, None)
    assert isinstance(calls[0], Call)
    assert calls[0].seconds == 90
    assert (people, tally.people) == ([Seller(name="Олег Иванов")], {"3": "Олег Иванов"})


def test_names_and_mail_of_a_page_are_not_kept(tmp_path: Path) -> None:
    path = page(tmp_path, {"_embedded": {"leads": [LEAD]}})

    rows, _tally = walked(path, ExportKind.DEALS)

    assert "Петров" not in repr(rows)
    assert "companies" in understood(path, ExportKind.DEALS).columns.private
