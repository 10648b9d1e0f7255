"""The statements of the monthly report by hand: for SQLite, and for the one process that ships."""

import sqlite3
from typing import Any

FIRST_FROM = "SELECT min(seq) FROM events WHERE organisation = 1 AND at >= :moment"

LAST = "SELECT max(seq) FROM events WHERE organisation = 1"

EVENT = "SELECT hash FROM events WHERE organisation = 1 AND seq = :cut"

PHASES = """
SELECT phase, count(*) FROM cycle_stages
WHERE organisation = 1 AND until_seq > :cut AND from_seq <= :cut GROUP BY phase
"""

OVERDUE_COUNT = """
SELECT count(*) FROM cycle_dues
WHERE organisation = 1 AND until_seq > :cut AND from_seq <= :cut AND due < :today
"""

ENDED = """
SELECT ending, opened_on, ended_on FROM cycles
WHERE organisation = 1 AND ended_seq > :after AND ended_seq <= :cut
"""

_OPEN = """
SELECT d.cycle, c.title, p.responsible, s.stage, s.phase, s.round, s.from_on, d.due, c.assigner, c.checker,
    s.from_seq
FROM (
    SELECT cycle, due FROM cycle_dues
    WHERE organisation = 1 AND until_seq > :cut AND from_seq <= :cut {condition}
    ORDER BY due, cycle LIMIT :limit
) d
JOIN cycles c ON c.organisation = 1 AND c.number = d.cycle
JOIN cycle_stages s ON s.organisation = 1 AND s.cycle = d.cycle AND s.from_seq <= :cut AND +s.until_seq > :cut
JOIN cycle_people p ON p.organisation = 1 AND p.cycle = d.cycle AND p.from_seq <= :cut AND p.until_seq > :cut
ORDER BY d.due, d.cycle
"""

MOST_URGENT = _OPEN.format(condition="")

OVERDUE = _OPEN.format(condition="AND due < :today")

OVERDUE_TURNS = """
SELECT s.stage, p.responsible, c.assigner, c.checker
FROM cycle_dues d
JOIN cycles c ON c.organisation = 1 AND c.number = d.cycle
JOIN cycle_stages s ON s.organisation = 1 AND s.cycle = d.cycle AND s.from_seq <= :cut AND +s.until_seq > :cut
JOIN cycle_people p ON p.organisation = 1 AND p.cycle = d.cycle AND p.from_seq <= :cut AND p.until_seq > :cut
WHERE d.organisation = 1 AND d.until_seq > :cut AND d.from_seq <= :cut AND d.due < :today
"""

PLANS_WAITING = """
SELECT s.cycle, c.title, p.responsible, s.from_on, c.assigner
FROM cycle_stages s
JOIN cycles c ON c.organisation = 1 AND c.number = s.cycle
JOIN cycle_people p ON p.organisation = 1 AND p.cycle = s.cycle AND p.from_seq <= :cut AND p.until_seq > :cut
WHERE s.organisation = 1 AND s.until_seq > :cut AND s.from_seq <= :cut AND s.stage = 'plan-review'
ORDER BY s.cycle
"""

EXTENSIONS_WAITING = """
SELECT e.cycle, c.title, e.asked_by, c.assigner, e.from_due, e.to_due, e.reason
FROM extensions e JOIN cycles c ON c.organisation = 1 AND c.number = e.cycle
WHERE e.organisation = 1 AND e.settled_seq > :cut AND e.asked_seq <= :cut ORDER BY e.from_due, e.cycle
"""

FINDINGS_WAITING = """
SELECT number, title, found_on, due FROM findings
WHERE organisation = 1 AND assigned_seq > :cut AND dismissed_seq > :cut AND opened_seq <= :cut
ORDER BY due IS NULL, due, number
"""

SEGMENTS = """
SELECT phase, from_on, until_on, until_seq FROM cycle_stages
WHERE organisation = 1 AND cycle = :cycle AND from_seq <= :cut ORDER BY from_seq
"""

CLOSED = """
SELECT number, title, responsible, round, opened_on, ended_on, slip FROM cycles
WHERE organisation = 1 AND ended_seq > :after AND ended_seq <= :cut AND ending = 'closed'
ORDER BY ended_seq LIMIT :limit
"""

PLAN = """
SELECT measure, unit, baseline, target FROM plans
WHERE organisation = 1 AND cycle = :cycle AND from_seq <= :cut AND until_seq > :cut
"""

