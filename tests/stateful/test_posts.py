"""Whatever servers and crashes do, a letter arrives, and never more often than it is marked."""

import pytest
from hypothesis import settings

from tests.stateful.posts import Posts
from tests.stateful.test_company import REPEATABLE


class Longer(Posts):
    """The same, for longer."""


TestPosts = Posts.TestCase
TestPosts.settings = settings(REPEATABLE, max_examples=25, stateful_step_count=25)

TestLonger = pytest.mark.slow(Longer.TestCase)
TestLonger.settings = settings(REPEATABLE, max_examples=200, stateful_step_count=50)
