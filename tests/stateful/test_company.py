"""Any order of commands by any people with any clock keeps what the program promises."""

from hypothesis import HealthCheck, settings

from tests.depth import examples, in_ci
from tests.stateful.machine import Company

# The same examples in every run: what is found here is found again, by everyone.
REPEATABLE = settings(derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))

TestCompany = Company.TestCase
TestCompany.settings = settings(
    REPEATABLE, max_examples=examples(50), stateful_step_count=60 if in_ci() else 30
)
