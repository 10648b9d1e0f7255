"""Mistakes in registers that are imported: the file, its columns, its rows and its cells."""

from pdca.cli.sentences.wordings import Wordings
from pdca.cli.text import N_

# The file as a whole.
TABLES: Wordings = {
    "table-missing": N_("There is no file {path}"),
    "table-is-folder": N_("{path} is a folder; name a CSV or XLSX file"),
    "table-not-a-file": N_("{path} is not a file; name a CSV or XLSX file"),
    "table-unreadable": (
        N_("{path} cannot be read: {reason}. If it is open in another program, close it there"),
        N_("{path} cannot be read. If it is open in another program, close it there"),
    ),
    "table-foreign": N_("{path} is another kind of file ({kind}); save it as XLSX or CSV"),
    "table-too-large": N_("{path} has more than {megabytes} MB; divide it"),
    "table-too-long": N_("{path} has more than {most} rows; divide it"),
    "table-too-wide": N_("{path} has more than {most} columns; leave those that are needed"),
    "table-empty": (N_("{path}: the sheet «{sheet}» is empty"), N_("{path} is empty")),
    "table-nul": N_("{path}, line {line}: this is no text; save the file as XLSX or CSV"),
    "table-option-senseless": N_("{path} is {kind}, where --{option} means nothing; leave it out"),
    "table-quote-open": N_("{path}, line {line}: a quote is opened and not closed"),
    "table-quote-broken": N_("{path}, line {line}: a quote inside a cell; write it twice"),
    "encoding-unknown": N_("There is no encoding «{encoding}»; possible: {known}"),
    "encoding-wrong": N_("{path}, line {line}: this is not {encoding}; name another with --encoding"),
    "encoding-unclear": N_("The encoding of {path} is not clear; name it with --encoding: {known}"),
    "separator-unknown": N_("«{separator}» separates no columns; possible with --separator: {known}"),
    "date-format-unknown": N_(
        "«{text}» is no date format; possible with --date-format: {known}, or a pattern like %d.%m.%Y"
    ),
    "sheet-unknown": N_("{path} has no sheet «{sheet}»; there are: {sheets}"),
    "sheet-unclear": N_("{path} has several sheets; name one with --sheet: {sheets}"),
    "sheet-too-large": N_("{path}: the sheet «{sheet}» is larger than a sheet can be; save it anew"),
    "workbook-bomb": N_("{path} would grow beyond measure when unpacked ({part}) and is not opened"),
    "workbook-damaged": N_("{path} is damaged; open it in Excel or LibreOffice and save it anew"),
    "workbook-old": N_("{path} is in the old format of Excel; save it as XLSX"),
    "workbook-protected": N_("{path} has a password; save it without one"),
    "workbook-strict": N_("{path} is a Strict Open XML workbook; save it as an ordinary XLSX"),
    "workbook-too-large": N_("{path} would have more than {megabytes} MB when unpacked; divide it"),
    "workbook-unsafe": N_("{path} holds what no workbook needs ({part}) and is not opened; save it anew"),
}

# What is listed below it.
LISTS: Wordings = {
    "columns-mistakes": N_("It is not clear which column is what; say it with --map FIELD=COLUMN"),
    "mapping-mistakes": N_("--map cannot be understood; write --map FIELD=COLUMN"),
    "register-mistakes": (
        N_("{file} has mistakes, and nothing was taken over"),
        N_("The register has mistakes, and nothing was taken over"),
    ),
    "register-people": N_(
        "The register names people who are not entered. Enter them with pdca person add, "
        "or leave the column out: --map responsible="
    ),
    "table-mistakes": N_("{path} has mistakes, and nothing was taken over"),
    "evidence-figure-too-large": N_("The figure {value} is no amount; every figure is below a trillion"),
    "early-due": N_(
        "Rows were due before they were found. Mend them, or add --early-due accept or --early-due skip"
    ),
}

# Headings and columns.
COLUMNS = {
    "heading-row-empty": N_("{path}: the row {row} is empty, so it cannot be the headings"),
    "heading-row-missing": N_("{path} has no row of headings; write one above row {row}"),
    "heading-row-unclear": N_(
        "{path}: the headings may be in any of the rows {rows}; say which with --heading-row"
    ),
    "heading-doubled": N_("several columns are called «{heading}»: {columns}; rename all but one"),
    "heading-empty": N_("the column {column} has values (row {row}) and no heading; give it one"),
    "column-claimed-twice": N_(
        "the column «{column}» may be any of the fields {fields}; use --map FIELD={column}"
    ),
    "column-missing": N_("no column is «{field}»; add --map {field}=COLUMN. The file has: {columns}"),
    "column-unclear": N_("«{field}» may be any of the columns {columns}; add --map {field}=COLUMN"),
    "column-unknown": N_("«{field}»: there is no column «{column}». The file has: {columns}"),
    "field-doubled": N_("the field «{field}» is given twice"),
    "field-unknown": N_("there is no field «{field}»; there are: {known}"),
    "mapping-without-sign": N_("«{text}» has no equals sign between field and column"),
    "date-formats-mixed": N_(
        "column «{column}»: some dates begin with the day (rows {day_first}), others with the month "
        "(rows {month_first}); write all in one way"
    ),
    "date-order-unknown": N_(
        "column «{column}»: day or month first? Rows {rows}: {texts}. Add --date-format dmy or mdy"
    ),
}

# Rows and cells.
ROWS: Wordings = {
    "row-too-wide": N_("row {row}: it has more cells than there are headings: {cells} and {headings}"),
    "due-before-found": N_("row {row}: due on {due}, before it was found on {found}"),
    "found-in-future": N_("row {row}: found on {found}, which is in the future"),
    "responsible-unknown": N_("row {row}: nobody «{name}» is entered"),
    "formula-without-value": N_(
        "row {row}, column «{column}»: a formula without a value; open the file in Excel and save it anew"
    ),
    "cell-error": N_("row {row}, column «{column}»: the spreadsheet shows an error there: {text}"),
    "control-character": N_(
        "row {row}, column «{column}»: the character {code_point} cannot be seen; remove it"
    ),
    "date-impossible": N_("row {row}, column «{column}»: there is no such day: «{text}» (read as {format})"),
    "date-is-number": N_(
        "row {row}, column «{column}»: {text} is a number; give the cell the format of a date"
    ),
    "date-unreadable": (
        N_("row {row}, column «{column}»: «{text}» is not a date (read as {format})"),
        N_("row {row}, column «{column}»: «{text}» is not a date"),
    ),
    "date-year-short": N_(
        "row {row}, column «{column}»: «{text}»: the year has two digits; write four, or add --date-format"
    ),
    "date-year-unlikely": N_(
        "row {row}, column «{column}»: the year of {text} cannot be right; from {first} to {last} is possible"
    ),
    "external-number-doubled": N_(
        "row {row}, column «{column}»: the number {number} stands in row {first_row} too"
    ),
    "severity-unknown": N_("row {row}, column «{column}»: there is no severity «{text}»; there are: {known}"),
    "text-too-long": N_(
        "row {row}, column «{column}»: the text has too many characters: {length}; the most is {longest}"
    ),
    "title-missing": N_("row {row}, column «{column}»: the title is empty"),
}

REGISTERS: Wordings = {**TABLES, **LISTS, **COLUMNS, **ROWS}

FORMATS = {
    "7z": N_("an archive"),
    "gzip": N_("an archive"),
    "markup": N_("a web page or XML"),
    "rar": N_("an archive"),
    "zip": N_("an archive"),
}
"""The words of foreign kinds of files; the others are called by their extension."""
