"""Whatever servers and crashes do, a letter arrives, and never more often than it is marked."""

from hypothesis import settings

from tests.depth import examples, in_ci
from tests.stateful.posts import Posts
from tests.stateful.test_company import REPEATABLE

TestPosts = Posts.TestCase
TestPosts.settings = settings(
    REPEATABLE, max_examples=examples(100), stateful_step_count=50 if in_ci() else 15
)
