"""Alembic migrations of the schema, each atomic."""
