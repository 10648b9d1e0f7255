"""Mistakes in registers that are imported."""

REGISTERS: dict[str, str] = {}
