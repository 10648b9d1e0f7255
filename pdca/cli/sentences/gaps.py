"""What is missing or forbidden: one clause a code, and the command that supplies it."""

from pdca.cli.text import N_

# Gates: what a move still lacks; of several sentences the first that its facts fill.
GATES: dict[str, str | tuple[str, ...]] = {
    "root-cause": N_("root cause: at least three whys, one after the other"),
    "cause-in-process": N_("the last why must be about the process, not about a person (and name nobody)"),
    "why-not-held": N_("why the earlier cycle of this sign did not hold"),
    "goal": N_("goal: what will be different"),
    "measure": N_("measure: what is measured, its unit, and which way is better"),
    "baseline": N_("baseline: today's value and the period it was measured in"),
    "target": (
        N_("target: a value better than the baseline, and a date ahead; {passed} has passed"),
        N_("target: a value better than the baseline, and its date"),
    ),
    "prediction": N_("prediction: what you expect to happen, written before Do"),
    "actions-planned": N_("at least one action with an assignee and a due date"),
    "check-method": N_("how it will be checked, and from which data"),
    "counter-measure": N_("counter-measure: what must not get worse, with its value today"),
    "observation-window": N_("how many working days the effect is watched"),
    "actions-settled": N_("every action finished (or dropped with approval), at least one done"),
    "actions-evidenced": N_("evidence for each finished action"),
    "reading-after-do": N_("a reading of the measure taken after Do began"),
    "counter-read": N_("a reading of the counter-measure taken after Do began"),
    "prediction-scored": N_("whether the prediction held"),
    "learned": N_("what was learned"),
    "window-passed": N_("the observation window must pass first"),
    "second-reading": N_("a reading after the window that still meets the target"),
    "counter-not-worse": N_("a reading of the counter-measure after the window that is no worse"),
    "noise-explained": N_("a reason to adopt what the readings do not prove: they vary as they did before"),
    "standard-named": N_("the standard: document and version"),
    "standard-told": N_("who was told about the standard"),
    "applies-elsewhere": N_("where else it applies"),
    "control-date": N_("the date of the next control reading, in the future"),
    "reason": N_("a reason"),
    "return-date": N_("the date to go on, in the future"),
}

COMMANDS = {
    "root-cause": N_('pdca plan {number} --why "…" --why "…" --why "…"'),
    "cause-in-process": N_("pdca plan {number} --cause-in process"),
    "why-not-held": N_('pdca plan {number} --why-not-held "…"'),
    "goal": N_('pdca plan {number} --goal "…"'),
    "measure": N_('pdca plan {number} --measure "…" --unit "%" --direction up'),
    "baseline": N_('pdca plan {number} --baseline 40 --baseline-period "…"'),
    "target": N_("pdca plan {number} --target 90 --target-on DATE"),
    "prediction": N_('pdca plan {number} --prediction "…" --predicted 85..95'),
    "actions-planned": N_('pdca action add {number} "…" --to PERSON --due DATE'),
    "check-method": N_('pdca plan {number} --check-method "…" --data-source "…"'),
    "counter-measure": N_('pdca plan {number} --counter "…" --counter-direction down --counter-baseline 5'),
    "observation-window": N_("pdca plan {number} --observation 20"),
    "actions-settled": N_("pdca action done {number} N"),
    "actions-evidenced": N_("pdca attach {number} FILE --action N"),
    "reading-after-do": N_("pdca measure {number} VALUE"),
    "counter-read": N_("pdca measure {number} VALUE --counter"),
    "prediction-scored": N_("pdca check {number} --prediction held|failed"),
    "learned": N_('pdca check {number} --learned "…"'),
    "second-reading": N_("pdca measure {number} VALUE"),
    "counter-not-worse": N_("pdca measure {number} VALUE --counter"),
    "noise-explained": N_('pdca advance {number} adopt --reason "…"'),
    "standard-named": N_('pdca standard {number} --document "…" --version "1"'),
    "standard-told": N_('pdca standard {number} --told "…"'),
    "applies-elsewhere": N_('pdca standard {number} --elsewhere "…"'),
    "control-date": N_("pdca standard {number} --control-on DATE"),
    "reason": N_('--reason "…"'),
    "return-date": N_("--until DATE"),
}

