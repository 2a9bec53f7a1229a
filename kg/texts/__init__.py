"""Stage: texts."""
