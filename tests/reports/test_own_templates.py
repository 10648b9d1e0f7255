"""Templates of the user's own cannot hang the program, eat its memory, or look around in it."""

import io
import os
import pickle
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from pdca.domain.errors import WrongInput
from pdca.reports import confined, filling
from pdca.reports.confinement import ExtendedLimits, confine
from pdca.reports.filling import filled, has_own, run_apart
from pdca.reports.jobs import MOST_BYTES, Answer, Job
from pdca.reports.rendering import render
from pdca.reports.samples import month_samples
from pdca.shipped import shipped

SHIPPED = shipped("templates")
PAGE = "month.html.jinja"

Own = Callable[[str], str]

posix = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and rights of POSIX")


@pytest.fixture
def own(tmp_path: Path) -> Own:
    """Render the monthly report with a page of the user's own."""

    def rendered(text: str) -> str:
        (tmp_path / PAGE).write_text(text, encoding="utf-8")
        return page(tmp_path)

    return rendered


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[Answer]:
    """Return what would be written to stdout."""
    said: list[Answer] = []
    monkeypatch.setattr(confined, "_say", said.append)
    return said


def page(folder: Path) -> str:
    return render(month_samples()[0], format="html", language="en", folders=[folder, SHIPPED])


def refused(render_it: Callable[[], object]) -> tuple[str, str, object]:
    """Return code, file name and line of a refusal."""
    with pytest.raises(WrongInput) as refusal:
        render_it()
    facts = refusal.value.facts
    return refusal.value.code, Path(str(facts["file"])).name, facts.get("line")


def inside(text: str, folder: Path) -> list[tuple[str, object, str]]:
    """Fill a page in within this process, with everything but the limits of the system."""
    (folder / PAGE).write_text(text, encoding="utf-8")
    job = Job(template=PAGE, fillings=(_values(),), folders=(folder, SHIPPED))
    return [
        (each.code, each.facts["line"], str(each.facts.get("detail")))
        for each in confined.answered(job).mistakes
    ]


def _values() -> dict[str, object]:
    return {"report": month_samples()[1], "language": "en", "headline": (), "legend": (), "warnings": ()}


ESCAPES = [
    "{{ ''.__class__.__base__.__subclasses__() }}",
    "{{ ''|attr('__class__') }}",
    "{{ [report]|map(attribute='__class__')|first }}",
    "{{ [report]|map('attr', '__class__')|first }}",
    "{{ [report, report]|groupby('__class__') }}",
    "{{ [report, report]|sort(attribute='__class__') }}",
    "{{ [report]|sum(attribute='__class__') }}",
    "{{ [report]|selectattr('__class__')|list }}",
    "{{ [report]|unique(attribute='__class__')|list }}",
    "{{ '{0.__class__}'.format(report) }}",
    "{{ '{r.__class__}'.format_map({'r': report}) }}",
    "{{ ('{0.__class__}'|attr('format'))(report) }}",
    "{{ (['{0.__class__}']|map('attr', 'format')|first)(report) }}",
    "{{ '{0.__class__}'|safe|attr('format')(report) }}{{ ('{0.__class__}'|safe).format(report) }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{% for each in [1] %}{{ loop._iterator }}{% endfor %}",
    "{% for each in [1] %}{{ loop.__class__ }}{% endfor %}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ lipsum.__globals__ }}",
    "{{ range.__class__ }}",
    "{{ dict.__base__ }}",
    "{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}",
    "{% macro m() %}{% endmacro %}{{ m.__call__.__func__ }}",
    "{% import 'palette.jinja' as parts %}{{ parts.__init__.__globals__ }}",
    "{{ font.__closure__ }}",
    "{{ gettext.__globals__ }}",
    "{{ ngettext.__code__ }}",
    "{{ report.tiles[0].kind.__class__ }}",
    "{{ report.month.today() }}",
    "{{ report.month.fromtimestamp(0) }}",
    "{{ report.tiles[0].kind._value_ }}",
    "{{ {}.update({1: 2}) }}",
    "{{ [].append(1) }}",
    "{{ open('/etc/passwd') }}",
    "{{ config }}",
    "{{ os.environ }}",
    "{{ {'a b': 1}|xmlattr }}",
    "{% include '/etc/passwd' %}",
    "{% include '../../../../etc/passwd' %}",
    "{% import '..' as up %}",
    "{% extends 'C:/Windows/win.ini' %}",
    "{% include '\\ud800' %}",
    "{% include 'a\\0b' %}",
    "{% include '" + "a" * 5000 + "' %}",
    "{{ font('../month.html.jinja') }}",
    "{% debug %}",
]


