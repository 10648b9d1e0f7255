"""Whatever is typed into a form is taken, or lies in the draft; and what is written reads back the same."""

import contextlib
import io
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pdca.cli.forms import filling
from pdca.cli.forms.job import Job
from pdca.cli.forms.marks import NAME, with_mistakes, with_recorded, without_marks
from pdca.cli.session import Session
from pdca.cli.settings import Settings
from pdca.definitions.form_quoting import quoted
from pdca.definitions.form_text import entry, values_in
from pdca.definitions.plan_form import FilledPlan, read_plan
from pdca.domain.errors import Gap
from tests.depth import examples

ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
WRITTEN = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cf", "Cn"]), min_size=1)

LAYOUTS = ("goal: {}", "goal:\n  {}", "goal: >-\n  {}", "goal: начало\n  {}", "whys:\n  - {}")


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """Return a session whose drafts lie in a folder of the test."""
    monkeypatch.setenv("PDCA_STATE", str(tmp_path))
    monkeypatch.setattr(filling, "editor_command", lambda _chosen: ["editor"])
    return Session(Settings(database=str(tmp_path / "some.db")), datetime(2026, 9, 1, tzinfo=UTC))


def typed_into_form(session: Session, form: str) -> tuple[list[FilledPlan], str]:
    """Type a form, give up at the first mistake; return what was taken and what lies in the draft."""
    taken: list[FilledPlan] = []
    job = Job(
        line="plan 1",
        name="plan-1-by-1",
        text="goal:\n",
        read=lambda text: read_plan(text, name=NAME, prepare=quoted),
        write=lambda filled, _seen: taken.append(filled),
        render=str,
    )
    hands = [form]

    def edit(path: Path, _command: list[str]) -> None:
        if hands:
            path.write_bytes(hands.pop().encode())

    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stderr(io.StringIO()):
        patch.setattr(filling, "edit", edit)
        with contextlib.suppress(click.exceptions.Exit):
            filling.fill_in(session, job)
    folder = session.settings.database.rpartition("/")[0]
    kept = [path.read_bytes().decode() for path in Path(folder).rglob("*.yaml")]
    for path in Path(folder).rglob("*.yaml"):
        path.unlink()
    return taken, "".join(kept)


@settings(
    max_examples=examples(150), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(ANYTHING, st.sampled_from(LAYOUTS))
@example("Рост: 5 % #1", LAYOUTS[0])
@example('"в кавычках" и нет', LAYOUTS[0])
@example("[важно", LAYOUTS[3])
@example("- CRM: не ведут", LAYOUTS[4])
@example("\x0c", LAYOUTS[0])
def test_whatever_is_typed_is_taken_or_lies_in_the_draft(session: Session, text: str, layout: str) -> None:
    form = f"{layout.format(text)}\nprediction: да\n"

    taken, draft = typed_into_form(session, form)

    if taken:
        said = "".join([taken[0].goal or "", *taken[0].whys])
        assert _bare(text) in _bare(said) or _is_said_otherwise(text)
    else:
        assert _bare(text) in _bare(draft)


@settings(max_examples=examples(150), deadline=None)
@given(WRITTEN, st.sampled_from(["goal:", "-", "- title:"]))
@example("слово " * 30 + "слово", "goal:")
@example("первая: строка\n\nтретья #3", "- title:")
@example("~", "-")
def test_a_value_reads_back_as_it_was_written(text: str, head: str) -> None:
    lines = entry(head, text, 2)

    assert list(values_in("\n".join(lines)).values()) == [text]


def test_lines_of_an_entry_fit_a_terminal() -> None:
    lines = entry("goal:", "слово " * 30 + "слово")

    assert max(map(len, lines)) < 80


def test_marks_are_taken_out_as_they_were_put_in() -> None:
    form = "goal: Рост\nmeasure:\n  baseline: много\n"
    gap = Gap("wrong-number", {"file": NAME, "line": 3, "key": "measure.baseline", "value": "много"})

    marked = with_recorded(with_mistakes(form, [gap], "en"), {("goal",): "Иначе", ("measure", "unit"): "%"})

    assert marked.splitlines() == [
        "# NOW RECORDED: Иначе",
        "goal: Рост",
        "# NOW RECORDED: measure.unit: %",
        "measure:",
        "  # MISTAKE: «measure.baseline»: «много» is not a number",
        "  baseline: много",
    ]
    assert without_marks(marked) == form


def _bare(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _is_said_otherwise(text: str) -> bool:
    """Tell whether YAML gives the text another meaning that its writer can know: comments and escapes."""
    return "\\" in text or any(line.lstrip().startswith(("#", "|", ">")) for line in text.splitlines())
