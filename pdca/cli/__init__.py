"""The command line: parse, one use case, print; the only place that knows click, clock and environment."""
