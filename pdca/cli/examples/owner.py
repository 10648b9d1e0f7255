"""Examples of what the owner types: assessments, findings, reports and imports."""

from pdca.cli.text import N_

OWNER = {
    "assess": (
        ("pdca assess Смирнов", N_("a form opens in the editor; each sign that shows is a finding")),
        ("pdca assess Смирнов --ask", N_("the same, question by question")),
        ("pdca assess --form > answers.yaml", N_("a blank form to fill in")),
        (
            "pdca assess Смирнов --answers answers.yaml",
            N_("record the answers; each sign that shows is a finding"),
        ),
        (
            "pdca assess Смирнов --answers answers.yaml --assign-to Смирнов",
            N_("and begin the cycles at once"),
        ),
        ("pdca assess Смирнов --from-evidence", N_("let imported data answer what they can")),
        ("pdca assess --voice self --answers answers.yaml", N_("answer about yourself")),
        (
            "pdca assess Смирнов --sealed --answers answers.yaml",
            N_("show your answers when Смирнов has answered"),
        ),
    ),
    "compute": (
        ("pdca compute", N_("every criterion that data can answer, with its figure")),
        ("pdca compute stale-deals --on 2026-10-31", N_("one of them, as of a day, with how it is counted")),
        ("pdca compute --person Смирнов", N_("with the deals and assignments of Смирнов")),
    ),
    "assessment": (
        ("pdca assessment list", N_("all assessments")),
        ("pdca assessment show A-2", N_("one of them, sign by sign")),
        ("pdca assessment diff A-1 A-2", N_("what became better and worse")),
    ),
    "assessment diff": (("pdca assessment diff A-1 A-2", N_("what became better and worse")),),
    "assessment list": (("pdca assessment list", N_("all assessments, by the date of their evidence")),),
    "assessment open": (
        ("pdca assessment open A-2", N_("wait no longer; the answers are shown, findings made")),
        ("pdca assessment open A-2 --assign-to Смирнов", N_("and begin the cycles at once")),
    ),
    "assessment show": (("pdca assessment show A-2", N_("sign by sign, beside the assessment before")),),
    "finding": (
        ("pdca finding list", N_("what waits for someone to be responsible")),
        ('pdca finding add "Касса не сходится"', N_("add one by hand")),
        ('pdca finding dismiss F-3 --reason "…"', N_("set one aside")),
    ),
    "finding list": (
        ("pdca finding list", N_("what waits for someone to be responsible")),
        ("pdca finding list --all", N_("the assigned and dismissed ones too")),
    ),
    "finding show": (("pdca finding show F-3", N_("where it comes from and what became of it")),),
    "finding add": (
        ('pdca finding add "Касса не сходится" --severity major', N_("a finding that no catalogue names")),
        (
            'pdca finding add "…" --about Смирнов --due 2026-11-20',
            N_("about a person, to be settled by a day"),
        ),
    ),
    "finding dismiss": (('pdca finding dismiss F-3 --reason "…"', N_("no cycle; the reason is kept")),),
    "finding reply": (
        ('pdca finding reply F-3 "План был составлен в мае"', N_("your answer stays with the finding")),
    ),
    "assign": (
        ("pdca assign F-3 F-4 --to Смирнов", N_("open two cycles; Смирнов is responsible")),
        ("pdca assign --all --to Смирнов", N_("all findings that wait")),
        ("pdca assign F-3 --to Смирнов --checker Орлова", N_("Орлова checks the effect")),
        ("pdca assign --queued", N_("open what has waited until a place was free")),
        ('pdca assign F-5 --to Смирнов --over-limit --reason "…"', N_("more than he may have in work")),
    ),
    "reassign": (
        ('pdca reassign 7 --to Иванов --reason "…"', N_("from now on Иванов is responsible")),
        ('pdca reassign 7 --checker Орлова --reason "…"', N_("from now on Орлова checks")),
    ),
    "report": (
        ("pdca report month", N_("the report of last month as one HTML file")),
        ("pdca report cycle 7", N_("the whole story of C-7 on one sheet")),
        ("pdca report assessment A-2", N_("an assessment, sign by sign")),
    ),
    "report month": (
        ("pdca report month", N_("last month, as one HTML file")),
        ("pdca report month 2026-10 --out october.pdf", N_("October as PDF")),
        ("pdca report month --format txt --out -", N_("on the screen")),
        ("pdca report month --format xlsx", N_("as a workbook")),
        ("pdca report month --all", N_("all departments or organisations, one row each")),
    ),
    "export": (
        ("pdca export ics", N_("your due dates, for the calendar of your telephone or of Outlook")),
        ("pdca export cycles --out cycles.xlsx", N_("the cycles as a workbook")),
        ("pdca export events --format json --out log.json", N_("the whole log for another program")),
    ),
    "export ics": (
        ("pdca export ics", N_("your own due dates, as one file")),
        ("pdca export ics --who Смирнов --out смирнов.ics", N_("those of Смирнов")),
        ("pdca export ics --all --out calendars", N_("a file for each person, in a folder")),
    ),
    "export cycles": (
        ("pdca export cycles", N_("the cycles that run, for Excel")),
        ("pdca export cycles --all --out cycles.xlsx", N_("the ended ones too, as a workbook")),
    ),
    "export findings": (("pdca export findings --out findings.csv", N_("the findings, for Excel")),),
    "export actions": (("pdca export actions --who Иванов", N_("the actions of his cycles")),),
    "export readings": (
        ("pdca export readings --since 2026-10-01", N_("the readings since the first of October")),
    ),
    "export events": (("pdca export events --format json --out log.json", N_("the whole log")),),
    "report cycle": (
        ("pdca report cycle 7", N_("the A3 sheet of C-7, as it stands now")),
        ("pdca report cycle 7 --paper a3 --out cycle-7.pdf", N_("laid out for A3, as PDF")),
        ("pdca report cycle 7 --as-of 2026-10-31", N_("as it stood at the end of that day")),
    ),
    "report assessment": (
        ("pdca report assessment A-2", N_("as one HTML file")),
        ("pdca report assessment A-2 --format md --out -", N_("as Markdown, on the screen")),
    ),
    "remind": (
        ("pdca remind --dry-run", N_("who would get what today; nothing is sent")),
        ("pdca remind", N_("a letter to everybody who has something pressing, once a day")),
        ("pdca remind --by telegram --by mail", N_("by Telegram too")),
        ("pdca remind --to-folder letters", N_("files instead of letters; no server is needed")),
        ("pdca remind --install", N_("what makes this computer do it every day")),
    ),
    "send": (("pdca send month", N_("send the report of last month to all of management")),),
    "send month": (
        ("pdca send month --dry-run --out letters", N_("write the letters as files, send nothing")),
        ("pdca send month 2026-10", N_("send October to all of management")),
        ("pdca send month --to Лебедев --to bank@example.org", N_("send it to those named")),
    ),
    "import": (
        ("pdca import findings реестр.xlsx", N_("look what would be taken over; nothing is written")),
        ("pdca import findings реестр.xlsx --apply", N_("take it over")),
    ),
    "import findings": (
        ("pdca import findings реестр.xlsx", N_("look what would be taken over; nothing is written")),
        ("pdca import findings реестр.xlsx --apply", N_("take it over")),
        (
            "pdca import findings реестр.xlsx --map title=Замечание --map due=Срок",
            N_("say which column is what"),
        ),
        ("pdca import findings реестр.xlsx --assign-to Смирнов --apply", N_("and begin the cycles at once")),
    ),
    "evidence": (
        ("pdca evidence import сделки.csv --as deals", N_("look what is in an export; nothing is written")),
        ("pdca evidence import сделки.csv --as deals --apply", N_("take it over")),
        ("pdca evidence list", N_("the exports that were taken over")),
    ),
    "evidence import": (
        ("pdca evidence import сделки.csv --as deals", N_("look what is in it; nothing is written")),
        ("pdca evidence import сделки.csv --as deals --apply", N_("take it over")),
        (
            "pdca evidence import сотрудники.xlsx --as people --head Смирнов --apply",
            N_("the people, and who of them is the head"),
        ),
        (
            "pdca evidence import сделки.csv --as deals --save-mapping --apply",
            N_("and remember which column is what"),
        ),
    ),
    "evidence list": (("pdca evidence list", N_("the exports that were taken over, and their days")),),
}
