"""Examples of setting up and looking after: database, people, calendar, definitions, mail, help."""

from pdca.cli.text import N_

KEEPING = {
    "init": (
        ('pdca init --org "ООО Ромашка"', N_("a new database, pdca.db, in this folder")),
        ('pdca init --org "ТОО Алма" --zone Asia/Almaty --country KZ', N_("with another zone and holidays")),
        ('pdca init --org "ООО Ромашка" --db work/pdca.db', N_("the database at another place")),
    ),
    "person": (
        ('pdca person add "Анна Орлова" --role owner', N_("the first person is the owner")),
        ("pdca person list", N_("everybody who is entered")),
    ),
    "person add": (
        ('pdca person add "Анна Орлова" --role owner', N_("the first person is the owner")),
        ('pdca person add "Пётр Смирнов" --role head --reports-to Анна', N_("the head of sales")),
        ('pdca person add "Игорь Лебедев" --role reader --mail i@example.org', N_("management, by mail")),
    ),
    "person change": (
        ("pdca person change Лебедев --mail lebedev@example.org", N_("another mail address")),
        ("pdca person change Лебедев --lang en", N_("letters in English")),
        ("pdca person change Смирнов --limit 5", N_("up to five cycles in work at once")),
    ),
    "person leave": (
        ("pdca person leave Смирнов", N_("today; what waits for Смирнов is named")),
        (
            "pdca person leave Смирнов --on 2026-10-30 --hand-over-to Иванов",
            N_("on a day, and all that he has goes to Иванов"),
        ),
    ),
    "person return": (("pdca person return Смирнов", N_("he acts and gets letters again")),),
    "person list": (("pdca person list", N_("everybody, with role and superior")),),
    "calendar": (
        ("pdca calendar show 2026", N_("the days that differ from the working week")),
        ("pdca calendar set 2026-11-30 --off", N_("a day off")),
    ),
    "calendar seed": (
        ("pdca calendar seed 2028", N_("take the holidays of 2028 over, once they are known")),
    ),
    "calendar set": (
        ('pdca calendar set 2026-11-30 --off --note "…"', N_("a day off, and why")),
        ("pdca calendar set 2026-11-28 --worked", N_("a Saturday that is worked")),
        ("pdca calendar set --week 6", N_("a working week of six days")),
    ),
    "calendar show": (
        ("pdca calendar show", N_("this year")),
        ("pdca calendar show 2027", N_("another year")),
    ),
    "workflow": (
        ("pdca workflow show pdca", N_("the stages and moves of the Deming cycle")),
        ("pdca workflow graph pdca", N_("the same as arrows")),
        ("pdca workflow check workflows/our-process.yaml", N_("look for mistakes in your own")),
    ),
    "workflow check": (
        ("pdca workflow check workflows/our-process.yaml", N_("every mistake of a file, with its line")),
    ),
    "workflow graph": (
        ("pdca workflow graph pdca", N_("draw the process with text")),
        ("pdca workflow graph pdca --format mermaid > pdca.mmd", N_("for a page or a wiki")),
    ),
    "workflow list": (("pdca workflow list", N_("the processes there are, and their files")),),
    "workflow show": (("pdca workflow show pdca", N_("stages, moves, who may take them, what must hold")),),
    "catalogue": (
        ("pdca catalogue list", N_("the catalogues there are")),
        ("pdca catalogue show sales-head", N_("the signs of one")),
        ("pdca catalogue show sales-head no-crm", N_("a sign in full")),
    ),
    "catalogue check": (
        (
            "pdca catalogue check workflows/catalogues/our-signs.yaml",
            N_("every mistake of a file, with its line"),
        ),
    ),
    "catalogue list": (("pdca catalogue list", N_("the catalogues there are, and their files")),),
    "catalogue show": (
        ("pdca catalogue show sales-head", N_("all signs of a catalogue")),
        ("pdca catalogue show sales-head no-crm", N_("one in full: criteria, limits, the cycle it starts")),
    ),
    "template": (
        ("pdca template copy month", N_("copy the page of the monthly report, to change the copy")),
        ("pdca template check", N_("try your own templates")),
        ("pdca template list", N_("the templates, and what became of your copies")),
    ),
    "template check": (("pdca template check", N_("try your own templates on two made-up months")),),
    "template copy": (
        ("pdca template copy month", N_("the page of the monthly report")),
        ("pdca template copy month --format md", N_("its Markdown")),
        ("pdca template copy palette.jinja", N_("the colours that all reports use")),
    ),
    "template list": (("pdca template list", N_("the templates, and what became of your copies")),),
    "template reference": (
        ("pdca template reference month", N_("all that a template of this report may use")),
        ("pdca template reference month --out month.md", N_("the same as a file")),
    ),
    "verify": (
        ("pdca verify", N_("check the whole log and the tables made from it")),
        (
            "pdca verify --anchor 214:3fa9c0de3fa9c0de",
            N_("and that it still holds what a report was made from"),
        ),
    ),
    "outbox": (
        ("pdca outbox list", N_("letters that are not sent yet")),
        ("pdca outbox send", N_("send what is due")),
        ("pdca outbox retry 3", N_("try letter M-3 at once")),
    ),
    "outbox drop": (("pdca outbox drop 3", N_("letter M-3 is never sent")),),
    "outbox list": (
        ("pdca outbox list", N_("letters that are not sent yet")),
        ("pdca outbox list --all", N_("those sent or dropped, too")),
    ),
    "outbox retry": (("pdca outbox retry 3", N_("try letter M-3 at once")),),
    "outbox send": (("pdca outbox send", N_("send what is due; a scheduler may type this often")),),
    "outbox show": (("pdca outbox show 3", N_("letter M-3 and everything that happened to it")),),
    "backup": (
        ("pdca backup", N_("a copy beside the database, named by the moment")),
        ("pdca backup copies/pdca-2026-11.db", N_("a copy at another place")),
    ),
    "doctor": (
        ("pdca doctor", N_("look at everything; what is wrong begins with !")),
        ("pdca doctor --json", N_("the same for a program")),
    ),
    "db": (("pdca db upgrade", N_("bring the database up to date, a backup first")),),
    "db upgrade": (("pdca db upgrade", N_("bring the database up to date, a backup first")),),
    "demo": (
        ("pdca demo", N_("four months of a car dealership in the folder demo")),
        ("pdca demo --dir showcase", N_("in another folder")),
    ),
    "help": (
        ("pdca help advance", N_("a verb: examples, usage, options")),
        ("pdca help planning", N_("a subject")),
        ("pdca help", N_("all verbs and subjects")),
    ),
    "completion": (
        (
            "pdca completion bash > ~/.local/share/bash-completion/completions/pdca",
            N_("for bash: from the next terminal on"),
        ),
        ("pdca completion powershell >> $PROFILE", N_("for PowerShell")),
    ),
    "completion bash": (
        (
            "pdca completion bash > ~/.local/share/bash-completion/completions/pdca",
            N_("for every new terminal"),
        ),
        ("source <(pdca completion bash)", N_("for this terminal only")),
    ),
    "completion zsh": (
        ("pdca completion zsh > ~/.zfunc/_pdca", N_("for every new terminal")),
        ("source <(pdca completion zsh)", N_("for this terminal only")),
    ),
    "completion fish": (
        ("pdca completion fish > ~/.config/fish/completions/pdca.fish", N_("for every new terminal")),
        ("pdca completion fish | source", N_("for this terminal only")),
    ),
    "completion powershell": (
        ("pdca completion powershell >> $PROFILE", N_("for every new terminal")),
        (
            "pdca completion powershell | Out-String | Invoke-Expression",
            N_("for this terminal only"),
        ),
    ),
}
