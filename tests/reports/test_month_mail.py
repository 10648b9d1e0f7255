"""The mail that brings the monthly report: the same as plain text and as HTML, in both languages."""

from dataclasses import replace
from email import message_from_string
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser

import pytest

from pdca.domain.mail import Attachment, Letter, Recipient
from pdca.mail.message import composed, message_text
from pdca.reports.month import MonthReport
from pdca.reports.month_mail import MailText, month_mail
from pdca.shipped import shipped
from tests.golden_files import Golden
from tests.mail.letters import AT, SENDER
from tests.reports.extremes import hostile_month
from tests.reports.samples import empty_month, full_month, one_cycle

SAMPLES = {"empty": empty_month, "one": one_cycle, "full": full_month, "hostile": hostile_month}


class Words(HTMLParser):
    """Takes the words out of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._is_hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_hidden = tag in ("title", "style")
        # Whatever is loaded from elsewhere tells its owner that, and when, the mail was read.
        assert tag not in ("img", "script", "link", "iframe", "object", "a", "form")
        assert not any(name in ("src", "href", "background") for name, _ in attrs)
        assert not any("url(" in (value or "") for _, value in attrs)

    def handle_data(self, data: str) -> None:
        if not self._is_hidden:
            self.found += data.split()


def written(report: MonthReport, language: str) -> MailText:
    return month_mail(
        report, language=language, folders=[shipped("templates")], attached=f"pdca-2026-10-{language}.html"
    )


def in_order(text: str) -> list[str]:
    """Return the words without what only lays them out."""
    return [word.strip(".,:;-—()") for word in text.split() if word.strip(".,:;-—()")]


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", list(SAMPLES))
def test_the_mail_reads_as_somebody_last_read_it(golden: Golden, name: str, language: str) -> None:
    mail = written(SAMPLES[name](), language)

    golden(f"mail-{name}-{language}.txt", f"{mail.subject}\n\n{mail.plain}")
    golden(f"mail-{name}-{language}.html", mail.html)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", ["empty", "one", "full"])
def test_plain_text_and_html_say_the_same(name: str, language: str) -> None:
    mail, page = written(SAMPLES[name](), language), Words()
    page.feed(mail.html)

    plain, shown = set(in_order(mail.plain)), set(in_order(" ".join(page.found)))
    assert plain == shown


@pytest.mark.parametrize("name", list(SAMPLES))
def test_a_page_fetches_nothing_from_elsewhere(name: str) -> None:
    page = Words()

    page.feed(written(SAMPLES[name](), "en").html)

    assert page.found


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_letter_is_the_same_bytes_and_its_parts_are_right(golden: Golden, language: str) -> None:
    mail = written(full_month(), language)
    report = full_month()
    letter = Letter(
        key=f"month:2026-10:P-5:{language}",
        recipient=Recipient(
            address="lebedev@romashka.example", name="Игорь Лебедев", person=5, language=language
        ),
        subject=mail.subject,
        plain=mail.plain,
        html=mail.html,
        attachments=(Attachment(name=f"pdca-2026-10-{language}.html", kind="text/html", content=b"<p>\n"),),
        made_from=report.seq,
        head_hash=report.head_hash,
    )

    text = message_text(composed(letter, SENDER, AT))

    golden(f"mail-full-{language}.eml", text.replace("\r\n", "\n"))
    message = message_from_string(text, policy=default)
    assert isinstance(message, EmailMessage)
    for kind, told in (("plain", mail.plain), ("html", mail.html)):
        body = message.get_body((kind,))
        assert isinstance(body, EmailMessage)
        assert body.get_content().replace("\r\n", "\n") == told
    assert message["Subject"] == mail.subject
    assert message["Content-Language"] == language


def test_what_people_typed_adds_no_lines_and_no_tags() -> None:
    organisation = '<img src=x>\r\n\r\n-- \n"Bcc: a@b.ru'
    mail = written(replace(full_month(), organisation=organisation), "en")

    assert "<img" not in mail.html
    assert "\nBcc" not in mail.plain + mail.subject
    assert "\n" not in mail.subject


def test_figures_are_those_of_the_report() -> None:
    mail = written(full_month(), "en")

    for line in full_month().overdue.lines:
        assert f"C-{line.cycle}" in mail.plain
    assert "pdca verify --anchor 1284:a41f0c5e9b7d" in mail.plain
