"""Stage: page."""
