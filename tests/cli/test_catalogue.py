"""`pdca catalogue`: catalogues listed, shown and checked, without a database."""

from pathlib import Path

import pytest

from pdca.shipped import shipped
from tests.cli.fixtures_inspect import Terminal, terminal

SHIPPED = shipped("workflows") / "catalogues" / "sales-head.yaml"


@pytest.fixture
def pdca(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return terminal(tmp_path, monkeypatch, capsys)


def changed(old: str, new: str) -> str:
    """Return the shipped catalogue with one thing changed."""
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new, 1)


def test_the_list_names_version_title_and_file(pdca: Terminal) -> None:
    listed = pdca("catalogue", "list")

    assert listed.out.splitlines() == [
        "sales-head, version 1: Ten signs of a weak head of sales",
        f"  {SHIPPED}",
    ]


def test_the_list_as_json(pdca: Terminal) -> None:
    listed = pdca("catalogue", "list", "--json").json

    assert listed["kind"] == "catalogue-list"
    assert [each["name"] for each in listed["catalogues"]] == ["sales-head"]


def test_a_catalogue_is_shown_sign_by_sign(pdca: Terminal) -> None:
    shown = pdca("catalogue", "show", "sales-head").out

    assert "It assesses: Head of sales\n" in shown
    assert " 3  Does not use the CRM                 no-crm          critical         7\n" in shown
    assert "10  Does not listen to calls             no-calls-heard  critical         6\n" in shown


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("sign", [(), ("1",), ("2",), ("no-calls-heard",)])
def test_a_catalogue_fits_eighty_places(pdca: Terminal, language: str, sign: tuple[str, ...]) -> None:
    lines = pdca("catalogue", "show", "sales-head", *sign, "--lang", language).out.splitlines()

    # The name of the file is as long as it is.
    assert [line for line in lines if len(line) > 80 and str(SHIPPED) not in line] == []


def test_a_catalogue_is_shown_as_json(pdca: Terminal) -> None:
    shown = pdca("catalogue", "show", "sales-head", "--json").json

    assert (shown["kind"], shown["file"], shown["catalogue"]["id"]) == (
        "catalogue",
        str(SHIPPED),
        "sales-head",
    )
    assert len(shown["catalogue"]["signs"]) == 10


def test_a_sign_is_shown_with_its_limits(pdca: Terminal) -> None:
    shown = pdca("catalogue", "show", "sales-head", "no-sales-plans").out

    assert shown.startswith("1. No sales plans (no-sales-plans), critical\n")
    assert "  annual-plan-signed — critical\n" in shown
    assert "    Met from 100, not met up to 80 (%)\n" in shown
    assert "    Met up to 105, not met from 120 (%)\n" in shown


def test_a_sign_tells_where_its_limits_come_from(pdca: Terminal) -> None:
    shown = pdca("catalogue", "show", "sales-head", "no-sales-plans").out

    assert "    The limit comes from the article on the ten signs.\n" in shown
    assert "    The limit was published: SaleKit, " in shown
    assert "    ! The limit is a proposal, only an opinion; set your own.\n" in shown


def test_a_sign_shows_the_cycle_that_it_starts(pdca: Terminal) -> None:
    shown = pdca("catalogue", "show", "sales-head", "no-sales-plans").out

    assert "  Standard: Sales planning procedure: the planning calendar and who signs\n" in shown
    assert "    • Work out the seasonal pattern\n" in shown
    assert "    • Plan under review: 3 working days\n" in shown
    assert "  The effect is watched for 22 working days\n" in shown


def test_a_criterion_that_weighs_more_says_so(pdca: Terminal) -> None:
    pdca.write("signs.yaml", changed("critical: true", "critical: true\n        weight: 3"))

    shown = pdca("catalogue", "show", "signs.yaml", "no-sales-plans").out

    assert shown.count("    Weight: 3\n") == 1


def test_a_question_of_yes_or_no_has_no_limits(pdca: Terminal) -> None:
    shown = pdca("catalogue", "show", "sales-head", "no-crm").out

    assert "    Answer: yes or no\n" in shown


