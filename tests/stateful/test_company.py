"""Any order of commands by any people with any clock keeps what the program promises."""

import pytest
from hypothesis import HealthCheck, settings

from tests.stateful.machine import Company

# The same examples in every run: what is found here is found again, by everyone.
REPEATABLE = settings(derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))


class Longer(Company):
    """The same, for longer."""


TestCompany = Company.TestCase
TestCompany.settings = settings(REPEATABLE, max_examples=10, stateful_step_count=40)

TestLonger = pytest.mark.slow(Longer.TestCase)
TestLonger.settings = settings(REPEATABLE, max_examples=50, stateful_step_count=60)
