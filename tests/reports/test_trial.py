"""Trying a template tells every mistake at once, with file and line, each once."""

from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from pdca.reports import trial
from pdca.reports.confined import answered
from pdca.reports.rendering import sample_values
from pdca.reports.samples import month_samples
from pdca.reports.shelf import pages
from pdca.reports.trial import tried
from pdca.shipped import shipped

SHIPPED = shipped("templates")
PAGE = "month.html.jinja"


@pytest.fixture(autouse=True)
def at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Try within this process, which is quicker; what takes too long is tried as it truly is."""
    if "slow" not in request.keywords:
        monkeypatch.setattr(trial, "run_apart", answered)


def mistakes(folder: Path, **texts: str) -> list[tuple[str, str, object]]:
    """Try templates; return code, file name and line of each mistake."""
    for name, text in texts.items():
        (folder / f"{name.replace('_', '.')}.jinja").write_text(text, encoding="utf-8")
    return [
        (each.code, Path(str(each.facts["file"])).name, each.facts["line"]) for each in tried(folder, SHIPPED)
    ]


def test_an_empty_folder_has_no_mistakes(tmp_path: Path) -> None:
    assert mistakes(tmp_path) == []


def test_copies_have_no_mistakes(tmp_path: Path) -> None:
    for file in SHIPPED.glob("*.jinja"):
        (tmp_path / file.name).write_bytes(file.read_bytes())

    assert mistakes(tmp_path) == []


def test_all_mistakes_of_a_page_are_told_at_once(tmp_path: Path) -> None:
    text = """{{ report.profit }}
{{ report.tiles|sparkle }}
{% if report.month is weekend %}{% endif %}
{% for each in nothing %}{% endfor %}{{ lost.more['x']() }}
<img src="https://example.org/logo.png">
<style>p{background:url(//example.org/x.png)}</style>
"""

    found = mistakes(tmp_path, month_html=text)

    assert found == [
        ("template-mistake", PAGE, 1),
        ("template-mistake", PAGE, 2),
        ("template-mistake", PAGE, 3),
        ("template-mistake", PAGE, 4),
        ("template-mistake", PAGE, 4),
        ("template-fetches", PAGE, 5),
        ("template-fetches", PAGE, 6),
    ]


def test_a_mistake_that_only_a_full_month_shows_is_found(tmp_path: Path) -> None:
    text = "{% for line in report.closed.lines %}\n{{ line.profit }}\n{% endfor %}"

    assert mistakes(tmp_path, month_html=text) == [("template-mistake", PAGE, 2)]


def test_a_mistake_that_only_an_empty_month_shows_is_found(tmp_path: Path) -> None:
    assert mistakes(tmp_path, month_html="\n{{ report.strips[0].person }}") == [("template-mistake", PAGE, 2)]


def test_a_mistake_in_the_writing_is_found(tmp_path: Path) -> None:
    assert mistakes(tmp_path, month_md="\n\n{% if %}") == [("template-mistake", "month.md.jinja", 3)]


def test_the_letter_is_tried_like_a_report(tmp_path: Path) -> None:
    (tmp_path / "month-mail.txt.jinja").write_text(
        "{{ headline|first }}\n{{ report.profit }}", encoding="utf-8"
    )

    assert mistakes(tmp_path) == [
        ("template-mistake", "month-mail.txt.jinja", 2),
    ]


def test_a_part_that_lacks_a_name_is_told_once_for_each_of_our_templates(tmp_path: Path) -> None:
    found = mistakes(tmp_path, palette="{% set phases = {} %}")

    ours = {PAGE, "assessment.html.jinja", "charts.html.jinja", "report.css.jinja"}
    ours |= {"behaviour.html.jinja", "cycle.css.jinja", "cycle.html.jinja", "month-mail.html.jinja"}
    ours |= {"portfolio.css.jinja", "portfolio.html.jinja"}
    assert {file for _, file, _ in found} <= ours
    assert len(found) < 20


def test_asking_whether_there_is_something_is_no_mistake(tmp_path: Path) -> None:
    text = "{% if report.profit is defined %}{{ report.profit }}{% endif %}{{ profit|default('-') }}"

    assert mistakes(tmp_path, month_html=text) == []


def test_every_page_that_ships_is_tried_on_samples() -> None:
    assert all(sample_values(page) for page in pages(SHIPPED))


def test_a_full_sample_leaves_nothing_out() -> None:
    _empty, full = month_samples()

    assert list(_hollow(full, "report")) == []


def _hollow(value: object, name: str) -> list[str]:
    """Name what is None or empty, however deep it lies; the first months may be without a figure."""
    if is_dataclass(value) and not isinstance(value, type):
        return [
            hollow
            for field in fields(value)
            for hollow in _hollow(getattr(value, field.name), f"{name}.{field.name}")
        ]
    if isinstance(value, tuple) and value:
        return _hollow(value[-1], f"{name}[-1]")
    return [name] if value is None or value in ((), "") else []


@pytest.mark.slow
def test_a_loop_without_end_is_told(tmp_path: Path) -> None:
    loops = "{% for a in range(99999) %}" * 3 + "{% endfor %}" * 3

    assert ("template-too-slow", PAGE, 1) in mistakes(tmp_path, month_html=loops)
