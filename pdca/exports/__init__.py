"""Files for other programs: tables and calendars. They are handed words and values, and know no log."""