PARTS = {
    "baseline-value": N_("pdca plan {number} --baseline 40"),
    "baseline-period": N_('pdca plan {number} --baseline-period "…"'),
    "target-value": N_("pdca plan {number} --target 90"),
    "target-date": N_("pdca plan {number} --target-on DATE"),
}
"""The commands of a gate of two parts when only one of them is missing."""

HANDING = {
    "responsible": N_('pdca reassign {cycle_number} --to PERSON --reason "…"'),
    "assigner": N_('pdca reassign {cycle_number} --assigner PERSON --reason "…"'),
    "checker": N_('pdca reassign {cycle_number} --checker PERSON --reason "…"'),
    "holds-action": N_('pdca action reassign {cycle_number} {action} --to PERSON --reason "…"'),
    "holds-queued": N_("pdca assign F-{finding} --to PERSON --checker PERSON"),
}
"""What puts a thing that somebody has into other hands."""

BY_IMPORT = N_("pdca evidence import FILE --as {kinds} --apply")
"""What supplies a reading that is computed from exports."""

BY_DATA = N_("pdca measure {number} --from-evidence")
BY_DATA_COUNTER = N_("pdca measure {number} --counter --from-evidence")
"""What supplies a reading that is computed from this program's own log."""

ALONE = {
    "reason": N_('give a reason: --reason "…"'),
    "learned": N_('write what was learned: --learned "…"'),
}
"""What to type when a thing that a record lacks is the only objection to it."""

