"""How well the work goes, in words: parts of a whole, plurals, marks and what is not said."""

from dataclasses import replace

import pytest

from pdca.domain.doubts import DoubtCode
from pdca.domain.too_green import TooGreen
from pdca.reports.prediction_chart import HEIGHT, prediction_chart
from pdca.reports.quality import Trust
from pdca.reports.quality_legend import quality_legend
from pdca.reports.quality_words import doubts, facts, marks, overdue_actions, reading_source
from tests.reports.quality_parts import full_quality, no_quality, person
from tests.reports.samples import empty_month
from tests.reports.speaking import BY_LANGUAGE

RU, EN = BY_LANGUAGE["ru"], BY_LANGUAGE["en"]


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 0, "–"),
        (3, 4, "3 из 4"),
        (0, 19, "0 из 19"),
        (1, 20, "1 из 20 (5 %)"),
        (1, 1000, "1 из 1\u202f000 (1 %)"),
        (999, 1000, "999 из 1\u202f000 (99 %)"),
        (21, 21, "21 из 21 (100 %)"),
    ],
)
def test_a_share_is_its_parts_and_a_percentage_only_of_many(part: int, whole: int, said: str) -> None:
    assert RU.ratio(part, whole) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "Просрочено 1 мероприятие: Смирнов А. (1)."),
        (2, "Просрочено 2 мероприятия: Смирнов А. (2)."),
        (5, "Просрочено 5 мероприятий: Смирнов А. (5)."),
        (11, "Просрочено 11 мероприятий: Смирнов А. (11)."),
        (21, "Просрочено 21 мероприятие: Смирнов А. (21)."),
    ],
)
def test_overdue_actions_are_counted_with_whose_they_are(count: int, said: str) -> None:
    month = replace(empty_month(), quality=replace(no_quality(), overdue_actions=(("Смирнов А.", count),)))

    assert overdue_actions(month, RU) == (said,)


def test_no_overdue_action_is_not_told() -> None:
    assert overdue_actions(empty_month(), RU) == ()


def test_more_people_than_are_named_are_counted() -> None:
    people = tuple((f"P{number}", 1) for number in range(7))
    month = replace(empty_month(), quality=replace(no_quality(), overdue_actions=people))

    assert overdue_actions(month, EN) == (
        "7 actions are overdue: P0 (1), P1 (1), P2 (1), P3 (1), P4 (1) and 2 more.",
    )


def test_every_doubt_has_a_sentence_of_its_own() -> None:
    month = replace(empty_month(), quality=replace(no_quality(), too_green=tuple(TooGreen)))

    assert len(set(doubts(month, RU))) == len(TooGreen)


def test_a_correction_is_told_with_both_values_who_and_why() -> None:
    note = next(fact.note for fact in facts(full_quality(), EN) if fact.name == "Readings corrected")

    assert note == "last C-14, from 48 to 4.8, by Смирнов А.: “Пропущена запятая”"


def test_what_asks_for_a_look_is_marked() -> None:
    assert {fact.name for fact in facts(full_quality(), EN) if fact.is_bad} == {
        "Effects that hold, six months",
        "Signs that came back, six months",
        "Adopted on noise, six months",
        "Readings corrected",
        "Cycles newly self-approved",
        "Limits that are only opinion",
    }
    assert not any(fact.is_bad for fact in facts(no_quality(), EN))


def test_a_result_that_nothing_speaks_against_has_no_mark() -> None:
    assert marks(Trust(), EN) == ()


def test_noise_corrections_and_doubts_are_marks() -> None:
    trust = Trust(is_on_noise=True, corrections=1, corrected_because="slip", doubts=(DoubtCode.EQUAL_STEPS,))

    assert marks(trust, EN) == (
        "adopted on noise: no effect is proven",
        "corrected 1 time: “slip”",
        "too perfect: the readings change in equal steps",
    )


def test_a_computed_reading_is_told_from_a_typed_one() -> None:
    assert (reading_source(Trust(is_computed=True), EN), reading_source(Trust(), EN)) == (
        "computed",
        "typed",
    )


def test_the_legend_tells_of_no_figure_that_there_is_not() -> None:
    assert quality_legend(no_quality(), RU) == ()
    assert len(quality_legend(full_quality(), RU)) == 8


def test_the_columns_of_a_person_are_as_high_as_what_was_scored() -> None:
    chart = prediction_chart(person("Смирнов А.", (0, 2, 4), (0, 2, 1), hopeful=3, cautious=0))

    none, all_held, some = chart.stacks
    assert (none.held, none.failed) == (None, None)
    assert all_held.held is not None
    assert (all_held.held.height, all_held.failed) == (HEIGHT / 2, None)
    assert some.held is not None
    assert some.failed is not None
    assert (some.held.height, some.failed.height) == (HEIGHT / 4, HEIGHT * 3 / 4 - 0.5)