def test_a_sign_is_shown_in_russian(pdca: Terminal) -> None:
    shown = pdca("catalogue", "show", "sales-head", "no-crm", "--lang", "ru").out

    assert shown.startswith("3. Не пользуется CRM (no-crm)")


def test_a_sign_may_be_named_by_its_number(pdca: Terminal) -> None:
    by_number = pdca("catalogue", "show", "sales-head", "3")
    by_name = pdca("catalogue", "show", "sales-head", "no-crm")

    assert by_number == by_name


def test_a_sign_is_shown_as_json(pdca: Terminal) -> None:
    shown = pdca("catalogue", "show", "sales-head", "no-crm", "--json").json

    assert (shown["kind"], shown["catalogue"], shown["version"]) == ("sign", "sales-head", "1")
    assert shown["sign"]["cycle"]["observation"] == 20


@pytest.mark.parametrize("sign", ["no-crn", "0", "11"])
def test_a_sign_that_is_not_there_is_not_found(pdca: Terminal, sign: str) -> None:
    missing = pdca("catalogue", "show", "sales-head", sign)

    assert (missing.code, missing.out) == (3, "")
    assert missing.err.startswith(f"There is no sign «{sign}» in «Ten signs of a weak head of sales». ")


def test_a_sign_that_was_misspelled_is_suggested(pdca: Terminal) -> None:
    missing = pdca("catalogue", "show", "sales-head", "no-crn")

    assert missing.err.splitlines()[-1] == "Did you mean «no-crm»?"


def test_the_shipped_catalogue_has_no_mistakes(pdca: Terminal) -> None:
    checked = pdca("catalogue", "check", "sales-head")

    assert (checked.code, checked.out) == (0, f"{SHIPPED}: no mistakes (10 signs, 52 criteria)\n")


def test_counts_as_json(pdca: Terminal) -> None:
    checked = pdca("catalogue", "check", "sales-head", "--json").json

    assert checked["counts"] == {"signs": 10, "criteria": 52}


def test_a_catalogue_of_ones_own_comes_first(pdca: Terminal) -> None:
    pdca.write("workflows/catalogues/sales-head.yaml", changed('version: "1"', 'version: "7"'))

    listed = pdca("catalogue", "list").out

    assert listed.startswith("sales-head, version 7: ")


def test_every_mistake_stands_on_stderr_with_its_line(pdca: Terminal) -> None:
    pdca.write(
        "signs.yaml", changed('fail: "80"', 'fail: "180"').replace("severity: normal", "severity: nornal", 1)
    )

    checked = pdca("catalogue", "check", "signs.yaml")

    assert (checked.code, checked.out) == (2, "")
    first, second, total = checked.err.splitlines()
    assert first.startswith("signs.yaml:")
    assert first.endswith(
        "«annual-plan-signed»: with direction: up, met (100) must be better than fail (180)"
    )
    assert second.endswith(
        "«signs.no-new-ways.severity» cannot be «nornal»; possible: critical, major, normal. "
        "Did you mean «normal»?"
    )
    assert total == "signs.yaml: 2 mistakes"


def test_days_for_a_stage_that_the_process_does_not_have_are_a_mistake(pdca: Terminal) -> None:
    pdca.write("signs.yaml", changed("plan-review: 3", "plan-reviev: 3"))

    checked = pdca("catalogue", "check", "signs.yaml")

    assert "there is no stage «plan-reviev»" in checked.err
    assert "Did you mean «plan-review»?" in checked.err


def test_mistakes_of_the_process_are_not_blamed_on_the_catalogue(pdca: Terminal) -> None:
    pdca.write("workflows/pdca.yaml", "id: pdca\n")

    refused = pdca("catalogue", "list")

    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith(f"{Path('workflows/pdca.yaml')} has mistakes and is not used:\n")


def test_a_file_that_is_not_utf_8_is_told_so(pdca: Terminal) -> None:
    (pdca.folder / "signs.yaml").write_bytes("id: знаки".encode("cp1251"))

    checked = pdca("catalogue", "check", "signs.yaml")

    assert checked.code == 2
    assert "signs.yaml:1: the file is not in UTF-8; save it anew in this encoding" in checked.err
