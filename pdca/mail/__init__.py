"""Letters as messages, and the talk with a mail server; the only place that knows SMTP."""
