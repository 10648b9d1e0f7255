"""The mail that reminds: the same as plain text and as HTML, in both languages, whatever people typed."""

from dataclasses import replace
from datetime import date

import pytest

from pdca.reports.digest import Digest, DigestLine, digest_mail
from pdca.reports.digest_words import MOST_LINES
from pdca.reports.month_mail import MailText
from pdca.shipped import shipped
from tests.golden_files import Golden
from tests.reports.test_month_mail import Words, in_order

LINE = DigestLine(
    task="move",
    name="C-7",
    title={"ru": "Нет CRM", "en": "No CRM"},
    detail={"ru": "План выполняется", "en": "Doing"},
    due=date(2026, 11, 2),
    days_late=2,
    command="pdca show 7",
    days_silent=2,
    known_by=("Анна Орлова",),
)
DUE = replace(LINE, due=date(2026, 11, 5), days_late=0, days_silent=0, known_by=())

FULL = Digest(
    organisation="ООО «Ромашка»",
    person="Пётр Смирнов",
    day=date(2026, 11, 5),
    overdue=(
        LINE,
        replace(
            LINE,
            task="act",
            detail={"": "Собрать данные"},
            command="pdca action done 7 1",
            due=date(2026, 11, 3),
            days_late=1,
            days_silent=1,
            known_by=(),
            next_name="Анна Орлова",
            next_on=date(2026, 11, 6),
        ),
    ),
    today=(replace(DUE, reading="due"),),
    decisions=(
        replace(
            DUE,
            task="decide-extension",
            who="Олег Иванов",
            to_due=date(2026, 11, 20),
            reason="Отпуск",
            command="pdca extend 7 --accept | --refuse",
        ),
        replace(
            DUE, task="decide-drop", who="Олег Иванов", reason="Данных нет", command="pdca action drop 7 2"
        ),
    ),
    soon=(
        replace(DUE, task="control", due=date(2026, 11, 9), command="pdca measure 7 …"),
        replace(DUE, task="assign", name="F-3", due=None, command="pdca assign F-3 --to …"),
        replace(
            DUE, task="open", name="A-2", detail={"": "Пётр Смирнов"}, command="pdca assessment open A-2"
        ),
    ),
    others=(replace(LINE, who="Олег Иванов", days_silent=5, days_late=5, known_by=()),),
    rest=4,
)
HOSTILE = replace(
    FULL,
    organisation='<img src=x>\r\n\r\n-- \n"Bcc: a@b.ru',
    person="\u202eтекст\x1b[31m</h1>",
    overdue=(
        replace(
            LINE,
            title={"": "<script>alert(1)</script>" + "очень длинно " * 40},
            known_by=("{{ 7*7 }}", "a\nb"),
            command='pdca assess "<b>"',
        ),
    ),
    today=(),
)


def written(digest: Digest, language: str) -> MailText:
    return digest_mail(digest, language, folders=[shipped("templates")])


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize(("name", "digest"), [("full", FULL), ("hostile", HOSTILE)])
def test_the_mail_reads_as_somebody_last_read_it(
    golden: Golden, name: str, digest: Digest, language: str
) -> None:
    mail = written(digest, language)

    golden(f"remind-{name}-{language}.txt", f"{mail.subject}\n\n{mail.plain}")
    golden(f"remind-{name}-{language}.html", mail.html)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_plain_text_and_html_say_the_same(language: str) -> None:
    mail, page = written(FULL, language), Words()
    page.feed(mail.html)

    plain, shown = set(in_order(mail.plain)), set(in_order(" ".join(page.found)))
    assert plain - {">"} == shown


def test_the_subject_counts_what_is_pressing_and_nothing_else() -> None:
    assert written(FULL, "ru").subject == (
        "pdca: просрочено 2, сегодня 1, ждут решения 2, скоро срок 3, у других просрочено 1"
    )
    only = Digest(organisation="", person="", day=FULL.day, today=FULL.today, rest=9)
    assert written(only, "en").subject == "pdca: today 1"


def test_what_people_typed_adds_no_lines_and_no_tags() -> None:
    mail = written(HOSTILE, "en")

    assert "<img" not in mail.html
    assert "<script" not in mail.html
    assert "\nBcc" not in mail.plain + mail.subject
    assert "\x1b" not in mail.plain + mail.html
    assert "49" not in mail.plain


def test_a_long_section_is_cut_and_says_how_much_is_left_out() -> None:
    mail = written(replace(FULL, overdue=(LINE,) * (MOST_LINES + 5)), "en")

    assert mail.subject.startswith("pdca: overdue 25,")
    assert "and 5 more" in mail.plain
    assert "and 5 more" in mail.html


def test_a_digest_without_anything_pressing_is_empty() -> None:
    can_wait = (replace(DUE, can_wait=True),)
    assert Digest(organisation="", person="", day=FULL.day, rest=3, decisions=can_wait).is_empty
    assert not FULL.is_empty
