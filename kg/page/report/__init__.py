"""The report: a first part that stands for itself, then key actors, dyads, what is contested and new."""
