"""Subjects of help about the work itself: assessing, planning, evidence, checking, reports."""

from collections.abc import Iterator

from pdca.cli.text import _
from pdca.cli.topics.written import Part, commands


def assessing() -> Iterator[Part]:
    """Explain how signs become findings, and findings become cycles."""
    yield _("Assessing: from signs to findings")
    yield commands(
        ("pdca catalogue show sales-head", _("the signs of a head of sales who does not do the job")),
        ("pdca assess --form > answers.yaml", _("a blank form to fill in")),
        ("pdca assess Смирнов --answers answers.yaml", _("record the answers")),
        ("pdca finding list", _("the signs that show, now findings")),
        ("pdca assign --all --to Смирнов", _("begin a cycle for each of them")),
    )
    yield _(
        "A catalogue has signs, and a sign has criteria that can be checked. The answer to a criterion "
        "scores 0, 1 or 2. A sign becomes a finding when a critical criterion scores 0, or when the weighted "
        "mean of its criteria is below 1. What was not checked counts neither for nor against: it is shown "
        "as not checked, and is never taken as good."
    )
    yield _("Data can answer a part of the criteria. Import the exports of the CRM first:")
    yield commands(
        ("pdca evidence import сделки.csv --as deals --apply", _("take an export over")),
        ("pdca compute", _("see the figure of every criterion that data answer")),
        ("pdca assess Смирнов --from-evidence", _("assess with these figures")),
    )
    yield _(
        "The assessed person may answer the same criteria. Neither sees the answers of the other before "
        "giving their own; where the two differ, there is something to talk about."
    )
    yield commands(
        ("pdca assess --voice self --answers mine.yaml", _("answer about yourself")),
        ("pdca assessment show A-2", _("both voices, sign by sign")),
        ("pdca assessment diff A-1 A-2", _("what became better since the last time")),
    )


def planning() -> Iterator[Part]:
    """Explain what a plan needs, and how it gets approved."""
    yield _("Planning: what a plan needs before it can be approved")
    yield commands(
        ("pdca show 7", _("what the plan of C-7 still lacks, with the command for each")),
        ("pdca plan 7", _("fill in the whole plan, in a form in your editor")),
        ("pdca plan 7 --suggested", _("fill it with what the catalogue proposes")),
        ('pdca plan 7 --why "…" --why "…" --why "…"', _("the root cause, from the sign down")),
        ('pdca action add 7 "…" --to Иванов --due 2026-11-20', _("an action with assignee and due date")),
        ("pdca advance 7", _("submit the plan for approval")),
    )
    yield _(
        "A plan is whole when it has: at least three whys, the last one about a process and not about a "
        "person; a goal; a measure with its unit, its direction, its value today and the period of that "
        "value; a target with its date; a prediction; at least one action, each with one assignee and a due "
        "date; how it will be checked and from which data; what must not get worse; and how many working "
        "days the effect is watched."
    )
    yield _("The assigner approves the plan or gives it back; nobody approves their own.")
    yield commands(
        ("pdca advance 7 approve", _("from now on the plan is frozen, and the work begins")),
        ('pdca advance 7 return --reason "…"', _("it goes back to be mended")),
    )
    yield _("Whoever needs more time asks before the due date passes; the assigner decides.")
    yield commands(
        ('pdca extend 7 --to 2026-11-20 --reason "…"', _("ask; the first date stays visible for ever")),
        ("pdca extend 7 --accept", _("grant it")),
    )


def proof() -> Iterator[Part]:
    """Explain evidence of actions, and readings taken from data."""
    yield _("Evidence: how others can see that the work was done")
    yield commands(
        ("pdca action done 7 1", _("action 1 of C-7 is finished")),
        ("pdca attach 7 план.xlsx --action 1", _("the file that shows it")),
        ('pdca attach 7 --note "…" --on 2026-10-05', _("a note, of the day it is evidence of")),
        ("pdca advance 7", _("hand the result over to be checked")),
    )
    yield _(
        "Every finished action needs evidence before the result can be handed over. A file stays where it "
        "is: its name, size and fingerprint are recorded, so that a later change of it can be seen."
    )
    yield _(
        "Readings can come from exports of the CRM instead of being typed. Names, telephones and addresses "
        "of clients are never kept."
    )
    yield commands(
        ("pdca evidence import звонки.csv --as calls --apply", _("take an export over")),
        ("pdca plan 7 --computed calls-scored", _("let it give the readings of C-7")),
        ("pdca measure 7 --from-evidence", _("take a reading now")),
    )


def checking() -> Iterator[Part]:
    """Explain readings, the verdict, the second reading and the standard."""
    yield _("Checking: did it work, and will it last")
    yield commands(
        ("pdca measure 7 85", _("a reading of the measure")),
        ("pdca measure 7 4 --counter", _("a reading of what must not get worse")),
        ("pdca check 7", _("readings, limits and prediction, ready to be judged")),
        ('pdca check 7 --prediction held --learned "…"', _("what was learned")),
        ("pdca advance 7 observe", _("the target is met: watch whether it lasts")),
    )
    yield _(
        "The checker decides, and is never the responsible. After the observation window a second reading "
        "must still meet the target. There are three ways on:"
    )
    yield commands(
        ("pdca advance 7 adopt", _("it works: make it a standard")),
        ('pdca advance 7 adapt --reason "…"', _("not yet: a new round begins, with what was learned")),
        ('pdca advance 7 abandon --reason "…"', _("it does not work: the assigner ends the cycle")),
    )
    yield _("A cycle is closed when the standard is named and the people know it:")
    yield commands(
        ('pdca standard 7 --document "…" --version 1', _("the regulation that fixes it")),
        ('pdca standard 7 --told "…" --elsewhere "…"', _("who was told, and where else it applies")),
        ("pdca standard 7 --control-on 2027-02-01", _("when the measure is read again")),
        ("pdca advance 7 close", _("the cycle is closed")),
    )


def reports() -> Iterator[Part]:
    """Explain which reports there are, their formats and their templates."""
    yield _("Reports: what was recorded, and nothing else")
    yield commands(
        ("pdca report month", _("last month, as one HTML file")),
        ("pdca report month 2026-10 --out october.pdf", _("October as PDF")),
        ("pdca report cycle 7", _("the story of a cycle on one sheet")),
        ("pdca report assessment A-2", _("an assessment, sign by sign")),
        ("pdca send month", _("send the report of last month to all of management")),
    )
    yield _(
        "The end of the file's name says the format: html, pdf, xlsx, md, txt or json. A month gives the "
        "same report whenever it is made. The foot of each report names the event it was made from and the "
        "hash of the log; keep it, since it proves later that nothing was changed:"
    )
    yield commands(("pdca verify --anchor 214:3fa9c0de3fa9c0de", _("the number and hash of the foot")))
    yield _("A report looks as you wish: copy its template, and change the copy.")
    yield commands(
        ("pdca template copy month", _("it lies in the folder templates now")),
        ("pdca template reference month", _("all that it may use")),
        ("pdca template check", _("try it before it is needed")),
    )