@pytest.mark.parametrize("escape", ESCAPES)
def test_a_template_finds_no_way_out(tmp_path: Path, escape: str) -> None:
    ((code, line, _detail),) = inside(f"\n{escape}", tmp_path)

    assert (code, line) == ("template-mistake", 2)


ODD = {
    "recursion": ("{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}", 1),
    "nesting of brackets": ("{{ " + "[" * 3000 + " }}", None),
    "nesting of loops": ("{% for a in [1] %}" * 30 + "{% endfor %}" * 30, None),
    "half of a character": ('a\n{% set x %}{{ "\\udc00" }}{% endset %}\nb{{ x }}', 3),
    "huge number": ("\n{{ (9 ** 9999) }}", None),
    "endless text": ("\n{% for a in range(9999) %}{{ 'x' * 9999 }}{% endfor %}", 2),
    "division": ("\n{{ 1 // 0 }}", 2),
}


@pytest.mark.parametrize("case", ODD)
def test_what_goes_wrong_oddly_is_told_too(tmp_path: Path, case: str) -> None:
    text, line = ODD[case]

    ((code, told, detail),) = inside(text, tmp_path)

    assert code == ("template-too-long" if case == "endless text" else "template-mistake")
    assert told == line
    assert detail


def test_an_error_without_words_is_told_by_its_kind(tmp_path: Path) -> None:
    (tmp_path / PAGE).write_text("\n{{ report.boom }}", encoding="utf-8")

    class Wrong:
        @property
        def boom(self) -> str:
            raise AssertionError

    job = Job(template=PAGE, fillings=({"report": Wrong(), "language": "en"},), folders=(tmp_path, SHIPPED))

    (mistake,) = confined.answered(job).mistakes
    assert (mistake.facts["line"], mistake.facts["detail"]) == (2, "AssertionError")


@posix
@pytest.mark.parametrize(
    "hog", ["{{ 'x' * 10 ** 10 }}", "{{ 'a'|center(10 ** 10) }}", "{{ '%099999999999d' % 1 }}"]
)
def test_a_template_that_wants_too_much_memory_is_stopped(own: Own, hog: str) -> None:
    code, file, _line = refused(lambda: own(f"\n{hog}"))

    assert (code, file) in {("template-too-large", PAGE), ("template-mistake", PAGE)}


def test_the_process_apart_answers_what_it_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: list[Answer]
) -> None:
    (tmp_path / PAGE).write_text("№ {{ number }}", encoding="utf-8")
    values = {"language": "ru", "number": 5}
    job = Job(template=PAGE, fillings=(values,), folders=(tmp_path, SHIPPED))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(pickle.dumps(job))))
    monkeypatch.setattr(confined, "confine", lambda **_limits: None)

    confined.serve()

    assert [answer.text for answer in answers] == ["№ 5"]


def test_whoever_gives_up_says_where_the_template_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: list[Answer]
) -> None:
    (tmp_path / PAGE).write_text("\n{{ wait() }}", encoding="utf-8")
    ended: list[int] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    job = Job(template=PAGE, fillings=(), folders=(tmp_path, SHIPPED))
    here = threading.get_ident()

    confined.sandbox("en", job.folders).get_template(PAGE).render(
        wait=lambda: confined._give_up(job, here, threading.Lock())
    )

    ((mistake,),) = (answer.mistakes for answer in answers)
    assert (mistake.code, mistake.facts["line"], ended) == ("template-too-slow", 2, [0])


@pytest.mark.slow
def test_a_loop_without_end_is_stopped_with_its_line(own: Own) -> None:
    loops = "{% for a in range(99999) %}" * 3 + "\n" + "{% endfor %}" * 3

    assert refused(lambda: own(f"\n\n{loops}")) == ("template-too-slow", PAGE, 3)


@pytest.mark.slow
@posix
def test_a_step_that_lets_nobody_else_run_is_stopped_too(own: Own) -> None:
    code, file, line = refused(lambda: own("\n{{ 3 ** (10 ** 9) }}"))

    assert (code in {"template-crashed", "template-too-slow"}, file, line) == (True, PAGE, None)


