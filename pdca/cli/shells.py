"""Shells: the script of each, how it hands over what is typed, and how it wants the answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from pdca.cli.completing import FILES, Candidate
from pdca.domain.width import cut, width

LINE = "_PDCA_LINE"
"""The variable in which bash and PowerShell hand the line over, up to the cursor."""

NAMES = ("bash", "zsh", "fish", "powershell")

_SPECIAL = frozenset(" \t\"'\\$`!&|;<>(){}[]*?#~^%@,")
"""What a shell would not take for a part of a word."""

_NARROW = 40
"""Places: no description is worth less."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as a shell reads it: whole words, the one being typed, and its open quote."""

    words: tuple[str, ...]
    incomplete: str
    quote: str = ""


def read_line(line: str, escape: str) -> Line:
    """Part a line, up to the cursor, into words; the first is the program and is left out."""
    words: list[str] = []
    word: str | None = None
    quote = ""
    signs = iter(line)
    for sign in signs:
        if sign == escape and quote != "'":
            word = (word or "") + next(signs, "")
        elif quote:
            quote, word = ("", word) if sign == quote else (quote, (word or "") + sign)
        elif sign in "\"'":
            quote, word = sign, word or ""
        elif not sign.isspace():
            word = (word or "") + sign
        elif word is not None:
            words.append(word)
            word = None
    return Line(tuple(words[1:]), word or "", quote)


def answer(shell: str, line: Line, found: Sequence[Candidate], places: int) -> list[str]:
    """Write candidates as the script of a shell wants them; FILES stands alone and is handed on."""
    if any(each.value == FILES for each in found):
        # PowerShell completes files by itself when nothing is answered.
        return [] if shell == "powershell" else [FILES]
    if shell == "bash":
        return _for_bash(line, found, places)
    if shell == "zsh":
        # A colon parts the word from its description.
        return [f"{each.value.replace(':', chr(92) + ':')}:{each.meaning}" for each in found]
    before = _before(line.incomplete)
    if shell == "fish":
        return [f"{before}{each.value}\t{each.meaning}" for each in found]
    return [f"{before}{_quoted_for_powershell(each.value)}\t{each.meaning or each.value}" for each in found]


def _before(incomplete: str) -> str:
    """Return what stays of a word whose end is completed: the option before an equals sign."""
    name, equals, _value = incomplete.partition("=")
    return f"{name}=" if equals and name.startswith("--") else ""


def _for_bash(line: Line, found: Sequence[Candidate], places: int) -> list[str]:
    words = [_quoted_for_bash(each.value, line.quote) for each in found]
    if len(found) < 2 or places < _NARROW:  # noqa: PLR2004 - one is inserted, several are shown
        return words
    # Bash shows what it would insert; with several it inserts only what all begin with.
    longest = max(map(width, words))
    return [
        _cut(f"{word}{' ' * (longest - width(word))}  ({each.meaning})", places) if each.meaning else word
        for word, each in zip(words, found, strict=True)
    ]


def _cut(text: str, places: int) -> str:
    """Let a text end before the line does."""
    if width(text) < places:
        return text
    return f"{cut(text, places - 2)[0]}…"


def _quoted_for_bash(value: str, quote: str) -> str:
    if quote == '"':
        return "".join(f"\\{sign}" if sign in '"\\$`' else sign for sign in value)
    if quote == "'":
        return value.replace("'", "'\\''")
    return "".join(f"\\{sign}" if sign in _SPECIAL else sign for sign in value)


def _quoted_for_powershell(value: str) -> str:
    if not _SPECIAL & set(value):
        return value
    return "'" + value.replace("'", "''") + "'"


_BASH = """\
_pdca() {
    local line columns=${COLUMNS:-80}
    # Where Tab inserts one candidate after the other, they must be bare.
    [[ $COMP_TYPE == 37 || $COMP_TYPE == 42 ]] && columns=0
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(_PDCA_LINE="${COMP_LINE:0:COMP_POINT}" PYTHONUTF8=1 \\
        "$1" completion words --columns "$columns" bash 2>/dev/null)
    if [[ ${COMPREPLY[0]} == ':files' ]]; then
        COMPREPLY=()
        compopt -o default 2>/dev/null
    fi
}
complete -o nosort -F _pdca pdca 2>/dev/null || complete -F _pdca pdca
"""

_ZSH = """\
#compdef pdca
_pdca() {
    local -a answer
    answer=("${(@f)$(PYTHONUTF8=1 "${(Q)words[1]}" completion words zsh -- \\
        "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
    [[ -z $answer[1] ]] && return 1
    if [[ $answer[1] == ':files' ]]; then
        _files
        return
    fi
    [[ $PREFIX == --*=* ]] && compset -P 1 '*='
    _describe -V pdca answer
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _pdca "$@"
else
    compdef _pdca pdca
fi
"""

_FISH = """\
function __pdca_complete
    set -l whole (commandline -opc)
    set -l current (commandline -ct)
    set -l answer (PYTHONUTF8=1 pdca completion words fish -- $whole[2..-1] "$current" 2>/dev/null)
    if test "$answer[1]" = ':files'
        __fish_complete_path "$current"
        return
    end
    printf '%s\\n' $answer
end
complete -c pdca -f -k -a '(__pdca_complete)'
"""

_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName pdca, pdca.exe -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $length = $cursorPosition - $commandAst.Extent.StartOffset
    # A space after the last word does not belong to the command, and says that a new word begins.
    $line = $commandAst.ToString().PadRight($length).Substring(0, $length)
    $before = $env:_PDCA_LINE, $env:PYTHONUTF8, [Console]::OutputEncoding
    try {
        $env:_PDCA_LINE = $line
        $env:PYTHONUTF8 = '1'
        [Console]::OutputEncoding = [Text.Encoding]::UTF8
        $answer = @(& pdca completion words powershell 2>$null)
    } catch {
        $answer = @()
    } finally {
        $env:_PDCA_LINE = $before[0]
        $env:PYTHONUTF8 = $before[1]
        [Console]::OutputEncoding = $before[2]
    }
    foreach ($each in $answer) {
        $value, $meaning = $each -split "`t", 2
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $meaning)
    }
}
"""

SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH, "powershell": _POWERSHELL}
"""In ASCII, since old shells of Windows read a file in their own encoding."""
