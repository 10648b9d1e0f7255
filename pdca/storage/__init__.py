"""The log and the tables that remember it; the only place that knows SQLAlchemy."""
