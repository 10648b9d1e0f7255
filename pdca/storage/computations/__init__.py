"""Computations: each one function over the tables of exports or of the log, named by a catalogue."""
