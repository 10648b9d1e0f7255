"""`pdca remind`, as typed at a terminal and by a scheduler, through real servers."""

import json
import os
import shlex
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.cli.conftest import Result, Terminal
from tests.mail import chats as telegram
from tests.mail.chats import TOKEN, Chats
from tests.mail.office import Office, opened

SECRET = "correct-horse"  # noqa: S105 - of nobody


@pytest.fixture
def office() -> Iterator[Office]:
    with opened() as office:
        yield office


@pytest.fixture
def chats(monkeypatch: pytest.MonkeyPatch) -> Iterator[Chats]:
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    with telegram.opened() as chats:
        yield chats


@pytest.fixture
def reminding(doing: Terminal, office: Office) -> Terminal:
    """Return a terminal where C-1 is due on 22 September, its action on the 15th, with a mail server."""
    doing.environment["PDCA_SMTP_URL"] = f"smtp://127.0.0.1:{office.port}"
    doing.environment["PDCA_MAIL_FROM"] = "Напоминания <reports@romashka.example>"
    doing.done("person change Смирнов --mail smirnov@romashka.example --lang en", by="Орлова")
    doing.done("person change Иванов --mail ivanov@romashka.example --lang ru", by="Орлова")
    return doing


def remind(terminal: Terminal, day: str, line: str = "remind", by: str = "Орлова") -> Result:
    return terminal.on(day)(line, by=by)


def body(message: EmailMessage, kind: str = "plain") -> str:
    found = message.get_body((kind,))
    assert isinstance(found, EmailMessage)
    return str(found.get_content())


def test_each_gets_a_letter_in_their_language_once_a_day(reminding: Terminal, office: Office) -> None:
    first = remind(reminding, "2026-09-16")
    again = remind(reminding, "2026-09-16")

    assert (first.exit_code, again.exit_code) == (0, 0)
    assert office.addresses == ["ivanov@romashka.example"]
    assert office.messages[0]["Subject"] == "pdca: просрочено 1"
    assert "pdca action done 1 1" in body(office.messages[0])
    assert "если ничего не изменится, 17.09.2026 (чт) об этом узнает: Пётр Смирнов" in body(
        office.messages[0], "html"
    ).replace("\u00a0", " ")
    assert "M-1 was sent" in first.stdout
    assert again.stdout == "Everybody has the reminder of today already; nothing was sent anew.\n"


def test_a_silence_is_made_known_up_the_line_and_the_silent_one_reads_so(
    reminding: Terminal, office: Office
) -> None:
    remind(reminding, "2026-09-17")

    assert office.addresses == ["smirnov@romashka.example", "ivanov@romashka.example"]
    head, member = office.messages
    assert head["Subject"] == "pdca: late with others 1"
    assert "whose turn: Олег Иванов" in body(head)
    assert "об этом сообщается также: Пётр Смирнов" in body(member)
    reminding.done("verify")


def test_the_numbers_of_remind_my_and_list_agree(reminding: Terminal) -> None:
    reminding.done('finding add "Касса не сходится"', by="Орлова")
    reminding.done("assign F-2 --to Иванов", by="Орлова")
    reminding.done('extend 1 --to 2026-10-30 --reason "Отпуск"', by="Смирнов")

    for day in ("2026-09-14", "2026-09-15", "2026-09-23", "2026-10-05"):
        told = json.loads(remind(reminding, day, "remind --dry-run --json").stdout)
        late = json.loads(reminding.on(day).done("list --overdue --json", by="Орлова"))
        assert told["overdue_cycles"] == [f"C-{cycle['number']}" for cycle in late["cycles"]]
        counted = {each["name"]: each for each in told["digests"]}
        for name in ("Анна Орлова", "Пётр Смирнов", "Олег Иванов"):
            mine = json.loads(reminding.on(day).done("my --json", by=name))["mine"]
            digest = counted.get(name)
            counts = digest["counts"] if digest else {}
            assert counts.get("overdue", 0) == sum(item["is_overdue"] for item in mine)
            assert counts.get("today", 0) == sum(item["due"] == day for item in mine)
            if digest:
                own = sum(counts[part] for part in ("overdue", "today", "decisions", "soon"))
                assert own + digest["not_pressing"] == len(mine)
                assert counts["decisions"] == sum(item["section"] == "decide" for item in mine)


def test_a_dry_run_shows_who_would_get_what_and_writes_nothing(reminding: Terminal, office: Office) -> None:
    before = Path("pdca.db").read_bytes()

    said = remind(reminding, "2026-09-22", "remind --dry-run")

    assert said.exit_code == 0
    assert "Олег Иванов" in said.stdout
    assert "ivanov@romashka.example" in said.stdout
    assert "Nothing was written or sent." in said.stdout
    assert "Анна Орлова (P-1) gets nothing: no mail address" in said.stderr
    assert "pdca person change P-1 --mail ADDRESS" in said.stderr
    assert Path("pdca.db").read_bytes() == before
    assert office.taken == []


