"""Mistakes in the files that people write: processes, catalogues, forms and templates."""

from pdca.cli.sentences.wordings import Wordings
from pdca.cli.text import N_

WHOLE: Wordings = {
    "definition-not-found": N_("Not found: {kind} «{name}». There are: {names}"),
    "definition-mistakes": N_("{file} has mistakes and is not used"),
    "sign-not-found": N_("There is no sign «{name}» in «{catalogue}». There are: {names}"),
    "file-not-found": N_("There is no file {file}"),
    "file-unreadable": (N_("{file} cannot be read: {reason}"), N_("{file} cannot be read")),
}

# Templates of the user's own.
TEMPLATES: Wordings = {
    "template-crashed": N_("{file}: the template brought down the process that fills it in; make it simpler"),
    "template-edited": N_(
        "{file} is not an unchanged copy, so nothing was written; to lose what you changed: --force"
    ),
    "template-fetches": N_(
        "{file}:{line}: the report would fetch {what} when it is opened; put it into the template as data:"
    ),
    "template-folder-missing": N_("There is no folder of templates {folder}"),
    "template-folder-shipped": N_(
        "{folder} holds the templates that ship; name another folder with --to or templates in pdca.toml"
    ),
    "template-mistake": (
        N_("{file}:{line}: the template cannot be filled in: {detail}"),
        N_("{file}: the template cannot be filled in: {detail}"),
    ),
    "template-too-large": (
        N_("{file}:{line}: the template needs more than {megabytes} MB of memory; make it simpler"),
        N_("{file}: the template needs more than {megabytes} MB of memory; make it simpler"),
    ),
    "template-too-long": (
        N_("{file}:{line}: what the template makes has more than {characters} characters; make it shorter"),
        N_("{file}: what the template makes has more than {characters} characters; make it shorter"),
    ),
    "template-too-slow": (
        N_("{file}:{line}: the template is not done after {seconds} seconds; is there a loop without end?"),
        N_("{file}: the template is not done after {seconds} seconds; is there a loop without end?"),
    ),
    "report-unknown": N_("There is no report «{name}». There are: {names}"),
    "template-unknown": N_("There is no template «{name}». There are: {names}"),
}

# How YAML is written.
SYNTAX = {
    "alias": N_("{file}:{line}: «*{name}» repeats a value from elsewhere; write the value out"),
    "anchor": N_("{file}:{line}: «&{name}» marks a value to be repeated; remove the mark"),
    "tag": N_("{file}:{line}: the tag «{name}» is not allowed; remove it"),
    "control-character": N_("{file}:{line}: the character {character} cannot be seen; remove it"),
    "empty-file": N_("{file}:{line}: nothing is written in the file"),
    "key-not-a-word": N_("{file}:{line}: a key is a word, not a list or a mapping"),
    "not-utf-8": N_("{file}:{line}: the file is not in UTF-8; save it anew in this encoding"),
    "second-document": N_("{file}:{line}: a second document begins (---); a file holds one"),
    "too-deep": N_("{file}:{line}: more than {limit} levels of indentation"),
    "too-large": N_("{file}:{line}: the file has more than {limit} bytes"),
    "more-mistakes": N_("{file}:{line}: more mistakes from here on: {count}"),
    "syntax": N_("{file}:{line}: this is not YAML: {detail}"),
    "syntax-bracket": N_("{file}:{line}: the bracket is not closed, or a comma is missing after it"),
    "syntax-character": N_("{file}:{line}: no text begins with this character; put the text in quotes"),
    "syntax-colon": N_("{file}:{line}: a colon and a space inside a text; put the text in quotes"),
    "syntax-escape": N_("{file}:{line}: «\\» means something else in double quotes; use single quotes"),
    "syntax-indent": N_("{file}:{line}: the indentation does not fit the lines above it"),
    "syntax-no-colon": N_("{file}:{line}: a colon and a space are missing after the key"),
    "syntax-quote": N_("{file}:{line}: the quote is not closed"),
    "syntax-tab": N_("{file}:{line}: lines are indented with spaces, not with a tab"),
}

