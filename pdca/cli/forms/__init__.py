"""Forms that open in an editor or are asked question by question, and that lose nothing."""
