"""The report: key actors, dyads, disputes, what is new."""
