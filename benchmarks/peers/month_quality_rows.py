"""The statements about how well the work goes, by hand."""

STAGES_LEFT = """
SELECT count(*), count(*) FILTER (WHERE s.until_on <= d.due),
    count(*) FILTER (WHERE s.until_on <= d.original_due)
FROM cycle_stages s
JOIN cycle_dues d ON d.organisation = 1 AND d.cycle = s.cycle
    AND d.from_seq < s.until_seq AND +d.until_seq >= s.until_seq
LEFT JOIN cycle_stages n ON n.organisation = 1 AND n.cycle = s.cycle AND n.from_seq = s.until_seq
WHERE s.organisation = 1 AND s.until_seq > :after AND s.until_seq <= :cut AND s.phase IS NOT NULL
    AND (n.phase IS NOT NULL OR n.cycle IS NULL AND EXISTS (
        SELECT 1 FROM cycles c WHERE c.organisation = 1 AND c.number = s.cycle AND c.ending != 'cancelled'
    ))
"""

PHASE_SPANS = """
SELECT s.cycle, s.phase, s.from_on, s.until_on
FROM cycles c JOIN cycle_stages s ON s.organisation = 1 AND s.cycle = c.number
WHERE c.organisation = 1 AND c.ended_seq > :after AND c.ended_seq <= :cut AND c.ending = 'closed'
"""

EXTENSIONS_SETTLED = """
SELECT count(*) FILTER (WHERE is_granted), count(*) FILTER (WHERE NOT is_granted AND NOT is_lapsed),
    coalesce(sum(slip), 0)
FROM extensions WHERE organisation = 1 AND settled_seq > :after AND settled_seq <= :cut
"""

VERDICTS = """
SELECT p.name, v.verdict, v.prediction, v.behaviour,
    CASE WHEN v.prediction_error IS NULL THEN 0 WHEN v.prediction_error LIKE '-%' THEN -1 ELSE 1 END AS side,
    count(*)
FROM verdicts v JOIN people p ON p.organisation = 1 AND p.number = v.responsible
WHERE v.organisation = 1 AND v.seq > :after AND v.seq <= :cut AND v.verdict IS NOT NULL
GROUP BY v.responsible, v.verdict, v.prediction, v.behaviour, side
"""

_MET = """EXISTS (
    SELECT 1 FROM verdicts v
    WHERE v.organisation = 1 AND v.cycle = c.number AND v.round = c.round
        AND v.verdict = 'adopt' AND v.outcome = 'met'
)"""

EFFECTS = f"""
SELECT count(*), count(*) FILTER (WHERE {_MET})
FROM cycles c
WHERE c.organisation = 1 AND c.ended_seq > :after AND c.ended_seq <= :cut AND c.ending = 'closed'
"""  # noqa: S608 - nothing here comes from outside

CONTROLS = f"""
SELECT c.number, r.value, p.direction, p.target
FROM cycles c
JOIN readings r ON r.organisation = 1 AND r.cycle = c.number AND r.from_seq > c.ended_seq
    AND r.from_seq <= :cut AND r.until_seq > :cut AND r.kind = 'measure' AND r.taken_on >= c.ended_on
JOIN plans p ON p.organisation = 1 AND p.cycle = c.number AND p.from_seq <= :cut AND p.until_seq > :cut
WHERE c.organisation = 1 AND c.ended_seq > :after AND c.ended_seq <= :cut AND c.ending = 'closed' AND {_MET}
ORDER BY c.number, r.taken_on, r.number
"""  # noqa: S608 - nothing here comes from outside

RETURNED = """
SELECT count(*) FROM findings
WHERE organisation = 1 AND opened_seq > :after AND opened_seq <= :cut AND recurs_from IS NOT NULL
"""

_CORRECTED = "r.organisation = 1 AND r.corrected_because != '' AND r.from_seq > :after AND r.from_seq <= :cut"

CORRECTIONS = f"""
SELECT r.cycle, c.title, b.value, r.value, b.taken_on, r.taken_on, e.at, p.name, r.corrected_because
FROM readings r
JOIN cycles c ON c.organisation = 1 AND c.number = r.cycle
JOIN readings b ON b.organisation = 1 AND b.cycle = r.cycle AND b.until_seq = r.from_seq
JOIN events e ON e.organisation = 1 AND e.seq = r.from_seq
JOIN people p ON p.organisation = 1 AND p.number = e.actor
WHERE {_CORRECTED} ORDER BY r.from_seq DESC LIMIT :limit
"""  # noqa: S608 - nothing here comes from outside

CORRECTIONS_COUNT = f"SELECT count(*) FROM readings r WHERE {_CORRECTED}"  # noqa: S608 - as above

SELF_APPROVED_ANEW = """
SELECT count(*) FROM cycles
WHERE organisation = 1 AND self_approved_seq > :after AND self_approved_seq <= :cut
"""

OVERDUE_ACTIONS = """
SELECT p.name, count(*)
FROM actions a
JOIN cycle_stages s ON s.organisation = 1 AND s.cycle = a.cycle AND s.from_seq <= :cut AND +s.until_seq > :cut
JOIN people p ON p.organisation = 1 AND p.number = a.assignee
WHERE a.organisation = 1 AND a.settled_seq > :cut AND a.added_seq <= :cut AND a.due < :today
    AND a.round = s.round AND s.phase = 'do'
GROUP BY a.assignee ORDER BY count(*) DESC, p.name
"""

CATALOGUE = "SELECT body FROM definitions WHERE organisation = 1 AND kind = 'catalogue' LIMIT 1"