def test_a_day_off_reminds_nobody_unless_it_is_wished(reminding: Terminal, office: Office) -> None:
    said = remind(reminding, "2026-09-19")

    assert "19 Sep 2026 (Sat) is not a working day" in said.stdout
    assert office.taken == []
    assert json.loads(remind(reminding, "2026-09-19", "remind --json").stdout)["digests"] == []
    remind(reminding, "2026-09-19", "remind --even-on-holidays")
    assert "ivanov@romashka.example" in office.addresses


def test_when_nothing_is_pressing_it_says_so(reminding: Terminal) -> None:
    assert "Nothing is pressing today" in remind(reminding, "2026-09-08").stdout
    assert "Nothing is pressing today" in remind(reminding, "2026-09-08", "remind --dry-run").stdout


@pytest.mark.parametrize("by", ["Иванов", "Лебедев"])
def test_who_may_not_send_reminds_nobody(reminding: Terminal, by: str) -> None:
    assert remind(reminding, "2026-09-16", "remind --dry-run", by=by).exit_code == 1


def test_a_reminder_that_waited_over_night_is_withdrawn_also_by_the_outbox(
    reminding: Terminal, office: Office
) -> None:
    office.to_recipient.append("450 greylisted")
    remind(reminding, "2026-09-16")

    sent = reminding.on("2026-09-17")("outbox send", by="Орлова")

    assert office.taken == []
    assert "M-1 to Олег Иванов is withdrawn" in sent.stderr
    assert "M-1 was withdrawn at" in reminding.done("outbox show 1")


def test_a_server_out_of_reach_is_one_line_and_the_next_run_brings_the_days_letters(
    reminding: Terminal, office: Office
) -> None:
    here = reminding.environment["PDCA_SMTP_URL"]
    with opened() as gone:
        reminding.environment["PDCA_SMTP_URL"] = f"smtp://127.0.0.1:{gone.port}"
    failed = remind(reminding, "2026-09-16")
    reminding.environment["PDCA_SMTP_URL"] = here

    reminding.done("remind", by="Орлова")

    assert failed.exit_code == 5
    assert "cannot be reached" in failed.stderr
    assert office.addresses == ["ivanov@romashka.example"]


def test_a_folder_gets_a_file_a_person_and_needs_no_server(doing: Terminal) -> None:
    doing.done("person change Иванов --lang ru", by="Орлова")

    said = remind(doing, "2026-09-17", "remind --to-folder out")

    assert said.exit_code == 0
    assert sorted(file.name for file in Path("out").iterdir()) == [
        "remind-2026-09-17-P-2.html",
        "remind-2026-09-17-P-2.txt",
        "remind-2026-09-17-P-3.html",
        "remind-2026-09-17-P-3.txt",
    ]
    text = Path("out/remind-2026-09-17-P-3.txt").read_text(encoding="utf-8")
    assert text.startswith("pdca: просрочено 1\n\nООО Ромашка\nОлег Иванов, 17.09.2026 (чт)\n")
    assert "об этом сообщается также: Пётр Смирнов" in text
    assert "No letter waits" in doing.done("outbox list --all")


def test_telegram_brings_the_same_to_those_who_have_a_chat(
    reminding: Terminal, office: Office, chats: Chats
) -> None:
    reminding.environment["PDCA_TELEGRAM_TOKEN"] = TOKEN
    reminding.environment["PDCA_TELEGRAM_API"] = chats.api
    Path("pdca.toml").write_text('[telegram.chats]\n"Олег Иванов" = 42\n', encoding="utf-8")

    both = remind(reminding, "2026-09-17", "remind --by telegram --by mail")
    again = remind(reminding, "2026-09-17", "remind --by telegram --by mail")

    assert (both.exit_code, again.exit_code) == (0, 0)
    assert [to for to, _ in chats.taken] == ["42"]
    assert chats.taken[0][1].startswith("pdca: просрочено 1\n\nООО Ромашка\n")
    assert office.addresses == ["smirnov@romashka.example", "ivanov@romashka.example"]
    assert "Telegram 42" in remind(reminding, "2026-09-17", "remind --dry-run --by telegram").stdout
    reminding.done("verify")


def test_what_telegram_put_off_goes_later_with_the_outbox_and_needs_no_mail_server(
    doing: Terminal, chats: Chats
) -> None:
    doing.environment |= {"PDCA_TELEGRAM_TOKEN": TOKEN, "PDCA_TELEGRAM_API": chats.api}
    Path("pdca.toml").write_text("[telegram.chats]\nP-3 = 42\n", encoding="utf-8")
    chats.to_message.append((429, {"description": "Too Many Requests"}))

    first = remind(doing, "2026-09-16", "remind --by telegram")
    doing.done("outbox retry 1", by="Орлова")
    doing.done("outbox send", by="Орлова")

    assert first.exit_code == 5
    assert "Telegram asked to try later: 429 Too Many Requests" in first.stderr
    assert [to for to, _ in chats.taken] == ["42"]


