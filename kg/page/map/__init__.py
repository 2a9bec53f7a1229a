"""The map of states, ties and places."""