def test_a_process_that_does_not_end_is_given_up(own: Own, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "_BEGIN", "import time; time.sleep(60)")
    monkeypatch.setattr(filling, "SECONDS", 0)
    monkeypatch.setattr(filling, "STARTING", 0.2)

    assert refused(lambda: own("x")) == ("template-too-slow", PAGE, None)


@posix
def test_a_process_that_dies_is_told(own: Own, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "_BEGIN", "import os; os.abort()")

    assert refused(lambda: own("x")) == ("template-crashed", PAGE, None)


def test_a_bug_of_our_own_in_the_process_apart_shows_its_traceback(
    own: Own, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filling, "_BEGIN", "raise KeyError('ours')")

    with pytest.raises(ChildProcessError, match="KeyError: 'ours'"):
        own("x")


def test_the_process_apart_sees_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PDCA_DB", "postgresql://anna:secret@server/pdca")

    assert set(filling._environment()) <= {"SYSTEMROOT", "PYTHONHASHSEED"}


def test_templates_that_ship_need_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "run_apart", None)
    (tmp_path / "notes.jinja").write_text("nothing of a report", encoding="utf-8")

    assert page(tmp_path).startswith("<!doctype html>")


def test_a_report_is_the_same_whether_filled_in_here_or_apart(tmp_path: Path) -> None:
    (tmp_path / PAGE).write_bytes((SHIPPED / PAGE).read_bytes())

    assert has_own([tmp_path, SHIPPED])
    for language in ("ru", "en"):
        for report in month_samples():
            texts = {
                render(report, format="html", language=language, folders=folders)
                for folders in ([SHIPPED], [tmp_path, SHIPPED])
            }
            assert len(texts) == 1


@posix
def test_a_pipe_in_place_of_a_template_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / PAGE)

    assert refused(lambda: page(tmp_path)) == ("template-mistake", PAGE, 1)


@posix
@pytest.mark.parametrize("target", ["/etc/passwd", "../secret", "/dev/zero"])
def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path, target: str) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    own = tmp_path / "own"
    own.mkdir()
    (own / PAGE).symlink_to(target)

    assert refused(lambda: page(own)) == ("template-mistake", PAGE, 1)


@posix
def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("kept", encoding="utf-8")
    (tmp_path / PAGE).symlink_to("kept.txt")

    assert page(tmp_path) == "kept"


def test_a_folder_in_place_of_a_template_is_told(tmp_path: Path) -> None:
    (tmp_path / PAGE).mkdir()

    assert refused(lambda: page(tmp_path)) == ("template-mistake", PAGE, 1)


def test_a_huge_file_is_not_read(own: Own) -> None:
    assert refused(lambda: own("x" * (MOST_BYTES + 1))) == ("template-mistake", PAGE, 1)


def test_a_wrong_part_is_told_by_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "report.css.jinja").mkdir()

    assert refused(lambda: page(tmp_path)) == ("template-mistake", "report.css.jinja", 1)


def test_what_one_filling_wants_crosses_both_ways(tmp_path: Path) -> None:
    (tmp_path / PAGE).write_text("{{ who }}: «№ 5»\n", encoding="utf-8")
    values = {"language": "ru", "who": "Пётр"}

    assert filled(PAGE, values, [tmp_path, SHIPPED]) == "Пётр: «№ 5»\n"


def test_a_job_to_check_answers_with_every_mistake(tmp_path: Path) -> None:
    (tmp_path / PAGE).write_text("{{ a }}\n{{ 1|b }}\n{{ c.d }}\n", encoding="utf-8")
    job = Job(template=PAGE, fillings=(_values(),), folders=(tmp_path, SHIPPED), is_check=True)

    assert sorted(
        each.facts["line"] for each in run_apart(job).mistakes if isinstance(each.facts["line"], int)
    ) == [
        1,
        2,
        3,
    ]


@posix
def test_memory_and_time_are_limited_for_good(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    limits: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(resource, "setrlimit", lambda kind, limit: limits.update({kind: limit}))

    confine(memory=2**20, seconds=3)

    assert limits[resource.RLIMIT_AS] == (2**20, 2**20)
    assert limits[resource.RLIMIT_CPU] == (3, 3)
    assert limits[resource.RLIMIT_FSIZE] == (0, 0)


@pytest.mark.skipif(sys.maxsize < 2**32, reason="sizes of 64 bits")
def test_the_limits_of_windows_have_the_size_that_its_header_files_give() -> None:
    import ctypes

    assert ctypes.sizeof(ExtendedLimits) == 144
