"""Questions in plain English, read by rules, answered with cited sentences."""