# Rules: who may do what, and when.
RULES: dict[str, str | tuple[str, ...]] = {
    "reader-reads": N_("management only reads; it changes nothing"),
    "not-your-role": N_("this is for the {relations} to do: {names}"),
    "four-eyes": N_("four eyes: nobody approves, checks or extends their own work"),
    "four-eyes-of-cycle": N_("four eyes: {name} cannot be responsible and also assign or check"),
    "owner-only": N_("only an owner may do this"),
    "owner-or-head-only": N_("only an owner or a head of sales may do this"),
    "evidence-owners": N_(
        "only an owner replaces the exports «{kind}» that an owner gave; "
        "import without --replace, or ask the owner"
    ),
    "outside-owner-only": N_("only an owner may send to an address that is no person's here: {address}"),
    "sender-or-owner-only": N_("only an owner may do this, or {name}, who put the letter into the outbox"),
    "first-is-owner": N_("the first person must be an owner: --role owner"),
    "about-oneself": N_("nobody assigns or checks the cycle of a finding about themselves"),
    "assesses-oneself": N_("nobody assesses themselves"),
    "not-in-cycle": N_("you have no part in this cycle"),
    "not-your-action": N_("this action is for someone else to do: {names}"),
    "cycle-ended": N_("the cycle has ended: {ending}"),
    "cycle-frozen": N_("the cycle is frozen until {returns_on}"),
    "plan-frozen": N_(
        "the plan is frozen since it was submitted; a returned plan or a new round opens it again"
    ),
    "actions-closed": N_("actions are added while planning or doing"),
    "action-settled": N_("action {action} is finished or dropped already"),
    "no-such-action": N_("there is no action {action} in this round"),
    "no-such-reading": N_("there is no reading {reading} in this round"),
    "baseline-frozen": N_(
        "reading {reading} was approved with the plan; what is from before Do changes no more"
    ),
    "reading-same": N_("reading {reading} says so already"),
    "reading-computed": N_(
        "this figure is computed from imported data ({computed}): pdca evidence import FILE; "
        "to type it nevertheless, say with --note why"
    ),
    "reading-not-planned": N_("the plan does not leave this figure to «{computed}»"),
    "computation-unknown": N_("there is no computation «{computed}»; pdca compute lists them"),
    "prediction-computed": N_(
        "a figure was predicted, so whether it held is computed from the readings: leave --prediction out"
    ),
    "not-doing": N_("actions are finished in the Do phase, after the plan was approved"),
    "not-checking": N_("this is written in the Check phase"),
    "not-acting": N_("a standard is named in the Check or Act phase"),
    "assignee-cannot-act": N_("{name} only reads or has left, and cannot be made responsible"),
    "checker-cannot-act": N_("{name} only reads or has left, and cannot check"),
    "assigner-cannot-act": N_("only an owner or a head of sales who is there assigns cycles: {name} cannot"),
    "already-in-charge": N_("{name} is that already"),
    "person-left": N_("{name} left the company on {on}"),
    "person-is-here": N_("{name} has not left the company"),
    "returned-before-leaving": N_("nobody returns before they left, on {on}"),
    "acted-after-leaving": N_("they wrote something here on {on}, so they did not leave before that day"),
    "last-owner": N_("no other owner would be left; enter one first: pdca person add NAME --role owner"),
    "undo-person-left": N_("work would come back to {name}, who left the company on {on}"),
    "holds-relation": N_("C-{cycle_number}: {relation}"),
    "holds-action": N_("C-{cycle_number}: action {action}"),
    "holds-queued": N_("F-{finding} waits for a place"),
    "not-handed-over": N_("{held}: {gaps}"),
    "assigner-is-another": N_("a cycle is opened by its assigner"),
    "already-responsible": N_("this person is responsible already"),
    "number-taken": N_("the number {number} is taken"),
    "title-empty": N_("the title is empty"),
    "text-empty": N_("the text is empty"),
    "not-a-number": N_("the value is not a number"),
    "predicted-not-a-band": N_("the predicted figure is one number or two: 90, 85..95"),
    "observation-out-of-range": N_("the effect is watched for 1 to {most} working days"),
    "due-in-past": N_("the due date {due} has passed"),
    "date-in-future": N_("the date {on} is in the future"),
    "date-not-in-future": N_("the date {on} is not in the future"),
    "extension-waits": N_("an extension to {to_due} waits for a decision already"),
    "extension-not-later": N_("the new date must be later than the present one, {due}"),
    "extension-too-late": N_("more time must be asked for before the due date passes; it was {due}"),
    "no-extension-waits": N_("no extension waits for a decision"),
    "undo-built": N_("{at} {name}: {what}"),
    "undo-not-yours": N_("only the one who made a change undoes it"),
    "undo-not-latest": N_("it is not the latest change any more; look again: pdca history"),
    "undo-otherwise": N_("a change of this kind is not undone but followed by another"),
    "undo-reported": N_(
        "its month is over, and the report of that month has told of it ({on}); set it right by a new change"
    ),
    "undo-shows-again": N_("F-{finding} was opened because of it"),
    "undo-place-taken": N_("its place has been taken: {name} may have {limit} cycles in work at once"),
    "over-limit": N_(
        "{name} has {limit} cycles in work already, the most at once; to go over it: --over-limit"
    ),
    "limit-not-reached": N_("{name} is not at the limit of {limit} cycles in work"),
    "finding-settled": N_("the finding has a cycle already or was dismissed"),
    "sign-does-not-show": N_("the assessment does not show this sign"),
    "nothing-checked": N_("nothing was checked; at least one criterion must be answered"),
    "computed-unknown": N_("an answer is marked as measured by what the catalogue does not name"),
    "self-voice-is-of-oneself": N_("nobody but the assessed person answers for themselves"),
    "self-voice-blank": N_(
        "the owner's sealed answers are opened by whole answers; blank beside them: {count}. "
        "What you do not know, say so in its note"
    ),
    "self-voice-of-another-time": N_("both answer about the same time, at most {days} days apart"),
    "self-voice-needs-owner": N_("there is no other owner whose answers these could stand beside"),
    "seal-without-need": N_("a seal is for an owner who answers before the assessed person does"),
    "seal-for-reader": N_("{name} only reads and could never answer beside a sealed assessment"),
    "answer-by-past": N_("the day until which the assessed person may answer has passed: {day}"),
    "answer-by-unsealed": N_("a day to answer by belongs to a sealed assessment"),
    "beside-another": N_("it does not answer beside the assessment A-{number}"),
    "blindness-wrong": N_("whether the other voice could be seen is not marked as it was"),
    "carried-from-another": N_(
        "answers are taken over from an earlier assessment of the same person, catalogue and voice; "
        "A-{number} is none"
    ),
    "carried-differs": N_("the answer taken over is not what the earlier assessment says: {criterion}"),
    "not-sealed": N_("the assessment A-{number} is not sealed"),
    "does-not-recur": N_("the finding does not follow from C-{cycle_number}, or not with this severity"),
    "finding-about-nobody": N_("the finding is about nobody, so nobody can answer it"),
    "reply-is-of-the-assessed": N_("the right to answer is that of the person it is about: {name}"),
    "answers-unknown": N_("the answers do not fit the catalogue"),
    "external-number-taken": N_("the external number {external_number} is taken"),
    "name-empty": N_("the name is empty"),
    "name-taken": N_("there is a person of this name already: {name}"),
    "name-of-someone-who-left": N_(
        "{name} left the company on {on}; who is there again: pdca person return PERSON"
    ),
    "no-such-person": N_("there is no person number {number}"),
    "no-such-cycle": N_("there is no cycle of the stream {stream}"),
    "week-empty": N_("a working week has at least one day"),
    "made-from-later": N_("a letter cannot tell of event {seq}, which comes later"),
    "calendar-seeded-already": N_("the holidays of the year are in the calendar already; change single days"),
    "definition-stored-already": N_("the definition is stored already"),
    "definition-unknown": N_("the definition {content_hash} is not in the database"),
    "differs-from-decision": N_("the event is not what the engine would have decided"),
    "self-approval-unmarked": N_("a decision about one's own work is not marked as such"),
    "slip-wrong": N_("the slip should be {slip} working days"),
    "wrong-stream": N_("the event does not belong in the stream {stream}"),
    "founded-already": N_("the organisation was founded already"),
    "not-founded": N_("the log does not begin with the founding of the organisation"),
}

