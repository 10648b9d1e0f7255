"""What went wrong: what happened, why, and what to type next; one sentence a code."""

from pdca.cli.sentences.wordings import Wordings
from pdca.cli.text import N_

ERRORS: Wordings = {
    # Refusals
    "move-refused": N_("{cycle}: «{move}» is refused"),
    "record-refused": N_("Refused"),
    "no-such-move-now": N_("{cycle}: «{move}» is not possible now"),
    "which-move": N_("{cycle}: several moves are possible; name one"),
    "no-forward-move": (
        N_("{cycle}: it is not your turn; it is the turn of {turn}. What is yours: pdca my"),
        N_("{cycle}: no move leads on from here"),
    ),
    "finding-cycle-ended": N_(
        "F-{finding} had its cycle {cycle}, which has ended: {ending}. Enter it anew: pdca finding add"
    ),
    "answers-sealed": N_(
        "A-{number} is sealed: what {owner} answered is shown when {name} has answered, until {until} "
        "(pdca assess --voice self), or when an owner opens it"
    ),
    "self-answers-hidden": N_(
        "A-{number} is what {name} answered about themselves; it is shown when an owner's answers are in: "
        'pdca assess "{name}"'
    ),
    "report-of-sealed": N_(
        "A-{number} cannot be reported yet: its answers are not public. See: pdca assessment list"
    ),
    "no-due-date": N_("{cycle} has no due date now, so there is nothing to move. See: pdca show {cycle}"),
    "undo-nothing-at-all": N_("{name} has changed nothing yet, so there is nothing to undo"),
    "undo-nothing": N_(
        "Nothing of yours to undo here: the latest change is that of {name}. See: pdca history NUMBER"
    ),
    "undo-built-on": N_("Not undone: later changes rest on it. Set it right by a new change. Built on it"),
    "undo-only-latest": N_(
        "Not undone: one step back is all, and that step has been taken. Set it right by a new change"
    ),
    "undo-otherwise-by": N_("What cannot be undone: {what}. Instead: {way}"),
    "queue-without-place": N_(
        "Nobody whom a finding waits for has a place yet; one is free when a cycle of theirs ends. "
        "See: pdca finding list"
    ),
    # Not found
    "cycle-not-found": N_("There is no cycle C-{number}. See: pdca list"),
    "finding-not-found": N_("There is no finding F-{number}. See: pdca finding list"),
    "assessment-not-found": N_("There is no assessment A-{number}. See: pdca assessment list"),
    "nothing-to-carry-over": N_(
        "There is no earlier assessment of {name} to take answers over from; leave --carry-over out"
    ),
    "action-not-found": N_("C-{cycle} has no action {action}. See: pdca action list {cycle}"),
    "move-not-found": N_("There is no move «{move}»"),
    "person-not-found": N_("There is no person «{typed}». People: {names}"),
    "stage-unknown": N_("There is no stage «{typed}». Stages: {known}"),
    "sign-unknown": N_("There is no finding of a sign «{typed}». Signs with findings: {known}"),
    "no-finding-waits": N_("No finding waits for someone to be responsible. See: pdca finding list"),
    "nothing-suggested": N_(
        "C-{cycle} does not come from a catalogue, so nothing is suggested. Plan it yourself: "
        "pdca plan {cycle} --help"
    ),
    "queue-empty": N_("No finding of yours waits for a place. See: pdca finding list"),
    "out-nameless": N_("--out names no file; write for instance --out {example}"),
    "out-suffix-unknown": N_(
        "No file is made as {suffix}; it may end in {known}; another end needs --format"
    ),
    "out-suffix-other": N_(
        "{file} is no name for the format {form}: leave --format out, or let the file end in .{form}"
    ),
    "file-missing": N_("There is no file {file}; check its name, and the folder that you are in"),
    "file-unreadable": N_("{file} cannot be read: {detail}"),
    "file-is-database": N_("{file} is a database and is not overwritten; take another name"),
    "file-unwritable": N_("{file} cannot be written: {detail}. Take another name or folder"),
    "day-not-come": N_("The day {day} has not come yet; take today or an earlier day"),
    "cycle-not-yet": N_("C-{number} was opened on {opened}; take that day or a later one"),
    "browser-missing": N_("PDCA_BROWSER names no program: {file}; name one that is there, or unset it"),
    # Nothing prints
    "pdf-no-printer": (
        N_(
            "No PDF was made: WeasyPrint lacks a library of the system ({detail}), and there is no Chrome,"
            " Chromium or Edge. Install one of them, or open the report as HTML in any browser and print it"
        ),
        N_(
            "No PDF was made: there is neither WeasyPrint (pip install pdca[pdf]) nor Chrome, Chromium or"
            " Edge. Install one of them, or open the report as HTML in any browser and print it"
        ),
    ),
    "pdf-page-headless": N_(
        "No PDF was made: the page of the template must begin with <!doctype html><html><head>"
    ),
    "pdf-browser-late": N_(
        "No PDF was made: {browser} did not print within {seconds} seconds."
        " Open the report as HTML in a browser and print it"
    ),
    "pdf-browser-failed": (
        N_(
            "No PDF was made: {browser} failed ({detail})."
            " Open the report as HTML in another browser and print it"
        ),
        N_("No PDF was made: {browser} failed. Open the report as HTML in another browser and print it"),
    ),
    # Wrong input
    "who-are-you": N_("Who are you? Add --as NAME, or set PDCA_AS. People: {names}"),
    "assessments-incomparable": N_(
        "A-{one} and A-{other} cannot be compared: they differ in {differing}. All: pdca assessment list"
    ),
    "person-ambiguous": N_("«{typed}» may be {names}; type more of the name"),
    "stage-ambiguous": N_("«{typed}» may be several stages: {known}; type more of the title"),
    "sign-ambiguous": N_("«{typed}» may be several signs: {known}; type more of the title"),
    "zone-unknown": N_("There is no time zone «{zone}»; write for example Europe/Moscow"),
    "zone-data-missing": N_(
        "The time zone {zone} is not known on this computer. Install its data: pip install tzdata"
    ),
    "country-unknown": N_("No holidays are known for the country «{country}»; write for example RU, KZ, BY"),
    "year-not-known-yet": N_(
        "The holidays and transfers of {year} are not known to this version; update pdca, or set days by "
        "hand: pdca calendar set DATE --off"
    ),
    "language-unknown": N_("There is no language «{language}»; there are: {known}"),
    "editor-missing": N_(
        "There is no editor «{editor}». Set EDITOR to the command of yours, or answer questions with --ask"
    ),
    "editor-none": N_(
        "There is no editor. Set EDITOR to the command of yours, or answer questions with --ask"
    ),
    "editor-failed": N_("The editor {editor} ended with the error {exit_code}; nothing was written"),
    "draft-missing": N_("There is no draft to go on with. A new form: {command}"),
    "draft-open": N_("This form is open already, in another window; close it there first"),
    "draft-unaskable": N_("The draft {file} holds what no question asks for; go on in an editor: {command}"),
    "settings-editor": N_(
        "{file} names an editor, a program that would be run; it belongs into your own {own}, or into EDITOR"
    ),
    "settings-unreadable": N_("The settings in {file} cannot be read: {detail}"),
    "settings-backslash": N_(
        "{file}:{line}: in double quotes a \\ means something else; put the path in single quotes"
    ),
    "settings-mistakes": N_("The settings in {file} have mistakes. All settings: pdca help configuration"),
    "settings-no-toml": N_(
        '{file}:{line}: this is no line of settings; write for example as = "Анна Орлова". '
        "All settings: pdca help configuration"
    ),
    "setting-unknown": N_("{file}:{line}: there is no setting «{name}»; there are: {known}"),
    "setting-no-text": N_('{file}:{line}: «{name}» must be a text in quotes: {name} = "…"'),
    "setting-no-section": N_("{file}:{line}: «{name}» is a section; write [{name}] on a line of its own"),
    "portfolio-unreadable": N_(
        '[portfolio] in {file}: «{name}» must name a database, for instance "{name}" = "name.db"'
    ),
    "portfolio-partly-read": N_("The report was made without {count} of {all} databases; its rows say why"),
    "now-unreadable": N_("PDCA_NOW is «{text}»; write for example 2026-10-31T09:00+03:00"),
    "month-not-begun": N_("The month of {month} has not begun; take this month or an earlier one"),
    "month-before-log": N_(
        "The log begins after that month, in {begins}. The first report: pdca report month {begins}"
    ),
    "unit-differs": N_(
        "The value was typed in «{typed}», but the plan measures in «{unit}»; type it in «{unit}»"
    ),
    "action-without-due": N_("The action «{title}» needs a due date: --due DATE"),
    "folder-unwritable": N_("The folder {folder} cannot be written: {detail}. Take another one"),
    "folder-not-ours": N_("{folder} exists and was not made by the demonstration; choose another with --dir"),
    "sure-needed": N_("{question} Say yes with --yes"),
    "file-too-large": N_("{file} is larger than {limit} MB; attach a link to it"),
    # Someone was first
    "cycle-moved": N_(
        "{winner} was first: «{move}» at {at}. C-{cycle} is now in the stage «{stage}». "
        "See: pdca show {cycle}"
    ),
    "cycle-changed": N_(
        "{winner} was first: C-{cycle} was changed at {at}; look at it again: pdca show {cycle}"
    ),
    "finding-changed": N_(
        "{winner} was first: F-{finding} was changed at {at}; look at it again: pdca finding show F-{finding}"
    ),
    "undo-overtaken": N_(
        "Not undone: {name} made another change meanwhile, at {at}. Look again and repeat: "
        "pdca history NUMBER"
    ),
    "person-holds": N_(
        "{name} has not left: something waits for them. Hand it over, or all of it at once with "
        "--hand-over-to PERSON"
    ),
    "hand-over-refused": N_("{name} has not left: not everything can go to {to}"),
    "finding-assigned-already": N_(
        "F-{finding} was assigned to {name} as C-{cycle} by {winner} at {at}. See: pdca show {cycle}"
    ),
    "log-moved-on": N_("Someone else wrote at the same moment; look again and repeat"),
    # Storage
    "database-missing": N_(
        "There is no database {place}. Make one: pdca init --org NAME; or name it with --db"
    ),
    "database-empty": N_("{place} is empty. Begin with: pdca init --org NAME"),
    "database-foreign": N_(
        "{place} is not a database of this program; name another with --db, or make one: "
        "pdca init --org NAME --db PATH"
    ),
    "database-is-folder": N_("{place} is a folder, not a database; name a file with --db"),
    "database-newer": N_(
        "{place} was made by a newer version (schema {found}, this one knows {known}); update pdca"
    ),
    "database-older": N_(
        "{place} has the older schema {found}, this version needs {known}. Type: pdca db upgrade"
    ),
    "database-exists": N_("{place} holds something already; choose another place with --db"),
    "output-unwritable": N_("The answer cannot be written: {detail}"),
    "database-no-permission": N_(
        "{place} cannot be opened: no permission; ask for it, or name another database with --db"
    ),
    "database-read-only": N_(
        "{place} can only be read, not written; let yourself write the file and its folder, or copy it "
        "elsewhere and name the copy with --db"
    ),
    "database-cannot-be-made": N_("{place} cannot be made: {detail}. Name another place with --db"),
    "database-busy": N_("{place} is busy with another program; try again in a moment"),
    "database-damaged": N_("{place} is damaged; restore a backup. More: pdca verify"),
    "database-login-refused": N_(
        "{place} refused the name or the password; check the URL in --db or PDCA_DB"
    ),
    "database-missing-on-server": N_(
        "{place}: there is no such database on the server; have it made there: createdb NAME"
    ),
    "database-out-of-reach": N_(
        "{place} cannot be reached: {detail}. Does the server run, and is the network there?"
    ),
    "database-trouble": N_("{place}: {detail}. More: pdca doctor"),
    "database-url-unreadable": N_(
        "The database URL cannot be read; write postgresql://USER@HOST/NAME or a path"
    ),
    "database-kind-unknown": N_("Databases of the kind «{kind}» are not supported; use SQLite or PostgreSQL"),
    "driver-missing": N_("PostgreSQL needs its driver: pip install pdca[postgresql]"),
    "disk-full": N_("The disk is full; nothing was changed. Make room, then type it again"),
    "disk-error": N_(
        "The disk reports an error: {detail}. Copy the database to another one: pdca backup PATH"
    ),
    "organisation-exists": N_("{place} belongs to «{name}» already; name another place with --db"),
    "organisation-missing": N_("The database holds no organisation; begin with: pdca init --org NAME"),
    "event-unreadable": N_("Event {seq} of the log cannot be read. More: pdca verify"),
    "backup-exists": N_("{place} exists, and a backup never overwrites; name another file"),
    "backup-failed": N_(
        "The backup {place} cannot be written: {detail}. Name another place: pdca backup PATH"
    ),
    "backup-server": N_("Back a server up with its own tool: pg_dump"),
}
