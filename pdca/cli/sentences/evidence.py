"""Mistakes in exports of a CRM, and the words for how deals stand."""

from pdca.cli.sentences.wordings import Wordings
from pdca.cli.text import N_

EVIDENCE: Wordings = {
    # The file as a whole.
    "table-gap": N_("{path}: after row {row} more than {most} rows are empty; delete them and save it anew"),
    "table-line-long": N_("{path}, line {line}: no row is as long as this; is it an export?"),
    "heading-repeated": N_("{path}, row {row}: the headings come again («{heading}»); divide the file there"),
    "json-broken": N_("{path}, line {line}, character {place}: this is no JSON; fetch the page anew"),
    "json-too-deep": N_("{path} is nested deeper than any page of a CRM and is not read"),
    "json-shape": N_("{path} is JSON, but no page of amoCRM (_embedded) or Bitrix24 (result)"),
    "json-answer-is-error": N_("{path} is an answer that says «{error}», not a page; fetch it anew"),
    "export-dates": N_("{path}: it is not clear how the dates are written; say it with --dates"),
    "evidence-rejected": N_(
        "{path}: rows that cannot be read: {count}; nothing was taken over. "
        "Mend them, or leave them out with --skip-rejected"
    ),
    "evidence-empty": N_("{path} has no row to take over"),
    "evidence-head-missing": N_("{path} has nobody called «{name}»; write --head as the file does"),
    # What a person said about it.
    "mapping-unreadable": N_("The mapping {path} cannot be read: {detail}"),
    "mapping-file-mistakes": N_("The mapping {path} has mistakes"),
    "mapping-name-unknown": N_("there is no «{name}»; there are: {known}"),
    "mapping-value-wrong": N_("«{name}» is not written as it must be"),
    "mapping-meaning-unknown": N_("«{word}» cannot mean «{meaning}»; possible: {known}"),
    "meanings-mistakes": N_("--means cannot be understood"),
    "meaning-unreadable": N_("«{text}» explains nothing; write --means FIELD:WORD=MEANING"),
    "known-unreadable": N_("«{text}» names no list; write --known FIELD=FILE:COLUMN"),
    "known-column-unknown": N_("{file} has no column «{column}»; there are: {columns}"),
    # Rows and cells.
    "cell-empty": N_("row {row}, column «{column}»: empty; the row proves nothing without it"),
    "cell-formula": N_("row {row}, column «{column}»: a formula, «{text}»; save the file with values"),
    "row-is-total": N_("row {row}, column «{column}»: «{text}» is a total, not a seller"),
    "deal-ending-unclear": N_(
        "row {row}, column «{column}»: «{text}» is closed; won or lost? Add --means stage:WORD=MEANING"
    ),
    "key-telephone": N_(
        "the key column «{column}» holds telephone numbers ({count}, the first in row {row}), which are never"
        " kept; choose another with --map key=COLUMN, or none with --map key="
    ),
    "key-doubled": N_("row {row}, column «{column}»: {number} stands in row {first_row} too"),
    "number-ambiguous": N_(
        "row {row}, column «{column}»: «{text}» may be a thousand or a fraction; "
        "add --decimal-mark comma or point"
    ),
    "number-unreadable": N_("row {row}, column «{column}»: «{text}» is not a number"),
    "number-too-large": N_("row {row}, column «{column}»: {text} is too large; figures are below a trillion"),
    "duration-unreadable": N_("row {row}, column «{column}»: «{text}» is no duration; write 00:03:25"),
    "answer-unknown": N_("row {row}, column «{column}»: «{text}» is neither yes nor no"),
    "month-unreadable": N_("row {row}, column «{column}»: «{text}» is no month; write 2026-10"),
}

OUTCOMES = {"open": N_("open"), "won": N_("won"), "lost": N_("lost")}
"""How deals stand."""
