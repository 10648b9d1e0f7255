"""Rules of improvement work: values, events and decisions, with no input or output."""