# What a key may hold.
VALUES: Wordings = {
    "ambiguous-date": N_(
        "{file}:{line}: «{key}»: «{value}» may be two different days; write 2026-11-05 or 05.11.2026"
    ),
    "ambiguous-number": N_(
        "{file}:{line}: «{key}»: «{value}» may be a thousand or a fraction; write 1250 or 1.25"
    ),
    "date-without-year": N_(
        "{file}:{line}: «{key}»: «{value}» may be {first} or {second}; write the year too"
    ),
    "doubled-item": N_("{file}:{line}: «{key}»: «{value}» stands there twice; remove one"),
    "doubled-key": N_("{file}:{line}: «{key}» stands there twice, first on line {first_line}; remove one"),
    "doubled-sign": N_(
        "{file}:{line}: the sign «{key}» stands there twice, first on line {first_line}; remove one"
    ),
    "empty-value": (
        N_("{file}:{line}: «{key}» is empty; write a value"),
        N_("{file}:{line}: the file is empty"),
    ),
    "language-missing": N_("{file}:{line}: «{key}» is missing: the text in {language}"),
    "missing-key": N_("{file}:{line}: «{key}» is missing; add it"),
    "out-of-range": N_("{file}:{line}: «{key}» is {value}; from {minimum} to {maximum} is possible"),
    "reserved-id": N_("{file}:{line}: no stage can be called «{value}»: the word has a meaning of its own"),
    "too-few": N_("{file}:{line}: «{key}» has too few entries; the least is {minimum}"),
    "too-long": N_("{file}:{line}: «{key}» has too many characters: {length}; the most is {limit}"),
    "too-many": N_("{file}:{line}: «{key}» has too many entries: {count}; the most is {limit}"),
    "two-initial-stages": N_("{file}:{line}: a cycle begins in one stage, and here are several: {value}"),
    "unknown-key": N_("{file}:{line}: there is no key «{key}»; possible here: {allowed}"),
    "unknown-role": N_("{file}:{line}: «{key}»: a cycle has no «{value}»; it has: {allowed}"),
    "unknown-word": N_("{file}:{line}: «{key}» cannot be «{value}»; possible: {allowed}"),
    "wrong-date": N_("{file}:{line}: «{key}»: «{value}» is not a date; write 2026-11-05 or 05.11.2026"),
    "wrong-id": N_(
        "{file}:{line}: «{value}» cannot be an id; use small Latin letters, digits and hyphens, "
        "a letter first, at most {limit} characters"
    ),
    "wrong-number": N_("{file}:{line}: «{key}»: «{value}» is not a number"),
    "wrong-type": (
        N_("{file}:{line}: «{key}» must be {expected}, not «{value}»"),
        N_("{file}:{line}: «{key}» must be {expected}, not {found}"),
        N_("{file}:{line}: the file must be {expected}, not {found}"),
    ),
    "year-of-two-digits": N_(
        "{file}:{line}: «{key}»: «{value}»: write the year with four digits, as in 05.11.2026"
    ),
}

# How stages and moves fit together.
GRAPH = {
    "ambiguous-transition": N_(
        "{file}:{line}: «{transition}» and «{other}» lead the same person from the same stage to the same "
        "stage; leave one of them"
    ),
    "any-open-alone": N_(
        "{file}:{line}: «{transition}»: any-open is every open stage; name no other with it"
    ),
    "closed-ending-missing": N_("{file}:{line}: no stage is a good end; give one of them end: closed"),
    "dead-end": N_("{file}:{line}: no move leaves «{stage}»; add one, or make the stage an ending with end"),
    "ending-left": N_("{file}:{line}: «{transition}» leaves «{stage}», which is an ending"),
    "initial-not-open": N_(
        "{file}:{line}: no cycle can begin in «{stage}», a pause or an ending; name an open stage"
    ),
    "loop-without-exit": N_("{file}:{line}: these stages lead only to each other: {stages}; add a way out"),
    "no-way-to-close": N_("{file}:{line}: no way leads from «{stage}» to a stage with end: closed"),
    "nobody-may": N_(
        "{file}:{line}: nobody may take «{transition}»: not_by shuts out everyone whom by names"
    ),
    "only-open-stages": N_(
        "{file}:{line}: «{stage}» is a pause or an ending and has no «{unneeded}»; remove it"
    ),
    "pause-and-ending": N_("{file}:{line}: «{stage}» is a pause and an ending at once; remove paused or end"),
    "previous-without-pause": N_(
        "{file}:{line}: «{transition}»: only a move out of a pause leads to previous"
    ),
    "stage-without-due": N_("{file}:{line}: «{stage}» has no due rule; add due with working_days"),
    "stage-without-phase": N_("{file}:{line}: «{stage}» has no phase; add phase: plan, do, check or act"),
    "unknown-gate": N_("{file}:{line}: there is no condition «{value}»; there are: {allowed}"),
    "unknown-stage": N_("{file}:{line}: «{key}»: there is no stage «{value}»; there are: {allowed}"),
    "unknown-target": N_("{file}:{line}: «{key}»: there is no stage «{value}»; there are: {allowed}"),
    "unreachable-stage": N_(
        "{file}:{line}: no moves lead from «{initial}» to «{stage}»; add one, or remove the stage"
    ),
}

