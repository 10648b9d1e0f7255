"""One function per verb: load, decide, record. Nothing here prints or formats."""