READING = """
SELECT value FROM readings
WHERE organisation = 1 AND cycle = :cycle AND kind = 'measure' AND from_seq <= :cut AND until_seq > :cut
ORDER BY round DESC, taken_on DESC, number DESC LIMIT 1
"""

SIGNS = """
SELECT a.person, a.number, a.opened_seq, s.sign, s.level
FROM assessments a JOIN assessment_signs s ON s.organisation = 1 AND s.assessment = a.number
WHERE a.organisation = 1 AND a.opened_seq <= :cut AND a.voice = 'owner' AND s.level >= 0
ORDER BY a.made_on, a.seq, s.position
"""

CHECKS = """
SELECT s.cycle, c.title, p.responsible, c.checker, s.stage, s.from_on, d.due, c.sign, (
    SELECT coalesce(sum(e.slip), 0) FROM extensions e
    WHERE e.organisation = 1 AND e.cycle = s.cycle AND e.is_granted
        AND e.asked_seq > s.from_seq AND +e.settled_seq <= :cut
)
FROM cycle_stages s
JOIN cycles c ON c.organisation = 1 AND c.number = s.cycle
JOIN cycle_people p ON p.organisation = 1 AND p.cycle = s.cycle AND p.from_seq <= :cut AND p.until_seq > :cut
LEFT JOIN cycle_dues d
    ON d.organisation = 1 AND d.cycle = s.cycle AND d.from_seq <= :cut AND +d.until_seq > :cut
WHERE s.organisation = 1 AND s.until_seq > :cut AND s.from_seq <= :cut AND s.phase IN ('check', 'act')
"""

FROZEN = """
SELECT s.cycle, c.title, p.responsible, c.assigner, s.from_on, s.returns_on, e.payload
FROM cycle_stages s
JOIN cycles c ON c.organisation = 1 AND c.number = s.cycle
JOIN cycle_people p ON p.organisation = 1 AND p.cycle = s.cycle AND p.from_seq <= :cut AND p.until_seq > :cut
JOIN events e ON e.organisation = 1 AND e.seq = s.from_seq
WHERE s.organisation = 1 AND s.until_seq > :cut AND s.from_seq <= :cut AND s.phase IS NULL
ORDER BY s.returns_on IS NULL, s.returns_on, s.cycle
"""

STOPPED = """
SELECT c.number, c.title, c.responsible, c.ending, c.ended_on, e.actor, e.payload
FROM cycles c JOIN events e ON e.organisation = 1 AND e.seq = c.ended_seq
WHERE c.organisation = 1 AND c.ended_seq > :after AND c.ended_seq <= :cut
    AND c.ending IN ('abandoned', 'cancelled')
ORDER BY c.ended_seq DESC LIMIT :limit
"""

GRANTED = """
SELECT coalesce(sum(slip), 0), count(*) FILTER (WHERE stage = :stage AND asked_seq > :entered)
FROM extensions WHERE organisation = 1 AND cycle = :cycle AND is_granted AND settled_seq <= :cut
"""

TRUST = """
SELECT (
    SELECT behaviour FROM verdicts
    WHERE organisation = 1 AND cycle = :cycle AND verdict = 'adopt' AND seq <= :cut ORDER BY seq DESC LIMIT 1
), (
    SELECT count(*) FROM readings
    WHERE organisation = 1 AND cycle = :cycle AND corrected_because != '' AND from_seq <= :cut
)
"""

AT_WORK = """
SELECT f.person, c.sign, max(c.number)
FROM cycle_stages s
JOIN cycles c ON c.organisation = 1 AND c.number = s.cycle
JOIN findings f ON f.organisation = 1 AND f.number = c.finding
WHERE s.organisation = 1 AND s.until_seq > :cut AND s.from_seq <= :cut AND c.sign IS NOT NULL
GROUP BY f.person, c.sign
"""

SELF_APPROVED = "SELECT count(*) FROM cycles WHERE organisation = 1 AND self_approved_seq <= :cut"

SET_CLOCK = "SELECT 1 FROM events WHERE organisation = 1 AND clock = 'set' AND seq <= :cut LIMIT 1"

PEOPLE = "SELECT number, name FROM people WHERE organisation = 1"

CALENDAR = "SELECT day, is_working FROM calendar_days WHERE organisation = 1"


def rows(connection: sqlite3.Connection, statement: str, **parameters: object) -> list[Any]:
    """Run a statement."""
    return connection.execute(statement, parameters).fetchall()
