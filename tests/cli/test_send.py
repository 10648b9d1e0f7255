"""`pdca send` and `pdca outbox`, as typed at a terminal, through a real server."""

import json
import os
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from pdca.mail.server import TIMEOUT_S
from tests.cli.conftest import Terminal
from tests.mail.office import Office, opened

SEND = "send month 2026-09"


@pytest.fixture
def office() -> Iterator[Office]:
    with opened() as office:
        yield office


@pytest.fixture
def posting(doing: Terminal, office: Office, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Return a terminal in October, with a mail server, and two of management that have addresses."""
    # Set first, so that monkeypatch takes away again what the terminal sets later.
    for name in ("PDCA_SMTP_URL", "PDCA_MAIL_FROM", "PDCA_MAIL_REPLY_TO"):
        monkeypatch.setenv(name, "")
    doing.environment["PDCA_SMTP_URL"] = f"smtp://127.0.0.1:{office.port}"
    doing.environment["PDCA_MAIL_FROM"] = "Отчёты <reports@romashka.example>"
    doing.done('person add "Вера Белова" --role reader --mail belova@romashka.example --lang ru', by="Орлова")
    doing.done('person add "John Smith" --role reader --mail smith@romashka.example --lang en', by="Орлова")
    return doing.on("2026-10-05")


def part(message: EmailMessage, kind: str) -> str:
    found = message.get_body((kind,))
    assert isinstance(found, EmailMessage)
    return str(found.get_content())


def test_each_of_management_gets_the_report_in_their_language_once(posting: Terminal, office: Office) -> None:
    said = posting(SEND, by="Орлова")
    again = posting(SEND, by="Орлова")

    assert (said.exit_code, again.exit_code) == (0, 0)
    assert office.addresses == ["belova@romashka.example", "smith@romashka.example"]
    russian, english = office.messages
    assert russian["Subject"] == "ООО Ромашка: отчёт об улучшениях, сентябрь 2026"
    assert english["Subject"] == "ООО Ромашка: improvement report, September 2026"
    assert "Ничего не просрочено" in part(russian, "plain") or "Просрочен" in part(russian, "plain")
    assert "pdca-2026-09-en.html" in part(english, "html")
    assert "M-1 was sent at 5 Oct 2026 10:01: Вера Белова <belova@romashka.example>." in said.stdout
    assert "to do so: --again" in again.stdout


def test_an_answer_goes_to_whoever_sends_and_the_letter_says_so(posting: Terminal, office: Office) -> None:
    posting.done("person change Орлова --mail orlova@romashka.example", by="Орлова")

    posting.done(SEND, by="Орлова")

    assert {message["Reply-To"] for message in office.messages} == {"orlova@romashka.example"}
    assert "ответ получит orlova@romashka.example" in part(office.messages[0], "plain")
    assert "an answer goes to orlova@romashka.example" in part(office.messages[1], "html")


def test_an_answer_goes_to_the_address_of_the_settings_before_that_of_whoever_sends(
    posting: Terminal, office: Office
) -> None:
    posting.done("person change Орлова --mail orlova@romashka.example", by="Орлова")
    posting.environment["PDCA_MAIL_REPLY_TO"] = "quality@romashka.example"

    posting.done(SEND, by="Орлова")

    assert {message["Reply-To"] for message in office.messages} == {"quality@romashka.example"}


def test_where_nobody_reads_answers_the_letter_says_so(posting: Terminal, office: Office) -> None:
    posting.done(SEND, by="Орлова")

    assert {message["Reply-To"] for message in office.messages} == {None}
    assert "nobody reads answers" in part(office.messages[1], "plain")


def test_who_has_no_address_is_said_by_name(posting: Terminal) -> None:
    assert "Игорь Лебедев (P-4) gets nothing" in posting(SEND, by="Орлова").stderr


def test_what_is_attached_is_the_report_to_the_byte(posting: Terminal, office: Office) -> None:
    posting.done("report month 2026-09 --lang ru --out report.html", by="Орлова")
    posting.done(SEND, by="Орлова")

    (attached,) = office.messages[0].iter_attachments()
    assert attached.get_filename() == "pdca-2026-09-ru.html"
    assert attached.get_payload(decode=True) == Path("report.html").read_bytes()


def test_sending_does_not_change_the_report_of_a_past_month(posting: Terminal) -> None:
    before = posting.done("report month 2026-09 --out -", by="Орлова")
    posting.done(SEND, by="Орлова")

    assert posting.done("report month 2026-09 --out -", by="Орлова") == before
    posting.done("verify")


def test_the_letter_names_the_event_and_the_hash_that_verify_takes(posting: Terminal, office: Office) -> None:
    posting.done(SEND, by="Орлова")

    anchor = office.messages[0]["X-PDCA-Made-From"]
    assert anchor in part(office.messages[0], "plain")
    assert anchor in part(office.messages[0], "html")
    assert "is in the log" in posting.done(f"verify --anchor {anchor}")


def test_people_and_addresses_are_named_and_each_gets_it_once(posting: Terminal, office: Office) -> None:
    posting.done(f"{SEND} --to Белова --to belova@romashka.example --to bank@example.org", by="Орлова")

    assert office.addresses == ["belova@romashka.example", "bank@example.org"]


def test_a_month_that_runs_may_be_sent_each_day_and_then_whole(posting: Terminal, office: Office) -> None:
    for day in ("2026-10-05", "2026-10-05", "2026-10-06", "2026-11-02"):
        posting.on(day).done("send month 2026-10 --to Smith", by="Орлова")

    assert [message["Subject"].rpartition(", ")[2] for message in office.messages] == [
        "October 2026 (as of 5 Oct 2026)",
        "October 2026 (as of 6 Oct 2026)",
        "October 2026",
    ]


def test_once_more_is_said_so(posting: Terminal, office: Office) -> None:
    for _ in range(2):
        posting.done(f"{SEND} --to Smith --again", by="Орлова")

    assert len(office.taken) == 2


def test_a_dry_run_writes_letters_and_sends_nothing(posting: Terminal, office: Office) -> None:
    said = posting.done(f"{SEND} --dry-run --out letters", by="Орлова")

    names = ["month-2026-09-P-5-html.eml", "month-2026-09-P-6-html.eml"]
    assert sorted(file.name for file in Path("letters").iterdir()) == names
    message = message_from_bytes(Path("letters", names[0]).read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    assert message["To"].addresses[0].addr_spec == "belova@romashka.example"
    assert "Nothing was sent." in said
    assert office.taken == []
    assert "No letter waits" in posting.done("outbox list --all")


def test_a_dry_run_needs_no_server(doing: Terminal) -> None:
    doing.on("2026-10-05").done(f"{SEND} --to a@example.org --dry-run", by="Орлова")

    assert Path("month-2026-09-a@example.org-html.eml").is_file()


def test_a_refused_recipient_is_seen_everywhere(posting: Terminal, office: Office) -> None:
    office.to_recipient.extend(["550 no such user", "250 OK"])

    said = posting(SEND, by="Орлова")

    assert said.exit_code == 5
    assert "M-1 is given up: Вера Белова <belova@romashka.example>" in said.stderr
    assert "the server refused: 550 no such user" in said.stderr
    assert "M-2 was sent" in said.stdout
    assert "no such user" in posting.done("outbox list")
    assert "1 letter does not get on: pdca outbox list" in posting.done("my", by="Орлова")
    assert "M-1 is given up" in posting("doctor").stdout
    assert "does not get on" not in posting.done("my", by="Смирнов")


def test_what_is_put_off_goes_later_and_what_happened_is_told(posting: Terminal, office: Office) -> None:
    office.to_recipient.append("450 greylisted")

    first = posting(f"{SEND} --to Smith", by="Орлова")
    early = posting.done("outbox send", by="Орлова")
    late = posting.on("2026-10-06").done("outbox send", by="Орлова")

    assert (first.exit_code, early) == (5, "Nothing is due.\n")
    assert "next try from 5 Oct 2026 10:06; the server asked to try later: 450 greylisted" in first.stderr
    assert "M-1 was sent" in late
    history = posting.done("outbox show 1").splitlines()[-6:]
    assert [line.partition(":")[2][4:] for line in history] == [
        "waits",
        "being sent",
        "waits: the server asked to try later: 450 greylisted",
        "being sent",
        "being handed over",
        "sent",
    ]


def test_a_server_out_of_reach_is_one_line_and_nothing_is_lost(posting: Terminal, office: Office) -> None:
    with opened() as gone:
        port = gone.port
    here = posting.environment["PDCA_SMTP_URL"]
    posting.environment["PDCA_SMTP_URL"] = f"smtp://127.0.0.1:{port}"

    said = posting(SEND, by="Орлова")
    posting.environment["PDCA_SMTP_URL"] = here
    posting.done("outbox send", by="Орлова")

    assert said.exit_code == 5
    assert f"The mail server 127.0.0.1:{port} cannot be reached" in said.stderr
    assert "to go on: pdca outbox send" in said.stderr
    assert len(office.taken) == 2


def test_a_letter_is_tried_again_or_dropped_by_hand(posting: Terminal, office: Office) -> None:
    office.to_recipient.extend(["550 full", "550 full"])
    posting(SEND, by="Орлова")

    posting.done("outbox retry m1", by="Орлова")
    posting.done("outbox drop М-2", by="Орлова")
    posting.done("outbox send", by="Орлова")

    assert office.addresses == ["belova@romashka.example"]
    assert "No letter waits" in posting.done("outbox list")


def test_json_tells_where_each_letter_stands(posting: Terminal, office: Office) -> None:
    office.to_recipient.append("550 no")
    told = json.loads(posting(f"{SEND} --to Smith --to Белова --json", by="Орлова").stdout)

    assert (told["kind"], told["sent"]) == ("send", False)
    assert [each["delivery"] for each in told["letters"]] == ["given-up", "sent"]
    assert told["letters"][0]["reason"] == "the server refused: 550 no"
    listed = json.loads(posting.done("outbox list --all --json"))
    assert [each["number"] for each in listed["letters"]] == [1, 2]
    shown = json.loads(posting.done("outbox show 2 --json"))
    assert [step["delivery"] for step in shown["steps"]] == ["queued", "sending", "handing-over", "sent"]


def test_settings_stand_in_the_project_file_and_a_password_that_others_read_is_told(
    posting: Terminal, office: Office
) -> None:
    for name in ("PDCA_SMTP_URL", "PDCA_MAIL_FROM"):
        posting.environment[name] = ""
    file = Path("pdca.toml")
    file.write_text(
        f'as = "Орлова"\n[mail]\nhost = "127.0.0.1"\nport = {office.port}\nfrom = "r@romashka.example"\n',
        encoding="utf-8",
    )

    posting.done(f"{SEND} --to Smith")
    file.write_text(file.read_text(encoding="utf-8") + 'user = "u"\npassword = "sesame"\n', encoding="utf-8")
    file.chmod(0o644)
    refused = posting(f"{SEND} --to Белова")

    assert len(office.taken) == 1
    assert "pdca.toml holds a password and others on this computer may read it" in refused.stderr
    assert "sesame" not in refused.stdout + refused.stderr
    assert "sesame" not in posting("doctor").stdout


def test_a_password_of_a_file_is_not_sent_to_the_host_of_a_variable(
    posting: Terminal, office: Office
) -> None:
    Path("pdca.toml").write_text(
        '[mail]\nhost = "smtp.example.org"\nuser = "u"\npassword = "sesame"\nfrom = "r@romashka.example"\n',
        encoding="utf-8",
    )

    posting.done(f"{SEND} --to Smith", by="Орлова")

    assert (len(office.taken), office.logins) == (1, [])


@pytest.mark.parametrize(
    ("line", "code", "part"),
    [
        (f"{SEND} --to Сидоров", 3, "There is no person «Сидоров»"),
        (f"{SEND} --to Лебедев", 2, "Игорь Лебедев has no mail address"),
        (f"{SEND} --to a@", 2, "«a@» is not a mail address"),
        (f"{SEND} --out letters", 2, "--out belongs to --dry-run"),
        ("send month 2027-05", 2, "has not begun"),
        ("outbox show 9", 3, "There is no letter M-9"),
        ("outbox retry 9", 3, "There is no letter M-9"),
    ],
)
def test_bad_input_is_one_clear_line_and_sends_nothing(
    posting: Terminal, office: Office, line: str, code: int, part: str
) -> None:
    result = posting(line, by="Орлова")

    assert (result.exit_code, result.stdout) == (code, "")
    assert part in result.stderr
    assert office.taken == []


def test_without_a_server_the_settings_are_told(doing: Terminal) -> None:
    refused = doing.on("2026-10-05")(f"{SEND} --to a@example.org", by="Орлова")

    assert refused.exit_code == 2
    assert "No mail server is set; missing: host, from." in refused.stderr


def test_management_cannot_send(posting: Terminal, office: Office) -> None:
    refused = posting(SEND, by="Лебедев")

    assert (refused.exit_code, office.taken) == (1, [])


def test_nobody_to_reach_is_told(doing: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = doing.on("2026-10-05")(f"{SEND} --dry-run", by="Орлова")

    assert refused.exit_code == 2
    assert "Игорь Лебедев" in refused.stderr


def test_a_server_is_not_waited_for_longer_than_a_run_may_work_on_a_letter() -> None:
    from pdca.domain.mail import LEASE

    # Sender, recipient, text, and the answer to each; and the same again for what is slow between.
    assert LEASE.total_seconds() > 6 * TIMEOUT_S
    assert os.environ.get("PDCA_SMTP_PASSWORD") is None


def test_only_an_owner_or_who_put_a_letter_in_decides_about_it(posting: Terminal, office: Office) -> None:
    office.to_recipient.append("550 mailbox closed")
    posting(f"{SEND} --to Белова", by="Орлова")

    for decision in ("outbox drop 1", "outbox retry 1"):
        for person in ("Смирнов", "Иванов", "Белова"):
            refused = posting(decision, by=person)
            assert refused.exit_code == 1
            assert "only an owner may do this, or Анна Орлова, who put the letter" in refused.stderr


def test_a_head_decides_about_the_letter_they_put_in(posting: Terminal, office: Office) -> None:
    office.to_recipient.append("550 mailbox closed")
    posting(f"{SEND} --to Белова", by="Смирнов")

    assert "M-1 is dropped" in posting.done("outbox drop 1", by="Смирнов")


def test_who_dropped_a_letter_is_told_by_it_and_by_the_next_sending(
    posting: Terminal, office: Office
) -> None:
    office.to_recipient.append("550 mailbox closed")
    posting(f"{SEND} --to Белова", by="Смирнов")
    posting.done("outbox retry 1", by="Смирнов")
    posting.done("outbox drop 1", by="Орлова")

    shown = posting.done("outbox show 1")
    again = posting(f"{SEND} --to Белова", by="Смирнов")

    assert "M-1 was dropped at 5 Oct 2026 10:03 by Анна Орлова" in again.stderr
    told = [line for line in shown.splitlines() if line.startswith("  ")]
    assert ["Смирнов" in line for line in told] == [False, False, False, True, False]
    assert told[-1].endswith("(Анна Орлова)")


@pytest.mark.parametrize(
    ("to", "by", "said"),
    [
        ("Белова", "Иванов", "only an owner or a head of sales may do this"),
        ("bank@example.org", "Иванов", "only an owner or a head of sales may do this"),
        ("bank@example.org", "Смирнов", "only an owner may send to an address that is no person's here"),
    ],
)
def test_who_may_send_to_whom(posting: Terminal, office: Office, to: str, by: str, said: str) -> None:
    refused = posting(f"{SEND} --to {to}", by=by)

    assert refused.exit_code == 1
    assert said in refused.stderr
    assert office.taken == []
    assert "No letter waits" in posting.done("outbox list --all")


def test_each_letter_is_named_when_its_turn_comes(posting: Terminal) -> None:
    said = posting(SEND, by="Орлова").stderr

    assert "Sending M-1: Вера Белова <belova@romashka.example>\nSending M-2: John Smith" in said
