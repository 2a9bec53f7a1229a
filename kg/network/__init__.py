"""Stage: network."""
