"""Reports: figures as frozen dataclasses, then rendering; the only place that knows Jinja."""
