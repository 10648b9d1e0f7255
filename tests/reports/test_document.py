"""The JSON of a report: complete, stable, the same in every language, harmless in a terminal."""

import json
from dataclasses import replace
from typing import Any

import pytest

from pdca.domain.neutral import STEERING
from pdca.reports.document import month_document, written
from pdca.reports.month import MonthReport
from tests.reports.extremes import hostile_month, hundred_cycles
from tests.reports.samples import empty_month, full_month, one_cycle


def read(report: MonthReport) -> Any:  # noqa: ANN401 - JSON may be anything
    """Write a report and read it again."""
    return json.loads(written(month_document(report)))


def test_it_names_its_schema() -> None:
    assert read(empty_month())["schema"] == "pdca/month/1"


def test_the_headline_stands_in_every_language() -> None:
    headline = read(full_month())["headline"]

    assert "За месяц закрыто 4 цикла." in headline["ru"]
    assert "Four cycles were closed this month." in headline["en"]


def test_decimals_are_text_dates_are_iso_levels_are_words() -> None:
    document = read(full_month())

    assert document["closed"]["lines"][0]["baseline"] == "0.5"
    assert document["closed"]["lines"][0]["ended_on"] == "2026-10-23"
    assert document["strips"][0]["signs"][0]["levels"] == ["acute", "acute", "visible", "weak"]
    assert document["timeline"]["cycles"][0]["segments"][0]["phase"] == "plan"


def test_texts_stand_in_all_their_languages() -> None:
    titles = read(full_month())["overdue"]["lines"][0]["title"]

    assert titles == {"en": "Review five calls a week", "ru": "Слушать пять звонков в неделю с разбором"}


def test_what_a_template_would_compute_is_told() -> None:
    document = read(full_month())

    tile = document["tiles"][2]
    assert (tile["kind"], tile["value"], tile["change"], tile["mood"]) == ("overdue", 2, -1, "good")
    assert document["strips"][0]["signs"][5]["change"] == 1
    assert document["phases"]["check"] == 1
    assert document["overdue_by_person"] == [{"count": 2, "who": "Смирнов А."}]


@pytest.mark.parametrize("make", [empty_month, one_cycle, full_month, hundred_cycles, hostile_month])
def test_keys_are_sorted_at_every_depth(make: Any) -> None:  # noqa: ANN401 - a function of no argument
    pairs: list[list[str]] = []
    text = written(month_document(make()))

    json.loads(text, object_pairs_hook=lambda found: pairs.append([key for key, _ in found]))

    assert all(keys == sorted(keys) for keys in pairs)


def test_nothing_that_was_typed_is_lost_and_nothing_steers_a_terminal() -> None:
    typed = "до\x1b[31m\u202eотставить\u2066\ud800\U000e0041\x9b\n"
    report = replace(empty_month(), organisation=typed)

    text = written(month_document(report))

    assert json.loads(text)["organisation"] == typed
    assert not STEERING.search(text.replace("\n", ""))