# What is asked of the criteria of a catalogue, and how they are answered.
CRITERIA: Wordings = {
    "critical-missing": N_("{file}:{line}: «{sign}»: no criterion is critical; give one critical: true"),
    "computed-otherwise": N_(
        "{file}:{line}: «{criterion}»: the computation «{computed}» gives another kind of answer"
    ),
    "number-expected": N_("{file}:{line}: «{criterion}» is answered with a number, not with «{value}»"),
    "only-numbers": N_(
        "{file}:{line}: «{criterion}» is answered with yes or no and has no «{unneeded}»; remove it"
    ),
    "other-catalogue": N_(
        "{file}:{line}: the form belongs to the catalogue «{named}», not to «{expected}»; "
        "take the other form, or leave --catalogue out"
    ),
    "unknown-computation": N_("{file}:{line}: there is no computation «{value}»; there are: {allowed}"),
    "reference-missing": N_(
        "{file}:{line}: «{criterion}»: what is published needs its reference; add reference"
    ),
    "thresholds-wrong-way": N_(
        "{file}:{line}: «{criterion}»: with direction: {direction}, "
        "met ({met}) must be better than fail ({fail})"
    ),
    "unknown-criterion": N_("{file}:{line}: the sign «{sign}» has no criterion «{criterion}»"),
    "unknown-sign": N_("{file}:{line}: the catalogue has no sign «{sign}»"),
    "value-and-score": N_("{file}:{line}: «{key}» has a value and a score; leave one of them"),
    "yes-no-expected": N_("{file}:{line}: «{criterion}» is answered with yes or no, not with «{value}»"),
}

FILES: Wordings = {**WHOLE, **TEMPLATES, **SYNTAX, **VALUES, **GRAPH, **CRITERIA}

KINDS = {
    "catalogue": N_("catalogue"),
    "date": N_("a date"),
    "en": N_("English"),
    "list": N_("a list"),
    "map": N_("keys with values"),
    "number": N_("a number"),
    "process": N_("process"),
    "ru": N_("Russian"),
    "text": N_("a text"),
    "text-in-languages": N_("a text in each language, ru and en"),
    "true-false": N_("true or false"),
    "whole-number": N_("a whole number"),
    "word": N_("a word"),
    "yes-no": N_("yes or no"),
}
"""The words of what a file may hold."""

OF_SYSTEM = {
    N_("Connection refused"),
    N_("Connection reset"),
    N_("File name too long"),
    N_("Is a directory"),
    N_("No space left on device"),
    N_("No such file or directory"),
    N_("Not a directory"),
    N_("Permission denied"),
    N_("Read-only file system"),
    N_("attempt to write a readonly database"),
    N_("database or disk is full"),
    N_("disk I/O error"),
    N_("invalid continuation byte"),
    N_("invalid start byte"),
    N_("is not a file"),
    N_("is not text"),
    N_("links lead round in a circle"),
    N_("no computer has this name"),
    N_("the file is not in UTF-8"),
    N_("the file is too large for a template"),
    N_("the link leads out of the folder of the templates"),
    N_("there is no such folder"),
    N_("this is not a file"),
    N_("timed out"),
    N_("unable to open database file"),
    N_("unexpected end of data"),
    N_("half of a character, which no file can hold"),
    N_("maximum recursion depth exceeded"),
}
"""What the system, SQLite, or what reads a template, says of a file in its own words."""
