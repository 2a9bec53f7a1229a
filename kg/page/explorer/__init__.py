"""The interactive page of the network."""
