"""Templates of the user's own come first, run in a sandbox, and are told what is wrong with them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pdca.domain.errors import WrongInput
from pdca.reports.rendering import render
from pdca.shipped import shipped
from tests.reports.extremes import hostile_month
from tests.reports.samples import empty_month

SHIPPED = shipped("templates")


@pytest.fixture
def own(tmp_path: Path) -> Callable[..., str]:
    """Render with a template of the user's own."""

    def rendered(text: str | bytes, name: str = "month.html.jinja", language: str = "en") -> str:
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return render(hostile_month(), format="html", language=language, folders=[tmp_path, SHIPPED])

    return rendered


def mistake(own: Callable[..., str], text: str | bytes, name: str = "month.html.jinja") -> dict[str, object]:
    """Return what a broken template is told."""
    with pytest.raises(WrongInput) as refused:
        own(text, name)
    assert refused.value.code == "template-mistake"
    return {**refused.value.facts, "file": Path(str(refused.value.facts["file"])).name}


def test_the_users_own_template_wins(own: Callable[..., str]) -> None:
    assert own("{{ report.month|month }}") == "October 2026"


def test_the_users_own_part_serves_the_shipped_template(own: Callable[..., str]) -> None:
    assert "<style>\n.mine{}" in own(".mine{}", "report.css.jinja")


def test_a_template_of_the_users_own_speaks_both_languages(own: Callable[..., str]) -> None:
    assert own('{{ _("Overdue") }}', language="ru") == "Просрочено"


def test_what_people_typed_is_escaped_in_it(own: Callable[..., str]) -> None:
    assert own("{{ report.organisation }}") == "# &lt;b&gt;Рога &amp; копыта&lt;/b&gt;\ufffd|`"


def test_line_ends_of_another_system_and_a_byte_order_mark_do_no_harm(own: Callable[..., str]) -> None:
    assert own("\ufeffа\r\nб\r\n".encode()) == "а\nб\n"


@pytest.mark.parametrize(
    ("text", "line", "detail"),
    [
        ("один\n{% if %}", 2, "Expected an expression, got 'end of statement block'"),
        ("{{ report.profit }}", 1, "has no attribute 'profit'"),
        ("\n\n{{ nothing }}", 3, "'nothing' is undefined"),
        ("{{ report.month|sparkle }}", 1, "No filter named 'sparkle'"),
        ("\n{% include 'lost.jinja' %}", 2, "there is no template lost.jinja"),
        ("\n{{ 1 / 0 }}", 2, "division by zero"),
        ("\n{{ report|date }}", 2, "has no attribute 'year'"),
        ("{{ report.phases[99] }}", 1, "has no element 99"),
        ("\n{{ 'x'|phase_name }}", 2, "'x'"),
        ("{{ 'a' + 1 }}", 1, "can only concatenate str"),
        ("{% include 'month.html.jinja' %}", 1, "recursion"),
        ("\n{{ font('lost.woff2') }}", 2, "there is no file lost.woff2 in the folder fonts"),
        ("\n{{ picture('../../pdca.db') }}", 2, "../../pdca.db is no picture: png, jpg"),
        ("\n{% include '../../etc/passwd' %}", 2, "there is no template ../../etc/passwd"),
    ],
)
def test_a_mistake_is_told_with_its_line(own: Callable[..., str], text: str, line: int, detail: str) -> None:
    told = mistake(own, text)

    assert (told["file"], told["line"]) == ("month.html.jinja", line)
    assert detail in str(told["detail"])


def test_a_picture_stands_in_the_report_itself(own: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "logo.png").write_bytes(b"\x89PNG")

    assert own("{{ picture('logo.png') }}") == "data:image/png;base64,iVBORw=="


@pytest.mark.parametrize("name", ["lost.png", "../month.html.png", "palette.jinja", "logo"])
def test_what_is_no_picture_beside_the_templates_is_refused(own: Callable[..., str], name: str) -> None:
    assert mistake(own, f"\n{{{{ picture('{name}') }}}}")["line"] == 2


def test_a_mistake_in_a_part_names_the_part(own: Callable[..., str]) -> None:
    told = mistake(own, "\n{{ lost }}", "report.css.jinja")

    assert (told["file"], told["line"]) == ("report.css.jinja", 2)


def test_a_template_in_another_encoding_is_told_so(own: Callable[..., str]) -> None:
    told = mistake(own, "ок\nОтчёт".encode("cp1251"))

    assert (told["file"], told["line"], told["detail"]) == (
        "month.html.jinja",
        1,
        "the file is not in UTF-8",
    )


@pytest.mark.parametrize(
    "attack",
    [
        "{{ report.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ font.__globals__ }}",
        "{{ font.args }}",
        "{{ font('../palette.jinja') }}",
        "{{ font('..') }}",
        "{{ _.__globals__ }}",
        "{% include '../../etc/passwd' %}",
        "{{ report.phases.append(1) }}",
        "{{ '{0.__class__}'.format(report) }}",
        "{% for number in range(10000000) %}{% endfor %}",
    ],
)
def test_a_template_cannot_leave_its_sandbox(own: Callable[..., str], attack: str) -> None:
    assert mistake(own, attack)["file"] == "month.html.jinja"


def test_a_missing_template_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongInput) as refused:
        render(empty_month(), format="html", language="en", folders=[tmp_path])

    assert refused.value.facts["file"] == "month.html.jinja"


def test_a_bug_of_our_own_shows_its_traceback(tmp_path: Path) -> None:
    (tmp_path / "month.html.jinja").write_text("{{ 1 / 0 }}", encoding="utf-8")

    with pytest.raises(ZeroDivisionError):
        render(empty_month(), format="html", language="en", folders=[tmp_path])
