"""Mistakes in the files that people write: processes, catalogues and forms."""

FILES: dict[str, str] = {}
