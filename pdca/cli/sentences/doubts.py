"""What is too perfect about an export, by the code of the doubt."""

from pdca.cli.text import N_
from pdca.domain.evidence_doubts import EvidenceDoubtCode

EVIDENCE_DOUBTS = {
    EvidenceDoubtCode.SHORT_CALLS: N_("{seller}: {count} of {of} scored calls last a minute or less"),
    EvidenceDoubtCode.SAME_SCORES: N_("{seller}: all scored calls ({count}) have the same score, {value}"),
    EvidenceDoubtCode.SCORED_AT_ONCE: N_(
        "{seller}: {count} of {of} scored calls are of different days, but were all scored on one day at the "
        "end of the month ({days})"
    ),
    EvidenceDoubtCode.CLOSED_AT_ONCE: N_(
        "{seller}: {count} of {of} closed tasks were planned for different days, but were all closed on one "
        "day at the end of the month ({days})"
    ),
    EvidenceDoubtCode.SAME_ANSWER_TIME: N_(
        "{seller}: all first answers ({count}) came after exactly the same time, {seconds} s"
    ),
}
