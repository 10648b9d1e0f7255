"""`pdca template` as a helper of the owner would use it: copy, change, check, go back."""

import json
from pathlib import Path

import pytest

from pdca.shipped import shipped
from tests.cli.conftest import Terminal

SHIPPED = shipped("templates")
PAGE = Path("templates/month.html.jinja")


def appended(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8", newline="\n")


def test_a_copy_is_used_and_changes_nothing_by_itself(doing: Terminal) -> None:
    before = doing.on("2026-10-10").done("report month 2026-09 --out -", by="Лебедев")

    said = doing.done("template copy month")

    assert "Written: templates/month.html.jinja" in said.replace("\\", "/")
    assert doing.done("report month 2026-09 --out -", by="Лебедев") == before


def test_a_change_of_the_copy_is_seen_and_taken_back_by_deleting_it(doing: Terminal) -> None:
    before = doing.on("2026-10-10").done("report month 2026-09 --out -", by="Лебедев")
    doing.done("template copy month")
    appended(PAGE, "<p>Наш подвал</p>")

    changed = doing.done("report month 2026-09 --out -", by="Лебедев")
    PAGE.unlink()

    assert "Наш подвал" in changed
    assert doing.done("report month 2026-09 --out -", by="Лебедев") == before


def test_a_colour_is_changed_in_one_part(doing: Terminal) -> None:
    doing.done("template copy palette.jinja")
    part = Path("templates/palette.jinja")
    text = part.read_text(encoding="utf-8")
    colour = text.split('"accent": "')[1][:7]
    part.write_text(text.replace(colour, "#123456"), encoding="utf-8")

    page = doing.on("2026-10-10").done("report month 2026-09 --out -", by="Лебедев")

    assert "#123456" in page


def test_an_edited_template_is_not_overwritten(pdca: Terminal) -> None:
    pdca.done("template copy month")
    appended(PAGE, "mine")

    refused = pdca("template copy month --parts")

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "--force" in refused.stderr
    assert PAGE.read_text(encoding="utf-8").endswith("mine")
    assert [path.name for path in PAGE.parent.iterdir()] == [PAGE.name]


def test_an_edited_template_is_overwritten_when_told_so(pdca: Terminal) -> None:
    pdca.done("template copy month")
    appended(PAGE, "mine")

    pdca.done("template copy month --force")

    assert not PAGE.read_text(encoding="utf-8").endswith("mine")


def test_an_unchanged_copy_is_made_anew(pdca: Terminal) -> None:
    pdca.done("template copy month")

    pdca.done("template copy month")

    assert PAGE.is_file()


def test_parts_are_copied_when_asked_for(pdca: Terminal) -> None:
    answer = json.loads(pdca.done("template copy month --parts --json"))

    assert [Path(file).name for file in answer["files"]] == [
        "month.html.jinja",
        "charts.html.jinja",
        "palette.jinja",
        "report.css.jinja",
    ]


def test_another_format_and_another_folder(pdca: Terminal) -> None:
    said = pdca.done("template copy month --format md --to mine")

    assert Path("mine/month.md.jinja").is_file()
    assert "--template-folder mine" in " ".join(said.split())


def test_an_unknown_template_is_refused_with_those_there_are(pdca: Terminal) -> None:
    refused = pdca("template copy moth")

    assert refused.exit_code == 3
    assert "month.html.jinja" in refused.stderr
    assert not Path("templates").exists()


def test_the_list_tells_what_became_of_each(pdca: Terminal) -> None:
    pdca.done("template copy month --parts")
    appended(PAGE, "mine")
    Path("templates/mounth.md.jinja").write_text("", encoding="utf-8")

    said = pdca.done("template list")

    lines = {line.split()[0]: line for line in said.splitlines() if ".jinja" in line.split(" ")[0]}
    assert "changed by you" in lines["month.html.jinja"]
    assert "a copy, not changed" in lines["charts.html.jinja"]
    assert "misspelled" in lines["mounth.md.jinja"]
    assert lines["month.md.jinja"].endswith("—")


def test_the_list_as_json(pdca: Terminal) -> None:
    pdca.done("template copy month")

    answer = json.loads(pdca.done("template list --json"))

    found = {each["name"]: each for each in answer["templates"]}
    assert (answer["schema"], answer["kind"], answer["folder"]) == ("pdca/1", "template-list", "templates")
    assert found["month.html.jinja"]["own"]["standing"] == "copy"
    assert found["palette.jinja"] == {"name": "palette.jinja", "is_page": False, "own": None}


def test_check_without_templates_of_ones_own_says_so(pdca: Terminal) -> None:
    assert pdca.done("template check") == "There are no templates of your own in templates\n"


def test_check_finds_no_mistakes_in_a_copy(pdca: Terminal) -> None:
    pdca.done("template copy month")

    assert pdca.done("template check") == "1 template, no mistakes\n"


def test_check_names_each_mistake_with_its_line(pdca: Terminal) -> None:
    Path("templates").mkdir()
    PAGE.write_text("<p>\n{{ report.profit }}\n{{ 1|sparkle }}\n", encoding="utf-8")

    result = pdca("template check")

    assert (result.exit_code, result.stdout) == (2, "")
    first, second, count = result.stderr.replace("\\", "/").splitlines()
    assert first.startswith("templates/month.html.jinja:2: ")
    assert second.startswith("templates/month.html.jinja:3: ")
    assert count == "templates: 2 mistakes"


def test_check_as_json(pdca: Terminal) -> None:
    Path("templates").mkdir()
    PAGE.write_text("\n{{ lost }}", encoding="utf-8")

    result = pdca("template check --json")

    (mistake,) = json.loads(result.stdout)["mistakes"]
    assert (result.exit_code, mistake["line"], mistake["code"]) == (2, 2, "template-mistake")


def test_check_names_a_file_that_no_report_uses(pdca: Terminal) -> None:
    Path("templates").mkdir()
    Path("templates/mounth.html.jinja").write_text("", encoding="utf-8")

    result = pdca("template check")

    assert result.exit_code == 0
    assert "is the name misspelled?" in result.stderr


@pytest.mark.parametrize("where", ["file", "variable", "option"])
def test_the_folder_may_be_another(doing: Terminal, where: str) -> None:
    Path("shop").mkdir()
    Path("shop/month.html.jinja").write_text("из другой папки", encoding="utf-8")
    option = ""
    if where == "file":
        Path("pdca.toml").write_text('templates = "shop"\n', encoding="utf-8")
    elif where == "variable":
        doing.environment["PDCA_TEMPLATES"] = "shop"
    else:
        option = " --template-folder shop"

    page = doing.on("2026-10-10").done(f"report month 2026-09 --out -{option}", by="Лебедев")
    doing.environment.clear()

    assert page == "из другой папки"


def test_a_folder_that_was_set_and_is_not_there_is_refused(
    doing: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PDCA_TEMPLATES", "lost")

    refused = doing.on("2026-10-10")("report month 2026-09 --out -", by="Лебедев")

    assert (refused.exit_code, refused.stderr) == (2, "There is no folder of templates lost\n")


def test_the_folder_that_ships_is_nobodys_own(pdca: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PDCA_TEMPLATES", str(SHIPPED))

    assert pdca("template copy month").exit_code == 2
    assert "no templates of your own" in pdca.done("template check")


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_doctor_tells_of_a_copy_from_an_earlier_version(pdca: Terminal, form: str) -> None:
    pdca.done(f"template copy month --format {form}")
    path = Path(f"templates/month.{form}.jinja")
    text = path.read_text(encoding="utf-8")
    mark = text[text.index("sha256:") :][7:71]
    path.write_text(text.replace(mark, "0" * 64), encoding="utf-8")

    said = pdca("doctor").stdout

    assert "made from the template of an earlier version" in said
    assert f"pdca template copy month.{form}.jinja --to new" in said


def test_the_doctor_tells_of_a_folder_that_is_not_there(
    pdca: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PDCA_TEMPLATES", "lost")

    assert "There is no folder of templates lost" in pdca("doctor").stdout


def test_the_reference_is_told_in_both_languages(pdca: Terminal) -> None:
    english = pdca.done("template reference month --lang en")
    russian = pdca.done("template reference month --lang ru")

    assert "The first day of the month." in english
    assert "Первый день месяца." in russian


def test_the_reference_is_written_to_a_file(pdca: Terminal) -> None:
    pdca.done("template reference --out month.md")

    assert Path("month.md").read_text(encoding="utf-8").startswith("## ")


def test_there_is_no_reference_of_an_unknown_report(pdca: Terminal) -> None:
    assert pdca("template reference moth").exit_code == 3


def test_a_hostile_template_leaves_no_report_behind(doing: Terminal) -> None:
    Path("templates").mkdir()
    PAGE.write_text("\n{{ 'x' * 10 ** 10 }}", encoding="utf-8")

    refused = doing.on("2026-10-10")("report month 2026-09", by="Лебедев")

    assert refused.exit_code == 2
    assert len(refused.stderr.splitlines()) == 1
    assert "month.html.jinja" in refused.stderr
    assert not Path("pdca-2026-09-en.html").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ lost }}", "нет «lost»; что есть: pdca template reference"),
        ("{{ report.lost }}", "в «MonthReport» нет «lost»; что есть: pdca template reference"),
        ("{{ 1|lost }}", "нет фильтра «lost»"),
        ("{{ 1 is lost }}", "нет проверки «lost»"),
        ("{% if 1 %}", "не закрыто то, что начинает «if»: не хватает {% endif %}"),
        ("{% lost %}", "«{% lost %}» не существует или стоит не на месте"),
        ("{{ report.__class__ }}", "шаблону нельзя использовать «__class__»"),
        ("{{ picture('lost.png') }}", "нет файла lost.png в папке pictures"),
        ("{{ picture('pdca.db') }}", "«pdca.db» — не рисунок; годятся png, jpg, jpeg, gif, webp, svg"),
        ("{% include '../lost' %}", "нет шаблона «../lost»; что есть: pdca template list"),
        ("{{ 1 / 0 }}", "division by zero"),
    ],
)
def test_a_mistake_is_said_in_plain_words(doing: Terminal, text: str, said: str) -> None:
    Path("templates").mkdir()
    PAGE.write_text(f"\n{text}", encoding="utf-8")

    result = doing.on("2026-10-10")("report month 2026-09 --lang ru", by="Лебедев")

    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.replace("\\", "/").splitlines()
    assert line == f"templates/month.html.jinja:2: шаблон не удаётся заполнить: {said}"


def test_a_palette_without_a_colour_is_said_in_plain_words(pdca: Terminal) -> None:
    Path("templates").mkdir()
    Path("templates/palette.jinja").write_text("{% set phases = {} %}{% set curves = {} %}", encoding="utf-8")

    result = pdca("template check --lang ru")

    assert result.exit_code == 2
    assert "в palette.jinja не хватает «colours»" in result.stderr
