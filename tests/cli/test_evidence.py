"""Taking evidence over from a CRM: look first, all or nothing, what was said is remembered."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

PEOPLE = "Сотрудник;Отдел\nИванов Олег;Север\nСмирнов Пётр;Север\nТихая Вера;Юг\n"
DEALS = (
    "ID;Компания;Ответственный;Этап сделки;Бюджет ₽;Дата создания;Товар\n"
    '1;ООО Ромашка;Иванов Олег;Успешно реализовано;"1 234,56";01.08.2026;Окно\n'
    "2;;Смирнов Пётр;Думает;500;02.08.2026;Окн\n"
)


@pytest.fixture
def crm(company: Terminal) -> Terminal:
    """Return a terminal of a company with two exports beside the database."""
    Path("люди.csv").write_text(PEOPLE, encoding="cp1251")
    Path("сделки.csv").write_text(DEALS, encoding="utf-8-sig")
    return company


def answer(pdca: Terminal, line: str, by: str = "Орлова") -> dict[str, object]:
    found: dict[str, object] = json.loads(pdca.done(f"{line} --json", by=by))
    return found


def test_without_apply_nothing_is_written(crm: Terminal) -> None:
    before = crm.done("verify --json")

    said = crm.done("evidence import сделки.csv --as deals", by="Орлова")

    assert "Not kept, since it is about clients: Компания" in said
    assert "Rows without a client: 1" in said
    assert "Думает (1)" in said
    assert "Nothing was written" in said
    assert crm.done("verify --json") == before


def test_deals_that_cannot_be_are_pointed_out_and_taken(crm: Terminal) -> None:
    head = "ID;Ответственный;Этап сделки;Бюджет ₽;Дата создания;Дата закрытия\n"
    rows = "1;Иванов Олег;Успешно реализовано;-5;21.08.2026;20.08.2026\n2;Иванов Олег;Думает;5;21.08.2026;\n"
    Path("сделки.csv").write_text(head + rows, encoding="utf-8")

    said = crm.done("evidence import сделки.csv --as deals", by="Орлова")
    found = answer(crm, "evidence import сделки.csv --as deals")

    assert "Deals closed before they were opened: 1\n" in said
    assert "Deals with an amount below zero: 1\n" in said
    assert (found["taken"], found["closed_early"], found["negative"]) == (2, 1, 1)


def test_what_is_written_is_whole_and_says_who_gave_it(crm: Terminal) -> None:
    crm.done("evidence import люди.csv --as people --head 'Смирнов Пётр' --apply", by="Смирнов")
    crm.done("evidence import сделки.csv --as deals --on 2026-08-31 --apply", by="Орлова")

    listed = crm.done("evidence list")

    assert "Пётр Смирнов (head of sales)" in listed
    assert "31 Aug 2026" in listed
    assert crm("verify").exit_code == 0


def test_people_without_a_deal_and_sellers_who_are_strangers_are_named(crm: Terminal) -> None:
    crm.done("evidence import люди.csv --as people --apply", by="Орлова")
    Path("сделки.csv").write_text(DEALS.replace("Смирнов Пётр", "Чужой"), encoding="utf-8")

    found = answer(crm, "evidence import сделки.csv --as deals")

    assert found["without_deal"] == ["Смирнов Пётр", "Тихая Вера"]
    assert found["strangers"] == ["Чужой"]


def test_values_that_are_not_in_a_list_are_reported(crm: Terminal) -> None:
    Path("товары.csv").write_text("Товар;Цена\nОкно;1\n", encoding="utf-8")

    found = answer(crm, "evidence import сделки.csv --as deals --known product=товары.csv:Товар")

    assert found["unlisted"] == {"product": {"Окн": 1}}


def test_what_was_said_is_remembered_and_told(crm: Terminal) -> None:
    line = "evidence import сделки.csv --as deals --map source=Товар --map product= --means stage:Думает=lost"
    saved = crm.done(f"{line} --save-mapping --apply", by="Орлова")

    again = crm.done("evidence import сделки.csv --as deals", by="Орлова")
    found = answer(crm, "evidence import сделки.csv --as deals")

    assert "Remembered in pdca-deals.toml" in saved
    assert "The mapping in pdca-deals.toml is used" in again
    assert found["outcomes"] == {"won": 1, "lost": 1}
    assert found["unknown"] == {}


def test_a_saved_mapping_holds_what_was_found_and_what_was_said(crm: Terminal) -> None:
    Path("товары.csv").write_text("Товар\nОкно\n", encoding="utf-8")
    line = "evidence import сделки.csv --as deals --known product=товары.csv:Товар --means stage:Думает=lost"
    crm.done(f"{line} --save-mapping --apply", by="Орлова")

    saved = tomllib.loads(Path("pdca-deals.toml").read_text(encoding="utf-8"))
    again = answer(crm, "evidence import сделки.csv --as deals")

    assert saved["columns"]["amount"] == "Бюджет ₽"
    assert (saved["dates"], saved["decimal_mark"]) == ("dmy", ",")
    assert saved["known"] == {"product": "товары.csv:Товар"}
    assert saved["values"] == {"stage": {"Думает": "lost"}}
    assert again["unlisted"] == {"product": {"Окн": 1}}


def test_a_look_remembers_nothing_and_says_so(crm: Terminal) -> None:
    said = crm.done("evidence import сделки.csv --as deals --save-mapping", by="Орлова")

    assert "Nothing was written, and nothing remembered" in said
    assert "Remembered in" not in said
    assert not Path("pdca-deals.toml").exists()


def test_a_look_at_headings_alone_says_that_apply_would_refuse(crm: Terminal) -> None:
    Path("сделки.csv").write_text(DEALS.splitlines()[0] + "\n", encoding="utf-8")

    said = crm.done("evidence import сделки.csv --as deals", by="Орлова")

    assert "--apply would refuse" in said
    assert "To write, add --apply" not in said


def test_dates_with_dots_say_how_they_are_read(crm: Terminal) -> None:
    said = crm.done("evidence import сделки.csv --as deals", by="Орлова")

    assert "Дата создания: read as day.month.year because of the dots" in said


def test_a_list_of_products_is_hinted_at_until_there_is_one(crm: Terminal) -> None:
    Path("товары.csv").write_text("Товар\nОкно\n", encoding="utf-8")

    without = crm.done("evidence import сделки.csv --as deals", by="Орлова")
    compared = crm.done("evidence import сделки.csv --as deals --known product=товары.csv", by="Орлова")

    assert "--known product=products.csv:product" in without
    assert "products.csv" not in compared


def test_telephones_for_keys_are_refused_in_one_line(crm: Terminal) -> None:
    Path("сделки.csv").write_text(DEALS.replace("\n1;", "\n+7 905 111-22-33;"), encoding="utf-8")

    result = crm("evidence import сделки.csv --as deals --apply", by="Орлова")

    assert result.exit_code == 2
    assert "the key column «ID» holds telephone numbers" in result.stderr
    assert "905" not in result.stderr


def test_numbers_of_people_are_remembered_for_other_pages(crm: Terminal) -> None:
    users = {"_embedded": {"users": [{"id": 5, "name": "Иванов Олег"}]}}
    leads = {"_embedded": {"leads": [{"id": 1, "responsible_user_id": 5, "status_id": 142}]}}
    Path("users.json").write_text(json.dumps(users), encoding="utf-8")
    Path("leads.json").write_text(json.dumps(leads), encoding="utf-8")
    crm.done("evidence import users.json --as people --apply", by="Орлова")

    found = answer(crm, "evidence import leads.json --as deals")

    assert found["strangers"] == []


def test_the_same_file_again_writes_nothing(crm: Terminal) -> None:
    crm.done("evidence import сделки.csv --as deals --apply", by="Орлова")
    before = crm.done("verify --json")

    again = crm("evidence import сделки.csv --as deals --apply", by="Орлова")

    assert (again.exit_code, "already" in again.stdout) == (0, True)
    assert crm.done("verify --json") == before


def test_a_row_that_cannot_be_read_keeps_all_rows_out_unless_told_otherwise(crm: Terminal) -> None:
    Path("сделки.csv").write_text(f"{DEALS}3;;Иванов Олег;Думает;много;31.02.2026;\n", encoding="utf-8")
    before = crm.done("verify --json")

    refused = crm("evidence import сделки.csv --as deals --apply", by="Орлова")
    after = crm.done("verify --json")
    taken = answer(crm, "evidence import сделки.csv --as deals --skip-rejected --apply")

    assert refused.exit_code == 2
    assert "row 4, column «Дата создания»" in refused.stderr
    assert after == before
    assert (taken["taken"], taken["rejected"]) == (2, 1)


def test_a_head_who_is_not_in_the_file_keeps_it_out(crm: Terminal) -> None:
    before = crm.done("verify --json")

    result = crm("evidence import люди.csv --as people --head Никто --apply", by="Орлова")

    assert result.exit_code == 3
    assert crm.done("verify --json") == before


@pytest.mark.parametrize("name", ["Иванов", "Лебедев"])
def test_only_an_owner_or_a_head_imports(crm: Terminal, name: str) -> None:
    result = crm("evidence import сделки.csv --as deals", by=name)

    assert result.exit_code == 1


def test_a_head_adds_to_what_an_owner_gave_but_does_not_replace_it(crm: Terminal) -> None:
    crm.done("evidence import сделки.csv --as deals --apply", by="Орлова")
    Path("ещё.csv").write_text(DEALS.replace("\n1;", "\n3;"), encoding="utf-8")

    refused = crm("evidence import ещё.csv --as deals --replace --apply", by="Смирнов")
    added = crm("evidence import ещё.csv --as deals --apply", by="Смирнов")

    assert refused.exit_code == 1
    assert "only an owner replaces the exports «deals» that an owner gave" in " ".join(refused.stderr.split())
    assert (added.exit_code, crm("verify").exit_code) == (0, 0)


def test_strangers_are_not_those_whose_names_have_other_capitals(crm: Terminal) -> None:
    crm.done("evidence import люди.csv --as people --apply", by="Орлова")
    Path("сделки.csv").write_text(DEALS.replace("Смирнов Пётр", "СМИРНОВ  пётр"), encoding="utf-8")

    found = answer(crm, "evidence import сделки.csv --as deals")

    assert (found["without_deal"], found["strangers"]) == (["Тихая Вера"], [])


def test_who_acts_may_stand_before_the_verb_or_behind_the_kind(crm: Terminal) -> None:
    before = crm("--as Орлова evidence import сделки.csv --as deals")
    behind = crm("evidence import сделки.csv --as=deals --as Орлова")

    assert (before.exit_code, behind.exit_code) == (0, 0)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ("--means думает", "meaning-unreadable"),
        ("--means stage:Думает=maybe", "meanings-mistakes"),
        ("--known product", "known-unreadable"),
        ("--known product=люди.csv:Цена", "known-column-unknown"),
        ("--map nothing=ID", "columns-mistakes"),
        ("--required Нет", "columns-mistakes"),
        ("--mapping wrong.toml", "mapping-file-mistakes"),
        ("--mapping broken.toml", "mapping-unreadable"),
        ("--mapping absent.toml", "file-missing"),
        ("--on 2027-01-01", "record-refused"),
    ],
)
def test_what_was_said_wrongly_is_refused(crm: Terminal, options: str, code: str) -> None:
    Path("wrong.toml").write_text(
        'x = 1\ndates = 5\ndecimal_mark = "x"\nrequired = 1\n[columns]\nnothing = "ID"\n'
        '[people]\n1 = 2\n[values]\nseller = {a = "b"}\nstage = {"Думает" = "maybe"}\n',
        encoding="utf-8",
    )
    Path("broken.toml").write_text("[", encoding="utf-8")

    result = crm(f"evidence import сделки.csv --as deals {options} --json", by="Орлова")

    assert json.loads(result.stderr)["code"] == code


def test_an_empty_list_says_so(crm: Terminal) -> None:
    assert "No export was taken over yet" in crm.done("evidence list")
