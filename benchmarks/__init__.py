"""Figures to hold: what the program costs today, each beside its floor measured in the same run."""