NEXT = {
    "reader-reads": "pdca list",
    "not-your-role": "pdca my",
    "four-eyes-of-cycle": "pdca person list",
    "owner-only": "pdca person list",
    "owner-or-head-only": "pdca person list",
    "not-in-cycle": "pdca my",
    "not-your-action": "pdca my",
    "cycle-ended": "pdca history {number}",
    "cycle-frozen": "pdca advance {number} resume",
    "plan-frozen": "pdca show {number}",
    "actions-closed": "pdca show {number}",
    "action-settled": "pdca action list {number}",
    "no-such-action": "pdca action list {number}",
    "no-such-reading": "pdca measure {number}",
    "baseline-frozen": "pdca measure {number}",
    "not-doing": "pdca show {number}",
    "not-checking": "pdca show {number}",
    "not-acting": "pdca show {number}",
    "extension-waits": "pdca show {number}",
    "no-extension-waits": "pdca show {number}",
    "finding-settled": "pdca finding list --all",
    "finding-about-nobody": "pdca finding list",
    "not-sealed": "pdca assessment list",
    "carried-from-another": "pdca assessment list",
    "name-taken": "pdca person list",
    "person-left": "pdca person list",
    "person-is-here": "pdca person list",
    "assignee-cannot-act": "pdca person list",
    "checker-cannot-act": "pdca person list",
    "nothing-checked": "pdca assess --form",
    "calendar-seeded-already": N_("pdca calendar set DATE --off"),
}
"""What to type after a rule has said no; the other rules say it themselves, or nothing helps."""

GAPS: dict[str, str | tuple[str, ...]] = {**GATES, **RULES}
