"""The timeline of events by pair."""
