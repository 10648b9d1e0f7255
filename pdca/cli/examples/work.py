"""Examples of what the head of sales and the sales managers type every day."""

from pdca.cli.text import N_

WORK = {
    "my": (
        ("pdca my", N_("what you must do, the most urgent first")),
        ("pdca my --as Иванов", N_("what Иванов must do")),
        ("pdca my --json", N_("the same for a program")),
    ),
    "show": (
        ("pdca show 7", N_("cycle C-7 on one screen, with what its next move lacks")),
        ("pdca show C-7 --json", N_("the same for a program")),
    ),
    "list": (
        ("pdca list", N_("the cycles that run")),
        ("pdca list --who Смирнов --phase do", N_("those of Смирнов whose plan is carried out")),
        ("pdca list --overdue", N_("only what is late")),
        ("pdca list --all", N_("the ended ones too")),
    ),
    "board": (("pdca board", N_("the cycles in four columns, one a phase")),),
    "overdue": (
        ("pdca overdue", N_("what is late, the longest first")),
        ("pdca overdue --exit-code", N_("exit code 6 when anything is late, for scheduled runs")),
    ),
    "timeline": (
        ("pdca timeline", N_("the running cycles over the weeks, one a line")),
        ("pdca timeline 7", N_("the stages of C-7 with their dates and working days")),
    ),
    "history": (("pdca history 7", N_("everything that happened to C-7, oldest first")),),
    "plan": (
        ("pdca plan 7", N_("a form opens in the editor, filled with what is known and proposed")),
        ("pdca plan 7 --ask", N_("the same, question by question")),
        ("pdca plan 7 --draft", N_("go on with what was typed and not written")),
        ("pdca plan 7 --suggested", N_("fill what is empty with what the catalogue proposes")),
        (
            'pdca plan 7 --why "…" --why "…" --why "…" --cause-in process',
            N_("the root cause: three whys, the last about a process"),
        ),
        ("pdca plan 7 --target 90 --target-on 2026-12-01", N_("the value to reach, and by when")),
        ("pdca plan 7 --file plan.yaml", N_("the whole plan from a file")),
    ),
    "action": (
        ('pdca action add 7 "…" --due 2026-11-20', N_("add an action for the responsible")),
        ("pdca action done 7 2", N_("action 2 of C-7 is finished")),
        ("pdca action list 7", N_("the actions of C-7")),
    ),
    "action add": (
        ('pdca action add 7 "…" --due 2026-11-20', N_("the responsible does it")),
        ('pdca action add 7 "…" --to Иванов --due 2026-11-20', N_("Иванов does it")),
    ),
    "action done": (
        ("pdca action done 7 2", N_("action 2 of C-7 is finished")),
        ('pdca action done 7 2 --note "…"', N_("and what was done")),
    ),
    "action drop": (
        ('pdca action drop 7 2 --reason "…"', N_("take action 2 away, or ask the assigner to")),
        ("pdca action drop 7 2", N_("the assigner grants the wish")),
    ),
    "action reassign": (
        ('pdca action reassign 7 2 --to Иванов --reason "…"', N_("from now on Иванов does action 2")),
    ),
    "action list": (
        ("pdca action list 7", N_("the actions of C-7, with who and when")),
        ("pdca action list --who Иванов --overdue", N_("what Иванов is late with, in all cycles")),
    ),
    "attach": (
        ("pdca attach 7 план.xlsx --action 1", N_("a file that shows action 1 was done")),
        ("pdca attach 7 https://example.org/plan", N_("a link")),
        ('pdca attach 7 --note "…" --on 2026-10-05', N_("a note, of the day it is evidence of")),
    ),
    "measure": (
        ("pdca measure 7 85", N_("the measure shows 85 today")),
        ("pdca measure 7 85 --on 2026-10-05", N_("it showed 85 that day")),
        ("pdca measure 7 4,5 --counter", N_("a reading of what must not get worse")),
        ('pdca measure 7 58 --correct 3 --reason "…"', N_("reading 3 was wrong; the old value is kept")),
        ("pdca measure 7 --from-evidence", N_("let the imported data give the value")),
        ("pdca measure 7", N_("list the readings")),
    ),
    "check": (
        ("pdca check 7", N_("for the checker a form opens in the editor; others are shown what it asks")),
        ("pdca check 7 --show", N_("what there is to judge: the readings, the limits, the prediction")),
        ('pdca check 7 --prediction held --learned "…"', N_("write down how it went")),
        ("pdca check 7 --median", N_("look at the limits by the median step")),
    ),
    "standard": (
        ("pdca standard 7", N_("a form opens in the editor, with what is recorded")),
        ('pdca standard 7 --document "…" --version 1', N_("the regulation that fixes it")),
        ('pdca standard 7 --told "…" --elsewhere "…"', N_("who was told, and where else it applies")),
        ("pdca standard 7 --control-on 2027-02-01", N_("when the measure is read again")),
    ),
    "advance": (
        ("pdca advance 7", N_("take the one forward move that is yours")),
        ("pdca advance 7 approve", N_("name the move, when several are possible")),
        ('pdca advance 7 return --reason "…"', N_("give a plan back, with the reason")),
        (
            'pdca advance 7 freeze --until 2026-12-01 --reason "…"',
            N_("let it rest; its due date stands still"),
        ),
    ),
    "comment": (('pdca comment 7 "Поставщик обещал ответить в пятницу"', N_("a remark; nothing changes")),),
    "undo": (
        ("pdca undo 7", N_("take back your latest change of C-7, when nothing rests on it")),
        ("pdca undo F-3", N_("that of a finding")),
        ("pdca undo --yes", N_("your latest change of all, without asking")),
    ),
    "extend": (
        ('pdca extend 7 --to 2026-11-20 --reason "…"', N_("ask for a later due date, before it passes")),
        ("pdca extend 7 --accept", N_("the assigner grants it")),
        ("pdca extend 7 --refuse", N_("the assigner refuses it")),
    ),
}
