"""An engine for improvement work: Plan, Do, Check, Act, with a log that can prove itself."""

__version__ = "0.1.0"
