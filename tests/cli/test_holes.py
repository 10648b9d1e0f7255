"""Ways around the rules that someone tried, and what they meet now."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import PLAN, Terminal
from tests.cli.test_check import handed_over, read


def test_nobody_takes_over_the_cycle_of_a_finding_about_themselves(company: Terminal) -> None:
    company.done('finding add "Не слушает звонки" --about Смирнов', by="Орлова")

    refused = company("assign 1 --to Иванов", by="Смирнов")

    assert refused.exit_code == 1
    assert "about themselves" in refused.stderr


def test_a_reading_from_before_the_observation_is_no_second_reading(doing: Terminal) -> None:
    doing.done("action done 1 1", by="Иванов")
    doing.done('attach 1 --note "Готово" --action 1', by="Иванов")
    doing.done("advance 1", by="Смирнов")
    doing.on("2026-12-20").done("measure 1 100", by="Смирнов")  # a clock that is wrong, for a moment
    doing.done("measure 1 0 --counter", by="Смирнов")
    doing.on("2026-09-16").done('check 1 --prediction held --learned "Да"', by="Орлова")
    doing.done("advance 1 observe", by="Орлова")

    refused = doing.on("2026-12-21")("advance 1 adopt --json", by="Орлова")

    assert [gap["code"] for gap in json.loads(refused.stderr)["gaps"]] == [
        "second-reading",
        "counter-not-worse",
    ]


def test_a_report_never_takes_the_place_of_a_database(cycle: Terminal) -> None:
    before = Path("pdca.db").read_bytes()

    refused = cycle("report month 2026-09 --format html --out pdca.db", by="Орлова")

    assert refused.exit_code == 2
    assert Path("pdca.db").read_bytes() == before


def test_a_report_follows_a_link_and_leaves_other_part_files_alone(cycle: Terminal) -> None:
    Path("real.html").touch()
    Path("link.html").symlink_to("real.html")
    Path("link.html.part").write_text("mine", encoding="utf-8")

    cycle.done("report month 2026-09 --out link.html", by="Орлова")

    assert Path("link.html").is_symlink()
    assert Path("real.html").stat().st_size > 0
    assert Path("link.html.part").read_text(encoding="utf-8") == "mine"


def test_json_writes_what_steers_as_an_escape(company: Terminal) -> None:
    company.done("finding add 'фактура\u202egpj.exe'", by="Орлова")

    printed = company.done("finding list --json", by="Орлова")

    assert "\u202e" not in printed
    assert json.loads(printed)["findings"][0]["title"][""] == "фактура\u202egpj.exe"


@pytest.mark.parametrize("line", ["show F-1", "advance F-1 cancel --reason x", "assign C-1 --to Смирнов"])
def test_the_number_of_one_thing_is_not_taken_for_another(cycle: Terminal, line: str) -> None:
    assert cycle(line, by="Орлова").exit_code == 2


@pytest.mark.parametrize("now", ["0999-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00"])
def test_a_clock_set_to_another_age_is_refused(cycle: Terminal, now: str) -> None:
    cycle.environment["PDCA_NOW"] = now

    assert cycle('finding add "x"', by="Орлова").exit_code == 2


def test_a_password_with_an_unescaped_at_sign_is_not_printed(pdca: Terminal) -> None:
    result = pdca("list --db postgresql://bob:Wr@ngPw9@localhost/x")

    assert result.exit_code == 2
    assert "ngPw9" not in result.stderr


def test_the_first_person_is_entered_whatever_name_stands_ready(pdca: Terminal) -> None:
    pdca.done('init --org "ООО Ромашка"', by="Орлова")

    assert "Анна Орлова" in pdca.done('person add "Анна Орлова" --role owner', by="Орлова")


def test_history_tells_no_prediction_where_the_figure_decides(cycle: Terminal) -> None:
    handed_over(cycle, f"{PLAN} --predicted 60..70")
    read(cycle, 65)
    cycle.done("check 1 --learned Готово", by="Орлова")

    assert "checked; learned: Готово" in cycle.done("history 1", by="Орлова")


@pytest.mark.parametrize(
    "address",
    ["a..b@romashka.example", "a@x.example,b@x.example", "<a@x.ru>", "a@x\nBcc:b@y.example", "a"],
)
def test_a_mail_address_that_no_server_takes_is_refused_when_it_is_entered(
    company: Terminal, address: str
) -> None:
    refused = company(f'person add "Вера Белова" --role reader --mail "{address}"', by="Орлова")

    assert refused.exit_code == 2
    assert "is not a mail address that every server takes" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    assert "Белова" not in company.done("person list")


def test_with_debug_the_sentence_follows_the_traceback_and_the_exit_code_stays(company: Terminal) -> None:
    refused = company("--debug show 7", by="Орлова")
    plain = company("show 7", by="Орлова")

    assert refused.stderr.startswith("Traceback")
    assert refused.stderr.endswith(plain.stderr)
    assert refused.exit_code == plain.exit_code == 3


def test_an_owner_changes_where_and_in_which_language_a_person_gets_mail(company: Terminal) -> None:
    company.done("person change Лебедев --mail lebedev@romashka.example", by="Орлова")
    company.done("person change Лебедев --lang en", by="Орлова")

    person = json.loads(company.done("person list --json"))["people"][3]
    assert (person["mail"], person["language"]) == ("lebedev@romashka.example", "en")
    company.done("verify")


@pytest.mark.parametrize("verb", ["change Лебедев --mail a@romashka.example", "add Попов --role reader"])
def test_the_language_of_an_answer_changes_no_record(company: Terminal, verb: str) -> None:
    made = json.loads(company.done(f"--lang ru --json person {verb}", by="Орлова"))

    assert made["person"]["language"] == "en"


@pytest.mark.parametrize(
    "verb", ["change Лебедев --lang en", "change --lang=en Лебедев", "add Попов --role reader --lang en"]
)
def test_the_language_of_a_person_does_not_change_that_of_the_answer(company: Terminal, verb: str) -> None:
    company.language = "ru"

    told = company.done(f"person {verb}", by="Орлова")

    answered = json.loads(company.done("--json person list"))["people"][-1]
    assert answered["language"] == "en"
    assert not {"language", "entered"} & set(told.split())


@pytest.mark.parametrize(
    ("line", "by", "code", "said"),
    [
        ("person change Лебедев --mail a@romashka.example", "Смирнов", 1, "only an owner may do this"),
        ("person change Лебедев --mail a..b@romashka.example", "Орлова", 2, "is not a mail address"),
        ("person change Лебедев", "Орлова", 2, "say what changes: --mail, --lang or --limit"),
        ("person change Петров --lang en", "Орлова", 3, "Петров"),
    ],
)
def test_a_person_is_not_changed_otherwise(
    company: Terminal, line: str, by: str, code: int, said: str
) -> None:
    before = company.done("person list")

    refused = company(line, by=by)

    assert refused.exit_code == code
    assert said in refused.stderr
    assert company.done("person list") == before
