"""A letter as a message: the same bytes each time, and every part as it was written."""

from email import message_from_string
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default

import pytest

from pdca.domain.errors import WrongInput
from pdca.domain.mail import Attachment, Recipient
from pdca.mail.addresses import Mailbox, answered
from pdca.mail.message import composed, message_id, message_text
from tests.mail.letters import AT, LETTER, SENDER, letter


def read(text: str) -> EmailMessage:
    message = message_from_string(text, policy=default)
    assert isinstance(message, EmailMessage)
    assert [part.defects for part in message.walk()] == [[]] * len(list(message.walk()))
    return message


def in_mail(text: str) -> str:
    """Return a text with the ends of line that mail has."""
    return text.replace("\n", "\r\n")


def part(message: EmailMessage, kind: str) -> str:
    found = message.get_body((kind,))
    assert isinstance(found, EmailMessage)
    return str(found.get_content())


def test_every_part_is_as_it_was_written() -> None:
    message = read(message_text(composed(LETTER, SENDER, AT)))

    assert (part(message, "plain"), part(message, "html")) == (in_mail(LETTER.plain), in_mail(LETTER.html))
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "pdca-2026-10-ru.html"
    assert attached.get_content_type() == "text/html"
    assert attached.get_payload(decode=True) == LETTER.attachments[0].content


def test_names_and_subject_are_as_they_were_written() -> None:
    message = read(message_text(composed(LETTER, SENDER, AT)))

    assert message["Subject"] == LETTER.subject
    assert message["From"].addresses[0].display_name == SENDER.name
    assert message["To"].addresses[0].display_name == "Игорь Лебедев"
    assert message["To"].addresses[0].addr_spec == LETTER.recipient.address
    assert message["Date"].datetime == AT


def test_answers_go_to_the_address_that_is_named_and_else_to_the_sender() -> None:
    named = message_text(composed(LETTER, answered(SENDER, "orlova@romashka.example"), AT))
    unnamed = message_text(composed(LETTER, answered(SENDER, ""), AT))

    assert read(named)["Reply-To"].addresses[0].addr_spec == "orlova@romashka.example"
    assert read(unnamed)["Reply-To"] is None


def test_answers_go_to_nothing_that_is_no_address() -> None:
    with pytest.raises(WrongInput):
        answered(SENDER, "Орлова\nBcc: x@y.z")


def test_programs_that_answer_for_people_are_asked_not_to() -> None:
    message = composed(LETTER, SENDER, AT)

    assert (message["Auto-Submitted"], message["X-Auto-Response-Suppress"]) == ("auto-generated", "All")


def test_the_head_hash_and_the_event_are_told() -> None:
    assert composed(LETTER, SENDER, AT)["X-PDCA-Made-From"] == f"1284:{LETTER.head_hash}"


def test_the_same_letter_at_the_same_time_is_the_same_bytes() -> None:
    assert message_text(composed(LETTER, SENDER, AT)) == message_text(composed(LETTER, SENDER, AT))


def test_a_message_travels_through_any_server() -> None:
    text = message_text(composed(LETTER, SENDER, AT))

    assert text.isascii()
    assert max(map(len, text.split("\r\n"))) <= 998
    assert text.count("\n") == text.count("\r\n")


@pytest.mark.parametrize(
    "changes",
    [
        {"key": "month:2026-10:P-5:html#2"},
        {"head_hash": "0" * 64},
        {"recipient": Recipient(address="other@romashka.example")},
    ],
)
def test_another_letter_has_another_name(changes: dict[str, object]) -> None:
    assert message_id(letter(**changes), SENDER) != message_id(LETTER, SENDER)


def test_the_name_of_a_letter_does_not_depend_on_how_it_is_worded() -> None:
    assert message_id(letter(plain="Иначе.", subject="Иначе"), SENDER) == message_id(LETTER, SENDER)


def test_typed_names_add_no_headers() -> None:
    bad = letter(
        subject="Отчёт\r\nBcc: spy@example.org",
        recipient=Recipient(address="a@example.org", name='A"\r\nBcc: spy@example.org\r\n\r\n'),
    )

    message = read(message_text(composed(bad, Mailbox(name="Б\nBcc: x@y.z", address="b@example.org"), AT)))

    assert message["Bcc"] is None
    assert [each.addr_spec for each in message["To"].addresses] == ["a@example.org"]
    assert message["Subject"] == "Отчёт Bcc: spy@example.org"


def test_a_long_name_and_subject_are_folded_and_whole() -> None:
    name = " ".join(["Общество с ограниченной ответственностью, «Ромашка»"] * 4)
    long = letter(subject=f"{name}: отчёт", recipient=Recipient(address="a@b.ru", name=name))

    message = read(message_text(composed(long, SENDER, AT)))

    assert message["Subject"] == long.subject
    # The newer reader of the library puts spaces into a name of several encoded words; RFC 2047 has none.
    raw = message_from_string(message_text(composed(long, SENDER, AT)))["To"]
    assert str(make_header(decode_header(raw))) == f"{name} <a@b.ru>"


def test_an_address_that_cannot_be_used_is_refused() -> None:
    with pytest.raises(WrongInput) as refused:
        composed(letter(recipient=Recipient(address="никто")), SENDER, AT)

    assert refused.value.code == "mail-address-unusable"


def test_an_attachment_may_be_any_bytes() -> None:
    pdf = Attachment(name="a.pdf", kind="application/pdf", content=bytes(range(256)) * 20)

    message = read(message_text(composed(letter(attachments=(pdf,)), SENDER, AT)))

    (attached,) = message.iter_attachments()
    assert attached.get_payload(decode=True) == pdf.content