def test_who_has_no_chat_is_said_by_name(reminding: Terminal, chats: Chats) -> None:
    Path("token").write_text(f"{TOKEN}\n", encoding="utf-8")
    Path("token").chmod(0o600)
    Path("pdca.toml").write_text(f'[telegram]\ntoken_file = "token"\napi = "{chats.api}"\n', encoding="utf-8")

    said = remind(reminding, "2026-09-16", "remind --by telegram")

    assert said.exit_code == 0
    assert "Олег Иванов (P-3) gets nothing: no chat" in said.stderr


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("", "No Telegram bot is set"),
        (f'[telegram]\ntoken = "{TOKEN[:12]}"\n', "cannot be one"),
        ('[telegram]\napi = "https://evil.example"\n', "stands where the token stands"),
        ("[telegram]\nkey = 1\n", "key"),
        ("[telegram]\nchats = 1\n", "chats"),
        ('[telegram.chats]\n"Олег Иванов" = "x y"\n', "is no chat of Telegram"),
        ("[telegram.chats]\nPetrov = 1\n", "Petrov"),
    ],
)
def test_settings_of_telegram_that_make_no_sense_are_one_line(
    reminding: Terminal, settings: str, said: str
) -> None:
    Path("pdca.toml").write_text(settings, encoding="utf-8")

    refused = remind(reminding, "2026-09-16", "remind --by telegram")

    assert refused.exit_code in (2, 3)
    assert said in refused.stderr
    assert TOKEN[:12] not in refused.stderr


def test_no_secret_is_told_or_kept(reminding: Terminal, office: Office, chats: Chats) -> None:
    port = reminding.environment["PDCA_SMTP_URL"].rpartition(":")[2]
    reminding.environment["PDCA_SMTP_URL"] = f"smtp://bob:{SECRET}@127.0.0.1:{port}"
    reminding.environment["PDCA_TELEGRAM_TOKEN"] = TOKEN
    reminding.environment["PDCA_TELEGRAM_API"] = chats.api
    Path("pdca.toml").write_text("[telegram.chats]\nP-3 = 42\n", encoding="utf-8")
    chats.to_message.append((400, {"description": f"bot{TOKEN} unknown"}))
    chats.to_me.extend([(200, {"ok": True}), (401, {})])
    lines = (
        "remind --debug --by telegram --by mail",
        "remind --debug --by telegram --json",
        "outbox list --json",
        "outbox show 1",
        "doctor",
        "remind --install cron",
        "remind --dry-run --json",
    )

    said = [remind(reminding, "2026-09-17", line) for line in lines]

    told = "".join(each.stdout + each.stderr for each in said)
    assert "Telegram refused: 400 bot*** unknown" in told
    assert not any(secret in told for secret in (SECRET, TOKEN, TOKEN.partition(":")[2]))
    kept = Path("pdca.db").read_bytes()
    assert SECRET.encode() not in kept
    assert TOKEN.partition(":")[2].encode() not in kept


@pytest.mark.parametrize("system", ["cron", "systemd", "windows"])
def test_what_installs_it_names_paths_database_sender_and_language(cycle: Terminal, system: str) -> None:
    said = cycle.done(f"remind --install {system} --at 7:05", by="Смирнов")

    assert f"--db {Path('pdca.db').resolve()}" in said
    assert "--as P-2 --lang en --no-input remind" in said
    assert str(Path.cwd()) in said
    assert {"cron": "5 7-17 * * * cd ", "systemd": "OnCalendar=*-*-* 07..17:05:00"}.get(
        system, "/SC DAILY /ST 07:05 /RI 60 /DU 0010:00"
    ) in said


def test_the_line_for_cron_does_what_it_says(reminding: Terminal, office: Office) -> None:
    line = reminding.done("remind --install cron", by="Орлова").splitlines()[-1]

    words = shlex.split(line)
    at = words.index("--db")
    result = remind(reminding, "2026-09-16", shlex.join(words[at:]), by="")

    assert words[5:8] == ["cd", str(Path.cwd()), "&&"]
    assert result.exit_code == 0
    assert office.addresses == ["ivanov@romashka.example"]


def test_without_a_name_or_with_an_odd_time_it_says_what_to_type(cycle: Terminal) -> None:
    assert "--as PERSON" in cycle("remind --install").stderr
    assert "«25:00» is not a time of day" in cycle("remind --install --at 25:00").stderr
    answered = json.loads(cycle.done("remind --install windows --json", by="Орлова"))
    assert answered["system"] == "windows"


def test_a_password_of_the_database_stands_in_no_schedule(cycle: Terminal) -> None:
    said = cycle("remind --install --db postgresql+psycopg://bob:Wr0ngPw9@localhost/x")

    assert said.exit_code == 0
    assert "Wr0ngPw9" not in said.stdout + said.stderr
    assert "holds a password and is left out" in said.stderr


@pytest.mark.parametrize("line", ["remind --to-folder x --dry-run", "remind --to-folder x --by mail"])
def test_what_does_not_go_together_is_refused(cycle: Terminal, line: str) -> None:
    assert cycle(line, by="Орлова").exit_code == 2
