"""Settings of mail: from files and variables, the stronger first; a password stays with its host."""

import os
from pathlib import Path

import pytest

from pdca.cli.mail_settings import mail_parts, mail_server, open_secrets
from pdca.domain.errors import PdcaError, WrongInput

USER_FILE = '[mail]\nhost = "user.example"\nuser = "u"\npassword = "sesame"\nfrom = "a@user.example"\n'


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Return variables that name a file of the user's; the project is the folder we are in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "user.toml").write_text(USER_FILE, encoding="utf-8")
    return {"PDCA_CONFIG": str(tmp_path / "user.toml")}


def project(text: str) -> None:
    Path("pdca.toml").write_text(f"[mail]\n{text}\n", encoding="utf-8")


def test_a_file_of_the_users_is_enough(environment: dict[str, str]) -> None:
    found = mail_server(environment)

    assert (found.host, found.user, found.password) == ("user.example", "u", "sesame")


def test_a_variable_goes_before_the_project_and_the_project_before_the_user(
    environment: dict[str, str],
) -> None:
    project('from = "b@project.example"\nport = 2525')

    parts = mail_parts({**environment, "PDCA_SMTP_PORT": "465"})

    assert (parts["host"], parts["from"], parts["port"]) == ("user.example", "b@project.example", "465")


@pytest.mark.parametrize("url", ["", "smtp://other.example"])
def test_another_host_gets_no_password_of_the_first(environment: dict[str, str], url: str) -> None:
    project(f'url = "{url}"' if url else 'host = "other.example"')

    assert mail_parts(environment) == {"from": "a@user.example", "host": "other.example"}


def test_the_password_may_stand_in_a_file_of_its_own_beside_the_settings(environment: dict[str, str]) -> None:
    folder = Path("settings")
    folder.mkdir()
    (folder / "secret.txt").write_text("open sesame\n", encoding="utf-8")
    (folder / "user.toml").write_text(
        USER_FILE.replace('password = "sesame"', 'password_file = "secret.txt"'), encoding="utf-8"
    )

    found = mail_server({"PDCA_CONFIG": str(folder / "user.toml")})

    assert found.password == "open sesame"  # noqa: S105 - an example


def test_what_stands_apart_goes_before_the_url(environment: dict[str, str]) -> None:
    parts = mail_parts(
        {"PDCA_SMTP_URL": "smtps://u:p@h.example", "PDCA_SMTP_PASSWORD": "other", "PDCA_MAIL_FROM": "a@b.ru"}
    )

    assert (parts["user"], parts["password"], parts["tls"]) == ("u", "other", "tls")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('pasword = "sesame"', "settings-mistakes"),
        ('url = "smtp://u:sesame@h.example:x"', "mail-url-unreadable"),
        ('host = "h.example"\npassword_file = "none.txt"', "file-unreadable"),
    ],
)
def test_a_mistake_is_told_without_the_password(environment: dict[str, str], text: str, code: str) -> None:
    project(text)

    with pytest.raises(PdcaError) as refused:
        mail_server(environment)

    assert refused.value.code == code
    assert "sesame" not in str(refused.value.facts)


def test_a_section_that_is_none_is_refused(environment: dict[str, str]) -> None:
    Path("pdca.toml").write_text('mail = "smtp.example"\n', encoding="utf-8")

    with pytest.raises(WrongInput) as refused:
        mail_parts(environment)

    assert refused.value.code == "settings-mistakes"


def test_a_password_file_that_is_no_text_is_refused_without_being_shown(environment: dict[str, str]) -> None:
    Path("secret.bin").write_bytes(b"\xff\xfesesame")
    project('host = "h.example"\npassword_file = "secret.bin"')

    with pytest.raises(WrongInput) as refused:
        mail_parts(environment)

    assert refused.value.facts["detail"] == "is not text"


@pytest.mark.skipif(os.name == "nt", reason="Windows tells who may read by other means")
@pytest.mark.parametrize(("mode", "is_told"), [(0o600, False), (0o640, True), (0o604, True)])
def test_a_password_that_others_may_read_is_told(
    environment: dict[str, str], mode: int, *, is_told: bool
) -> None:
    Path(environment["PDCA_CONFIG"]).chmod(mode)

    assert [file.name for file in open_secrets(environment)] == ["user.toml"] * is_told


@pytest.mark.skipif(os.name == "nt", reason="Windows tells who may read by other means")
def test_settings_without_a_password_may_be_read_by_all(environment: dict[str, str]) -> None:
    Path(environment["PDCA_CONFIG"]).unlink()
    project('host = "h.example"\nfrom = "a@b.ru"')
    Path("pdca.toml").chmod(0o644)

    assert list(open_secrets(environment)) == []
